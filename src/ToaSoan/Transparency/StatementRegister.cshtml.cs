using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>The register of statements of reasons: what was declined, restricted, withdrawn or restored, what was asked for, on what ground, by whom.</summary>
[AllowAnonymous]
public sealed class StatementRegisterModel(PortalDb db) : RegisterPage<RegisterEntry>
{
    /// <summary>The page's places.</summary>
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    /// <summary>Decisions by which it can be narrowed, in the period chosen.</summary>
    public IReadOnlyList<RegisterPart> Decisions { get; private set; } = [];

    /// <summary>The choice in a sentence.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>How many there are by ground, most first.</summary>
    public IReadOnlyList<(string Name, int Count)> Grounds { get; private set; } = [];

    /// <summary>How many there are by who brought them up, most first.</summary>
    public IReadOnlyList<(string Name, int Count)> Sources { get; private set; } = [];

    /// <inheritdoc />
    protected override string Register => Transparency.Register.Address;

    /// <summary>Shows a page of it.</summary>
    public async Task<IActionResult> OnGetAsync(string? rest, CancellationToken stop)
    {
        var place = RegisterPlace.Read(rest, decisions: true);
        var all = place is null ? [] : await Transparency.Register.EntriesAsync(db, stop);
        var (chosen, page, answer) = Narrow(place, all.FindAll(entry => place!.Decision is null || entry.Decision == place.Decision), static entry => entry.At);
        if (answer is not null)
        {
            return answer;
        }

        var within = all.FindAll(entry => Place.Period is null || Place.Period.Holds(entry.At));
        Decisions = [.. within.CountBy(static entry => entry.Decision).OrderBy(static pair => pair.Key).Select(pair => Part(pair.Key, StatementWords.Of(pair.Key), pair.Value))];
        Decisions = Decisions.Count > 1 || Place.Decision is not null ? [Part(null, RegisterText.AllDecisions, within.Count), .. Decisions] : [];
        Summary = RegisterSummary.Of(chosen);
        Grounds = Count(chosen.Select(static entry => StatementWords.Of(entry.Ground)));
        Sources = Count(chosen.Select(static entry => StatementWords.Of(entry.Source)));
        Lines = await RegisterLine.ReadAsync(db, page, stop);
        Head = new Head(Titled(Place.Decision is { } decision ? $"{RegisterText.Register}: {StatementWords.Of(decision)}" : RegisterText.Register), RegisterText.Lead, Place.Address(Register));
        Store([], Transparency.Register.Tags);
        return Page();

        RegisterPart Part(StatementDecision? of, string name, int count) => new(name, count, (Place with { Decision = of, Number = 1 }).Address(Register), of == Place.Decision);
    }

    private static List<(string Name, int Count)> Count(IEnumerable<string> names) => [.. names.CountBy(static name => name).Select(static pair => (pair.Key, pair.Value)).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, VietnameseText.VietnameseSort.Comparer)];
}
