using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Front;

/// <summary>An article that readers see, found by what the desk typed: its number, its address, or a line of the list of suggestions.</summary>
public static partial class ShownArticle
{
    /// <summary>Finds it; null when the words name none that readers see.</summary>
    public static async Task<Edition?> FindAsync(PortalDb db, string? typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Number(typed) is { } number
            ? await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == "article" && e.ObjectId == number && e.Current && e.Shown, stop)
            : null;
    }

    /// <summary>An article as the list of suggestions offers it.</summary>
    public static string Suggestion(long number, string title) => string.Create(CultureInfo.InvariantCulture, $"{number} · {title}");

    private static long? Number(string? typed) => First().Match(typed?.Trim() ?? "") is { Success: true } match ? long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^((?<number>[0-9]{1,18})( · .*)?|(https?://[^ /?#]+)?/[^ ?#]*-(?<number>[0-9]{1,18}))$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex First();
}
