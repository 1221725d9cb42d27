using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>The versions of an article, who did what, and the words by which any two differ.</summary>
public sealed class VersionsModel(PortalDb db) : DeskPage
{
    /// <summary>One version in the list.</summary>
    public sealed record Line(int Number, VersionAct Act, string? By, DateTime At, string Note);

    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>Its versions, newest first.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>The older version compared.</summary>
    public int From { get; private set; }

    /// <summary>The newer version compared.</summary>
    public int To { get; private set; }

    /// <summary>The fields in which the two differ.</summary>
    public IReadOnlyList<ChangedField> Fields { get; private set; } = [];

    /// <summary>Shows the list and compares <paramref name="from"/> with <paramref name="to"/>; without them the newest with the one whose words it changed.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int? from, int? to)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } article || !Permissions.May(Role.Reporter, article.OfficeId))
        {
            return NotFound();
        }

        Article = article;
        Lines = await db.ArticleVersions.AsNoTracking().Where(v => v.ArticleId == id).OrderByDescending(static v => v.Number)
            .Select(v => new Line(v.Number, v.Act, db.Users.Where(user => user.Id == v.By).Select(static user => user.DisplayName).FirstOrDefault(), v.At, v.Note)).ToListAsync(stop);
        if (Lines.Count == 0)
        {
            return Page();
        }

        var words = await db.ArticleVersions.AsNoTracking().Where(v => v.ArticleId == id).OrderBy(static v => v.Number).Select(static v => new { v.Number, v.WordsOf }).ToListAsync(stop);
        To = words.Exists(v => v.Number == to) ? to!.Value : words[^1].Number;
        var held = words.Find(v => v.Number == To)!.WordsOf;
        From = words.Exists(v => v.Number == from) ? from!.Value : words.Where(v => v.WordsOf < held).Select(static v => v.Number).LastOrDefault(1);
        (From, To) = (Math.Min(From, To), Math.Max(From, To));
        Fields = [.. Compare(await ContentAsync(db, id, From, stop), await ContentAsync(db, id, To, stop))];
        return Page();
    }

    /// <summary>The words of a version; throws <see cref="Refusal"/> when there is none of this number.</summary>
    internal static async Task<VersionContent> ContentAsync(PortalDb db, long articleId, int number, CancellationToken stop) =>
        (await (from asked in db.Set<ArticleVersion>().AsNoTracking()
                join held in db.Set<ArticleVersion>().AsNoTracking() on new { asked.ArticleId, Number = asked.WordsOf } equals new { held.ArticleId, held.Number }
                where asked.ArticleId == articleId && asked.Number == number
                select held).SingleOrDefaultAsync(stop) ?? throw new Refusal(NewsroomText.NoSuchArticle)).Read();

    private static IEnumerable<ChangedField> Compare(VersionContent from, VersionContent to) => ChangedField.Between(
    [
        (NewsroomText.Kicker, from.Kicker, to.Kicker), (NewsroomText.Title, from.Title, to.Title), (NewsroomText.Lead, from.Lead, to.Lead),
        (NewsroomText.Body, BlockWords.Of(BlockJson.Read(from.Body)), BlockWords.Of(BlockJson.Read(to.Body))),
        (NewsroomText.Section, from.SectionName, to.SectionName), (NewsroomText.Genre, Genres.Name(from.Genre), Genres.Name(to.Genre)), (NewsroomText.Byline, string.Join(", ", from.Authors), string.Join(", ", to.Authors)),
        (NewsroomText.Topics, string.Join(", ", from.TopicNames), string.Join(", ", to.TopicNames)), (WorkflowText.PartPhoto, from.LeadPhoto?[..8] ?? "", to.LeadPhoto?[..8] ?? ""),
    ]);
}
