using System.Globalization;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Search;

namespace ToaSoan.FactCheck;

/// <summary>Checks in words, in the current language.</summary>
public static class CheckWords
{
    /// <summary>The verdicts from true to false, then what could not be determined: the order of lists and of the scale's page.</summary>
    public static IReadOnlyList<Verdict> Scale { get; } = [Verdict.True, Verdict.MostlyTrue, Verdict.MissingContext, Verdict.MostlyFalse, Verdict.False, Verdict.Undetermined];

    /// <summary>Checks among what search finds: what the page says now.</summary>
    public static SearchedKind Searched { get; } = new(CheckContent.EditionKind, "kiem-chung", static () => FactCheckText.OneCheck, static () => FactCheckText.Checks, static edition => CheckContent.Read(edition.Body) is var content
        ? [[content.Finding], [.. BlockWords.Of(BlockJson.Read(content.Body)).Split('\n')], [.. content.Places.Select(static place => place.Words)], [content.Speaker], .. content.Evidence.Select(static piece => new[] { piece.Title, piece.Source, piece.Excerpt })]
        : []);

    /// <summary>The name of a verdict.</summary>
    public static string Of(Verdict verdict) => Text($"Verdict{verdict}");

    /// <summary>What a verdict means.</summary>
    public static string Meaning(Verdict verdict) => Text($"Verdict{verdict}Means");

    /// <summary>What a verdict is called in addresses; never changed.</summary>
    public static string SlugOf(Verdict verdict) => verdict switch
    {
        Verdict.True => "dung", Verdict.MostlyTrue => "phan-lon-dung", Verdict.MissingContext => "thieu-ngu-canh", Verdict.MostlyFalse => "phan-lon-sai", Verdict.False => "sai", _ => "chua-xac-dinh",
    };

    /// <summary>The verdict an address names, or null.</summary>
    public static Verdict? Named(string? slug) => Scale.Where(verdict => SlugOf(verdict) == slug).Select(static verdict => (Verdict?)verdict).FirstOrDefault();

    /// <summary>A check's title with its verdict: "Sai: Cầu Minh 2 đóng cửa".</summary>
    public static string Titled(Verdict verdict, string claim) => $"{Of(verdict)}: {claim}";

    /// <summary>The name of a state.</summary>
    public static string Of(CheckState state) => Desk($"State{state}");

    /// <summary>How a claim stands, for its sender and for the desk.</summary>
    public static string Of(ClaimState state) => Text($"Claim{state}");

    /// <summary>What a later look found.</summary>
    public static string Of(EvidenceStanding standing) => Text($"Standing{standing}");

    /// <summary>How evidence was taken.</summary>
    public static string Of(EvidenceKind kind) => Text($"Evidence{kind}");

    /// <summary>A readers' text by its name.</summary>
    internal static string Text(string name) => FactCheckText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;

    /// <summary>A text of the desk by its name.</summary>
    internal static string Desk(string name) => FactCheckDeskText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;

    internal static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
