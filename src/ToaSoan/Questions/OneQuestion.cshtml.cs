using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Questions;

/// <summary>One question at the desk: what was sent, what readers are told, what happened, and everything one may do to it. An office's editor sees neither the words as sent nor what an asker finds wanting before the desk published it.</summary>
public sealed class OneQuestionModel(PortalDb db, QuestionScreening screening, QuestionCourse course, QuestionAnswers answers, AlikeTexts alike, TimeProvider clock) : DeskPage
{
    /// <summary>The fields.</summary>
    [BindProperty]
    public QuestionForm Form { get; set; } = new();

    /// <summary>The question.</summary>
    public Question Asked { get; private set; } = null!;

    /// <summary>What readers are told; null before it was published.</summary>
    public QuestionContent? Said => Asked.Content.Length == 0 ? null : Asked.Read();

    /// <summary>What happened to it, last first.</summary>
    public IReadOnlyList<QuestionNote> Notes { get; private set; } = [];

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>Published questions like one that waits for the desk.</summary>
    public IReadOnlyList<Alike> Alikes { get; private set; } = [];

    /// <summary>The dossiers readers see, by number and name.</summary>
    public IReadOnlyList<(long Id, string Name)> Dossiers { get; private set; } = [];

    /// <summary>The act that was refused, or "".</summary>
    public string Act { get; private set; } = "";

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Whether one acts for the desk.</summary>
    public bool IsDesk => Permissions.May(Role.Desk);

    /// <summary>Whether an answer may be written.</summary>
    public bool MayAnswer => !Asked.Restricted && Asked.State is QuestionState.Assigned or QuestionState.Contested;

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(long id) => ShowAsync(id);

    /// <summary>Publishes it.</summary>
    public Task<IActionResult> OnPostPublishAsync(long id) => ActAsync(id, "publish", QuestionsText.NowPublished, stop => screening.PublishAsync(Permissions, id, Form.Subject, Form.Text, stop));

    /// <summary>Declines it.</summary>
    public Task<IActionResult> OnPostDeclineAsync(long id) => ActAsync(id, "decline", QuestionsText.NowDeclined, stop => screening.DeclineAsync(Permissions, id, Form.Reasons(), stop));

    /// <summary>Joins it with another.</summary>
    public Task<IActionResult> OnPostMergeAsync(long id) => ActAsync(id, "merge", QuestionsText.NowMerged, stop => screening.MergeAsync(Permissions, id, Form.Number, Form.Words, stop));

    /// <summary>Gives it to an office.</summary>
    public Task<IActionResult> OnPostAssignAsync(long id) => ActAsync(id, "assign", QuestionsText.NowAssigned, stop => course.AssignAsync(Permissions, id, Form.OfficeId, Form.With, stop));

    /// <summary>Gives it to another office.</summary>
    public Task<IActionResult> OnPostReassignAsync(long id) => ActAsync(id, "reassign", QuestionsText.NowAssigned, stop => course.ReassignAsync(Permissions, id, Form.OfficeId, Form.With, Form.Words, stop));

    /// <summary>Puts its due day off.</summary>
    public Task<IActionResult> OnPostExtendAsync(long id) => ActAsync(id, "extend", QuestionsText.NowExtended, stop => course.ExtendAsync(Permissions, id, Form.Day, Form.Words, stop));

    /// <summary>Saves an answer, or hands it in.</summary>
    public Task<IActionResult> OnPostAnswerAsync(long id) => ActAsync(id, "answer", Form.HandIn ? QuestionsText.NowHandedIn : StaffText.Saved, stop => answers.WriteAsync(Permissions, id, Form.Version, Form.Answer, Form.HandIn, stop));

    /// <summary>Publishes an answer.</summary>
    public Task<IActionResult> OnPostApproveAsync(long id) => ActAsync(id, "approve", QuestionsText.NowAnswered, stop => answers.ApproveAsync(Permissions, id, Form.Version, stop));

    /// <summary>Sends an answer back.</summary>
    public Task<IActionResult> OnPostReturnAsync(long id) => ActAsync(id, "return", QuestionsText.NowReturned, stop => answers.ReturnAsync(Permissions, id, Form.Words, stop));

    /// <summary>Takes up what the asker finds wanting.</summary>
    public Task<IActionResult> OnPostContestAsync(long id) => ActAsync(id, "contest", QuestionsText.NowContested, stop => course.ContestAsync(Permissions, id, Form.Words, stop));

    /// <summary>Does not take it up.</summary>
    public Task<IActionResult> OnPostLeaveAsync(long id) => ActAsync(id, "leave", QuestionsText.NowLeft, stop => course.LeaveAsync(Permissions, id, Form.Reasons(), stop));

    /// <summary>Notes a promise.</summary>
    public Task<IActionResult> OnPostPromiseAsync(long id) => ActAsync(id, "promise", QuestionsText.NowPromised, stop => course.PromiseAsync(Permissions, id, Form.Day, Form.Words, stop));

    /// <summary>Notes what became of a promise.</summary>
    public Task<IActionResult> OnPostOutcomeAsync(long id) => ActAsync(id, "outcome", StaffText.Saved, stop => course.OutcomeAsync(Permissions, id, (int)Form.Number, Form.Kept, Form.Words, stop));

    /// <summary>Puts it into a dossier.</summary>
    public Task<IActionResult> OnPostAttachAsync(long id) => ActAsync(id, "attach", StaffText.Saved, stop => course.AttachAsync(Permissions, id, Form.Number, stop));

    /// <summary>Takes it out of readers' sight.</summary>
    public Task<IActionResult> OnPostRestrictAsync(long id) => ActAsync(id, "restrict", QuestionsText.NowRestricted, stop => screening.RestrictAsync(Permissions, id, Form.Reasons(), stop));

    /// <summary>Shows it again.</summary>
    public Task<IActionResult> OnPostRestoreAsync(long id) => ActAsync(id, "restore", QuestionsText.NowRestored, stop => screening.RestoreAsync(Permissions, id, Form.Reasons(), stop));

    private async Task<IActionResult> ActAsync(long id, string act, string said, Func<CancellationToken, Task> does)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        Act = act;
        if (await TryAsync(() => does(HttpContext.RequestAborted)))
        {
            JobRunner.Wake();
            Done = said;
            return LocalRedirect($"/ban/hoi-dap/{id}");
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
        var open = IsDesk; // before it was published by the desk, what the asker wrote is the desk's
        Notes = await db.QuestionNotes.AsNoTracking().Where(note => note.QuestionId == id && (open || note.Kind != QuestionNoteKind.ContestSent)).OrderByDescending(static note => note.Id).ToListAsync(stop);
        Offices = IsDesk ? await db.Offices.Living().InOrderAsync(stop) : [];
        if (IsDesk && Asked is { State: QuestionState.Submitted, SentText: { } text })
        {
            Alikes = await alike.FindAsync($"{Asked.SentSubject}\n{text}", [QuestionContent.Kind], 5, stop);
        }

        var shown = true;
        Dossiers = !IsDesk || !Asked.IsShown ? [] : [.. (await db.Editions.AsNoTracking().Where(e => e.Kind == DossierOffer.EditionKind && e.Shown == shown).OrderBy(static e => e.Title).Select(static e => new { e.ObjectId, e.Title }).ToListAsync(stop)).Select(static e => (e.ObjectId, e.Title))];
        if (Act.Length == 0)
        {
            Form = new QuestionForm { Subject = Asked.SentSubject, Text = Asked.SentText, Answer = Asked.Draft, OfficeId = Asked.SentOfficeId ?? 0, Words = Asked.SentContest };
        }

        Form.Version = Act is "answer" ? Form.Version : Asked.Version;
        return Page();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        var found = await db.Questions.AsNoTracking().Include(static q => q.Office).SingleOrDefaultAsync(q => q.Id == id, HttpContext.RequestAborted);
        Asked = found!;
        return found is null ? (IsDesk ? NotFound() : Forbid()) : IsDesk || (found.OfficeId is { } office && Permissions.May(Role.Editor, office)) ? null : Forbid();
    }
}
