using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Audience;

/// <summary>The counters' figures: a row is a day of an office's pages, of a channel, or of the portal.</summary>
public sealed class AudienceFigures(PortalDb db, CountReading reading) : IFigures
{
    private const string Visits = "visits", Readers = "readers-daily", Shares = "shares";

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<FigureKind>>(
    [
        new(Visits, AudienceFiguresText.Group, AudienceFiguresText.Visits, AudienceFiguresText.VisitsDefinition, AudienceFiguresText.VisitUnit, [], Direction: FigureDirection.Up),
        new(Readers, AudienceFiguresText.Group, AudienceFiguresText.Readers, AudienceFiguresText.ReadersDefinition, AudienceFiguresText.ReaderUnit, [], FigureMaking.Mean, Direction: FigureDirection.Up),
        new(Shares, AudienceFiguresText.Group, AudienceFiguresText.Shares, AudienceFiguresText.SharesDefinition, AudienceFiguresText.ShareUnit, [new FigureDimension("channel", AudienceFiguresText.Channel)], Direction: FigureDirection.Up),
    ]);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var rows = new Dictionary<string, IReadOnlyList<FigureRow>>();
        if (kinds.Contains(Visits))
        {
            rows[Visits] = await VisitsAsync(from, until, stop);
        }

        if (kinds.Contains(Readers))
        {
            var days = (await reading.DaysAsync(Measure.DayReader, "site", "", from, until, stop)).ToDictionary(static point => point.At, static point => point.N);
            var (first, last) = days.Count == 0 ? (0, -1) : (days.Keys.Min(), days.Keys.Max()); // a day between them that nobody came has a row too
            rows[Readers] = [.. Enumerable.Range(first, last - first + 1).Select(day => Row(day, days.GetValueOrDefault(day), "", string.Format(CultureInfo.CurrentCulture, AudienceFiguresText.RowOfDay, Day(day)), []))];
        }

        if (kinds.Contains(Shares))
        {
            rows[Shares] = [.. (await reading.DayPartsAsync(Measure.Share, "channel", from, until, stop)).Where(part => ShareLinks.Channels.Contains(part.Key))
                .Select(static part => Row(part.Day, part.N, "", $"{Day(part.Day)}: {CountWords.Channel(part.Key)}", [new FigureMark("channel", part.Key, CountWords.Channel(part.Key))], FigurePrecision.AtLeast))];
        }

        return rows;
    }

    // What is no office's page (the front page, sections) counts for the city as a whole, so that the rows of a day sum to the day.
    private async Task<IReadOnlyList<FigureRow>> VisitsAsync(DateOnly from, DateOnly until, CancellationToken stop)
    {
        var names = await db.Offices.AsNoTracking().ToDictionaryAsync(static office => office.Slug, static office => office.Name, stop);
        var offices = (await reading.DayPartsAsync(Measure.Visit, "office", from, until, stop)).ToLookup(static part => part.Day);
        var rows = new List<FigureRow>();
        foreach (var (day, all) in await reading.DaysAsync(Measure.Visit, "site", "", from, until, stop))
        {
            rows.AddRange(offices[day].Select(part => Row(day, part.N, part.Key, string.Format(CultureInfo.CurrentCulture, AudienceFiguresText.RowOfOffice, Day(day), names.GetValueOrDefault(part.Key, part.Key)), [])));
            if (all - offices[day].Sum(static part => part.N) is > 0 and var rest)
            {
                rows.Add(Row(day, rest, "", string.Format(CultureInfo.CurrentCulture, AudienceFiguresText.RowOfPortal, Day(day)), []));
            }
        }

        return rows;
    }

    private static FigureRow Row(int day, long n, string office, string title, IReadOnlyList<FigureMark> marks, FigurePrecision precision = FigurePrecision.Exact)
    {
        var date = DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new FigureRow(DateOnly.FromDayNumber(day), n, office, title, $"/ban/nguoi-doc/so-lieu?tu={date}&den={date}{(office.Length > 0 ? $"&cua=office:{office}" : "")}", Public: true, marks, precision);
    }

    private static string Day(int day) => CityTime.Day(DateOnly.FromDayNumber(day));
}
