using System.Globalization;

namespace ToaSoan.Transparency;

/// <summary>Places in the register counted in words of the current language.</summary>
public static class RegisterSummary
{
    /// <summary>How many there are, how many of each decision and on what grounds, and what came of requests of others, authorities and courts first.</summary>
    public static string Of(IReadOnlyList<RegisterEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0)
        {
            return RegisterText.NoneYet;
        }

        var sentences = new List<string>
        {
            Say(entries.Count == 1 ? RegisterText.CountOne : RegisterText.CountAll, entries.Count, List(entries.Select(static entry => StatementWords.Of(entry.Decision)))),
            Say(RegisterText.CountGrounds, List(entries.Select(static entry => StatementWords.Of(entry.Ground)))),
        };
        foreach (var source in (StatementSource[])[StatementSource.Authority, StatementSource.Court, StatementSource.Organisation, StatementSource.Reader])
        {
            var asked = entries.Where(entry => entry.Source == source && entry.Decision is StatementDecision.RequestGranted or StatementDecision.RequestPartlyGranted or StatementDecision.RequestRefused).ToList();
            if (asked.Count > 0)
            {
                sentences.Add(Say(RegisterText.CountRequests, StatementWords.Of(source), asked.Count, List(asked.Select(static entry => StatementWords.Of(OutcomeOf(entry.Decision))))));
            }
        }

        return string.Join(' ', sentences);
    }

    private static RequestOutcome OutcomeOf(StatementDecision decision) => decision switch
    {
        StatementDecision.RequestGranted => RequestOutcome.Granted, StatementDecision.RequestPartlyGranted => RequestOutcome.PartlyGranted, _ => RequestOutcome.Refused,
    };

    private static string List(IEnumerable<string> names) =>
        string.Join("; ", names.CountBy(static name => name).OrderByDescending(static pair => pair.Value).Select(static pair => Say(RegisterText.CountOf, pair.Value, char.ToLower(pair.Key[0], CultureInfo.CurrentCulture) + pair.Key[1..])));

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
