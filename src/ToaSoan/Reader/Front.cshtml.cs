using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>The front page: the lead story, seconds, the newest, each section's own, topics of the day.</summary>
public sealed class FrontModel(PortalDb db) : ReaderPage
{
    private const int Newest = 16;
    private const int PerSection = 4;
    private const int RecentForTopics = 100;
    private const int TopicCount = 16;

    /// <summary>The lead story: the newest with a photo among the newest few; null on an empty portal.</summary>
    public Card? Lead { get; private set; }

    /// <summary>Up to three stories beside the lead.</summary>
    public IReadOnlyList<Card> Seconds { get; private set; } = [];

    /// <summary>The other newest stories.</summary>
    public IReadOnlyList<Card> Latest { get; private set; } = [];

    /// <summary>Sections that have more to show than stands above, in the order of the menu.</summary>
    public IReadOnlyList<(Section Section, IReadOnlyList<Card> Articles)> Sections { get; private set; } = [];

    /// <summary>Topics of the newest articles, most frequent first.</summary>
    public IReadOnlyList<(string Slug, string Name)> Topics { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken stop)
    {
        var newest = await db.CardsAsync(db.Shown().NewestFirst().Take(Newest), stop);
        Lead = newest.Take(6).FirstOrDefault(static card => card.Photo is not null) ?? newest.FirstOrDefault();
        var rest = newest.Where(card => card != Lead).ToList();
        Seconds = [.. rest.Where(static card => card.Photo is not null).Take(3)];
        Latest = [.. rest.Except(Seconds)];

        var above = newest.ConvertAll(static card => card.ObjectId);
        var sections = new List<(Section Section, IReadOnlyList<Card> Articles)>();
        foreach (var section in await db.Sections.AsNoTracking().Where(static s => s.RetiredAt == null).OrderBy(static s => s.Position).ToListAsync(stop))
        {
            var articles = await db.CardsAsync(db.Shown().Where(e => e.Section == section.Slug && !above.Contains(e.ObjectId)).NewestFirst().Take(PerSection), stop);
            if (articles.Count > 0)
            {
                sections.Add((section, [.. articles.OrderByDescending(static card => card.Photo is not null)]));
            }
        }

        Sections = sections;
        Topics = await TopicsAsync(stop);
        Head = new Head("", Path: "/");
        Store(newest.Concat(sections.SelectMany(static block => block.Articles)).Select(static card => card.Photo), PageTag.Front);
    }

    /// <summary>Counted here, not in SQL: SQLite would plan that join from the side of all tags and take seconds over 30,000 articles.</summary>
    private async Task<IReadOnlyList<(string Slug, string Name)>> TopicsAsync(CancellationToken stop)
    {
        var recent = await db.Shown().NewestFirst().Take(RecentForTopics).Select(static e => e.Id).ToListAsync(stop);
        var tags = (await db.Set<EditionTag>().AsNoTracking().Where(tag => recent.Contains(tag.EditionId)).ToListAsync(stop)).FindAll(static tag => tag.Kind == EditionTag.Topic);
        var now = await db.TopicsNowAsync([.. tags.Select(static tag => tag.Slug).Distinct()], stop);
        return [.. tags.Where(tag => now.TryGetValue(tag.Slug, out var topic) && topic.RetiredAt is null).DistinctBy(tag => (tag.EditionId, now[tag.Slug].Id)).GroupBy(tag => now[tag.Slug].Slug, StringComparer.Ordinal)
            .OrderByDescending(static topic => topic.Count()).ThenBy(static topic => topic.Key, StringComparer.Ordinal)
            .Take(TopicCount).Select(topic => (topic.Key, now[topic.First().Slug].Name))];
    }
}
