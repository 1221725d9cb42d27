using System.Text.RegularExpressions;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

/// <summary>Every pair of vi-normalisation.tsv: an input, a function and what it must answer.</summary>
public sealed class NormalisationPairTests
{
    public static TheoryData<string, string, string, string> Pairs()
    {
        using var stream = typeof(NormalisationPairTests).Assembly.GetManifestResourceStream("vi-normalisation.tsv")!;
        using var reader = new StreamReader(stream);
        var pairs = new TheoryData<string, string, string, string>();
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])))
        {
            var cells = line.Split('\t');
            pairs.Add(cells[0], cells[1], cells[2], cells[3]);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_known_pair_comes_out_as_written_down(string id, string function, string input, string expected) =>
        Assert.Equal((id, Unescape(expected)), (id, Run(function, Unescape(input))));

    [Fact]
    public void All_pairs_are_read() => Assert.Equal(80, Pairs().Count);

    private static string Run(string function, string input) => function switch
    {
        "clean" => Orthography.Clean(input),
        "old" => ToneMarks.Place(input, ToneStyle.Old),
        "new" => ToneMarks.Place(input, ToneStyle.New),
        "exact" => SearchKey.Exact(input),
        "fold" => SearchKey.Fold(input),
        "iy" => SearchKey.Iy(input),
        "slug" => Slug.From(input),
        "tcvn3" => Legacy.Decode(input, LegacyEncoding.Tcvn3),
        "tcvn3h" => Legacy.Decode(input, LegacyEncoding.Tcvn3Upper),
        "vni" => Legacy.Decode(input, LegacyEncoding.Vni),
        "mojibake" => Legacy.Decode(input, LegacyEncoding.Utf8As1252),
        "cp1258" => Legacy.Decode(input, LegacyEncoding.Cp1258As1252),
        "detect" => Legacy.Detect(input) switch
        {
            LegacyEncoding.Tcvn3 => "tcvn3",
            LegacyEncoding.Vni => "vni",
            LegacyEncoding.Utf8As1252 => "utf8-as-1252",
            LegacyEncoding.Cp1258As1252 => "cp1258-as-1252",
            _ => "unicode",
        },
        "syllable" => Syllable.IsValid(input) ? "1" : "0",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Unknown function in the table."),
    };

    private static string Unescape(string text) => Regex.Replace(
        text.Replace("\\n", "\n", StringComparison.Ordinal),
        @"\\u(?<code>[0-9A-F]{4})",
        match => ((char)Convert.ToUInt16(match.Groups["code"].Value, 16)).ToString(),
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));
}
