using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom.Import;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>What came of one file.</summary>
/// <param name="Article">The draft.</param>
/// <param name="Findings">What was recognised and repaired.</param>
/// <param name="Already">Whether the same file had been imported before, so that nothing was done now.</param>
public sealed record ImportOutcome(Article Article, IReadOnlyList<Finding> Findings, bool Already);

/// <summary>
/// Takes Word files in as drafts. A file is read whole before anything is stored, so a refused one leaves nothing behind; a
/// file already imported is recognised by its bytes, so an interrupted folder goes on where it stopped.
/// </summary>
public sealed class ImportDesk(PortalDb db, ArticleDesk desk, MediaStore media)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Reads a file and begins a draft. Throws <see cref="Refusal"/> naming the file.</summary>
    public async Task<ImportOutcome> TakeAsync(Stream file, string name, long officeId, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.May(Role.Reporter, officeId))
        {
            throw new Refusal(NewsroomText.NotYourOffice);
        }

        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
        if (await db.Articles.FirstOrDefaultAsync(article => article.ImportHash == hash && article.OfficeId == officeId, stop) is { } known)
        {
            return new ImportOutcome(known, FindingsOf(known), true);
        }

        file.Position = 0;
        var read = WordImport.Read(file, name, stop);
        var log = new List<Finding>(read.Findings);
        var refused = new HashSet<string>();
        foreach (var photo in read.Photos)
        {
            try
            {
                await media.AddPhotoAsync(photo.Bytes, photo.Name, staff.StaffId == 0 ? null : staff.StaffId, stop);
            }
            catch (Refusal refusal)
            {
                refused.Add(photo.Hash);
                log.Add(new Finding(Rules.PhotoFormat, FindingKind.Dropped, photo.Name, refusal.Message, 1));
            }
        }

        var body = new Document([.. read.Body.Blocks.Select(block => Without(block, refused)).OfType<Block>()]);
        var lead = body.Figures().FirstOrDefault();
        var content = new ArticleContent(read.Kicker, read.Title, read.Lead, body, null, read.Authors, [], lead?.Photo, lead?.Alt ?? "");
        var article = await desk.BeginAsync(officeId, content, staff, stop, JsonSerializer.Serialize(log, Json), hash);
        return new ImportOutcome(article, log, false);
    }

    /// <summary>What the import of an article found.</summary>
    public static IReadOnlyList<Finding> FindingsOf(Article article) =>
        article.ImportFindings.Length == 0 ? [] : JsonSerializer.Deserialize<List<Finding>>(article.ImportFindings, Json)!;

    private static Block? Without(Block block, HashSet<string> refused) => block switch
    {
        Figure figure => refused.Contains(figure.Photo) ? null : figure,
        Gallery gallery => gallery.Figures.Where(figure => !refused.Contains(figure.Photo)).ToArray() is { Length: > 0 } left ? gallery with { Figures = left } : null,
        _ => block,
    };
}
