using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ToaSoan.Platform;

/// <summary>Sends stored pages: the encoding the browser takes, its strong ETag, the headers of every answer.</summary>
public sealed class StoredAnswers
{
    private readonly AcceptedEncodings encodings = new();

    /// <summary>Sends a page, or 304 to who has it.</summary>
    internal Task SendAsync(HttpContext context, StoredPage page)
    {
        var (request, response) = (context.Request, context.Response);
        var chosen = encodings.Choose(request.Headers.AcceptEncoding, page);
        var headers = response.Headers;
        SafetyHeaders.Write(headers);
        response.StatusCode = page.Status;
        headers.ETag = chosen.ETag;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = "public, max-age=0, s-maxage=30, stale-while-revalidate=60";
        if (request.Headers.IfNoneMatch.Count > 0 && page.Status == 200
            && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == chosen.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = page.ContentType;
        if (page.Unlisted)
        {
            headers["X-Robots-Tag"] = "noindex";
        }

        headers.ContentLength = chosen.Bytes.Length;
        if (chosen.Name.Length > 0)
        {
            headers.ContentEncoding = chosen.Name;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(chosen.Bytes).AsTask();
    }
}

/// <summary>The first middleware: answers what is stored before anything else runs. What is missing, <see cref="PageStoreMiddleware"/> renders.</summary>
public sealed class StoredPagesMiddleware(RequestDelegate next, PageStore store, StoredAnswers answers)
{
    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && store.Find(request.Path.Value ?? "") is { } page
            ? answers.SendAsync(context, page)
            : LeaveAsync(context);
    }

    // What has to be made is made by a worker: the threads that see requests arrive are few, and answer readers.
    private async Task LeaveAsync(HttpContext context)
    {
        await Task.Yield();
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            context.Request.Body = new WorkerBody(context.Request.Body);
        }

        await next(context);
    }
}
