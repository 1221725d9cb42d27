using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;
using static ToaSoan.Programme.Tasks.TaskKeeping;

namespace ToaSoan.Programme.Tasks;

/// <summary>A task as typed. <paramref name="Due"/> and <paramref name="Public"/> are asked for at the beginning only: later a day is put off, and a task is shown or taken down, by acts of their own.</summary>
public sealed record TypedTask(long OfficeId, string? What, string? Responsible, string? Measure, DateOnly? Due = null, bool Public = false, long? MeetingId = null, int Conclusion = 0);

/// <summary>What the desk does to tasks: gives them, puts them off, opens them again, gives them up, shows them to readers.</summary>
public sealed class TaskDesk(PortalDb db, DeskActs acts, TimeProvider clock)
{
    private readonly TaskKeeping keeping = new(db, clock);

    /// <summary>Gives a task to an office; gives its number. A public one is shown at once.</summary>
    public async Task<long> AddAsync(Permissions by, TypedTask typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(typed);
        CityTask? added = null;
        await acts.DoAsync(by, async () =>
        {
            Must(by.May(Role.Desk), TasksText.DeskOnly);
            var office = await OfficeAsync(typed.OfficeId, stop);
            var content = Checked(typed, new TaskContent { What = "", Due = typed.Due ?? throw new Refusal(TasksText.DueMissing), Promised = typed.Due.Value });
            Must(content.Due >= keeping.Today, TasksText.DuePast);
            content = content with { Source = typed.MeetingId is { } meeting ? await SourceAsync(meeting, typed.Conclusion, stop) : null };
            var slug = Slugs.Free(Slug.From(Orthography.Cut(content.What, 80), "nhiem-vu"), await db.Tasks.Select(static task => task.Slug).ToListAsync(stop));
            added = new CityTask { Slug = slug, OfficeId = office.Id, Office = office, MeetingId = typed.MeetingId, Conclusion = typed.MeetingId is null ? 0 : typed.Conclusion, Public = typed.Public };
            added.Keep(content, clock.Now());
            db.Tasks.Add(added);
            await db.SaveChangesAsync(stop); // its number is in its note
            var given = await keeping.KeepAsync(by, added, "task.add", content, new NewNote(TaskNoteKind.Added, To: content.Due), stop);
            return typed.Public ? given with { Tags = (await keeping.KeepAsync(by, added, "task.show", content, new NewNote(TaskNoteKind.Shown), stop)).Tags } : given;
        }, stop);
        return added!.Id;
    }

    /// <summary>Changes a task's words or gives it to another office. Throws <see cref="Refusal"/> when somebody did something to it since.</summary>
    public Task ChangeAsync(Permissions by, long id, int version, TypedTask typed, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var task = await keeping.FindOpenAsync(by, Role.Desk, id, stop);
        Must(task.Version == version, PlatformText.ChangedMeanwhile);
        var (saved, before) = (task.Read(), task.Office!);
        var content = Checked(typed, saved);
        var office = typed.OfficeId == task.OfficeId ? before : await OfficeAsync(typed.OfficeId, stop);
        if (content == saved && office == before)
        {
            return null;
        }

        (task.OfficeId, task.Office) = (office.Id, office);
        string[] old = [before.Id == office.Id ? "" : before.Name, content.What == saved.What ? "" : saved.What, content.Responsible == saved.Responsible ? "" : saved.Responsible, content.Measure == saved.Measure ? "" : saved.Measure];
        return await keeping.KeepAsync(by, task, "task.change", content, new NewNote(TaskNoteKind.Changed, string.Join("; ", old.Where(static words => words.Length > 0))), stop);
    }, stop);

    /// <summary>Puts a task off, asked for or not. One whose day is over stays late: the old day is the promised one.</summary>
    public Task ExtendAsync(Permissions by, long id, DateOnly? until, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindOpenAsync(by, Role.Desk, id, stop);
        var (why, saved, today) = (Words(reason, TasksText.ReasonToExtend), task.Read(), keeping.Today);
        Must(until > saved.Due && until >= today, TasksText.LaterDay);
        var extension = new TaskExtension(saved.Due, until!.Value, why, today, InTime: today <= saved.Promised);
        task.AskedDue = null;
        var content = saved with { Due = extension.To, Promised = extension.InTime ? extension.To : saved.Promised, Extensions = [.. saved.Extensions, extension] };
        return await keeping.KeepAsync(by, task, "task.extend", content, new NewNote(TaskNoteKind.Extended, why, saved.Due, extension.To), stop);
    }, stop);

    /// <summary>Answers that a task is not put off.</summary>
    public Task DeclineAsync(Permissions by, long id, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindOpenAsync(by, Role.Desk, id, stop);
        var (why, asked) = (Words(reason, TasksText.ReasonToDecline), task.AskedDue);
        Must(asked is not null, TasksText.NothingAsked);
        task.AskedDue = null;
        return await keeping.KeepAsync(by, task, "task.decline", task.Read(), new NewNote(TaskNoteKind.Declined, why, task.Due, asked), stop);
    }, stop);

    /// <summary>Opens a task again that was done or given up.</summary>
    public Task ReopenAsync(Permissions by, long id, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindAsync(by, Role.Desk, id, stop);
        var (why, saved) = (Words(reason, TasksText.ReasonToReopen), task.Read());
        Must(saved.State != TaskState.Open, TasksText.OpenAlready);
        var content = saved with { State = TaskState.Open, DoneOn = null, Turns = [.. saved.Turns, new TaskTurn(TaskState.Open, keeping.Today, why)] };
        return await keeping.KeepAsync(by, task, "task.reopen", content, new NewNote(TaskNoteKind.Reopened, why), stop);
    }, stop);

    /// <summary>Gives a task up.</summary>
    public Task DropAsync(Permissions by, long id, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindOpenAsync(by, Role.Desk, id, stop);
        var (why, saved) = (Words(reason, TasksText.ReasonToDrop), task.Read());
        task.AskedDue = null;
        return await keeping.KeepAsync(by, task, "task.drop", saved with { State = TaskState.Dropped, Turns = [.. saved.Turns, new TaskTurn(TaskState.Dropped, keeping.Today, why)] }, new NewNote(TaskNoteKind.Dropped, why), stop);
    }, stop);

    /// <summary>Shows an internal task to readers. One that was taken down stays down.</summary>
    public Task ShowAsync(Permissions by, long id, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindAsync(by, Role.Desk, id, stop);
        Must(!task.Public && task.WithdrawnAt is null, TasksText.ShownAlready);
        var content = task.Read();
        Must(content.Evidence.All(static piece => TaskWork.IsForReaders(piece.Link)), TasksText.EvidenceNotPublic);
        task.Public = true;
        return await keeping.KeepAsync(by, task, "task.show", content, new NewNote(TaskNoteKind.Shown), stop);
    }, stop);

    /// <summary>Takes a task from readers for good, with a public reason that stays at its address; the desk goes on with it as an internal one.</summary>
    public Task WithdrawAsync(Permissions by, long id, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindAsync(by, Role.Chief, id, stop);
        Must(task.IsShown, TasksText.NotShown);
        var why = Words(reason, TasksText.ReasonToWithdraw);
        (task.Public, task.WithdrawnAt) = (false, clock.Now());
        return await keeping.KeepAsync(by, task, "task.withdraw", task.Read(), new NewNote(TaskNoteKind.Withdrawn, why), stop);
    }, stop);

    private static TaskContent Checked(TypedTask typed, TaskContent saved)
    {
        var (what, responsible, measure) = (Line(typed.What), Line(typed.Responsible), Orthography.Clean(typed.Measure ?? ""));
        Must(what.Any(char.IsLetterOrDigit) && what.Length <= LongestName, TasksText.WhatMissing, LongestName);
        Must(responsible.Length <= LongestName, TasksText.WordsTooLong, LongestName);
        Must(measure.Length > 0, TasksText.MeasureMissing);
        Must(measure.Length <= LongestWords, TasksText.WordsTooLong, LongestWords);
        return saved with { What = what, Responsible = responsible, Measure = measure };
    }

    private async Task<Office> OfficeAsync(long id, CancellationToken stop) =>
        await db.Offices.Living().Include(static office => office.Names).SingleOrDefaultAsync(office => office.Id == id, stop) ?? throw new Refusal(TasksText.OfficeMissing);

    private async Task<TaskSource> SourceAsync(long id, int conclusion, CancellationToken stop)
    {
        var meeting = await db.Meetings.AsNoTracking().Include(static m => m.Office).ThenInclude(static office => office!.Names).SingleOrDefaultAsync(m => m.Id == id, stop) ?? throw new Refusal(TasksText.NoSuchMeeting);
        var content = meeting.Read();
        Must(conclusion == 0 || content.Conclusions.Any(one => one.Number == conclusion), TasksText.NoSuchConclusion);
        return new TaskSource(content.Title, content.Day, meeting.Office!.NameOn(content.Day), conclusion);
    }
}
