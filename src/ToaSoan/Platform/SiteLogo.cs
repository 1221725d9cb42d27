using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace ToaSoan.Platform;

/// <summary>
/// The portal's logo: a fresh encoding of what was uploaded, kept with its icon as two data marks named by their hash, so that it is in
/// every backup of the database and on every node. The mark "site.logo" names it with its size.
/// </summary>
/// <param name="Hash">The hash of its bytes, 16 lower-case hex digits.</param>
/// <param name="Width">CSS pixels across.</param>
/// <param name="Height">CSS pixels down.</param>
public sealed partial record SiteLogo(string Hash, int Width, int Height)
{
    /// <summary>The logo's address.</summary>
    public string Address => $"/a/logo.{Hash}.webp";

    /// <summary>The address of the icon made of it.</summary>
    public string Icon => $"/a/logo.{Hash}.png";

    /// <summary>The name of the mark that holds its bytes ("webp") or its icon's ("png") in base 64.</summary>
    public static string MarkOf(string hash, string extension) => $"logo.{hash}.{extension}";

    /// <summary>The logo that the mark "site.logo" names; null for "".</summary>
    public static SiteLogo? Read(string mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return mark.Split(' ') is [var hash, var width, var height] ? new SiteLogo(hash, int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>As the mark "site.logo" holds it.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Hash} {Width} {Height}");

    /// <summary>Answers a request for a logo or its icon; null when the name is no such name or nothing has it.</summary>
    public static async Task<IResult?> ServeAsync(string file, PortalDb db, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(context);
        if (!Name().IsMatch(file) || await db.DataMarks.Where(mark => mark.Name == file).Select(static mark => mark.Value).SingleOrDefaultAsync(context.RequestAborted) is not { } bytes)
        {
            return null;
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Convert.FromBase64String(bytes), file.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/webp");
    }

    [GeneratedRegex(@"^logo\.[0-9a-f]{16}\.(webp|png)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
