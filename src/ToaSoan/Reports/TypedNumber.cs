using System.Globalization;

namespace ToaSoan.Reports;

/// <summary>Numbers as people type them: "5.080", "5080", "5 080", "12,5", "1.234,5"; also "5,080" and "12.5" as English writes them. Never below 0.</summary>
public static class TypedNumber
{
    /// <summary>Reads a number; null when it is none. A separator before exactly three digits is one of thousands: "1.500" is 1500, "1.5" is 1,5.</summary>
    public static decimal? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(static letter => !char.IsWhiteSpace(letter) && letter is not '\u00A0' and not '\u202F'));
        var (dot, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        if (dot >= 0 && comma >= 0)
        {
            return Parts(text[..Math.Max(dot, comma)], dot < comma ? '.' : ',', text[(Math.Max(dot, comma) + 1)..]);
        }

        var separator = dot >= 0 ? '.' : ',';
        return IsGrouped(text, separator) ? Parts(text, separator, "") : text.Split(separator) is [var whole, var rest] ? Parts(whole, '-', rest) : null;
    }

    // What stands before the decimal comma, with its separator of thousands, and after it.
    private static decimal? Parts(string whole, char separator, string rest) =>
        (separator == '-' || IsGrouped(whole, separator)) && rest.All(char.IsAsciiDigit) && decimal.TryParse($"{whole.Replace($"{separator}", "", StringComparison.Ordinal)}.{rest}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Whether every separator stands before exactly three digits: "5.080", "91.118.315".
    private static bool IsGrouped(string text, char separator)
    {
        var groups = text.Split(separator);
        return groups.All(static group => group.All(char.IsAsciiDigit)) && (groups.Length == 1 || (groups[0].Length is > 0 and <= 3 && groups[0][0] != '0')) && groups.Skip(1).All(static group => group.Length == 3);
    }
}
