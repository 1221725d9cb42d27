using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ToaSoan.Platform;

/// <summary>A page's wish to be stored under tags; set by the page while it renders.</summary>
public sealed class PageTags
{
    /// <summary>The tags, such as "front", "section:giao-thong", "article:12", "photo:…".</summary>
    public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// Renders a page that is missing from the store once however many ask. The key is the path alone, and the few addresses that ask questions
/// apart no page even sees its query: query, host and headers neither select nor vary a stored page, so they cannot poison one or get
/// round the store. It stands inside <see cref="ErrorMiddleware"/>: what a failure left half-written is never stored.
/// </summary>
public sealed class PageStoreMiddleware(RequestDelegate next, PageStore store, StoredAnswers answers)
{
    private static readonly PathString[] NotStored = ["/ban", "/anh", "/tep", "/the", "/a", "/tim-kiem", "/xem-thu", "/oembed", "/api", "/healthz"];
    private readonly ConcurrentDictionary<string, Task<StoredPage?>> rendering = new(StringComparer.Ordinal);

    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context, PortalDb db)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(db);
        var request = context.Request;
        var read = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!read || NotStored.Any(prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            await next(context);
            return;
        }

        var key = request.PathBase.HasValue && request.Path == "/" ? request.PathBase.Value : $"{request.PathBase}{request.Path}";
        request.QueryString = QueryString.Empty;
        var mine = new TaskCompletionSource<StoredPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = rendering.GetOrAdd(key, mine.Task);
        if (first != mine.Task)
        {
            if (await first is { } rendered)
            {
                await answers.SendAsync(context, rendered);
            }
            else
            {
                context.Features.Set(new PageTags()); // whoever was first left or failed: the page is made for this one alone
                await next(context);
            }

            return;
        }

        StoredPage? made = null;
        try
        {
            made = store.Find(key) ?? await Render(context, key, db); // it may have been stored since the first middleware looked
        }
        finally
        {
            rendering.TryRemove(key, out _);
            mine.SetResult(made);
        }

        if (made is not null)
        {
            await answers.SendAsync(context, made);
        }
    }

    /// <summary>Runs the page into memory; returns it when it may be stored, else sends what it wrote and returns null.</summary>
    private async Task<StoredPage?> Render(HttpContext context, string key, PortalDb db)
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
            await db.Database.OpenConnectionAsync(context.RequestAborted); // for all queries of the page: each would open one for itself, and SQLite's costs more than the query
            await next(context);
        }
        finally
        {
            await db.Database.CloseConnectionAsync(); // not when a slow reader has taken the page
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
