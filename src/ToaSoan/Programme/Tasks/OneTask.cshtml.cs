using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>What was typed for an act that was refused, by the act's name.</summary>
public sealed record TypedAct(string Act, string? Text = null, DateOnly? Day = null, string? Name = null, string? Link = null, string? File = null, int Number = 0);

/// <summary>One task: what is to be done, what happened to it, and everything one may do to it.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class OneTaskModel(PortalDb db, MediaStore media, TaskDesk desk, TaskWork work, TimeProvider clock) : DeskPage
{
    /// <summary>Most bytes a form may bring: a file.</summary>
    public const long MostBytes = 400_000_000;

    /// <summary>The fields of a change.</summary>
    [BindProperty]
    public TaskForm Form { get; set; } = new();

    /// <summary>The task.</summary>
    public CityTask Assigned { get; private set; } = null!;

    /// <summary>What is said of it.</summary>
    public TaskContent Said => Assigned.Read();

    /// <summary>What happened to it, last first.</summary>
    public IReadOnlyList<TaskNote> Notes { get; private set; } = [];

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>What was refused.</summary>
    public TypedAct? Typed { get; private set; }

    /// <summary>Whether one may read the meeting it comes from.</summary>
    public bool SeesMeeting { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Whether one acts for the desk.</summary>
    public bool IsDesk => Permissions.May(Role.Desk);

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(long id) => ShowAsync(id);

    /// <summary>Changes its words or its office.</summary>
    public Task<IActionResult> OnPostChangeAsync(long id) => ActAsync(id, new TypedAct("change"), StaffText.Saved, stop => desk.ChangeAsync(Permissions, id, Form.Version, Form.Typed(), stop));

    /// <summary>Notes its progress.</summary>
    public Task<IActionResult> OnPostNoteAsync(long id, string? text) => ActAsync(id, new TypedAct("note", text), TasksText.Noted, stop => work.NoteAsync(Permissions, id, text, stop));

    /// <summary>Asks to put it off.</summary>
    public Task<IActionResult> OnPostAskAsync(long id, DateOnly? day, string? text) => ActAsync(id, new TypedAct("ask", text, day), TasksText.AskSent, stop => work.AskAsync(Permissions, id, day, text, stop));

    /// <summary>Puts it off.</summary>
    public Task<IActionResult> OnPostExtendAsync(long id, DateOnly? day, string? text) => ActAsync(id, new TypedAct("extend", text, day), TasksText.NowExtended, stop => desk.ExtendAsync(Permissions, id, day, text, stop));

    /// <summary>Does not put it off.</summary>
    public Task<IActionResult> OnPostDeclineAsync(long id, string? text) => ActAsync(id, new TypedAct("decline", text), TasksText.NowDeclined, stop => desk.DeclineAsync(Permissions, id, text, stop));

    /// <summary>Hands in evidence; a file that came stays in the form when it is refused.</summary>
    public Task<IActionResult> OnPostEvidenceAsync(long id, string? name, string? link, string? file, IFormFile? upload)
    {
        Typed = new TypedAct("evidence", Name: name, Link: link, File: file);
        return ActAsync(id, Typed, TasksText.HandedIn, async stop =>
        {
            if (upload is not null && Permissions.May(Role.Editor, Assigned.OfficeId))
            {
                await using var stream = upload.OpenReadStream();
                var stored = await media.AddFileAsync(stream, VietnameseText.Orthography.CleanLine(Path.GetFileName(upload.FileName)), Me.Id, stop);
                Typed = Typed with { File = stored.Hash, Name = string.IsNullOrWhiteSpace(name) ? Path.GetFileNameWithoutExtension(stored.Name) : name };
            }

            await work.HandInAsync(Permissions, id, Typed.Name, link, Typed.File, stop);
        });
    }

    /// <summary>Takes evidence out.</summary>
    public Task<IActionResult> OnPostTakeOutAsync(long id, int number, string? text) => ActAsync(id, new TypedAct("takeout", text, Number: number), TasksText.TakenOut, stop => work.DropEvidenceAsync(Permissions, id, number, text, stop));

    /// <summary>Marks it as done.</summary>
    public Task<IActionResult> OnPostDoneAsync(long id, DateOnly? day) => ActAsync(id, new TypedAct("done", Day: day), TasksText.NowDone, stop => work.DoneAsync(Permissions, id, day, stop));

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostReopenAsync(long id, string? text) => ActAsync(id, new TypedAct("reopen", text), TasksText.NowOpen, stop => desk.ReopenAsync(Permissions, id, text, stop));

    /// <summary>Gives it up.</summary>
    public Task<IActionResult> OnPostDropAsync(long id, string? text) => ActAsync(id, new TypedAct("drop", text), TasksText.NowDropped, stop => desk.DropAsync(Permissions, id, text, stop));

    /// <summary>Shows it to readers.</summary>
    public Task<IActionResult> OnPostShowAsync(long id) => ActAsync(id, new TypedAct("show"), TasksText.NowShown, stop => desk.ShowAsync(Permissions, id, stop));

    /// <summary>Takes it from readers.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(long id, string? text) => ActAsync(id, new TypedAct("withdraw", text), TasksText.NowWithdrawn, stop => desk.WithdrawAsync(Permissions, id, text, stop));

    private async Task<IActionResult> ActAsync(long id, TypedAct typed, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        Typed ??= typed;
        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect($"/ban/cong-viec/{id}");
        }

        db.ChangeTracker.Clear();
        return await ShowAsync(id);
    }

    private async Task<IActionResult> ShowAsync(long id)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        Notes = await db.TaskNotes.AsNoTracking().Where(note => note.TaskId == id).OrderByDescending(static note => note.Id).ToListAsync(stop);
        Offices = IsDesk ? await db.Offices.Where(office => office.Until == null || office.Id == Assigned.OfficeId).InOrderAsync(stop) : [];
        SeesMeeting = Assigned.MeetingId is { } meeting && await MeetingDesk.Readable(db, Permissions).AnyAsync(m => m.Id == meeting, stop);
        Form = Typed?.Act == "change" ? Form : TaskForm.Of(Assigned);
        return Page();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        var found = await db.Tasks.AsNoTracking().Include(static t => t.Office).SingleOrDefaultAsync(t => t.Id == id, HttpContext.RequestAborted);
        Assigned = found!;
        return found is null ? NotFound() : Permissions.May(Role.Editor, found.OfficeId) ? null : Forbid();
    }
}
