using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;
using static ToaSoan.Programme.Tasks.TaskKeeping;

namespace ToaSoan.Programme.Tasks;

/// <summary>What an office's editors do to its tasks, and the desk to all: tell how far they are, ask for more time, hand in evidence, mark as done.</summary>
public sealed class TaskWork(PortalDb db, DeskActs acts, TimeProvider clock)
{
    private readonly TaskKeeping keeping = new(db, clock);

    /// <summary>Tells how far a task is.</summary>
    public Task NoteAsync(Permissions by, long id, string? text, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindOpenAsync(by, Role.Editor, id, stop);
        return await keeping.KeepAsync(by, task, "task.note", task.Read(), new NewNote(TaskNoteKind.Progress, Words(text, TasksText.NoteMissing)), stop);
    }, stop);

    /// <summary>Asks the desk to put a task off.</summary>
    public Task AskAsync(Permissions by, long id, DateOnly? until, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindOpenAsync(by, Role.Editor, id, stop);
        var why = Words(reason, TasksText.ReasonToExtend);
        Must(until > task.Due && until >= keeping.Today, TasksText.LaterDay);
        task.AskedDue = until;
        return await keeping.KeepAsync(by, task, "task.ask", task.Read(), new NewNote(TaskNoteKind.Asked, why, task.Due, until), stop);
    }, stop);

    /// <summary>Hands in evidence: an address, or a file that is there already. An internal task's may lie behind sign-in.</summary>
    public Task HandInAsync(Permissions by, long id, string? name, string? link, string? file, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var (task, title, address, hash) = (await keeping.FindOpenAsync(by, Role.Editor, id, stop), Line(name), Line(link), Line(file));
        var saved = task.Read();
        Must(title.Length is > 0 and <= LongestName, TasksText.EvidenceNameMissing, LongestName);
        Must(address.Length == 0 != (hash.Length == 0), TasksText.EvidenceMissing);
        Must(saved.Evidence.Count < MostEvidence, TasksText.TooMuchEvidence, MostEvidence);
        Must(address.Length == 0 || (address.Length <= LongestName && IsAddress(address)), TasksText.EvidenceAddress, LongestName);
        Must(!task.Public || IsForReaders(address), TasksText.EvidenceNotPublic);
        Must(hash.Length == 0 || await db.Files.AnyAsync(f => f.Hash == hash && (f.Public || by.WholeCity || f.UploadedBy == by.StaffId), stop), TasksText.NotAccepted);
        var number = (await db.TaskNotes.CountAsync(note => note.TaskId == id && note.Kind == TaskNoteKind.Evidence, stop)) + 1;
        return await keeping.KeepAsync(by, task, "task.evidence", saved with { Evidence = [.. saved.Evidence, new TaskEvidence(number, title, address, hash)] }, new NewNote(TaskNoteKind.Evidence, title), stop);
    }, stop);

    /// <summary>Takes evidence out that was handed in by mistake.</summary>
    public Task DropEvidenceAsync(Permissions by, long id, int number, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindOpenAsync(by, Role.Editor, id, stop);
        var (why, saved) = (Words(reason, TasksText.ReasonToDropEvidence), task.Read());
        var dropped = saved.Evidence.FirstOrDefault(piece => piece.Number == number) ?? throw new Refusal(PlatformText.ChangedMeanwhile);
        return await keeping.KeepAsync(by, task, "task.evidence-drop", saved with { Evidence = [.. saved.Evidence.Where(piece => piece.Number != number)] }, new NewNote(TaskNoteKind.EvidenceDropped, $"{dropped.Name}: {why}"), stop);
    }, stop);

    /// <summary>Marks a task as done on a day, which may be over but not before the task was given or opened again. Needs evidence.</summary>
    public Task DoneAsync(Permissions by, long id, DateOnly? on, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var task = await keeping.FindOpenAsync(by, Role.Editor, id, stop);
        var (saved, today) = (task.Read(), keeping.Today);
        Must(saved.Evidence.Count > 0, TasksText.EvidenceFirst);
        var since = await db.TaskNotes.Where(note => note.TaskId == id && (note.Kind == TaskNoteKind.Added || note.Kind == TaskNoteKind.Reopened)).MaxAsync(static note => note.Day, stop);
        var day = on ?? today;
        Must(day >= since && day <= today, TasksText.DoneDayWrong, CityTime.Day(since), CityTime.Day(today));
        task.AskedDue = null;
        var content = saved with { State = TaskState.Done, DoneOn = day, Turns = [.. saved.Turns, new TaskTurn(TaskState.Done, day, "")] };
        return await keeping.KeepAsync(by, task, "task.done", content, new NewNote(TaskNoteKind.Done, Day: day), stop);
    }, stop);

    /// <summary>Whether an address may stand before readers: none, one of another site, or one of the portal outside the desk.</summary>
    internal static bool IsForReaders(string address) => !address.Equals("/ban", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("/ban/", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("/ban?", StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string address) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && Uri.IsWellFormedUriString(address, UriKind.Relative))
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Length > 0 && uri.UserInfo.Length == 0);
}
