using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>An office of the demo city, as it stands or as it was.</summary>
public sealed record DemoOffice(string Code, string Slug, string Name, string ShortName, OfficeKind Kind);

/// <summary>Something that happened to the demo city's offices; they are named by slug, for a code was used twice.</summary>
public sealed record DemoEvent(OfficeChange Change, DateOnly Day, string Basis, string Note, string[] From, string[] Into, decimal[]? Shares, ShareBasis? By, DemoOffice? Was);

/// <summary>The demo city's offices that have ended, and what happened.</summary>
public sealed record DemoPast(DemoOffice[] Offices, DemoEvent[] Events);

/// <summary>The demo city's offices: those of its past first, then what happened to them, by the acts people use.</summary>
public sealed class DemoOffices(PortalDb db, OfficeHistory history)
{
    /// <summary>Founds the offices; afterwards those that exist are exactly <paramref name="today"/>.</summary>
    public async Task FoundAsync(DemoOffice[] today, DemoPast past, CancellationToken stop)
    {
        var made = past.Events.Where(static happened => happened.Change == OfficeChange.Merge).SelectMany(static happened => happened.Into).ToHashSet();
        var renamed = past.Events.Where(static happened => happened.Was is not null).ToDictionary(static happened => happened.Was!.Slug, static happened => happened.Was!);
        db.Offices.AddRange(past.Offices.Concat(today.Where(office => !made.Contains(office.Slug)))
            .Select(office => renamed.GetValueOrDefault(office.Slug, office)).Select(static office => Office.Standing(office.Code, office.Slug, office.Name, office.ShortName, office.Kind)));
        await db.SaveChangesAsync(stop);
        foreach (var happened in past.Events)
        {
            await HappenAsync(happened, today, stop);
        }
    }

    private Task HappenAsync(DemoEvent happened, DemoOffice[] today, CancellationToken stop)
    {
        var what = new Decision(happened.Day, happened.Basis, happened.Note);
        var from = Array.ConvertAll(happened.From, IdOf);
        if (happened.Change == OfficeChange.Split)
        {
            return history.SplitAsync(Permissions.Command, what, from[0], [.. happened.Into.Select((slug, index) => new Heir(IdOf(slug), Share: happened.Shares?[index]))], happened.By, stop);
        }

        var words = today.Single(office => office.Slug == happened.Into[0]);
        return happened.Change == OfficeChange.Rename
            ? history.RenameAsync(Permissions.Command, what, from[0], words.Name, words.ShortName, words.Code, stop)
            : history.MergeAsync(Permissions.Command, what, from, new Heir(null, new NewOffice(words.Name, words.ShortName, words.Code, words.Kind)), stop);
    }

    private long IdOf(string slug) => db.Offices.Where(office => office.Slug == slug).Select(static office => office.Id).Single();
}
