using System.Data.Common;
using System.Text;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Audience;

/// <summary>
/// Answers what pages report, before anything else of the program runs: <c>POST /api/beat</c> and <c>/api/share</c>, and <c>GET /api/counts</c>. A visit or share is
/// acknowledged when it is on the disk. What is refused is counted by its reason and told the figures like anybody else.
/// </summary>
public sealed class Beats(RequestDelegate next, CountWriter writer, Figures figures, OnlineReaders readers, CountedPages pages, Gate gate, NetworkLimits limits)
{
    private const int LatestRepetition = 240; // seconds; marks are kept for longer

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Path.Value switch
        {
            "/api/beat" when HttpMethods.IsPost(context.Request.Method) => TakeAsync(context, share: false),
            "/api/share" when HttpMethods.IsPost(context.Request.Method) => TakeAsync(context, share: true),
            "/api/counts" when HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) => AnswerAsync(context, StatusCodes.Status200OK),
            _ => next(context),
        };
    }

    private async Task TakeAsync(HttpContext context, bool share)
    {
        try
        {
            var status = await ReadAsync(context) is { } body && Beat.Read(body) is { } beat ? await CountAsync(context, beat, share) : Malformed();
            await AnswerAsync(context, status);
        }
        catch (Exception error) when (error is DbException or TimeoutException || error.InnerException is DbException) // EF wraps what it thinks will pass
        {
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception error) when (error is BadHttpRequestException or OperationCanceledException or IOException)
        {
            context.Abort(); // nobody waits for an answer
        }
    }

    private async Task<int> CountAsync(HttpContext context, Beat beat, bool share)
    {
        var counts = share ? beat.Visit is not null && ShareLinks.Channels.Contains(beat.Code) : beat.Visit is not null;
        if (share && !counts)
        {
            return Malformed();
        }

        if (beat is { Tab: { } leaving, Goodbye: true })
        {
            readers.Gone(leaving); // whoever says so: a tab's number is known to the tab alone
        }

        var (refused, address) = (gate.Judge(context.Request), ClientAddress.Of(context));
        if (refused == Refused.No && counts)
        {
            refused = beat.Age > LatestRepetition ? Refused.Late : limits.Allow(address) ? Refused.No : Refused.Flood;
        }

        var page = refused == Refused.No ? await pages.FindAsync(beat.Page, context.RequestAborted) : null;
        if (page is null)
        {
            refused = refused == Refused.No ? Refused.UnknownPage : refused;
            if (counts)
            {
                writer.Refuse(refused);
            }

            return refused switch { Refused.Flood => StatusCodes.Status429TooManyRequests, Refused.UnknownPage => StatusCodes.Status404NotFound, _ => StatusCodes.Status200OK };
        }

        if (beat is { Tab: { } here, Goodbye: false })
        {
            readers.Seen(here, page);
        }

        if (!counts)
        {
            return StatusCodes.Status200OK;
        }

        var visit = share
            ? new CountEvent(page, Measure.Share, beat.Code, beat.Visit!.Value)
            : new CountEvent(page, Measure.Visit, Gate.ChannelOf(beat), beat.Visit!.Value, beat.Firsts, Gate.DeviceOf(context.Request.Headers.UserAgent.ToString()), gate.ReferrerOf(beat), limits.Ranks(address, page));
        return await writer.CountAsync(visit) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
    }

    private int Malformed()
    {
        writer.Refuse(Refused.Malformed);
        return StatusCodes.Status400BadRequest;
    }

    private Task AnswerAsync(HttpContext context, int status)
    {
        var (response, bytes) = (context.Response, figures.Json());
        SafetyHeaders.Write(response.Headers);
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes).AsTask();
    }

    private static async Task<string?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not (> 0 and <= Beat.LongestBody))
        {
            return null;
        }

        var length = (int)context.Request.ContentLength;
        var read = await context.Request.BodyReader.ReadAtLeastAsync(length, context.RequestAborted);
        var body = Encoding.UTF8.GetString(read.Buffer.Slice(0, Math.Min(length, read.Buffer.Length)));
        context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }
}
