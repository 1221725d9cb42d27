using System.Collections.Concurrent;
using Microsoft.Net.Http.Headers;

namespace ToaSoan.Platform;

/// <summary>A page's wish to be stored under tags; set by the page while it renders.</summary>
public sealed class PageTags
{
    /// <summary>The tags, such as "front", "section:giao-thong", "article:12", "photo:…".</summary>
    public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// The first middleware: answers published pages from the store before anything else runs; renders a missing page once however many
/// ask. The key is the path alone, and the few addresses that ask questions apart no page even sees its query: query, host and headers
/// neither select nor vary a stored page, so they cannot poison one or get round the store.
/// </summary>
public sealed class PageStoreMiddleware(RequestDelegate next, PageStore store)
{
    private static readonly PathString[] NotStored = ["/ban", "/anh", "/tep", "/the", "/a", "/tim-kiem", "/xem-thu", "/oembed", "/api"];
    private readonly ConcurrentDictionary<string, Task<StoredPage?>> rendering = new(StringComparer.Ordinal);
    private readonly AcceptedEncodings encodings = new();

    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var read = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var key = request.Path.Value ?? "";
        if (read && store.Find(key) is { } page)
        {
            await Answer(context, page);
            return;
        }

        var path = request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest) ? rest : request.Path;
        if (!read || NotStored.Any(prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            await next(context);
            return;
        }

        request.QueryString = QueryString.Empty;
        var mine = new TaskCompletionSource<StoredPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = rendering.GetOrAdd(key, mine.Task);
        if (first != mine.Task)
        {
            if (await first is { } rendered)
            {
                await Answer(context, rendered);
            }
            else
            {
                await next(context);
            }

            return;
        }

        StoredPage? made = null;
        try
        {
            made = await Render(context, key);
        }
        finally
        {
            rendering.TryRemove(key, out _);
            mine.SetResult(made);
        }

        if (made is not null)
        {
            await Answer(context, made);
        }
    }

    /// <summary>Runs the page into memory; returns it when it may be stored, else sends what it wrote and returns null.</summary>
    private async Task<StoredPage?> Render(HttpContext context, string key)
    {
        var (began, target) = (store.Begin(), context.Response.Body);
        var method = context.Request.Method;
        var tags = new PageTags();
        context.Features.Set(tags);
        using var buffer = new MemoryStream();
        var body = new ResponseBuffer(buffer, target, () => tags.Tags.Count > 0);
        context.Response.Body = body;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = target;
            context.Request.Method = method;
        }

        var response = context.Response;
        var storable = body.Buffered && tags.Tags.Count > 0 && !response.HasStarted && response.StatusCode is 200 or 410 && response.Headers.SetCookie.Count == 0;
        if (storable)
        {
            return store.Add(key, response.StatusCode, response.ContentType ?? "text/html; charset=utf-8", buffer.ToArray(), tags.Tags, began);
        }

        if (body.Buffered && buffer.Length > 0 && !HttpMethods.IsHead(method))
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(target, context.RequestAborted);
        }

        return null;
    }

    private Task Answer(HttpContext context, StoredPage page)
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
        if (page.ContentType.StartsWith("application/json", StringComparison.Ordinal))
        {
            response.Headers["X-Robots-Tag"] = "noindex"; // words for programs: what people look for is the page they belong to
        }

        headers.ContentLength = chosen.Bytes.Length;
        if (chosen.Name.Length > 0)
        {
            headers.ContentEncoding = chosen.Name;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(chosen.Bytes).AsTask();
    }
}

/// <summary>Collects a page's bytes; a response that is not to be stored (a photo, a download) passes straight through.</summary>
internal sealed class ResponseBuffer(MemoryStream buffer, Stream target, Func<bool> wanted) : Stream
{
    /// <summary>Whether the bytes are in the buffer; false once a response began to pass through.</summary>
    public bool Buffered { get; private set; } = true;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] source, int offset, int count) => buffer.Write(source, offset, count);

    public override Task WriteAsync(byte[] source, int offset, int count, CancellationToken cancellationToken) => WriteAsync(source.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (Buffered && !wanted())
        {
            Buffered = false;
            buffer.Position = 0;
            await buffer.CopyToAsync(target, cancellationToken);
        }

        await (Buffered ? buffer : target).WriteAsync(source, cancellationToken);
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Buffered ? Task.CompletedTask : target.FlushAsync(cancellationToken);

    public override int Read(byte[] target, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
