using System.Globalization;

namespace ToaSoan.Platform;

/// <summary>
/// Chooses the language of the frame. Public pages speak Vietnamese, and English under <c>/en</c>: the language is in the
/// address, so a stored page never depends on a header or cookie. The desk sets its own from the member of staff.
/// </summary>
public sealed class LanguageMiddleware(RequestDelegate next)
{
    /// <summary>Vietnamese as the city writes it.</summary>
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>English.</summary>
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var english = request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest);
        if (english)
        {
            request.PathBase = "/en";
            request.Path = rest.HasValue ? rest : "/";
        }
        else if (request.Path.StartsWithSegments("/ban", StringComparison.OrdinalIgnoreCase))
        {
            english = request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
        }

        Speak(english ? "en" : "vi");
        CurrentRequest.Remember(context);
        return next(context);
    }

    /// <summary>Sets the language of the current request: "vi" or "en".</summary>
    public static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language == "en" ? English : Vietnamese;
}
