using System.Globalization;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Reports.Returns;

/// <summary>A line as somebody gave it, by form or workbook.</summary>
public sealed record TypedLine(IndicatorVersion Version, decimal? Amount, FigurePrecision Precision, string Note = "", string Statement = "", IReadOnlyList<string>? Links = null, string? File = null);

/// <summary>What lines must keep; each broken rule in words of the current language.</summary>
public static class ReturnRules
{
    /// <summary>Longest note or statement of a line.</summary>
    public const int LongestWords = 1_000;

    /// <summary>Most links of a line.</summary>
    public const int MostLinks = 10;

    /// <summary>Longest link.</summary>
    public const int LongestLink = 500;

    private const decimal Largest = 1_000_000_000_000_000;

    /// <summary>What is wrong with a line, whole sentences without saying where.</summary>
    public static IEnumerable<string> Faults(TypedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Amount is { } amount && FaultOf(amount, line.Version.Decimals) is { } wrong)
        {
            yield return wrong;
        }

        if (line.Note.Length > LongestWords || line.Statement.Length > LongestWords)
        {
            yield return Say(ReturnsText.WordsTooLong, LongestWords);
        }

        if (line.Links is { Count: > MostLinks })
        {
            yield return Say(ReturnsText.TooManyLinks, MostLinks);
        }

        if (line.Links?.FirstOrDefault(static link => !IsLink(link)) is { } bad)
        {
            yield return Say(ReturnsText.LinkWrong, Cut(bad));
        }
    }

    /// <summary>What is wrong with an amount, or null.</summary>
    public static string? FaultOf(decimal amount, int decimals) =>
        amount < 0 ? Say(ReturnsText.Negative, Number(amount))
        : amount > Largest ? ReturnsText.TooLarge
        : Shortest(amount).Scale <= decimals ? null
        : decimals == 0 ? Say(ReturnsText.WholeOnly, Number(amount))
        : Say(ReturnsText.TooManyDecimals, Number(amount), decimals);

    /// <summary>What a return lacks before it can be handed in: an amount or a note why there is none, evidence of every amount above 0.</summary>
    public static IEnumerable<string> Lacking(OfficeReturn all, IReadOnlyList<IndicatorVersion> asked)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(asked);
        foreach (var version in asked)
        {
            var line = all.Lines.Find(line => line.IndicatorId == version.IndicatorId);
            if (line?.Amount is null && string.IsNullOrEmpty(line?.Note))
            {
                yield return Say(ReturnsText.AmountMissing, version.Name);
            }
            else if (line.Amount > 0 && line.Statement.Length == 0 && line.Links.Length == 0 && line.File is null)
            {
                yield return Say(ReturnsText.EvidenceMissing, version.Name);
            }
        }
    }

    /// <summary>
    /// Reads a number as people write it in Vietnamese: 5.080, 5 080, 5080, 12,5. A point must part thousands, so that 1.5 is refused rather
    /// than read as 15 or as one and a half. Null with no fault for nothing typed.
    /// </summary>
    public static (decimal? Amount, string? Fault) Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Normalize().Where(static letter => !char.IsWhiteSpace(letter) && letter is not ('\u2060' or '\u200B' or '\uFEFF'))).Replace('\u2212', '-');
        if (text.Length == 0)
        {
            return (null, null);
        }

        var parts = text.Split(',');
        var groups = parts[0].TrimStart('-', '+').Split('.');
        var plain = parts.Length <= 2 && parts.All(static part => part.Length > 0) && (parts.Length == 1 || parts[1].All(char.IsAsciiDigit))
            && groups.All(static group => group.Length > 0 && group.All(char.IsAsciiDigit)) && groups.Skip(1).All(static group => group.Length == 3) && (groups.Length == 1 || groups[0].Length <= 3);
        return plain && decimal.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? (amount, null) : (null, Say(ReturnsText.NotANumber, Cut(typed!.Trim())));
    }

    /// <summary>Links as typed, parted by spaces or lines.</summary>
    public static IReadOnlyList<string> Links(string? typed) => (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An amount as it is written in Vietnamese, without zeros at its end: "5.080", "12,5".</summary>
    public static string Number(decimal amount) => amount.ToString("#,##0.############", LanguageMiddleware.Vietnamese);

    /// <summary>The beginning of what was typed, to be shown in a sentence.</summary>
    public static string Cut(string typed) => typed.Length <= 60 ? typed : Orthography.Cut(typed, 59) + "…";

    private static bool IsLink(string link) => link.Length <= LongestLink && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>The same number without zeros at its end.</summary>
    internal static decimal Shortest(decimal amount) => amount / 1.0000000000000000000000000000m;

    /// <summary>The same number without zeros at its end, or none.</summary>
    internal static decimal? Shortest(decimal? amount) => amount / 1.0000000000000000000000000000m;

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
