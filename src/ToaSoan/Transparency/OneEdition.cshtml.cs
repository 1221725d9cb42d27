using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>One edition of an article as it was published: its words, what it changed, and the proof that these are the words recorded.</summary>
[AllowAnonymous]
public sealed class OneEditionModel(PortalDb db) : ReaderPage
{
    /// <summary>The article's current edition.</summary>
    public Edition Current { get; private set; } = null!;

    /// <summary>The edition shown.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>The same with its record.</summary>
    public PastEdition Past { get; private set; } = null!;

    /// <summary>What it changed in the edition before it; null for the first.</summary>
    public IReadOnlyList<ChangedField>? Changes { get; private set; }

    /// <summary>The words of the body.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The name of its proof file.</summary>
    public string FileName => $"chung-minh-{Edition.ObjectId}-{Edition.Number}.json";

    /// <summary>Shows it; 404 when there is none of this number or the article is withdrawn: then 410.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int number, CancellationToken stop)
    {
        if (await db.EditionAsync(id, stop) is not { } current)
        {
            return NotFound();
        }

        if (current.Withdrawn)
        {
            return StatusCode(StatusCodes.Status410Gone);
        }

        var editions = await db.Editions.AsNoTracking().Include(static e => e.Tags).Where(e => e.Kind == current.Kind && e.ObjectId == id && (e.Number == number || e.Number == number - 1)).OrderByDescending(static e => e.Number).ToListAsync(stop);
        if (editions.Count == 0 || editions[0].Number != number)
        {
            return NotFound();
        }

        if (Elsewhere($"{current.Path}/lich-su/{number}") is { } other)
        {
            return other;
        }

        (Current, Edition) = (current, editions[0]);
        Past = (await db.PastEditionsAsync(current, number, stop)).Single();
        Words = BlockWords.Of(BlockJson.Read(Edition.Body));
        Changes = editions.Count == 1 ? null : [.. Compare(editions[1], Edition)];
        Head = new Head(string.Format(TransparencyText.VersionOf, number, Edition.Title), "", Request.Path, Section: current.Section) { Indexed = false, Counted = $"section:{current.Section}" };
        Store([], PageTag.Article(id));
        return Page();
    }

    private static IEnumerable<ChangedField> Compare(Edition from, Edition to) => ChangedField.Between(
    [
        (TransparencyText.Kicker, from.Kicker, to.Kicker), (TransparencyText.Title, from.Title, to.Title), (TransparencyText.Lead, from.Lead, to.Lead),
        (TransparencyText.Body, BlockWords.Of(BlockJson.Read(from.Body)), BlockWords.Of(BlockJson.Read(to.Body))),
        (TransparencyText.Section, from.SectionName, to.SectionName), (TransparencyText.Office, from.OfficeName, to.OfficeName), (TransparencyText.Byline, Names(from.Authors), Names(to.Authors)),
        (TransparencyText.Topics, Names(from.Topics), Names(to.Topics)), (TransparencyText.Photo, from.LeadPhoto?[..8] ?? "", to.LeadPhoto?[..8] ?? ""),
    ]);

    private static string Names(IEnumerable<EditionTag> tags) => string.Join(", ", tags.Select(static tag => tag.Name));
}
