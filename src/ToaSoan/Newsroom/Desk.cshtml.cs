using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>The desk's first page: the articles of one's offices, newest saved first, by state.</summary>
public sealed class DeskModel(PortalDb db) : DeskPage
{
    private const int Shown = 50;

    /// <summary>One line of the list.</summary>
    public sealed record Line(long Id, string Title, ArticleState State, string Office, string? Section, DateTime SavedAt);

    /// <summary>The state shown, or null for all.</summary>
    public ArticleState? State { get; private set; }

    /// <summary>How many articles are in each state.</summary>
    public IReadOnlyDictionary<ArticleState, int> Counts { get; private set; } = new Dictionary<ArticleState, int>();

    /// <summary>The lines shown.</summary>
    public IReadOnlyList<Line> Articles { get; private set; } = [];

    /// <summary>Whether older ones exist.</summary>
    public bool More { get; private set; }

    /// <summary>Shows the list; <paramref name="before"/> is the tick count of the last line's time on the page before.</summary>
    public async Task OnGetAsync(ArticleState? state, long? before)
    {
        var stop = HttpContext.RequestAborted;
        var mine = db.ArticlesFor(Permissions);
        Counts = await mine.GroupBy(static article => article.State).ToDictionaryAsync(static group => group.Key, static group => group.Count(), stop);
        State = state;
        if (state is not null)
        {
            mine = mine.Where(article => article.State == state);
        }

        if (before is > 0 && before < DateTime.MaxValue.Ticks)
        {
            var limit = new DateTime(before.Value, DateTimeKind.Utc);
            mine = mine.Where(article => article.SavedAt < limit);
        }

        var english = Me.Language == "en";
        var lines = await mine.OrderByDescending(static article => article.SavedAt).ThenByDescending(static article => article.Id).Take(Shown + 1)
            .Select(article => new Line(article.Id, article.Title, article.State, article.Office!.ShortName, english ? article.Section!.NameEn : article.Section!.Name, article.SavedAt)).ToListAsync(stop);
        (Articles, More) = ([.. lines.Take(Shown)], lines.Count > Shown);
    }
}
