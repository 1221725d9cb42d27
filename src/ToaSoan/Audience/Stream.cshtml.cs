using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Staff;

namespace ToaSoan.Audience;

/// <summary>
/// Tells an open dashboard, by server-sent events (WHATWG HTML, section 9.2), that there is something new to see. It ends by itself after ten minutes: the browser comes
/// back, and whoever has lost the right to look is not let in again. It ends at once when the program stops.
/// </summary>
public sealed class StreamModel(Live live, IHostApplicationLifetime program, TimeProvider clock) : DeskPage
{
    private const int Most = 500;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500), Quiet = TimeSpan.FromSeconds(15), Longest = TimeSpan.FromMinutes(10);
    private static int open;

    /// <summary>Streams until the browser leaves.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (Interlocked.Increment(ref open) > Most)
        {
            Interlocked.Decrement(ref open);
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(HttpContext.RequestAborted, program.ApplicationStopping);
        ends.CancelAfter(Longest);
        try
        {
            Response.ContentType = "text/event-stream";
            HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
            await TellAsync(ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The browser left, ten minutes are over, or the program stops.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }

        return new EmptyResult();
    }

    private async Task TellAsync(CancellationToken stop)
    {
        var (told, at) = ("", clock.GetTimestamp());
        while (true)
        {
            var mark = live.Mark;
            if (mark != told || clock.GetElapsedTime(at) > Quiet)
            {
                await Response.WriteAsync(mark == told ? ":\n\n" : $"data: {mark}\n\n", stop);
                await Response.Body.FlushAsync(stop);
                (told, at) = (mark, clock.GetTimestamp());
            }

            await Task.Delay(Look, CancellationToken.None);
            stop.ThrowIfCancellationRequested();
        }
    }
}
