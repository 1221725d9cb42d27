using System.Text;

namespace VietnameseText;

/// <summary>Undoes a reading as Windows-1252 of bytes that were UTF-8 or Windows-1258 (tables: unicode.org, bestfit1252 and CP1258).</summary>
internal static class CodePages
{
    // Windows-1252 for bytes 80–9F; U+0081 and the like pass as themselves, as browsers do.
    private const string High1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Decodes every valid UTF-8 sequence of two bytes or more; anything else stays.</summary>
    public static string Utf8From1252(string text)
    {
        var decoded = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            var length = 0;
            while (length < bytes.Length && i + length < text.Length && ByteOf(text[i + length]) is >= 0x80 and var value)
            {
                bytes[length++] = (byte)value;
            }

            if (length > 1 && Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                decoded.Append(rune.ToString());
                i += used;
            }
            else
            {
                decoded.Append(text[i++]);
            }
        }

        return decoded.ToString();
    }

    /// <summary>The text as Windows-1258 would have read it; tones come out as combining marks.</summary>
    public static string Cp1258From1252(string text) => string.Create(text.Length, text, static (decoded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            decoded[i] = source[i] switch
            {
                'Ã' => 'Ă',
                'Ì' => '\u0300',
                'Ð' => 'Đ',
                'Ò' => '\u0309',
                'Õ' => 'Ơ',
                'Ý' => 'Ư',
                'Þ' => '\u0303',
                'ã' => 'ă',
                'ì' => '\u0301',
                'ð' => 'đ',
                'ò' => '\u0323',
                'õ' => 'ơ',
                'ý' => 'ư',
                'þ' => '₫',
                var same => same,
            };
        }
    });

    private static int ByteOf(char c)
    {
        if (c <= '\u00FF')
        {
            return c;
        }

        var high = High1252.IndexOf(c, StringComparison.Ordinal);
        return high < 0 ? -1 : 0x80 + high;
    }
}
