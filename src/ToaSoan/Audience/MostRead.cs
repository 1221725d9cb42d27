using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Audience;

/// <summary>The articles read most in the last day and week; a ranking is made anew at most once a minute, however many pages ask.</summary>
public sealed class MostRead(CountReading reading, TimeProvider clock)
{
    /// <summary>The hours of the two rankings.</summary>
    public const int Day = 24, Week = 24 * 7;

    private const int Kept = 50; // more than any block shows: withdrawn articles fall out
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<int, (long At, Task<IReadOnlyList<CountPart>> Parts)> rankings = new();

    /// <summary>The blocks the desk may place on the front page.</summary>
    public static IEnumerable<FrontOffer> Offers { get; } =
    [
        new("mostread", static () => AudienceText.MostReadDay, "/thong-ke", (services, count, stop) => OfferAsync(services, Day, count, stop)),
        new("mostreadweek", static () => AudienceText.MostReadWeek, "/thong-ke", (services, count, stop) => OfferAsync(services, Week, count, stop)),
    ];

    /// <summary>Numbers of articles, the most read first, with how often they were read as far as that counts here.</summary>
    public async Task<IReadOnlyList<(long Article, long N)>> RankAsync(int hours, CancellationToken stop)
    {
        var now = clock.GetTimestamp();
        var ranking = rankings.AddOrUpdate(hours, _ => (now, ReadAsync(hours)), (_, last) => clock.GetElapsedTime(last.At, now) < Fresh && !last.Parts.IsFaulted ? last : (now, ReadAsync(hours)));
        return [.. (await ranking.Parts.WaitAsync(stop)).Select(static part => (long.Parse(part.Key.Split(':')[1], CultureInfo.InvariantCulture), part.N))];
    }

    private Task<IReadOnlyList<CountPart>> ReadAsync(int hours) => reading.MostReadAsync(CountSums.HourOf(clock.Now()) - hours + 1, "article", Kept, CancellationToken.None);

    // What readers do not see any more makes room for what comes after it.
    private static async Task<FrontOffering> OfferAsync(IServiceProvider services, int hours, int count, CancellationToken stop)
    {
        long[] ranked = [.. (await services.GetRequiredService<MostRead>().RankAsync(hours, stop)).Select(static one => one.Article)];
        var shown = await services.GetRequiredService<PortalDb>().Shown().Where(e => ranked.Contains(e.ObjectId)).Select(static e => e.ObjectId).ToListAsync(stop);
        return new FrontOffering([PageTag.Of("mostread", hours.ToString(CultureInfo.InvariantCulture))], Articles: [.. ranked.Where(shown.Contains).Take(count)]);
    }
}
