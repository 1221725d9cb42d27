using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ToaSoan.Platform;

/// <summary>One encoding of a page: its bytes and their strong ETag (RFC 9110, section 8.8.3).</summary>
/// <param name="Name">"br", "gzip", or "" for the bytes as they are.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="ETag">The quoted tag.</param>
internal sealed record EncodedPage(string Name, byte[] Bytes, string ETag);

/// <summary>A rendered page: its bytes in three encodings, each made when first asked for, and the tags that evict it.</summary>
public sealed class StoredPage
{
    private readonly Lazy<EncodedPage> gzip;
    private readonly Lazy<EncodedPage> brotli;

    internal StoredPage(int status, string contentType, byte[] body, IReadOnlySet<string> tags, long expires)
    {
        (Status, ContentType, Tags, Expires) = (status, contentType, tags, expires);
        Unlisted = contentType.StartsWith("application/json", StringComparison.Ordinal);
        var mark = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12));
        Identity = new("", body, $"\"{mark}-id\"");
        gzip = new(() => new("gzip", Compress(body, static stream => new GZipStream(stream, CompressionLevel.Optimal)), $"\"{mark}-gzip\""));
        brotli = new(() => new("br", Compress(body, static stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 5 })), $"\"{mark}-br\""));
    }

    internal int Status { get; }

    internal string ContentType { get; }

    /// <summary>Words for programs: what people look for is the page they belong to.</summary>
    internal bool Unlisted { get; }

    internal EncodedPage Identity { get; }

    internal EncodedPage Gzip => gzip.Value;

    internal EncodedPage Brotli => brotli.Value;

    internal IReadOnlySet<string> Tags { get; }

    internal long Expires { get; }

    internal long Used { get; set; }

    /// <summary>About what it takes; both compressed forms of a text are smaller together than the text.</summary>
    internal long Bytes => (2L * Identity.Bytes.Length) + 512;

    private static byte[] Compress(byte[] body, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var stream = open(target))
        {
            stream.Write(body);
        }

        return target.ToArray();
    }
}

/// <summary>
/// Published pages, rendered once and kept with their encodings. Owns the one promise readers notice: after a publishing
/// transaction has evicted its tags, no page rendered from the older state is stored, however the two raced.
/// </summary>
public sealed class PageStore(Settings settings, TimeProvider clock)
{
    private static readonly TimeSpan Backstop = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, StoredPage> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> evictions = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long ticks;
    private long bytes;

    /// <summary>The page stored under an address, or null.</summary>
    public StoredPage? Find(string key)
    {
        if (!pages.TryGetValue(key, out var page))
        {
            return null;
        }

        if (page.Expires < clock.GetTimestamp())
        {
            Drop(key, page);
            return null;
        }

        page.Used = Interlocked.Increment(ref ticks);
        return page;
    }

    /// <summary>The mark to take before reading the database for a page; given back to <see cref="Add"/>.</summary>
    public long Begin() => Interlocked.Increment(ref ticks);

    /// <summary>Makes a page of a rendered body and stores it unless one of its tags was evicted since <paramref name="began"/>.</summary>
    public StoredPage Add(string key, int status, string contentType, byte[] body, IReadOnlySet<string> tags, long began)
    {
        var page = new StoredPage(status, contentType, body, tags, clock.GetTimestamp() + (long)(Backstop.TotalSeconds * clock.TimestampFrequency)) { Used = began };
        lock (gate)
        {
            if (tags.Any(tag => evictions.TryGetValue(tag, out var when) && when > began))
            {
                return page;
            }

            if (pages.TryRemove(key, out var older))
            {
                bytes -= older.Bytes;
            }

            pages[key] = page;
            bytes += page.Bytes;
            if (bytes > settings.PageStoreMegabytes * 1024L * 1024)
            {
                foreach (var (oldKey, old) in pages.OrderBy(static entry => entry.Value.Used).Take((pages.Count / 4) + 1).ToArray())
                {
                    Drop(oldKey, old);
                }
            }
        }

        return page;
    }

    /// <summary>Forgets every page that carries one of the tags. Call after the transaction has committed.</summary>
    public void Evict(params IEnumerable<string> tags)
    {
        lock (gate)
        {
            var now = Interlocked.Increment(ref ticks);
            var gone = tags.ToHashSet(StringComparer.Ordinal);
            foreach (var tag in gone)
            {
                evictions[tag] = now;
            }

            foreach (var (key, page) in pages)
            {
                if (page.Tags.Overlaps(gone))
                {
                    Drop(key, page);
                }
            }
        }
    }

    private void Drop(string key, StoredPage page)
    {
        if (pages.TryRemove(KeyValuePair.Create(key, page)))
        {
            Interlocked.Add(ref bytes, -page.Bytes);
        }
    }
}
