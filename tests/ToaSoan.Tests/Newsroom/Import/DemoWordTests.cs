using System.Globalization;
using System.Text.Json;
using ToaSoan.Blocks;
using ToaSoan.Newsroom.Import;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Newsroom.Import;

/// <summary>Every Word file of the demo city gives what demo/word/expected.json says.</summary>
public sealed class DemoWordTests
{
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(WordFiles.Folder, "expected.json"))).RootElement;

    public static TheoryData<string> Good => [.. Files("good")];

    public static TheoryData<string> Bad => [.. Files("bad")];

    [Theory]
    [MemberData(nameof(Good))]
    public void An_officers_file_becomes_the_article_she_wrote(string file)
    {
        var expected = Case("good", file);
        var article = WordFiles.Read(file);
        Assert.Equal(Text("title"), article.Title);
        Assert.Equal(Text("lead"), article.Lead);
        Assert.Equal(Text("kicker"), article.Kicker);
        Assert.Equal(Texts("byline"), article.Authors);
        var blocks = article.Body.Blocks;
        Assert.Equal(Number("headings"), blocks.OfType<Heading>().Count());
        Assert.Equal(Number("lists"), blocks.OfType<ItemList>().Count());
        Assert.Equal(Number("tables"), blocks.OfType<Table>().Count());
        Assert.Equal(Number("photos"), article.Photos.Count);
        Assert.Equal(Number("photosRefused"), article.Findings.Where(static finding => finding.Rule is Rules.PhotoFormat or Rules.PhotoDamaged or Rules.PhotoMissing).Sum(static finding => finding.Count));
        Assert.Equal(Texts("captions"), article.Body.Figures().Select(static figure => figure.Caption).Where(static caption => caption.Length > 0));
        Assert.Equal(Texts("captionCandidates"), article.Findings.Where(static finding => finding.Rule == Rules.CaptionCandidate).Select(static finding => finding.Before));
        Assert.Equal(Number("links"), Documents.Inlines(blocks).Select(static inline => inline.Link).OfType<string>().Count());
        var words = string.Join('\n', article.Kicker, article.Title, article.Lead, BlockWords.Of(article.Body));
        Assert.All(Texts("mustContain"), phrase => Assert.Contains(phrase, words, StringComparison.Ordinal));
        Assert.All(Texts("mustContainOnce"), phrase => Assert.Equal(2, words.Split(phrase).Length));
        Assert.All(Texts("mustNotContain"), phrase => Assert.DoesNotContain(phrase, words, StringComparison.Ordinal));
        Assert.All(Texts("repaired"), rule => Assert.Contains(article.Findings, finding => finding.Rule == rule));
        Assert.All(Texts("office"), office => Assert.Contains(article.Findings, finding => finding.Rule == Rules.Letterhead && finding.After == office));
        Documents.AssertSound(article);

        string Text(string name) => expected.TryGetProperty(name, out var value) ? value.GetString()! : "";
        int Number(string name) => expected.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
        string[] Texts(string name) => !expected.TryGetProperty(name, out var value) ? []
            : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
            : [.. value.EnumerateArray().Select(static one => one.GetString()!)];
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_file_that_cannot_be_read_is_refused_with_its_own_reason(string file)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("vi");
        var reason = Case("bad", file).GetProperty("reason").GetString()!;
        var refusal = Assert.Throws<Refusal>(() => WordFiles.Read(file));
        Assert.Contains(Sentences(reason), pattern => refusal.Message == string.Format(null, pattern, file, Limit(pattern)));
    }

    private static int Limit(string pattern) => pattern == ImportText.TooManyParts ? 2_000 : 200;

    private static string[] Sentences(string reason) => reason switch
    {
        "forbidden-xml" => [ImportText.ForbiddenXml],
        "climbing-names" => [ImportText.ClimbingNames],
        "damaged" => [ImportText.Damaged],
        "empty" => [ImportText.EmptyFile, ImportText.EmptyDocument],
        "encrypted" => [ImportText.Encrypted],
        "macro" => [ImportText.Macros],
        "too-many-parts" => [ImportText.TooManyParts],
        "too-large" => [ImportText.TooBigInside, ImportText.Bomb],
        "not-word" => [ImportText.NoDocument, ImportText.NotWord, ImportText.OldDoc, ImportText.Spreadsheet],
        _ => throw new InvalidOperationException("No sentence is known for " + reason),
    };

    private static JsonElement Case(string group, string file) =>
        Expected.GetProperty(group).EnumerateArray().Single(one => one.GetProperty("file").GetString() == file);

    private static IEnumerable<string> Files(string group) => Expected.GetProperty(group).EnumerateArray().Select(static one => one.GetProperty("file").GetString()!);
}
