using System.Globalization;

namespace ToaSoan.Reports;

/// <summary>Numbers as people type them: "5.080", "5080", "5 080", "12,5", "1.234,5"; also "5,080" and "12.5" as English writes them.</summary>
public static class TypedNumber
{
    /// <summary>Reads a number; null when it is none, or when it can be read in two ways that differ ("1.5" is 1,5; "1.500" is 1500).</summary>
    public static decimal? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(static letter => !char.IsWhiteSpace(letter) && letter is not '\u00A0' and not '\u202F'));
        var (dot, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        var point = dot >= 0 && comma >= 0 ? Math.Max(dot, comma) : IsGrouped(text, dot >= 0 ? '.' : ',') ? -1 : Math.Max(dot, comma);
        var whole = point < 0 ? text : text[..point];
        var plain = string.Concat(whole.Where(static letter => letter is not '.' and not ',')) + (point < 0 ? "" : "." + text[(point + 1)..]);
        return (dot < 0 || comma < 0 || IsGrouped(whole, dot < comma ? '.' : ',')) && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // Whether every separator stands before exactly three digits: "5.080", "91.118.315".
    private static bool IsGrouped(string text, char separator)
    {
        var groups = text.TrimStart('-').Split(separator);
        return groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(static group => group.Length == 3 && group.All(char.IsAsciiDigit));
    }
}
