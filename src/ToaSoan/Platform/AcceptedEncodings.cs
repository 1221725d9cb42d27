using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ToaSoan.Platform;

/// <summary>
/// Which encoding a browser gets (RFC 9110, section 12.5.3): brotli, else gzip, else the bytes as they are. Browsers send a handful of
/// different headers, so the first few hundred are read once; any other is read every time, so that made-up ones fill nothing.
/// </summary>
internal sealed class AcceptedEncodings
{
    private const int Most = 256;
    private const int Longest = 100;
    private readonly ConcurrentDictionary<string, Wish> read = new(StringComparer.Ordinal);

    private enum Wish
    {
        Identity,
        Gzip,
        Brotli,
    }

    /// <summary>The page in the encoding a header asks for.</summary>
    public EncodedPage Choose(StringValues header, StoredPage page)
    {
        var text = header.ToString();
        if (!read.TryGetValue(text, out var wish))
        {
            wish = Read(text);
            if (text.Length <= Longest && read.Count < Most)
            {
                read.TryAdd(text, wish);
            }
        }

        return wish switch { Wish.Brotli => page.Brotli, Wish.Gzip => page.Gzip, _ => page.Identity };
    }

    private static Wish Read(string header)
    {
        if (header.Length == 0 || !StringWithQualityHeaderValue.TryParseList(header.Split(','), out var wanted))
        {
            return Wish.Identity;
        }

        bool Takes(string encoding) => wanted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is null or > 0);
        return Takes("br") ? Wish.Brotli : Takes("gzip") ? Wish.Gzip : Wish.Identity;
    }
}
