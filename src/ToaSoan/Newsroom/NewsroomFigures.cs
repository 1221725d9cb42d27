using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>The newsroom's figures: what was published, corrected and withdrawn, out of editions; hours and photos out of articles.</summary>
public sealed class NewsroomFigures(PortalDb db) : IFigures
{
    private const string Items = "items", English = "items-english", Corrections = "corrections", Withdrawals = "withdrawals", Hours = "hours-to-publication", Photos = "photos";

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop)
    {
        IReadOnlyList<FigureDimension> by = [new("section", NewsroomFiguresText.Section), new("topic", NewsroomFiguresText.Topic), new("genre", NewsroomFiguresText.Genre), new("author", NewsroomFiguresText.Author)];
        var sections = by.Take(1).ToArray();
        return Task.FromResult<IReadOnlyList<FigureKind>>(
        [
            new(Items, NewsroomFiguresText.Group, NewsroomFiguresText.Items, NewsroomFiguresText.ItemsDefinition, NewsroomFiguresText.ItemUnit, by, Direction: FigureDirection.Up),
            new(English, NewsroomFiguresText.Group, NewsroomFiguresText.English, NewsroomFiguresText.EnglishDefinition, NewsroomFiguresText.ItemUnit, sections, Direction: FigureDirection.Up),
            new(Photos, NewsroomFiguresText.Group, NewsroomFiguresText.Photos, NewsroomFiguresText.PhotosDefinition, NewsroomFiguresText.PhotoUnit, by, Direction: FigureDirection.Up),
            new(Hours, NewsroomFiguresText.Group, NewsroomFiguresText.Hours, NewsroomFiguresText.HoursDefinition, NewsroomFiguresText.HourUnit, sections, FigureMaking.Mean, 1, FigureDirection.Down),
            new(Corrections, NewsroomFiguresText.Group, NewsroomFiguresText.Corrections, NewsroomFiguresText.CorrectionsDefinition, NewsroomFiguresText.CorrectionUnit, sections),
            new(Withdrawals, NewsroomFiguresText.Group, NewsroomFiguresText.Withdrawals, NewsroomFiguresText.WithdrawalsDefinition, NewsroomFiguresText.WithdrawalUnit, sections),
        ]);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var (first, last) = (CityTime.Utc(from.ToDateTime(TimeOnly.MinValue)), CityTime.Utc(until.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var rows = new Dictionary<string, IReadOnlyList<FigureRow>>();
        if (kinds.Intersect([Items, Corrections, Withdrawals, Hours, Photos]).Any())
        {
            var acts = await ActsAsync("article", first, last, stop);
            var published = acts.FindAll(static act => act.Number == 1);
            rows[Items] = published.ConvertAll(static act => act.Row());
            rows[Corrections] = acts.FindAll(static act => act.Change == EditionChange.Correct).ConvertAll(static act => act.Row());
            rows[Withdrawals] = acts.FindAll(static act => act.Change == EditionChange.Withdraw).ConvertAll(static act => act.Row());
            rows[Hours] = [.. published.Where(static act => act.Begun <= act.At).Select(static act => act.Row((decimal)(act.At - act.Begun!.Value).TotalHours))];
            rows[Photos] = [.. published.Where(static act => act.Photos > 0).Select(static act => act.Row(act.Photos))];
        }

        if (kinds.Contains(English))
        {
            rows[English] = (await ActsAsync(Edition.EnglishArticle, first, last, stop)).FindAll(static act => act.Number == 1).ConvertAll(static act => act.Row());
        }

        return rows;
    }

    // What an edition said when it was made decides what it counts for; how its article is called, and whether it may be named, is the newest one's.
    private async Task<List<Act>> ActsAsync(string kind, DateTime first, DateTime last, CancellationToken stop)
    {
        var within = db.Editions.AsNoTracking().Where(e => e.Kind == kind && e.PublishedAt >= first && e.PublishedAt < last);
        var tags = (await within.SelectMany(static e => e.Tags, static (e, tag) => new { e.Id, tag.Kind, tag.Slug, tag.Name }).ToListAsync(stop)).ToLookup(static tag => tag.Id, static tag => new FigureMark(tag.Kind, tag.Slug, tag.Name));
        var (articles, uses) = (db.Set<Article>(), db.Set<PhotoUse>());
        var acts = await within.Join(db.Editions.Where(e => e.Kind == kind && e.Current), static e => e.ObjectId, static now => now.ObjectId, (e, now) => new
            {
                e.Id, e.ObjectId, e.Number, e.Change, e.PublishedAt, e.Office, e.Section, e.SectionName, now.Title, now.Path, Gone = now.Change == EditionChange.Withdraw,
                Begun = articles.Where(a => a.Id == e.ObjectId).Select(static a => (DateTime?)a.CreatedAt).FirstOrDefault(), Photos = uses.Count(use => use.ArticleId == e.ObjectId),
            })
            .OrderBy(static e => e.PublishedAt).ThenBy(static e => e.Id).ToListAsync(stop);
        return acts.ConvertAll(e => new Act(e.ObjectId, e.Number, e.Change, e.PublishedAt, e.Office, e.Gone ? string.Format(CultureInfo.CurrentCulture, NewsroomFiguresText.WithdrawnTitle, e.ObjectId) : e.Title, e.Path, e.Begun, e.Photos,
            [new FigureMark("section", e.Section, e.SectionName), .. tags[e.Id].Where(static mark => mark.Dimension != EditionTag.Office)]));
    }

    private sealed record Act(long ObjectId, int Number, EditionChange Change, DateTime At, string Office, string Title, string Path, DateTime? Begun, int Photos, IReadOnlyList<FigureMark> Marks)
    {
        public FigureRow Row(decimal amount = 1) => new(CityTime.DayOf(At), amount, Office, Title, Path, Public: true, Marks);
    }
}
