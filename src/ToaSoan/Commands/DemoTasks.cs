using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Programme.Tasks;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>The demo city's half-year review meeting and the tasks it gave: days relative to the day of filling, everything done by the acts people use, on the day it was done.</summary>
public sealed class DemoTasks(Workplace workplace)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly DateOnly today = workplace.Services.GetRequiredService<TimeProvider>().Today();

    /// <summary>Holds the meeting, unless there is one.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var db = workplace.Db;
        if (await db.Meetings.AnyAsync(stop))
        {
            return;
        }

        var told = JsonSerializer.Deserialize<DemoMeeting>(await File.ReadAllTextAsync(Path.Combine(Demo.Source, "tasks.json"), stop), Json)!;
        var offices = await db.Offices.Living().ToDictionaryAsync(static office => office.Code, static office => office.Id, stop);
        var paper = await StoreAsync(told.Document, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var content = new MeetingContent { Title = told.Title, Series = told.Series, Day = today.AddDays(told.Day), Time = told.Time, Place = told.Place, Agenda = told.Agenda, Documents = [new MeetingDocument(paper.Hash, told.DocumentName)] };
        var (called, held) = (On(told.Day - 7), On(told.Saved));
        var id = await new MeetingDesk(db, Acts(called), called).AddAsync(Permissions.Command, offices[told.Chair], content, stop);
        await new MeetingDesk(db, Acts(held), held).SaveAsync(Permissions.Command, id, 1, offices[told.Chair], content with { Minutes = told.Minutes, Conclusions = [.. told.Conclusions.Select(static text => new Conclusion(0, text))] }, stop);
        var given = new List<(long Id, DemoTask Task)>();
        foreach (var task in told.Tasks)
        {
            var typed = new TypedTask(offices[task.Office], task.What, task.Responsible, task.Measure, today.AddDays(task.Due), task.Public, id, task.Conclusion);
            given.Add((await new TaskDesk(db, Acts(held), held).AddAsync(Permissions.Command, typed, stop), task));
        }

        foreach (var (task, act) in given.SelectMany(static one => one.Task.Acts.Select(act => (one.Id, Act: act))).OrderBy(static one => one.Act.On))
        {
            await DoAsync(task, act, stop);
        }

        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    private Task DoAsync(long task, DemoAct act, CancellationToken stop)
    {
        var clock = On(act.On);
        var (desk, work, until) = (new TaskDesk(workplace.Db, Acts(clock), clock), new TaskWork(workplace.Db, Acts(clock), clock), act.Until is { } days ? today.AddDays(days) : (DateOnly?)null);
        return act.Act switch
        {
            "note" => work.NoteAsync(Permissions.Command, task, act.Text, stop),
            "ask" => work.AskAsync(Permissions.Command, task, until, act.Text, stop),
            "extend" => desk.ExtendAsync(Permissions.Command, task, until, act.Text, stop),
            "evidence" => HandInAsync(work, task, act, stop),
            "done" => work.DoneAsync(Permissions.Command, task, null, stop),
            _ => throw new JsonException($"tasks.json: no act \"{act.Act}\""),
        };
    }

    private async Task HandInAsync(TaskWork work, long task, DemoAct act, CancellationToken stop) =>
        await work.HandInAsync(Permissions.Command, task, act.Name, act.Link, act.File is null ? null : (await StoreAsync(act.File, stop)).Hash, stop);

    private async Task<StoredFile> StoreAsync(string name, CancellationToken stop) =>
        await workplace.Services.GetRequiredService<MediaStore>().AddFileAsync(await File.ReadAllBytesAsync(Path.Combine(Demo.Source, "documents", name), stop), name, null, stop);

    private DeskActs Acts(TimeProvider clock) => new(workplace.Db, workplace.Services.GetRequiredService<PageStore>(), clock);

    private Morning On(int days) => new(CityTime.Utc(today.AddDays(days).ToDateTime(new TimeOnly(9, 0))));

    // Nine in the morning of a day, by the city's clock.
    private sealed class Morning(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }

    private sealed record DemoMeeting(string Title, string Series, int Day, TimeOnly Time, string Place, string Chair, int Saved, string Document, string DocumentName, string[] Agenda, string Minutes, string[] Conclusions, DemoTask[] Tasks);

    private sealed record DemoTask(int Conclusion, string Office, string What, string Responsible, string Measure, int Due, bool Public, DemoAct[] Acts);

    private sealed record DemoAct(int On, string Act, string? Text, string? Name, string? Link, string? File, int? Until);
}
