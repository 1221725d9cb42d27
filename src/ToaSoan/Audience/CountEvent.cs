using System.Security.Cryptography;
using System.Text;

namespace ToaSoan.Audience;

/// <summary>One visit or share on its way into the counters. It holds nothing of who sent it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Measure"><see cref="Measure.Visit"/> or <see cref="Measure.Share"/>.</param>
/// <param name="Channel">By what it came or was shared.</param>
/// <param name="Mark">What a repetition is known by; see <see cref="MarkOf"/>.</param>
/// <param name="Firsts">Of which periods it is the browser's first report.</param>
/// <param name="Device">"phone", "tablet", "desktop", or "".</param>
/// <param name="Referrer">The host of the page it came from, or "".</param>
/// <param name="Ranked">Whether it counts for "most read".</param>
public sealed record CountEvent(CountedPage Page, Measure Measure, string Channel, long Mark, Firsts Firsts = Firsts.None, string Device = "", string Referrer = "", bool Ranked = false)
{
    /// <summary>
    /// Eight bytes of the SHA-256 of a report's own random number. The number names one showing of one page, is never sent again for another, and
    /// is not kept; its mark is, for ten minutes, so that a repetition is not counted twice.
    /// </summary>
    public static long MarkOf(ReadOnlySpan<char> number)
    {
        Span<byte> text = stackalloc byte[64];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.ASCII.GetBytes(number[..Math.Min(number.Length, 64)], text)], hash);
        return BitConverter.ToInt64(hash);
    }
}

/// <summary>Of which periods a report is the browser's first, as the browser itself knows.</summary>
[Flags]
public enum Firsts
{
    /// <summary>Of none.</summary>
    None = 0,

    /// <summary>Of the city's day.</summary>
    Day = 1,

    /// <summary>Of the week.</summary>
    Week = 2,

    /// <summary>Of the month.</summary>
    Month = 4,
}
