using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme;

/// <summary>An edition of a dossier as its history tells it.</summary>
public sealed record DossierEdition(int Number, DateTime At, IReadOnlyList<ProjectChange> Changes);

/// <summary>A dossier as readers get it, out of editions alone. <paramref name="Tags"/> are those of the pages that show it.</summary>
public sealed record DossierReading(
    Edition Edition, ProjectContent Content, IReadOnlyList<DossierEdition> History, Topic? Topic, IReadOnlyList<Card> Articles, IReadOnlyList<string> Tags)
{
    private const int EditionsRead = 30;
    private const int OfTopic = 20;

    /// <summary>The current edition at a dossier's address, withdrawn ones too; null when there is none.</summary>
    public static async Task<Edition?> FindAsync(PortalDb db, string slug, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var path = $"/du-an/{slug}";
        return await db.ShownProjects().Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Path == path, stop)
            ?? await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == ProjectContent.Kind && e.Current && e.Path == path, stop);
    }

    /// <summary>Reads what belongs to an edition that is shown.</summary>
    public static async Task<DossierReading> OfAsync(PortalDb db, Edition edition, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(edition);
        var content = ProjectContent.Read(edition.Body);
        var editions = await db.Editions.AsNoTracking().Where(e => e.Kind == edition.Kind && e.ObjectId == edition.ObjectId).OrderByDescending(static e => e.Number).Take(EditionsRead)
            .Select(static e => new { e.Number, e.PublishedAt, e.Body }).ToListAsync(stop);
        var history = editions.ConvertAll(static e => new DossierEdition(e.Number, e.PublishedAt, ProjectContent.Read(e.Body).Changes)).FindAll(static e => e.Changes.Count > 0);

        var topic = (await db.TopicsNowAsync([.. edition.Topics.Select(static tag => tag.Slug)], stop)).Of(edition).FirstOrDefault();
        var slugs = topic is null ? [] : await db.SlugsAsync([topic], stop);
        long[] chosen = [.. content.Articles];
        var articles = chosen.Length == 0 ? [] : await db.CardsAsync(db.Shown().Where(e => chosen.Contains(e.ObjectId)).NewestFirst(), stop);
        articles.AddRange(await db.CardsAsync(await db.NewestTaggedAsync(EditionTag.Topic, slugs, OfTopic, stop), stop));

        string[] tags = [DossierTag.Of(edition.Path), .. slugs.Select(static slug => PageTag.Of(EditionTag.Topic, slug)), .. chosen.Select(PageTag.Article)];
        return new DossierReading(edition, content, history, topic, [.. articles.DistinctBy(static card => card.ObjectId).OrderByDescending(static card => card.At).ThenByDescending(static card => card.ObjectId)], tags);
    }
}
