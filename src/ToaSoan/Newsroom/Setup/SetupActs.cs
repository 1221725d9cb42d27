using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Newsroom.Setup;

/// <summary>Changes settings.</summary>
public sealed class SetupActs(DeskActs acts)
{
    /// <summary>Does an act; one that gives null changed nothing and leaves no trace. Throws <see cref="Refusal"/>.</summary>
    internal Task DoAsync(Permissions by, Role least, Func<Task<DeskAct?>> act, CancellationToken stop) => by.May(least)
        ? acts.DoAsync(by, act, stop)
        : throw new Refusal(least switch { Role.Owner => SetupText.OwnersOnly, Role.Chief => SetupText.ChiefsOnly, _ => SetupText.DeskOnly });

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
        var slug = Slug.From(name, "muc");
        return Slugs.Free(aside?.Invoke(slug) ?? slug, taken);
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
    internal static string Short(string value, int longest = 60) => value.Length == 0 ? "–" : value.Length <= longest ? value : Orthography.Cut(value, longest - 1) + "…";
}
