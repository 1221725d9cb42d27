using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>
/// Answers /anh and /tep. The type of an answer is fixed by what the upload was found to be, never by its name, and its policy
/// is a sandbox, so that opening one directly runs nothing. What no edition shows yet exists for signed-in staff and for readers of a preview alone.
/// </summary>
internal static partial class MediaEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>A rendition: HASH-WIDTH.EXTENSION.</summary>
    public static async Task<IResult> PhotoAsync(string name, HttpContext context, Settings settings, PublicMedia known)
    {
        var match = RenditionName().Match(name);
        if (!match.Success)
        {
            return Missing(context);
        }

        var (hash, width, extension) = (match.Groups["hash"].Value, int.Parse(match.Groups["width"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["extension"].Value);
        var path = settings.Rendition(hash, width, extension);
        var shown = known.Knows(hash);
        if (!shown && File.Exists(path))
        {
            var db = context.RequestServices.GetRequiredService<PortalDb>();
            shown = await db.Photos.AnyAsync(photo => photo.Hash == hash && photo.Public, context.RequestAborted);
            if (shown)
            {
                known.Remember(hash);
            }
        }

        if (!(shown || MaySee(context, hash)) || !File.Exists(path))
        {
            return Missing(context);
        }

        Head(context, shown, "sandbox; default-src 'none'");
        return TypedResults.PhysicalFile(path, extension == "jpg" ? "image/jpeg" : $"image/{extension}", entityTag: new EntityTagHeaderValue($"\"{hash[..32]}-{width}-{extension}\""));
    }

    /// <summary>A file, to be saved; a video, to be played, by ranges.</summary>
    public static async Task<IResult> FileAsync(string hash, HttpContext context, Settings settings, PortalDb db)
    {
        var file = Hash().IsMatch(hash) ? await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash, context.RequestAborted) : null;
        var path = file is null ? "" : settings.StoredFile(hash);
        if (file is null || !(file.Public || MaySee(context, hash)) || !File.Exists(path))
        {
            return Missing(context);
        }

        var video = file.ContentType.StartsWith("video/", StringComparison.Ordinal);
        Head(context, file.Public, video ? "sandbox; default-src 'none'; media-src 'self'" : "sandbox; default-src 'none'");
        var disposition = new ContentDispositionHeaderValue(video ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.PhysicalFile(path, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{hash[..32]}\""), enableRangeProcessing: true);
    }

    private static bool MaySee(HttpContext context, string hash) =>
        context.User.Identity?.IsAuthenticated == true || context.RequestServices.GetRequiredService<MediaKeys>().Opens(context.Request, hash);

    private static void Head(HttpContext context, bool shown, string policy)
    {
        context.Response.Headers.CacheControl = shown ? Forever : "private, no-store";
        context.Response.Headers.ContentSecurityPolicy = policy;
    }

    /// <summary>The same answer for what does not exist, does not exist yet and is not for the asker; kept by nobody.</summary>
    private static NotFound Missing(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Path.StartsWithSegments("/anh", StringComparison.Ordinal) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false; // Nobody reads a page in place of a photo.
        }

        return TypedResults.NotFound();
    }

    [GeneratedRegex(@"\A(?<hash>[0-9a-f]{64})-(?<width>[1-9][0-9]{0,3})\.(?<extension>jpg|webp|avif)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RenditionName();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}
