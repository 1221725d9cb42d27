using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>
/// The demo city's calendar: five awareness events and two staff courses in the last half-year that is over, each with who came and what they said of it,
/// and three events to come, one of them moved and one full. Done by the acts people use, as of the days on which they would.
/// </summary>
public sealed class DemoEvents(Workplace workplace)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private readonly DateOnly today = workplace.Services.GetRequiredService<TimeProvider>().Today();

    /// <summary>The first day of the last half-year that was over on a day.</summary>
    public static DateOnly HalfYearBefore(DateOnly day) => new DateOnly(day.Year, day.Month <= 6 ? 1 : 7, 1).AddMonths(-6);

    /// <summary>Puts every event into the calendar that is not in yet.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        foreach (var one in JsonSerializer.Deserialize<DemoEvent[]>(await File.ReadAllTextAsync(Path.Combine(Demo.Source, "events.json"), stop), Json)!)
        {
            var slug = VietnameseText.Slug.From(one.Name);
            if (!await workplace.Db.Events.AnyAsync(known => known.Slug == slug, stop))
            {
                await ShowAsync(one, stop);
            }
        }
    }

    private async Task ShowAsync(DemoEvent one, CancellationToken stop)
    {
        var (db, desk, registrations) = (workplace.Db, workplace.Services.GetRequiredService<EventDesk>(), workplace.Services.GetRequiredService<Registrations>());
        var past = one.InDays is null;
        var day = one.InDays is { } days ? today.AddDays(days) : HalfYearBefore(today).AddMonths(one.Month).AddDays(one.Day - 1);
        var starts = CityTime.Utc(day.ToDateTime(new TimeOnly(one.Hour, 0)));
        var content = new EventContent
        {
            Name = one.Name, Kind = one.Kind, Summary = one.Summary, Audience = one.Audience, Place = one.Place, Address = one.Address, Starts = starts, Ends = starts.AddMinutes(one.Minutes),
            Registers = one.Capacity is not null, Capacity = one.Capacity, Programme = one.Programme, Speakers = one.Speakers,
        };
        var office = await db.Offices.Living().Where(o => o.Code == one.Office).Select(static o => o.Id).SingleAsync(stop);
        var shown = past ? starts.AddDays(-20) : Morning(-8);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var id = await desk.AddAsync(Permissions.Command, new TypedEvent(office, content), EventRhythm.Once, 1, stop);
        await desk.ShowAsOfAsync(Permissions.Command, id, series: false, shown, stop);
        if (one.MoveDays is { } later)
        {
            await desk.MoveAsOfAsync(Permissions.Command, id, new TypedMove(content.Starts.AddDays(later), content.Ends.AddDays(later), content.Place, content.Address, content.MapLink, one.MoveReason!), series: false, Morning(-3), stop);
        }

        // What people called themselves is erased two weeks after an event, so those of the past have no names.
        foreach (var (index, name) in (one.Names ?? []).Index())
        {
            await registrations.RegisterAsOfAsync(id, new TypedRegistration(name, 2 + (index % 2), "", "vi"), Morning(-5), stop);
        }

        for (var taken = 0; taken < one.Registered; taken += Math.Min(2, one.Registered - taken))
        {
            await registrations.RegisterAsOfAsync(id, new TypedRegistration("", Math.Min(2, one.Registered - taken), "", "vi"), starts.AddDays(-4), stop);
        }

        if (one.Count is { } count)
        {
            db.Attendances.Add(new Attendance { EventId = id, Count = count, Source = one.Source, Precision = one.Precision, StaffId = 0, Who = Permissions.Command.Name, At = content.Ends.AddHours(2) });
        }

        // The questions differ a little: what is liked less overall is liked less in parts.
        db.FeedbackCounts.AddRange(Enumerable.Range(1, Feedback.Questions).SelectMany(question => (one.Scores ?? []).Select((times, score) => new FeedbackCount { EventId = id, Question = question, Score = score + 1, Count = Math.Max(0, times - (question - 1) * score) }))
            .Where(static scores => scores.Count > 0));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    // Nine in the morning of a day before or after today, by the city's clock.
    private DateTime Morning(int days) => CityTime.Utc(today.AddDays(days).ToDateTime(new TimeOnly(9, 0)));

    private sealed record DemoEvent(
        string Name, EventKind Kind, string Office, int Month, int Day, int? InDays, int Hour, int Minutes, string Place, string Address, string Summary, string Audience, string[] Programme, string[] Speakers,
        int? Capacity, int Registered, int? Count, AttendanceSource Source, FigurePrecision Precision, int[]? Scores, string[]? Names, int? MoveDays, string? MoveReason);
}
