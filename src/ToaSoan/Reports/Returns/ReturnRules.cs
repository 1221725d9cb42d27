using System.Globalization;
using ToaSoan.Platform;

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
            yield return Say(ReturnsText.LinkWrong, TypedNumber.Cut(bad));
        }
    }

    /// <summary>What is wrong with an amount, or null.</summary>
    public static string? FaultOf(decimal amount, int decimals) =>
        amount < 0 ? Say(ReturnsText.Negative, TypedNumber.Write(amount))
        : amount > Largest ? ReturnsText.TooLarge
        : Shortest(amount).Scale <= decimals ? null
        : decimals == 0 ? Say(ReturnsText.WholeOnly, TypedNumber.Write(amount))
        : Say(ReturnsText.TooManyDecimals, TypedNumber.Write(amount), decimals);

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

    /// <summary>Links as typed, parted by spaces or lines.</summary>
    public static IReadOnlyList<string> Links(string? typed) => (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsLink(string link) => link.Length <= LongestLink && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>The same number without zeros at its end.</summary>
    internal static decimal Shortest(decimal amount) => amount / 1.0000000000000000000000000000m;

    /// <summary>The same number without zeros at its end, or none.</summary>
    internal static decimal? Shortest(decimal? amount) => amount / 1.0000000000000000000000000000m;

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
