using System.Globalization;
using System.Text.RegularExpressions;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Reports;

/// <summary>
/// Numbers as people type them, in the Vietnamese way whatever the page's language: points or spaces part groups of three digits, a comma stands before the decimals ("5.080", "5 080", "5080", "1.234,5").
/// What could be meant in two ways is refused rather than guessed: "1.5" is no group of three, and "5,080" is 5080 to some and a little more than 5 to others.
/// </summary>
public static partial class TypedNumber
{
    /// <summary>Reads a number; null with no fault for nothing typed, null with a sentence for what is none.</summary>
    public static (decimal? Number, string? Fault) Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(static letter => letter is not ('\u2060' or '\u200B' or '\uFEFF')).Select(static letter => char.IsWhiteSpace(letter) ? ' ' : letter == '\u2212' ? '-' : letter)).Trim();
        if (text.Length == 0)
        {
            return (null, null);
        }

        if (InTwoWays().IsMatch(text))
        {
            return (null, Say(ReportsText.NumberInTwoWays, text, text.Replace(',', '.'), text + "0"));
        }

        return Shape().IsMatch(text) && decimal.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number, null) : (null, Say(ReportsText.NumberWrong, Cut(text)));
    }

    /// <summary>Reads a number that may be left out. Throws <see cref="Refusal"/> for what is none.</summary>
    public static decimal? Must(string? typed) => Read(typed) is { Fault: { } fault } ? throw new Refusal(fault) : Read(typed).Number;

    /// <summary>A number as <see cref="Read"/> reads it back, without zeros at its end unless they tell it apart: "5.080", "12,5", "1,1250".</summary>
    public static string Write(decimal number) => number.ToString("#,##0.############", LanguageMiddleware.Vietnamese) is var text && InTwoWays().IsMatch(text) ? text + "0" : text;

    /// <summary>The beginning of what was typed, to be shown in a sentence.</summary>
    public static string Cut(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.Length <= 60 ? typed : Orthography.Cut(typed, 59) + "…";
    }

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    [GeneratedRegex(@"^[-+]?([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+|[1-9][0-9]{0,2}( [0-9]{3})+)(,[0-9]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex("^[-+]?[1-9][0-9]{0,2},[0-9]{3}$", RegexOptions.NonBacktracking)]
    private static partial Regex InTwoWays();
}
