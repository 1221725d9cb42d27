using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.FactCheck;

/// <summary>A way to narrow the list: by verdict or by topic.</summary>
public sealed record PublicCheckWay(string Path, string Name, int Count, bool Chosen);

/// <summary>The checks, newest first: all, those of a verdict, or those of a topic; paged by path.</summary>
[AllowAnonymous]
public sealed class PublicChecksModel(PortalDb db) : ReaderPage
{
    /// <summary>Checks on a page.</summary>
    public const int PageSize = 20;

    /// <summary>The page's checks.</summary>
    public IReadOnlyList<PublicCheckLine> Lines { get; private set; } = [];

    /// <summary>The verdicts there are, from true to false.</summary>
    public IReadOnlyList<PublicCheckWay> Verdicts { get; private set; } = [];

    /// <summary>The topics there are.</summary>
    public IReadOnlyList<PublicCheckWay> Topics { get; private set; } = [];

    /// <summary>The verdict chosen, or null.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>The topic chosen, by its name today, or null.</summary>
    public string? Topic { get; private set; }

    /// <summary>The list's address without its page.</summary>
    public string Address { get; private set; } = "/kiem-chung";

    /// <summary>How many checks the list has.</summary>
    public int Found { get; private set; }

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; private set; }

    /// <summary>The address of a verdict's list.</summary>
    public static string AddressOf(Verdict verdict) => $"/kiem-chung/ket-luan/{CheckWords.SlugOf(verdict)}";

    /// <summary>Shows a page of the list; 404 for a verdict there is not, a topic without checks, and beyond the last page.</summary>
    public async Task<IActionResult> OnGetAsync(string? verdict = null, string? topic = null, int number = 1, CancellationToken stop = default)
    {
        var topics = await ReadWaysAsync(verdict, topic, stop);
        if ((verdict is not null && Verdict is null) || (topic is not null && Topic is null))
        {
            return NotFound();
        }

        Address = Verdict is { } one ? AddressOf(one) : topic is null ? "/kiem-chung" : $"/kiem-chung/chu-de/{topic}";
        if (Elsewhere(Addresses.Page(Address, number)) is { } other)
        {
            return other;
        }

        var places = Verdict is not null ? Tagged(CheckTag.OfVerdict, verdict!) : topic is not null ? Tagged(EditionTag.Topic, topic) : db.Shown(CheckContent.EditionKind).Listed();
        Found = await places.CountAsync(stop);
        (Number, Pages) = (number, Math.Max(1, (Found + PageSize - 1) / PageSize));
        if (number > Pages)
        {
            return NotFound();
        }

        var ids = await places.NewestFirst().Skip((number - 1) * PageSize).Take(PageSize).Select(static place => place.Id).ToListAsync(stop);
        Lines = [.. (await db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id) && e.Shown).NewestFirst().Select(static e => new { e.Path, e.Title, e.Lead, e.Kicker, e.FirstPublishedAt, e.PublishedAt }).ToListAsync(stop))
            .Select(static e => new PublicCheckLine(e.Path, e.Title, e.Lead, Enum.Parse<Verdict>(e.Kicker), e.FirstPublishedAt, e.PublishedAt))];
        var title = Verdict is { } chosen ? $"{FactCheckText.Checks}: {CheckWords.Of(chosen)}" : Topic is null ? FactCheckText.Checks : $"{FactCheckText.Checks}: {Topic}";
        Head = new Head(number == 1 ? title : string.Format(ReaderText.TitleOfPage, title, number), FactCheckText.ListLead, Addresses.Page(Address, number), Feed: "/kiem-chung/atom.xml");
        Store([], [CheckTag.List, .. topics.Select(static slug => PageTag.Named(EditionTag.Topic, slug))]);
        return Page();
    }

    private IQueryable<Listed> Tagged(string kind, string slug) => db.Tags(kind, slug, CheckContent.EditionKind).Select(static tag => new Listed { Id = tag.EditionId, At = tag.ShownAt!.Value });

    // Gives the slugs of the topics it names.
    private async Task<IReadOnlyList<string>> ReadWaysAsync(string? verdict, string? topic, CancellationToken stop)
    {
        var counts = await db.Set<EditionTag>().AsNoTracking().Where(static tag => (tag.Kind == CheckTag.OfVerdict || tag.Kind == EditionTag.Topic) && tag.EditionKind == CheckContent.EditionKind && tag.ShownAt != null)
            .GroupBy(static tag => new { tag.Kind, tag.Slug }).Select(static group => new { group.Key.Kind, group.Key.Slug, Count = group.Count() }).ToListAsync(stop);
        Verdict = CheckWords.Named(verdict);
        Verdicts = [.. CheckWords.Scale.Select(one => new PublicCheckWay(AddressOf(one), CheckWords.Of(one), counts.Find(count => count.Kind == CheckTag.OfVerdict && count.Slug == CheckWords.SlugOf(one))?.Count ?? 0, one == Verdict)).Where(static way => way.Count > 0 || way.Chosen)];
        var topics = counts.FindAll(static count => count.Kind == EditionTag.Topic);
        var names = await db.TopicsNowAsync([.. topics.Select(static count => count.Slug)], stop);
        Topics = [.. topics.Where(count => names.ContainsKey(count.Slug)).Select(count => new PublicCheckWay($"/kiem-chung/chu-de/{count.Slug}", names[count.Slug].Name, count.Count, count.Slug == topic)).OrderBy(static way => way.Name, VietnameseText.VietnameseSort.Comparer)];
        Topic = Topics.FirstOrDefault(static way => way.Chosen)?.Name;
        return topics.ConvertAll(static count => count.Slug);
    }
}
