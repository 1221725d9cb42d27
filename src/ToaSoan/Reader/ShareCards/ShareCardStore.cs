using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader.ShareCards;

/// <summary>
/// Share cards, drawn when first asked for and kept in <c>cards/</c> until the article looks different. Owns the rule that a card exists only
/// while readers see its edition: before publication there is none to draw, after a withdrawal it is gone.
/// </summary>
public sealed class ShareCardStore(PortalDb db, Settings settings, SiteIdentities identities)
{
    private const int MostWaiting = 16;
    private static int waiting;

    /// <summary>The card of what readers see of an article in a language; null when they see nothing.</summary>
    public async Task<ShareCard?> FindAsync(long id, string kind, CancellationToken stop)
    {
        var edition = await db.Shown(kind).Where(e => e.ObjectId == id).SingleOrDefaultAsync(stop);
        if (edition is null)
        {
            Clear(id, kind);
            return null;
        }

        var section = await db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == edition.Section, stop);
        var site = await identities.GetAsync(db, stop);
        var photos = edition.LeadPhoto is null ? null : await db.PhotoSourcesAsync([edition.LeadPhoto], stop);
        return ShareCard.Of(edition, section?.Spoken ?? edition.SectionName, site, photos?.GetValueOrDefault(edition.LeadPhoto!));
    }

    /// <summary>The file of a card, drawn when it is not there; null while too many others are being drawn.</summary>
    public async Task<string?> FileAsync(ShareCard card, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(card);
        var path = Path.Combine(Folder(card.ObjectId, card.Language), card.Mark + ".jpg");
        if (File.Exists(path))
        {
            return path;
        }

        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting)
            {
                return null;
            }

            var source = card.Photo is null ? null : settings.Rendition(card.Photo.Hash, card.Photo.Widths.LastOrDefault(static width => width <= 1200, card.Photo.Widths[0]), "jpg");
            var photo = source is not null && File.Exists(source) ? await File.ReadAllBytesAsync(source, stop) : null;
            var bytes = await ImageThread.RunAsync(() => ShareCardDrawing.Draw(card, photo), stop);
            Clear(card.ObjectId, card.Language == "en" ? Edition.EnglishArticle : Cards.Kind);
            await DurableFile.WriteAsync(path, bytes, stop);
            return path;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    // What it looked like before is of no use to anybody.
    private void Clear(long id, string kind)
    {
        var folder = Folder(id, kind == Edition.EnglishArticle ? "en" : "vi");
        if (Directory.Exists(folder))
        {
            foreach (var old in Directory.GetFiles(folder, "*.jpg"))
            {
                File.Delete(old);
            }
        }
    }

    private string Folder(long id, string language) => settings.PathOf("cards", (id % 100).ToString("00", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{id}-{language}"));
}
