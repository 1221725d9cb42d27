using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Newsroom.Setup;

/// <summary>What changed, for the trail; pages that show it carry one of <paramref name="Tags"/>.</summary>
internal sealed record SetupChange(string Act, string Kind, Func<string> ObjectId, string Detail, params IReadOnlyList<string> Tags);

/// <summary>Changes settings. Owns the rule that a change and its entry in the trail are one transaction, after which stored pages are forgotten.</summary>
public sealed class SetupActs(PortalDb db, PageStore pages, TimeProvider clock)
{
    /// <summary>Does an act; one that gives null changed nothing and leaves no trace. Throws <see cref="Refusal"/>.</summary>
    internal async Task DoAsync(Permissions by, Role least, Func<Task<SetupChange?>> act, CancellationToken stop)
    {
        if (!by.May(least))
        {
            throw new Refusal(least switch { Role.Owner => SetupText.OwnersOnly, Role.Chief => SetupText.ChiefsOnly, _ => SetupText.DeskOnly });
        }

        SetupChange? change;
        try
        {
            // Serializable: two merges that cross, or two sections of one name, must not both succeed.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, stop);
            change = await act();
            if (change is null)
            {
                return;
            }

            await db.SaveChangesAsync(stop);
            Audit.Write(db, by, clock.Now(), change.Act, change.Kind, change.ObjectId(), change.Detail);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        catch (Exception error) when (error is DbUpdateException or DbException || error.InnerException is DbException)
        {
            throw new Refusal(SetupText.ChangedMeanwhile, error);
        }

        pages.Evict(change.Tags);
    }

    /// <summary>A cleaned line; throws <see cref="Refusal"/> when it is empty, has no letter, or is longer than <paramref name="longest"/> characters.</summary>
    internal static string Name(string? typed, int longest)
    {
        var name = Line(typed, longest);
        return name.Any(char.IsLetterOrDigit) ? name : throw new Refusal(SetupText.NameMissing);
    }

    /// <summary>A cleaned line, possibly empty; throws <see cref="Refusal"/> when it is longer than <paramref name="longest"/> characters.</summary>
    internal static string Line(string? typed, int longest)
    {
        var line = Orthography.CleanLine(typed ?? "");
        return line.Length <= longest ? line : throw new Refusal(SetupText.TooLong, longest, line[..Math.Min(40, longest)]);
    }

    /// <summary>A slug of the name that is not among <paramref name="taken"/>.</summary>
    internal static string FreeSlug(string name, IReadOnlyCollection<string> taken, Func<string, string>? aside = null)
    {
        var first = Slug.From(name, "muc");
        first = aside?.Invoke(first) ?? first;
        var slug = first;
        for (var number = 2; taken.Contains(slug); number++)
        {
            slug = $"{first}-{number}";
        }

        return slug;
    }

    /// <summary>Throws <see cref="Refusal"/> when another thing already has the name, in whatever case or Unicode form.</summary>
    internal static void MustBeNew(string name, IEnumerable<string> others)
    {
        var key = SearchKey.Exact(name);
        if (others.Any(other => SearchKey.Exact(other) == key))
        {
            throw new Refusal(SetupText.NameTaken, name);
        }
    }

    /// <summary>A value for the trail, short: "" is shown as a dash.</summary>
    internal static string Short(string value, int longest = 60) => value.Length == 0 ? "–" : value.Length <= longest ? value : value[..(longest - 1)] + "…";
}
