using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Transparency;

namespace ToaSoan.FactCheck;

/// <summary>
/// What the fact-check desk offers to reports: claims received and declined, checks published, corrected and withdrawn, and how long a verdict took. A claim counts for the city as a whole, on the city's day on which it came
/// or was declined; a check for the desk's office, on the day of the edition. What is kept of a claim's words is shown in no list.
/// </summary>
public sealed class FactCheckFigures(PortalDb db) : IFigures
{
    private const string Received = "claims-received", Declined = "claims-declined", Published = "checks-published", Corrected = "checks-corrected", Withdrawn = "checks-withdrawn", Days = "days-to-verdict";

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop)
    {
        FigureDimension[] verdict = [new FigureDimension("verdict", FactCheckText.Verdict)];
        return Task.FromResult<IReadOnlyList<FigureKind>>(
        [
            Named(Received, FactCheckText.UnitClaims, [], FigureDirection.Neutral),
            Named(Declined, FactCheckText.UnitClaims, [new FigureDimension("ground", FactCheckText.GroundDimension)], FigureDirection.Neutral),
            Named(Published, FactCheckText.UnitChecks, verdict, FigureDirection.Up),
            Named(Corrected, FactCheckText.UnitChecks, [], FigureDirection.Neutral),
            Named(Withdrawn, FactCheckText.UnitChecks, [], FigureDirection.Down),
            Named(Days, FactCheckText.UnitDays, verdict, FigureDirection.Down) with { Making = FigureMaking.Median, Decimals = 1 },
        ]);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var rows = (await KindsAsync(stop)).Select(static kind => kind.Key).Where(kinds.Contains).ToDictionary(static key => key, static _ => new List<FigureRow>());
        var (first, end) = (CityTime.Utc(from.ToDateTime(TimeOnly.MinValue)), CityTime.Utc(until.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        if (rows.ContainsKey(Received) || rows.ContainsKey(Declined))
        {
            await ReadClaimsAsync(rows, first, end, stop);
        }

        if (rows.Keys.Any(static key => key is Published or Corrected or Withdrawn or Days))
        {
            await ReadChecksAsync(rows, first, end, stop);
        }

        return rows.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<FigureRow>)pair.Value);
    }

    private async Task ReadClaimsAsync(Dictionary<string, List<FigureRow>> rows, DateTime first, DateTime end, CancellationToken stop)
    {
        foreach (var claim in await db.Claims.AsNoTracking().Where(c => (c.ReceivedAt >= first && c.ReceivedAt < end) || (c.DecidedAt >= first && c.DecidedAt < end)).OrderBy(static c => c.Id).Select(static c => new { c.Id, c.ReceivedAt, c.DecidedAt, c.State, c.Ground, c.StatementId }).ToListAsync(stop))
        {
            var title = CheckWords.Format(FactCheckDeskText.ClaimNumber, claim.Id);
            if (claim.ReceivedAt >= first && claim.ReceivedAt < end)
            {
                rows.GetValueOrDefault(Received)?.Add(new FigureRow(CityTime.DayOf(claim.ReceivedAt), 1, "", title, $"/ban/kiem-chung/tin/{claim.Id}", false, []));
            }

            if (claim is { State: ClaimState.Declined, Ground: { } ground, StatementId: { } statement, DecidedAt: { } at } && at >= first && at < end)
            {
                rows.GetValueOrDefault(Declined)?.Add(new FigureRow(CityTime.DayOf(at), 1, "", title, $"/so-kiem-duyet/{statement}", true, [new FigureMark("ground", ground.ToString().ToLowerInvariant(), StatementWords.Of(ground))]));
            }
        }
    }

    private async Task ReadChecksAsync(Dictionary<string, List<FigureRow>> rows, DateTime first, DateTime end, CancellationToken stop)
    {
        var editions = await db.Editions.AsNoTracking().Where(e => e.Kind == CheckContent.EditionKind && e.PublishedAt >= first && e.PublishedAt < end).Join(db.Checks.AsNoTracking(), static e => e.ObjectId, static c => c.Id, static (e, c) => new
        {
            e.Number, e.Change, e.PublishedAt, e.Office, e.Kicker, e.Path, e.ObjectId, c.AskedAt, c.Content, Shown = c.ShownAt != null && c.WithdrawnAt == null,
        }).OrderBy(static e => e.PublishedAt).ThenBy(static e => e.ObjectId).ThenBy(static e => e.Number).ToListAsync(stop);
        foreach (var e in editions)
        {
            var claim = CheckContent.Read(e.Content).Claim;
            FigureMark[] marks = e.Kicker.Length == 0 ? [] : [new FigureMark("verdict", e.Kicker.ToLowerInvariant(), CheckWords.Of(Enum.Parse<Verdict>(e.Kicker)))];
            FigureRow Row(decimal amount, FigureMark[] with) => new(CityTime.DayOf(e.PublishedAt), amount, e.Office, claim, e.Shown ? e.Path : $"/ban/kiem-chung/{e.ObjectId}", e.Shown, with);
            if (e.Number == 1)
            {
                rows.GetValueOrDefault(Published)?.Add(Row(1, marks));
                rows.GetValueOrDefault(Days)?.Add(Row(CityTime.DayOf(e.PublishedAt).DayNumber - CityTime.DayOf(e.AskedAt).DayNumber, marks));
            }

            if (e.Change == EditionChange.Correct)
            {
                rows.GetValueOrDefault(Corrected)?.Add(Row(1, []));
            }

            if (e.Change == EditionChange.Withdraw)
            {
                rows.GetValueOrDefault(Withdrawn)?.Add(Row(1, []));
            }
        }
    }

    private static FigureKind Named(string key, string unit, IReadOnlyList<FigureDimension> by, FigureDirection direction)
    {
        var name = "Figure_" + key.Replace('-', '_');
        return new FigureKind(key, FactCheckText.FigureGroup, CheckWords.Text(name), CheckWords.Text(name + "_Definition"), unit, by, Direction: direction);
    }
}
