using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// From the address of an article to its current edition. Every address that belongs to an article answers as the article does: 404
/// before publication, 301 for another spelling, 410 once it is withdrawn.
/// </summary>
internal static partial class ArticleAddress
{
    /// <summary>The current edition of a number, withdrawn or not; null when nothing is published under it.</summary>
    public static Task<Edition?> EditionAsync(this PortalDb db, long id, CancellationToken stop) =>
        db.Editions.AsNoTracking().Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == "article" && e.ObjectId == id && e.Current, stop);

    /// <summary>The edition a request to a part of its address is about, or the answer to give instead.</summary>
    /// <param name="context">The request.</param>
    /// <param name="db">The database.</param>
    /// <param name="id">The number in the address.</param>
    /// <param name="part">What follows the article's own address: "/doc".</param>
    public static async Task<(Edition? Edition, IResult Answer)> FindAsync(HttpContext context, PortalDb db, long id, string part)
    {
        var edition = await db.EditionAsync(id, context.RequestAborted);
        return edition is null ? (null, Results.NotFound())
            : edition.Withdrawn ? (null, Results.StatusCode(StatusCodes.Status410Gone))
            : context.Request.Path.Value != edition.Path + part ? (null, Results.Redirect(context.Request.To(edition.Path + part), permanent: true))
            : (edition, Results.Ok());
    }

    /// <summary>Where an article's history is. Of a withdrawn one not even the slug made of its title stays.</summary>
    public static string HistoryPath(this Edition current) =>
        current.Withdrawn ? HistoryOfWithdrawn(current.Section, current.ObjectId) : current.Path + "/lich-su";

    /// <summary>Where the history of a withdrawn article is.</summary>
    public static string HistoryOfWithdrawn(string section, long id) => FormattableString.Invariant($"/{section}/bai-{id}/lich-su");

    /// <summary>The number of the article an absolute address leads to; null when it is no article's address on this site.</summary>
    public static long? NumberIn(string address, Settings settings)
    {
        var home = new Uri(settings.BaseUrl);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Authority == home.Authority && uri.UserInfo.Length == 0
            && Article().Match(uri.AbsolutePath) is { Success: true } match && long.TryParse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    [GeneratedRegex(@"\A(/en)?/[a-z0-9-]+/[a-z0-9-]*-(?<id>[0-9]{1,18})/?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Article();
}
