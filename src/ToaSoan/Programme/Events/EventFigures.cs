using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>
/// What the events offer to reports: held, attendance, registrations, called off, courses, feedback. An event counts on the city's day on which it began, for
/// the office that hosted it; one was held when it was shown, not called off, and is over.
/// </summary>
public sealed class EventFigures(PortalDb db, TimeProvider clock) : IFigures
{
    private const string OfKind = "event-kind";

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop)
    {
        FigureDimension[] kind = [new FigureDimension(OfKind, EventsText.Kind)];
        return Task.FromResult<IReadOnlyList<FigureKind>>(
        [
            Named("events-held", EventsText.UnitEvents, [], FigureDirection.Up),
            Named("courses-held", EventsText.UnitCourses, [], FigureDirection.Up),
            Named("events-attendance", EventsText.UnitPeople, kind, FigureDirection.Up),
            Named("events-registrations", EventsText.UnitSeats, kind, FigureDirection.Neutral),
            Named("events-cancelled", EventsText.UnitEvents, kind, FigureDirection.Down),
            Named("events-feedback", EventsText.UnitScore, kind, FigureDirection.Up) with { Making = FigureMaking.Mean, Decimals = 1 },
        ]);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var asked = (await KindsAsync(stop)).Select(static kind => kind.Key).Where(kinds.Contains).ToList();
        if (asked.Count == 0)
        {
            return new Dictionary<string, IReadOnlyList<FigureRow>>();
        }

        var (first, end, now) = (CityTime.Utc(from.ToDateTime(TimeOnly.MinValue)), CityTime.Utc(until.AddDays(1).ToDateTime(TimeOnly.MinValue)), clock.Now());
        var began = db.Events.AsNoTracking().Where(e => e.State != EventState.Draft && e.StartsAt >= first && e.StartsAt < end);
        var editions = await began.Join(db.Editions.AsNoTracking().Where(static e => e.Kind == EventContent.EditionKind && e.Current), static e => e.Id, static e => e.ObjectId, static (one, edition) => new { one.Id, one.Kind, one.State, one.StartsAt, one.EndsAt, edition.Office, edition.Title, edition.Path })
            .OrderBy(static e => e.StartsAt).ThenBy(static e => e.Id).ToListAsync(stop);
        var ids = began.Select(static e => e.Id);
        var came = !asked.Contains("events-attendance") ? [] : (await db.Attendances.AsNoTracking().Where(a => ids.Contains(a.EventId)).ToListAsync(stop)).GroupBy(static a => a.EventId).ToDictionary(static group => group.Key, static group => group.MaxBy(static a => a.Id)!);
        var seats = !asked.Contains("events-registrations") ? [] : await db.Registrations.Where(r => r.State == RegistrationState.Kept && r.ConfirmBy == null && ids.Contains(r.EventId)).GroupBy(static r => r.EventId).Select(static group => new { group.Key, Seats = group.Sum(static r => r.Seats) }).ToDictionaryAsync(static row => row.Key, static row => row.Seats, stop);
        var scores = !asked.Contains("events-feedback") ? null : (await db.FeedbackCounts.AsNoTracking().Where(c => c.Question == 1 && ids.Contains(c.EventId)).OrderBy(static c => c.Score).ToListAsync(stop)).ToLookup(static c => c.EventId);

        var rows = asked.ToDictionary(static key => key, static _ => (IReadOnlyList<FigureRow>)new List<FigureRow>());
        foreach (var one in editions)
        {
            FigureMark[] marks = [new FigureMark(OfKind, one.Kind.ToString().ToLowerInvariant(), EventWords.Of(one.Kind))];
            void Add(string key, decimal amount, FigurePrecision precision = FigurePrecision.Exact)
            {
                if (rows.TryGetValue(key, out var list))
                {
                    ((List<FigureRow>)list).Add(new FigureRow(CityTime.DayOf(one.StartsAt), amount, one.Office, one.Title, one.Path, true, key is "events-held" or "courses-held" ? [] : marks, precision));
                }
            }

            if (one.State == EventState.Cancelled)
            {
                Add("events-cancelled", 1);
                continue;
            }

            if (seats.TryGetValue(one.Id, out var taken))
            {
                Add("events-registrations", taken);
            }

            if (one.EndsAt > now)
            {
                continue;
            }

            Add(one.Kind == EventKind.Course ? "courses-held" : "events-held", 1);
            if (came.TryGetValue(one.Id, out var count))
            {
                Add("events-attendance", count.Count, count.Precision);
            }

            foreach (var score in scores?[one.Id].SelectMany(static c => Enumerable.Repeat(c.Score, c.Count)) ?? [])
            {
                Add("events-feedback", score);
            }
        }

        return rows;
    }

    private static FigureKind Named(string key, string unit, IReadOnlyList<FigureDimension> by, FigureDirection direction)
    {
        var name = "Figure_" + key.Replace('-', '_');
        return new FigureKind(key, EventsText.FigureGroup, EventWords.Text(name), EventWords.Text(name + "_Definition"), unit, by, Direction: direction);
    }
}
