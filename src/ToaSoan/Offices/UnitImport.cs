using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Offices;

/// <summary>What a row of a list means for the offices.</summary>
public enum UnitOutcome
{
    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    New,

    /// <summary>It has another name.</summary>
    Renamed,

    /// <summary>It has another parent.</summary>
    Moved,
}

/// <summary>A row of the table shown after an import; <paramref name="Before"/> is the earlier name or parent, or "".</summary>
public sealed record UnitResult(UnitRow Row, UnitOutcome Outcome, string Before)
{
    /// <summary>The sentence below the table.</summary>
    public static string Summary(IReadOnlyCollection<UnitResult> results, bool rehearsed)
    {
        int Count(UnitOutcome outcome) => results.Count(result => result.Outcome == outcome);
        return OfficeWords.Format(rehearsed ? OfficesText.ListRehearsed : OfficesText.ListTaken, Count(UnitOutcome.New), Count(UnitOutcome.Renamed), Count(UnitOutcome.Moved), Count(UnitOutcome.Unchanged));
    }
}

/// <summary>
/// Takes a unit list in, all or nothing: what is not known by code is founded, what has another name is renamed, what has another
/// parent is moved, each by the act of <see cref="OfficeHistory"/>. A list ends no office; what it does not name stays.
/// </summary>
public sealed class UnitImport(PortalDb db, OfficeHistory history, DeskActs acts, TimeProvider clock)
{
    /// <summary>
    /// Reads and takes in a list; with <paramref name="rehearse"/> everything is taken back. Gives the table, and a sentence for each bad
    /// line, with which nothing has been written. Throws <see cref="Refusal"/> when it is no such list, or by whom it may not be done.
    /// </summary>
    public async Task<(IReadOnlyList<UnitResult> Results, IReadOnlyList<string> Faults)> TakeAsync(Permissions by, byte[] file, string legalBasis, bool rehearse, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.May(Role.Chief))
        {
            throw new Refusal(OfficesText.ChiefsOnly);
        }

        OfficeRules.MustBeDecided(new Decision(clock.Today(), legalBasis), clock.Today());
        var (rows, read) = UnitList.Read(file);
        var (results, faults) = (new List<UnitResult>(), read.ToList());
        await acts.TogetherAsync(async () =>
        {
            foreach (var row in InOrder(rows))
            {
                try
                {
                    results.AddRange(await TakeAsync(by, row, legalBasis, stop));
                }
                catch (Refusal refusal)
                {
                    faults.Add((row.Line, refusal.Message));
                }
            }

            return faults.Count == 0 && !rehearse ? [PageTag.Offices] : null;
        }, stop);
        db.ChangeTracker.Clear();
        return ([.. results.OrderBy(static result => result.Row.Line)], [.. faults.OrderBy(static fault => fault.Line).Select(static fault => OfficeWords.Format(OfficesText.ListLine, fault.Line, fault.Sentence))]);
    }

    private async Task<IEnumerable<UnitResult>> TakeAsync(Permissions by, UnitRow row, string legalBasis, CancellationToken stop)
    {
        var what = new Decision(row.From ?? clock.Today(), legalBasis);
        var known = await db.Offices.Living().Include(static office => office.Parents).ThenInclude(static parent => parent.Parent).SingleOrDefaultAsync(office => office.Code == row.Code, stop);
        var parent = row.Parent.Length == 0 ? null : await db.Offices.Living().SingleOrDefaultAsync(office => office.Code == row.Parent, stop) ?? throw new Refusal(OfficesText.ListParent, row.Parent);
        if (known is null)
        {
            await history.CreateAsync(by, what, new NewOffice(row.Name, row.ShortName ?? row.Name, row.Code, row.Kind ?? OfficeKind.Office), parent?.Id, stop);
            return [new UnitResult(row, UnitOutcome.New, "")];
        }

        if (row.Kind is { } kind && kind != known.Kind)
        {
            throw new Refusal(OfficesText.ListOtherKind, row.Code, known.Name);
        }

        var (results, name, shortName, above) = (new List<UnitResult>(), known.Name, row.ShortName ?? known.ShortName, known.OpenParent()?.Parent);
        if ((known.Name, known.ShortName) != (row.Name, shortName))
        {
            await history.RenameAsync(by, what, known.Id, row.Name, shortName, row.Code, stop);
            results.Add(new UnitResult(row, UnitOutcome.Renamed, name));
        }

        if (parent is not null && above != parent)
        {
            await history.TransferAsync(by, what, known.Id, parent.Id, stop);
            results.Add(new UnitResult(row, UnitOutcome.Moved, above?.Name ?? ""));
        }

        return results.Count > 0 ? results : [new UnitResult(row, UnitOutcome.Unchanged, "")];
    }

    /// <summary>Parents before what belongs to them, else as in the list.</summary>
    private static List<UnitRow> InOrder(IReadOnlyList<UnitRow> rows)
    {
        var (byCode, ordered, seen) = (rows.ToDictionary(static row => row.Code), new List<UnitRow>(rows.Count), new HashSet<string>());
        foreach (var row in rows)
        {
            var path = new Stack<UnitRow>();
            for (var next = row; next is not null && seen.Add(next.Code); next = byCode.GetValueOrDefault(next.Parent))
            {
                path.Push(next);
            }

            ordered.AddRange(path);
        }

        return ordered;
    }
}
