using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ToaSoan.Reader;

/// <summary>The page shown instead of an empty answer of status 400 to 599, whatever the method of the request was.</summary>
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : ReaderPage
{
    /// <summary>The status.</summary>
    public int Status { get; private set; }

    /// <summary>What happened, in one line.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>What the reader can do.</summary>
    public string Advice { get; private set; } = "";

    /// <inheritdoc />
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Status = int.TryParse(context.RouteData.Values["code"] as string, out var code) && code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        (Sentence, Advice) = Status switch
        {
            404 => (ReaderText.Problem404, ReaderText.Problem404Advice),
            401 or 403 => (ReaderText.Problem403, ReaderText.Problem403Advice),
            405 => (ReaderText.Problem405, ReaderText.Problem405Advice),
            429 => (ReaderText.Problem429, ReaderText.Problem429Advice),
            < 500 => (ReaderText.Problem400, ReaderText.Problem400Advice),
            _ => (ReaderText.Problem500, ReaderText.Problem500Advice),
        };
        Head = new Head(Sentence);
        Response.StatusCode = Status;
        Response.Headers.CacheControl = "no-store";
    }
}
