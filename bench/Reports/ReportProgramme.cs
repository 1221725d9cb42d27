using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Reports.Returns;

namespace ToaSoan.Bench.Reports;

/// <summary>
/// What else the city did: five awareness events in the half-year, a course, one called off and one a year before; what ten offices counted month by month; twenty items elsewhere, of which two are the same.
/// </summary>
public sealed class ReportProgramme(PortalDb db)
{
    /// <summary>Fills it in, beside <see cref="ReportCity"/>.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var offices = await db.Set<ToaSoan.Offices.Office>().OrderBy(static office => office.Id).Take(10).ToListAsync(stop);
        (DateOnly Day, EventKind Kind, EventState State)[] events =
        [
            .. Enumerable.Range(1, 5).Select(static month => (new DateOnly(2026, month, 10), EventKind.Awareness, EventState.Shown)),
            (new DateOnly(2026, 3, 3), EventKind.Course, EventState.Shown), (new DateOnly(2026, 4, 4), EventKind.Awareness, EventState.Cancelled), (new DateOnly(2025, 2, 2), EventKind.Awareness, EventState.Shown),
        ];
        foreach (var ((day, kind, state), index) in events.Select(static (one, index) => (one, index)))
        {
            var (starts, office) = (CityTime.Utc(day.ToDateTime(new TimeOnly(8, 0))), offices[index % offices.Count]);
            var content = new EventContent { Name = $"Buổi tuyên truyền số {index + 1}", Kind = kind, Starts = starts, Ends = starts.AddHours(2) };
            var happening = new CityEvent { Slug = $"buoi-{index + 1}", OfficeId = office.Id, Content = content.Write(), Kind = kind, StartsAt = starts, EndsAt = content.Ends, State = state, Editions = 1, SavedAt = starts, ShownAt = starts };
            db.Add(happening);
            await db.SaveChangesAsync(stop);
            db.Add(new Attendance { EventId = happening.Id, Count = 40 + (index * 7), Source = default, Precision = index == 0 ? FigurePrecision.AtLeast : FigurePrecision.Exact, StaffId = 0, Who = "toasoan", At = starts });
            db.Add(new Edition
            {
                Kind = EventContent.EditionKind, ObjectId = happening.Id, Number = 1, Change = EditionChange.Publish, Path = happening.Path, Section = "", SectionName = "", Office = office.Slug, OfficeName = office.Name,
                Kicker = "", Title = content.Name, Lead = "", Body = happening.Content, FirstPublishedAt = starts, PublishedAt = starts, Reason = "", Salt = new byte[32],
            });
        }

        var version = new IndicatorVersion
        {
            Number = 1, From = new DateOnly(2025, 1, 1), Asked = true, Name = "Buổi phát thanh", Definition = "Đếm theo sổ.", Unit = "buổi", Direction = FigureDirection.Up, Making = FigureMaking.Sum, Scope = default, Chosen = "", Rhythm = default, Decimals = 0,
            Precision = FigurePrecision.Exact, By = "toasoan", At = CityTime.Utc(new DateTime(2025, 1, 1)),
        };
        db.Add(new Indicator { Key = "buoi-phat-thanh", Versions = [version] });
        await db.SaveChangesAsync(stop);
        for (var month = new DateOnly(2025, 1, 1); month <= ReportCity.Last; month = month.AddMonths(1))
        {
            var at = CityTime.Utc(month.AddMonths(1).AddDays(2).ToDateTime(new TimeOnly(9, 0)));
            db.AddRange(offices.Select((office, index) => new OfficeReturn
            {
                OfficeId = office.Id, Month = month, Number = 1, State = ReturnState.Accepted, HandedInAt = at, AcceptedAt = at, Counts = true, By = "toasoan", SavedAt = at,
                Lines = [new ReturnLine { IndicatorId = version.IndicatorId, VersionId = version.Id, Amount = month.Month + index, Statement = "Sổ." }],
            }));
        }

        var items = Enumerable.Range(1, 20).Select(n => new OutsideItem { Key = $"bao.example/{n}", Address = $"https://bao.example/{n}", Title = $"Tin số {n}", Day = new DateOnly(2026, 1 + (n % 6), 5), OfficeId = offices[n % 10].Id, By = "toasoan", At = CityTime.Utc(new DateTime(2026, 6, 30)) }).ToArray();
        db.AddRange(items);
        await db.SaveChangesAsync(stop);
        items[1].SameAsItem = items[0].Id;
        await db.SaveChangesAsync(stop);
    }
}
