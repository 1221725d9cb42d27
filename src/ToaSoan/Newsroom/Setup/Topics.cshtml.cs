using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>The topics, found by words with or without marks; desk, chief and owner.</summary>
public sealed class TopicsModel(PortalDb db, TopicDesk desk) : SetupPage(db)
{
    private const int PageSize = 50;

    /// <summary>The words searched for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    /// <summary>The page's topics.</summary>
    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>How many were found.</summary>
    public int Found { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);

    /// <summary>How many articles readers see under each topic of the page, by slug.</summary>
    public IReadOnlyDictionary<string, int> Shown { get; private set; } = new Dictionary<string, int>();

    /// <summary>The words typed for a new topic, shown again after a refusal.</summary>
    public (string Name, string Summary) Typed { get; private set; } = ("", "");

    /// <inheritdoc />
    protected override Role Least => Role.Desk;

    /// <inheritdoc />
    protected override string Kind => TopicDesk.Kind;

    /// <inheritdoc />
    protected override string Here => "/ban/cai-dat/chu-de";

    /// <summary>Shows the topics.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Adds a topic.</summary>
    public Task<IActionResult> OnPostAddAsync(string? name, string? summary)
    {
        Typed = (name ?? "", summary ?? "");
        return ActAsync(SetupText.TopicAdded, stop => desk.AddAsync(Permissions, name, summary, stop));
    }

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        var all = await desk.FindAsync(Tim, stop);
        Found = all.Count;
        Trang = Math.Clamp(Trang, 1, Pages);
        Topics = [.. all.Skip((Trang - 1) * PageSize).Take(PageSize)];
        Shown = await CountAsync(Db, [.. Topics.Select(static topic => topic.Id)], stop);
        return Page();
    }

    /// <summary>How many articles readers see under each topic, with those merged into it, by its slug.</summary>
    public static async Task<Dictionary<string, int>> CountAsync(PortalDb db, IReadOnlyCollection<long> topics, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var standing = db.Topics.AsNoTracking();
        var slugs = await db.Topics.Where(topic => topics.Contains(topic.Id) || topics.Contains(topic.MergedIntoId!.Value))
            .Select(topic => new { topic.Slug, Of = standing.Where(other => other.Id == (topic.MergedIntoId ?? topic.Id)).Select(static other => other.Slug).Single() }).ToListAsync(stop);
        var known = slugs.ConvertAll(static slug => slug.Slug);
        var tags = await db.Set<EditionTag>().Where(tag => tag.Kind == EditionTag.Topic && known.Contains(tag.Slug) && tag.EditionKind == Article.Kind && tag.ShownAt != null).Select(static tag => new { tag.Slug, tag.EditionId }).ToListAsync(stop);
        return tags.Join(slugs, static tag => tag.Slug, static slug => slug.Slug, static (tag, slug) => (tag.EditionId, slug.Of)).Distinct()
            .GroupBy(static pair => pair.Of, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
    }
}
