using System.Security.Cryptography;
using System.Text;
using ToaSoan.Blocks;

namespace ToaSoan.Platform;

/// <summary>
/// The last net: a refusal nobody handled becomes its sentence, anything else an apology with a number that stands in the log.
/// Never a stack trace.
/// </summary>
public sealed class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> log)
{
    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await next(context);
        }
        catch (Refusal refusal) when (!context.Response.HasStarted)
        {
            await Say(context, StatusCodes.Status400BadRequest, refusal.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            await Say(context, error.StatusCode, error.StatusCode == StatusCodes.Status413PayloadTooLarge ? PlatformText.RequestTooLarge : PlatformText.BadRequest);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var number = RandomNumberGenerator.GetHexString(8);
            log.LogError(error, "Error {Number} at {Method} {Path}", number, context.Request.Method, context.Request.Path.Value?.ReplaceLineEndings(" "));
            await Say(context, StatusCodes.Status500InternalServerError, string.Format(System.Globalization.CultureInfo.CurrentCulture, PlatformText.SomethingBroke, number));
        }
    }

    private static async Task Say(HttpContext context, int status, string sentence)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        await context.Response.WriteAsync($"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + $"<title>{status}</title><link rel=\"stylesheet\" href=\"{context.RequestServices.GetRequiredService<Assets>()["reader.css"]}\"><main class=\"problem\"><h1>{BlockHtml.Encoder.Encode(sentence)}</h1>"
            + $"<p><a href=\"/\">{BlockHtml.Encoder.Encode(PlatformText.ToFront)}</a></p></main></html>", Encoding.UTF8, context.RequestAborted);
    }
}
