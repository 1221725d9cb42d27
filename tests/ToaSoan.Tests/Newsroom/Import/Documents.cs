using System.Security.Cryptography;
using System.Text.Json;
using ToaSoan.Blocks;
using ToaSoan.Newsroom.Import;

namespace ToaSoan.Tests.Newsroom.Import;

/// <summary>What holds for every imported article, whatever the file was.</summary>
internal static class Documents
{
    public static void AssertSound(ImportedArticle article)
    {
        var json = BlockJson.Write(article.Body);
        Assert.Equal(json, BlockJson.Write(BlockJson.Read(json)));
        var photos = article.Photos.ToDictionary(static photo => photo.Hash);
        Assert.All(photos.Values, static photo => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(photo.Bytes)), photo.Hash));
        Assert.Equal(photos.Keys.Order(), article.Body.Figures().Select(static figure => figure.Photo).Distinct().Order());
        Assert.All(article.Body.Figures(), static figure => Assert.Equal("", figure.Alt));
        Assert.All(article.Authors, static author => Assert.False(string.IsNullOrWhiteSpace(author)));
        Assert.All(article.Findings, static finding =>
        {
            Assert.Contains(finding.Rule, Rules.All);
            Assert.InRange(finding.Count, 1, int.MaxValue);
            Assert.NotEmpty(finding.Sentence());
        });
        Assert.Equal(article.Findings, JsonSerializer.Deserialize<List<Finding>>(JsonSerializer.Serialize(article.Findings)));
    }

    public static IEnumerable<Inline> Inlines(IEnumerable<Block> blocks) => blocks.SelectMany(static block => block switch
    {
        Paragraph paragraph => paragraph.Content,
        Heading heading => heading.Content,
        ItemList list => Inlines(list.Items.SelectMany(static item => item.Content)),
        Quote quote => Inlines(quote.Content),
        Note note => Inlines(note.Content),
        Table table => table.Rows.SelectMany(static row => row.Cells).SelectMany(static cell => cell.Content),
        _ => (IEnumerable<Inline>)[],
    });
}
