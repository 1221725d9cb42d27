using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ToaSoan.Blocks;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// An article's words as they are spoken, for the browser's own voice: <c>[[place, "sentence", …], …]</c>, where place -2 is the title,
/// -1 the lead and from 0 the block's number in the body, by which the script marks what is being read.
/// </summary>
internal static class ReadAloud
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Answers <c>/{section}/{slug}-{id}/doc</c>; stored with the article.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, long id)
    {
        var (edition, answer) = await ArticleAddress.FindAsync(context, db, id, "/doc");
        return edition is null ? answer
            : Feeds.Document.Send(context, "application/json; charset=utf-8", [PageTag.Article(id)], JsonSerializer.SerializeToUtf8Bytes(Parts(edition), Plain));
    }

    /// <summary>The parts of an edition that are read, in order.</summary>
    public static IEnumerable<object[]> Parts(Edition edition)
    {
        var blocks = BlockJson.Read(edition.Body).Blocks.Select(static (block, at) => (At: at, Words: Words(block)));
        return blocks.Prepend((At: -1, Words: edition.Lead)).Prepend((At: -2, Words: edition.Title))
            .Select(static part => (part.At, Sentences: SpokenSentences.Of(part.Words)))
            .Where(static part => part.Sentences.Count > 0).Select(static part => (object[])[part.At, .. part.Sentences]);
    }

    /// <summary>A block's words: what is looked at rather than read (tables, files, cards) is passed over but for its caption; footnotes are left to the eye.</summary>
    public static string Words(Block block) => block switch
    {
        Paragraph paragraph => BlockWords.Of(paragraph.Content),
        Heading heading => BlockWords.Of(heading.Content),
        ItemList list => Lines(list.Items.SelectMany(static item => item.Content)),
        Quote quote => Lines(quote.Content) + "\n" + quote.Source,
        Note note => Lines(note.Content),
        Figure figure => figure.Caption,
        Gallery gallery => gallery.Caption,
        Table table => table.Caption,
        Video video => video.Caption,
        _ => "",
    };

    private static string Lines(IEnumerable<Block> blocks) => string.Join('\n', blocks.Select(Words));
}
