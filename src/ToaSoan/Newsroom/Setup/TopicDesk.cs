using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Newsroom.Setup;

/// <summary>
/// Changes the topics; desk, chief and owner. Owns the rules that a topic's address never changes and that a merged topic
/// leads to one that is itself merged into none, so that an old address needs one step.
/// </summary>
public sealed class TopicDesk(PortalDb db, SetupActs acts, TimeProvider clock)
{
    /// <summary>The trail's word for a topic.</summary>
    public const string Kind = "topic";

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The longest summary, in characters.</summary>
    public const int LongestSummary = 500;

    /// <summary>Adds a topic; its address is made of its name.</summary>
    public Task AddAsync(Permissions by, string? name, string? summary, CancellationToken stop) => acts.DoAsync(by, Role.Desk, async () =>
    {
        var known = await db.Topics.Select(static topic => new { topic.Name, topic.Slug }).ToListAsync(stop);
        var title = SetupActs.Name(name, LongestName);
        SetupActs.MustBeNew(title, known.Select(static topic => topic.Name));
        var added = new Topic { Slug = SetupActs.FreeSlug(title, known.ConvertAll(static topic => topic.Slug)), Name = title, Summary = SetupActs.Line(summary, LongestSummary) };
        db.Topics.Add(added);
        return new DeskAct("topic.add", Kind, () => $"{added.Id}", $"{title}, /chu-de/{added.Slug}");
    }, stop);

    /// <summary>Gives a topic another name or summary.</summary>
    public Task ChangeAsync(Permissions by, long id, string? name, string? summary, CancellationToken stop) => acts.DoAsync(by, Role.Desk, async () =>
    {
        var topic = await FindAsync(id, stop);
        var (title, words) = (SetupActs.Name(name, LongestName), SetupActs.Line(summary, LongestSummary));
        SetupActs.MustBeNew(title, await db.Topics.Where(other => other.Id != id).Select(static other => other.Name).ToListAsync(stop));
        var changes = new List<string> { topic.Name == title ? title : $"{topic.Name} → {title}" };
        if (topic.Summary != words)
        {
            changes.Add($"{SetupActs.Short(topic.Summary)} → {SetupActs.Short(words)}");
        }

        if (changes is [var one] && one == topic.Name)
        {
            return null;
        }

        (topic.Name, topic.Summary) = (title, words);
        return Change("topic.change", topic, string.Join("; ", changes));
    }, stop);

    /// <summary>Takes a topic from what is offered and from the topics of the day, or puts it back.</summary>
    public Task RetireAsync(Permissions by, long id, bool retired, CancellationToken stop) => acts.DoAsync(by, Role.Desk, async () =>
    {
        var topic = await FindAsync(id, stop);
        if (topic.RetiredAt is not null == retired)
        {
            return null;
        }

        topic.RetiredAt = retired ? clock.Now() : null;
        return Change(retired ? "topic.retire" : "topic.revive", topic, topic.Name);
    }, stop);

    /// <summary>
    /// Merges a topic into another for good: working copies get the other; what readers were shown keeps its copy of the old
    /// one, whose address leads to the other from now on.
    /// </summary>
    public Task MergeAsync(Permissions by, long id, long into, CancellationToken stop) => acts.DoAsync(by, Role.Desk, async () =>
    {
        var (topic, other) = (await FindAsync(id, stop), await FindAsync(into, stop));
        if (topic == other)
        {
            throw new Refusal(SetupText.TopicIntoItself);
        }

        foreach (var earlier in await db.Topics.Where(earlier => earlier.MergedIntoId == id).ToListAsync(stop))
        {
            earlier.MergedIntoId = into;
        }

        (topic.MergedIntoId, topic.RetiredAt) = (into, topic.RetiredAt ?? clock.Now());
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"ArticleTopics\" (\"ArticleId\", \"TopicsId\") SELECT \"ArticleId\", {into} FROM \"ArticleTopics\" WHERE \"TopicsId\" = {id} AND \"ArticleId\" NOT IN (SELECT \"ArticleId\" FROM \"ArticleTopics\" WHERE \"TopicsId\" = {into})", stop);
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"ArticleTopics\" WHERE \"TopicsId\" = {id}", stop);
        var change = Change("topic.merge", topic, $"{topic.Name} → {other.Name}");
        return change with { Tags = [.. change.Tags, PageTag.Of(EditionTag.Topic, other.Slug)] };
    }, stop);

    /// <summary>Topics whose names hold every word, with or without marks; those in use first, by name. Merged ones are left out.</summary>
    public async Task<List<Topic>> FindAsync(string? words, CancellationToken stop)
    {
        var wanted = SearchKey.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = await db.Topics.AsNoTracking().Where(static topic => topic.MergedIntoId == null).ToListAsync(stop);
        return [.. all.Where(topic => SearchKey.Fold(topic.Name) is var name && wanted.All(word => name.Contains(word, StringComparison.Ordinal)))
            .OrderBy(static topic => topic.RetiredAt is not null).ThenBy(static topic => topic.Name, VietnameseSort.Comparer)];
    }

    private async Task<Topic> FindAsync(long id, CancellationToken stop) =>
        await db.Topics.SingleOrDefaultAsync(topic => topic.Id == id && topic.MergedIntoId == null, stop) ?? throw new Refusal(SetupText.TopicUnknown);

    // Articles of a topic are stored under its name; the front page shows the topics of the day, feeds name them.
    private static DeskAct Change(string act, Topic topic, string detail) => new(act, Kind, () => $"{topic.Id}", detail, PageTag.Front, PageTag.Feeds, PageTag.Of(EditionTag.Topic, topic.Slug), PageTag.Named(EditionTag.Topic, topic.Slug));
}
