using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An edition as lists show it: without its body, with its lead photo. <paramref name="At"/> is the first publication in UTC.</summary>
public sealed record Card(long ObjectId, string Path, string Kicker, string Title, string Lead, string Section, string SectionName, string Office, string OfficeName, DateTime At,
    string? PhotoHash, string PhotoAlt, PhotoSource? Photo)
{
    /// <summary>Whether its kicker, title and lead are English.</summary>
    public bool English { get; init; }
}

/// <summary>How much room a card has; chooses what it shows.</summary>
public enum CardShape
{
    /// <summary>The lead story of the front page.</summary>
    Lead,

    /// <summary>Photo above title and lead.</summary>
    Upright,

    /// <summary>A large photo with title and lead, for a story told in photos.</summary>
    Wide,

    /// <summary>Photo beside title and lead, for lists.</summary>
    Row,

    /// <summary>Title and time alone.</summary>
    Line,
}

/// <summary>Editions as cards.</summary>
public static class Cards
{
    /// <summary>The kind of edition lists are made of.</summary>
    internal const string Kind = "article";

    /// <summary>The kind of a project dossier's editions.</summary>
    internal const string Dossier = "project";

    /// <summary>What programs are told an edition is: "project" or "event", say, or "article" in either language.</summary>
    internal static string KindOf(string kind) => kind == Edition.EnglishArticle ? Kind : kind;

    /// <summary>The articles readers see; with <see cref="Edition.EnglishArticle"/> their English versions.</summary>
    public static IQueryable<Edition> Shown(this PortalDb db, string kind = Kind)
    {
        // As a parameter, not as a bare column: SQLite uses its indexes of Shown only for a comparison.
        var shown = true;
        return db.Editions.AsNoTracking().Where(e => e.Shown == shown && e.Kind == kind);
    }

    /// <summary>The project dossiers readers see.</summary>
    public static IQueryable<Edition> ShownProjects(this PortalDb db)
    {
        var shown = true;
        return db.Editions.AsNoTracking().Where(e => e.Shown == shown && e.Kind == Dossier);
    }

    /// <summary>Newest first; those of the same instant by edition.</summary>
    public static IQueryable<Edition> NewestFirst(this IQueryable<Edition> editions) => editions.OrderByDescending(static e => e.FirstPublishedAt).ThenByDescending(static e => e.Id);

    /// <summary>Reads cards with their photos in one query; in the English frame those that have an English version show its words.</summary>
    public static async Task<List<Card>> CardsAsync(this PortalDb db, IQueryable<Edition> editions, CancellationToken stop)
    {
        var photos = db.Photos.AsNoTracking();
        var cards = await editions
            .LeftJoin(photos, static e => e.LeadPhoto, static photo => photo.Hash, static (e, photo) => new Card(
                e.ObjectId, e.Path, e.Kicker, e.Title, e.Lead, e.Section, e.SectionName, e.Office, e.OfficeName, e.FirstPublishedAt,
                e.LeadPhoto, e.LeadPhotoAlt, photo == null ? null : new PhotoSource(photo.Hash, photo.Width, photo.Height, photo.Formats, photo.FocalX, photo.FocalY)))
            .ToListAsync(stop);
        if (!ReaderPage.English || cards.Count == 0)
        {
            return cards;
        }

        var numbers = cards.ConvertAll(static card => card.ObjectId);
        var english = await db.Shown(Edition.EnglishArticle).Where(e => numbers.Contains(e.ObjectId)).Select(static e => new { e.ObjectId, e.Kicker, e.Title, e.Lead, e.LeadPhotoAlt }).ToDictionaryAsync(static e => e.ObjectId, stop);
        return cards.ConvertAll(card => english.TryGetValue(card.ObjectId, out var words)
            ? card with { Kicker = words.Kicker, Title = words.Title, Lead = words.Lead, PhotoAlt = words.LeadPhotoAlt, English = true }
            : card);
    }
}

/// <summary>A card and how it is shown; <paramref name="Level"/> is the level of its heading, 2 or 3.</summary>
public sealed record CardView(Card Card, CardShape Shape, int Level = 3);
