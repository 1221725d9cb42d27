using System.Globalization;
using System.Text;
using System.Text.Json;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>The figures of every day, for whoever wants to reckon with them: <c>/api/counts/days.csv</c> and <c>.json</c>, the oldest first.</summary>
internal static class PublicFigures
{
    /// <summary>Answers with the days from the first that has any.</summary>
    public static async Task<IResult> ServeAsync(string kind, CountReading reading, TimeProvider clock, HttpContext context)
    {
        if (kind is not ("csv" or "json"))
        {
            return Results.NotFound();
        }

        var (today, stop) = (clock.Today(), context.RequestAborted);
        var byMeasure = new List<Dictionary<int, long>>();
        foreach (var measure in new[] { Measure.Visit, Measure.DayReader, Measure.Share })
        {
            byMeasure.Add((await reading.DaysAsync(measure, "site", "", DateOnly.MinValue, today, stop)).ToDictionary(static point => point.At, static point => point.N));
        }

        var first = byMeasure.SelectMany(static days => days.Keys).DefaultIfEmpty(today.DayNumber).Min();
        var rows = Enumerable.Range(first, today.DayNumber - first + 1).Select(day => (Day: DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), N: byMeasure.ConvertAll(days => days.GetValueOrDefault(day))));
        context.Response.Headers.CacheControl = "public, max-age=60";
        return kind == "json"
            ? Results.Json(rows.Select(static row => new { day = row.Day, visits = row.N[0], readers = row.N[1], shares = row.N[2] }), JsonSerializerOptions.Web)
            : Results.Text(rows.Aggregate(new StringBuilder("day,visits,readers,shares\r\n"), static (text, row) => text.Append(CultureInfo.InvariantCulture, $"{row.Day},{row.N[0]},{row.N[1]},{row.N[2]}\r\n")).ToString(), "text/csv; charset=utf-8");
    }
}
