using System.Globalization;
using System.Text.RegularExpressions;

namespace VietnameseText;

/// <summary>Numbers in words: mốt, tư, lăm, linh and không trăm where they belong.</summary>
internal static partial class SpokenNumber
{
    private const int LongestCounted = 18;

    private static readonly string[] Units = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    private static readonly (string Numeral, int Value)[] Numerals =
    [
        ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
    ];

    /// <summary>A number as Vietnamese write it: 5.080, 91.118.315, 12,5; other arrangements of figures are read part by part.</summary>
    public static string Written(string figures)
    {
        if (Grouped().Match(figures) is { Success: true } grouped)
        {
            return WithFraction(Without(grouped.Groups["whole"].Value), grouped.Groups["fraction"].Value);
        }

        if (ForeignGrouped().Match(figures) is { Success: true } foreign)
        {
            return WithFraction(Without(foreign.Groups["whole"].Value), foreign.Groups["fraction"].Value);
        }

        var comma = figures.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0 && figures.IndexOfAny([',', '.']) == comma && figures.LastIndexOfAny([',', '.']) == comma)
        {
            return WithFraction(figures[..comma], figures[(comma + 1)..]);
        }

        var parts = figures.Split(['.', ',']).Select(Whole);
        return string.Join(" chấm ", parts);
    }

    /// <summary>A whole number of plain digits; one with two leading zeros, or longer than eighteen digits, is read digit by digit.</summary>
    public static string Whole(string digits)
    {
        var counted = digits.Length == 2 ? digits.TrimStart('0') : digits;
        return counted.Length switch
        {
            0 => Units[0],
            1 => Units[digits[^1] - '0'],
            _ when counted[0] == '0' || counted.Length > LongestCounted => Digits(digits),
            _ => Count(long.Parse(counted, CultureInfo.InvariantCulture), false),
        };
    }

    /// <summary>After "thứ": nhất, hai, ba, tư, …</summary>
    public static string Ordinal(string digits) => Whole(digits) switch
    {
        "một" => "nhất",
        "bốn" => "tư",
        var other => other,
    };

    /// <summary>Digit by digit, as a phone number is said.</summary>
    public static string Digits(string digits) => string.Join(' ', digits.Select(static digit => Units[digit - '0']));

    /// <summary>The value of a well-formed Roman numeral up to 399; null for anything else.</summary>
    public static int? Roman(string numeral)
    {
        var value = 0;
        var rest = numeral.AsSpan();
        foreach (var (sign, worth) in Numerals)
        {
            var most = sign.Length == 2 || sign is "V" or "L" ? 1 : 3;
            for (var taken = 0; taken < most && rest.StartsWith(sign, StringComparison.Ordinal); taken++)
            {
                value += worth;
                rest = rest[sign.Length..];
                if (sign.Length == 2)
                {
                    break;
                }
            }
        }

        return rest.IsEmpty && value > 0 ? value : null;
    }

    private static string WithFraction(string whole, string fraction) => fraction.Length switch
    {
        0 => Whole(whole),
        <= 2 when fraction[0] != '0' => $"{Whole(whole)} phẩy {Whole(fraction)}",
        _ => $"{Whole(whole)} phẩy {Digits(fraction)}",
    };

    private static string Count(long number, bool inside)
    {
        if (number >= 1_000_000_000)
        {
            return Joined($"{Count(number / 1_000_000_000, inside)} tỷ", number % 1_000_000_000);
        }

        if (number >= 1_000_000)
        {
            return Joined($"{Group((int)(number / 1_000_000), inside)} triệu", number % 1_000_000);
        }

        return number >= 1_000 ? Joined($"{Group((int)(number / 1_000), inside)} nghìn", number % 1_000) : Group((int)number, inside);
    }

    private static string Joined(string high, long low) => low == 0 ? high : $"{high} {Count(low, true)}";

    private static string Group(int number, bool inside)
    {
        var (hundreds, tens, unit) = (number / 100, number / 10 % 10, number % 10);
        var full = inside || hundreds > 0;
        var words = new List<string>(5);
        if (full)
        {
            words.AddRange([Units[hundreds], "trăm"]);
        }

        words.AddRange(tens switch
        {
            0 when full && unit > 0 => ["linh"],
            0 => [],
            1 => ["mười"],
            _ => (string[])[Units[tens], "mươi"],
        });
        if (unit > 0)
        {
            words.Add((tens, unit) switch
            {
                ( > 1, 1) => "mốt",
                ( > 1, 4) => "tư",
                ( > 0, 5) => "lăm",
                _ => Units[unit],
            });
        }

        return string.Join(' ', words);
    }

    private static string Without(string grouped) => string.Concat(grouped.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"^(?<whole>[1-9][0-9]{0,2}(\.[0-9]{3})+)(,(?<fraction>[0-9]+))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^((?<whole>[1-9][0-9]{0,2}(,[0-9]{3}){2,})|(?<whole>[1-9][0-9]{0,2}(,[0-9]{3})+)\.(?<fraction>[0-9]{1,2}))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ForeignGrouped();
}
