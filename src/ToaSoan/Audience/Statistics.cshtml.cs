using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Audience;

/// <summary>The portal's figures for everybody, each with what it means, what is not counted and why.</summary>
public sealed class StatisticsModel(PortalDb db, Figures figures, CountReading reading, MostRead ranking, TimeProvider clock) : ReaderPage
{
    /// <summary>Its address.</summary>
    public const string Address = "/thong-ke";

    /// <summary>Days shown.</summary>
    public const int DaysShown = 30;

    private const int Ranked = 10;

    /// <summary>The totals.</summary>
    public Totals Totals { get; private set; } = null!;

    /// <summary>Online now.</summary>
    public long Online { get; private set; }

    /// <summary>When this was read.</summary>
    public DateTime Now { get; private set; }

    /// <summary>The first and the last day shown.</summary>
    public (DateOnly From, DateOnly To) Range { get; private set; }

    /// <summary>Visits and readers by day.</summary>
    public IReadOnlyList<CountPoint> Visits { get; private set; } = [];

    /// <summary>Readers by day.</summary>
    public IReadOnlyList<CountPoint> Readers { get; private set; } = [];

    /// <summary>By channel: shares, and visits that came by them.</summary>
    public IReadOnlyList<(string Channel, long Shares, long Arrivals)> Channels { get; private set; } = [];

    /// <summary>What was refused, by reason.</summary>
    public IReadOnlyList<CountPart> Refusals { get; private set; } = [];

    /// <summary>The articles read most in a day and in a week.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<Card> Articles)> MostRead { get; private set; } = [];

    /// <summary>Whether these are the demo city's sample figures.</summary>
    public bool Samples { get; private set; }

    /// <summary>The visits, drawn.</summary>
    public Plot? Plot => CountWords.Days("luot-theo-ngay", AudienceText.VisitsByDay, Visits, Range.From, Range.To);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Elsewhere(Address) is { } other)
        {
            return other;
        }

        (Totals, Online, Now) = (figures.Totals, figures.Online, clock.Now());
        Samples = await db.DataMarks.AnyAsync(static mark => mark.Name == "demo", stop);
        Range = (clock.Today().AddDays(1 - DaysShown), clock.Today());
        Visits = await reading.DaysAsync(Measure.Visit, "site", "", Range.From, Range.To, stop);
        Readers = await reading.DaysAsync(Measure.DayReader, "site", "", Range.From, Range.To, stop);
        Refusals = await reading.PartsAsync(Measure.Refused, "channel", Range.From, Range.To, 20, stop);
        var shares = (await reading.PartsAsync(Measure.Share, "channel", Range.From, Range.To, 20, stop)).ToDictionary(static part => part.Key, static part => part.N);
        var arrivals = (await reading.PartsAsync(Measure.Visit, "channel", Range.From, Range.To, 20, stop)).ToDictionary(static part => part.Key, static part => part.N);
        Channels = [.. ShareLinks.Channels.Select(channel => (channel, shares.GetValueOrDefault(channel), arrivals.GetValueOrDefault(channel))).OrderByDescending(static row => row.Item2 + row.Item3)];
        MostRead = [(AudienceText.MostReadDay, await RankAsync(Audience.MostRead.Day, stop)), (AudienceText.MostReadWeek, await RankAsync(Audience.MostRead.Week, stop))];
        Head = new Head(AudienceText.Statistics, AudienceText.StatisticsLead, Address);
        Store(MostRead.SelectMany(static list => list.Articles).Select(static card => card.Photo), [.. MostRead.SelectMany(static list => list.Articles).Select(static card => PageTag.Article(card.ObjectId))]);
        return Page();
    }

    private async Task<IReadOnlyList<Card>> RankAsync(int hours, CancellationToken stop)
    {
        long[] ids = [.. (await ranking.RankAsync(hours, stop)).Select(static one => one.Article)];
        var cards = await db.CardsAsync(db.Shown().Where(e => ids.Contains(e.ObjectId)), stop);
        return [.. cards.OrderBy(card => Array.IndexOf(ids, card.ObjectId)).Take(Ranked)];
    }
}
