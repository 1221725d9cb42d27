using Microsoft.Extensions.Primitives;

namespace ToaSoan.Platform;

/// <summary>The headers every answer carries, errors and stored pages included.</summary>
public sealed class SafetyHeaders(RequestDelegate next)
{
    private static readonly StringValues Policy = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; media-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; object-src 'none'";

    private static readonly StringValues NoSniff = "nosniff", Referrer = "strict-origin-when-cross-origin", Permissions = "camera=(), microphone=(), geolocation=()", Opener = "same-origin";

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Write(context.Response.Headers);
        return next(context);
    }

    /// <summary>Writes them.</summary>
    internal static void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = Referrer;
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = Opener;
    }
}
