using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;

namespace ToaSoan.Bench.Reports;

/// <summary>A hundred offices that returned eight figures each month for ten years, to June 2026.</summary>
public sealed class ReturnCity(PortalDb db)
{
    /// <summary>The ten years and what they are compared with.</summary>
    public static readonly IReadOnlyList<RecountSpan> Spans = [new("value", "2016-07-01", "2026-06-30"), new("previous", "2006-07-01", "2016-06-30"), new("yearBefore", "2015-07-01", "2025-06-30")];

    private const int Offices = 100, Indicators = 8, Months = 120;

    /// <summary>Fills a database without a city.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var first = new DateOnly(2016, 7, 1);
        db.AddRange(Enumerable.Range(1, Offices).Select(static n => Office.Standing($"S{n:000}", $"don-vi-{n:000}", $"Đơn vị số {n}", $"ĐV {n}", OfficeKind.Office)));
        db.AddRange(Enumerable.Range(1, Indicators).Select(n => new Indicator
        {
            Key = $"viec-{n}",
            Versions =
            [
                new IndicatorVersion
                {
                    Number = 1, From = first, Asked = true, Name = $"Việc loại {n}", Definition = "Đếm theo sổ.", Unit = "việc", Direction = FigureDirection.Up, Making = FigureMaking.Sum, Scope = default, Chosen = "", Rhythm = default, Decimals = 0,
                    Precision = FigurePrecision.Exact, By = "toasoan", At = CityTime.Utc(first.ToDateTime(TimeOnly.MinValue)),
                },
            ],
        }));
        await db.SaveChangesAsync(stop);
        var (offices, versions) = (db.Offices.Select(static office => office.Id).ToArray(), db.Set<IndicatorVersion>().Select(static version => new { version.Id, version.IndicatorId }).ToArray());
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var month = 0; month < Months; month++)
        {
            var day = first.AddMonths(month);
            var at = CityTime.Utc(day.AddMonths(1).AddDays(3).ToDateTime(new TimeOnly(9, 0)));
            db.AddRange(offices.Select(office => new OfficeReturn
            {
                OfficeId = office, Month = day, Number = 1, State = ReturnState.Accepted, HandedInAt = at, AcceptedAt = at, Counts = true, By = "toasoan", SavedAt = at,
                Lines = [.. versions.Select(version => new ReturnLine { IndicatorId = version.IndicatorId, VersionId = version.Id, Amount = (office * 7 + version.Id * 13 + month * 3) % 97, Statement = "Sổ." })],
            }));
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }
}
