using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;
using static ToaSoan.Platform.Refusal;
using static ToaSoan.Questions.QuestionKeeping;

namespace ToaSoan.Questions;

/// <summary>What the desk does to published questions: gives them to an office, to another one, puts the day off, takes up what an asker finds wanting, follows promises, puts them into dossiers.</summary>
public sealed class QuestionCourse(PortalDb db, DeskActs acts, Senders senders, Statements statements, TimeProvider clock)
{
    /// <summary>Most days by which a due day is put off.</summary>
    public const int MostExtension = 30;

    /// <summary>Most other offices that work on an answer.</summary>
    public const int MostWith = 2;

    /// <summary>Most promises of one question.</summary>
    public const int MostPromises = 10;

    private readonly QuestionKeeping keeping = new(db, senders, statements, clock);

    /// <summary>Gives a published question to an office, which its clock begins for; with others it has longer.</summary>
    public Task AssignAsync(Permissions by, long id, long officeId, IReadOnlyCollection<long> with, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.AssignedAlready, stop, QuestionState.Published);
        var (office, names) = await OfficesAsync(officeId, with, stop);
        var (today, content) = (keeping.Today, question.Read());
        var due = (await AnswerClock.ReadAsync(db, stop)).For(office.Id, names.Count > 0, today);
        (question.OfficeId, question.Office) = (office.Id, office);
        content = content with { State = QuestionState.Assigned, Due = due, DueOn = due.Day, Promised = due.Day, With = names, Steps = [.. content.Steps, new QuestionStep(QuestionStepKind.Assigned, today, office.NameOn(today), due, Words: string.Join(", ", names))] };
        return await keeping.KeepAsync(by, question, "question.assign", content, new NewQuestionNote(QuestionNoteKind.Assigned, office.Name, To: due.Day, Promised: due.Day), stop);
    }, stop);

    /// <summary>Gives it to another office. The first time the clock begins anew, which readers see; after that it goes on.</summary>
    public Task ReassignAsync(Permissions by, long id, long officeId, IReadOnlyCollection<long> with, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NotAssigned, stop, QuestionState.Assigned, QuestionState.Contested);
        var (why, today, content) = (Words(reason, QuestionsText.ReasonMissing), keeping.Today, question.Read());
        Must(officeId != question.OfficeId, QuestionsText.SameOffice);
        var (office, names) = await OfficesAsync(officeId, with, stop);
        var (before, late) = (content.DueOn!.Value, content.IsLate(today));
        if (!content.Restarted)
        {
            var due = (await AnswerClock.ReadAsync(db, stop)).For(office.Id, names.Count > 0, today);
            content = content with { Due = due, DueOn = due.Day, Promised = due.Day, Restarted = true };
        }

        (question.OfficeId, question.Office, question.Draft, question.DraftBy, question.Drafted) = (office.Id, office, null, null, false);
        content = content with { With = names, Steps = [.. content.Steps, new QuestionStep(QuestionStepKind.Reassigned, today, office.NameOn(today), content.DueOn == before ? null : content.Due, before, content.DueOn, why, late)] };
        return await keeping.KeepAsync(by, question, "question.reassign", content, new NewQuestionNote(QuestionNoteKind.Reassigned, why, From: before, To: content.DueOn, Promised: content.Promised), stop);
    }, stop);

    /// <summary>Puts the due day off, once, with a reason readers see. Granted after the day was over it does not make up for it.</summary>
    public Task ExtendAsync(Permissions by, long id, DateOnly? until, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NotAssigned, stop, QuestionState.Assigned, QuestionState.Contested);
        var (why, today, content) = (Words(reason, QuestionsText.ReasonMissing), keeping.Today, question.Read());
        MustBeClean(why);
        Must(!content.Extended, QuestionsText.ExtendedAlready);
        var before = content.DueOn!.Value;
        Must(until > before && until >= today && until <= before.AddDays(MostExtension), QuestionsText.ExtensionDay, MostExtension, CityTime.Day(before));
        var late = content.IsLate(today);
        content = content with { DueOn = until, Promised = late ? content.Promised : until, Extended = true, Steps = [.. content.Steps, new QuestionStep(QuestionStepKind.Extended, today, From: before, To: until, Words: why, Late: late)] };
        var done = await keeping.KeepAsync(by, question, "question.extend", content, new NewQuestionNote(QuestionNoteKind.Extended, why, From: before, To: until, Promised: content.Promised), stop);
        await keeping.TellAsync(question, QuestionLetters.Extended, stop);
        return done;
    }, stop);

    /// <summary>Publishes what the asker finds wanting, in public words; the office owes a second answer from then on.</summary>
    public Task ContestAsync(Permissions by, long id, string? words, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NothingContested, stop, QuestionState.Answered);
        Must(question.SentContest is not null && question.OfficeId is not null, QuestionsText.NothingContested);
        var (missing, today, content) = (Words(words, QuestionsText.ContestMissing), keeping.Today, question.Read());
        MustBeClean(missing);
        var due = (await AnswerClock.ReadAsync(db, stop)).For(question.OfficeId!.Value, content.With.Count > 0, today);
        question.SentContest = null;
        content = content with
        {
            State = QuestionState.Contested, Contest = missing, Due = due, DueOn = due.Day, Promised = due.Day, Extended = false,
            Steps = [.. content.Steps, new QuestionStep(QuestionStepKind.Contested, today, question.Office!.NameOn(today), due, Words: missing)],
        };
        await keeping.EndAsync(question, DueDay.MostDays + MostExtension, stop); // they are waiting again
        return await keeping.KeepAsync(by, question, "question.contest", content, new NewQuestionNote(QuestionNoteKind.Contested, missing, To: due.Day, Promised: due.Day), stop);
    }, stop);

    /// <summary>Does not take up what the asker finds wanting, with a public statement of reasons.</summary>
    public Task LeaveAsync(Permissions by, long id, TypedReasons typed, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NothingContested, stop, QuestionState.Answered);
        Must(question.SentContest is not null, QuestionsText.NothingContested);
        question.SentContest = null;
        await keeping.StateAsync(by, question, StatementDecision.Declined, typed.Ground, typed.Facts, StatementSource.Own, stop);
        var done = await keeping.KeepAsync(by, question, "question.leave", null, new NewQuestionNote(QuestionNoteKind.ContestDeclined, typed.Facts ?? "", $"{typed.Ground}"), stop);
        await keeping.TellAsync(question, QuestionLetters.Left, stop);
        return done with { Tags = [Statements.Tag] };
    }, stop);

    /// <summary>Notes what the office promised in its answer, and by which day.</summary>
    public Task PromiseAsync(Permissions by, long id, DateOnly? day, string? what, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NotAnswered, stop, QuestionState.Answered, QuestionState.Contested);
        var (words, content, today) = (Words(what, QuestionsText.PromiseMissing), question.Read(), keeping.Today);
        MustBeClean(words);
        Must(day > today && day <= today.AddYears(5), QuestionsText.PromiseDay);
        Must(content.Promises.Count < MostPromises, QuestionsText.TooManyPromises, MostPromises);
        var promise = new QuestionPromise(content.Promises.Count + 1, question.Office!.Slug, question.Office.NameOn(today), day!.Value, words);
        content = content with { Promises = [.. content.Promises, promise], Steps = [.. content.Steps, new QuestionStep(QuestionStepKind.Promised, today, promise.OfficeName, To: day, Words: words)] };
        return await keeping.KeepAsync(by, question, "question.promise", content, new NewQuestionNote(QuestionNoteKind.Promised, words, $"{promise.Number}", To: day), stop);
    }, stop);

    /// <summary>Notes what became of a promise, in words readers get.</summary>
    public Task OutcomeAsync(Permissions by, long id, int number, bool kept, string? words, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NotAnswered, stop, QuestionState.Answered, QuestionState.Contested);
        var (said, content, today) = (Words(words, QuestionsText.OutcomeMissing), question.Read(), keeping.Today);
        MustBeClean(said);
        var promise = content.Promises.FirstOrDefault(one => one.Number == number && one.State == PromiseState.Open) ?? throw new Refusal(QuestionsText.PromiseSettled);
        Must(kept || today > promise.Day, QuestionsText.PromiseNotDue, CityTime.Day(promise.Day));
        var settled = promise with { State = kept ? PromiseState.Kept : PromiseState.Broken, On = today, Outcome = said };
        content = content with
        {
            Promises = [.. content.Promises.Select(one => one.Number == number ? settled : one)],
            Steps = [.. content.Steps, new QuestionStep(kept ? QuestionStepKind.Kept : QuestionStepKind.Broken, today, promise.OfficeName, To: promise.Day, Words: said)],
        };
        return await keeping.KeepAsync(by, question, "question.outcome", content, new NewQuestionNote(kept ? QuestionNoteKind.Kept : QuestionNoteKind.Broken, said, $"{number}", To: promise.Day), stop);
    }, stop);

    /// <summary>Puts it into a project's dossier that readers see, by its number, or out of the one it is in (0).</summary>
    public Task AttachAsync(Permissions by, long id, long dossier, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, stop);
        Must(question.IsShown, QuestionsText.NotShown);
        var (content, shown) = (question.Read(), true);
        var found = dossier == 0 ? null : await db.Editions.AsNoTracking().Where(e => e.Kind == DossierOffer.EditionKind && e.Shown == shown && e.ObjectId == dossier).Select(static e => new QuestionDossier(e.ObjectId, e.Path, e.Title)).SingleOrDefaultAsync(stop)
            ?? throw new Refusal(QuestionsText.NoSuchDossier);
        return content.Dossier == found ? null : await keeping.KeepAsync(by, question, "question.attach", content with { Dossier = found }, new NewQuestionNote(QuestionNoteKind.Attached, found?.Name ?? ""), stop);
    }, stop);

    private async Task<(Office Office, IReadOnlyList<string> With)> OfficesAsync(long id, IReadOnlyCollection<long> with, CancellationToken stop)
    {
        long[] others = [.. with.Where(other => other != 0 && other != id).Distinct()];
        Must(others.Length <= MostWith, QuestionsText.TooManyOffices, MostWith);
        var found = await db.Offices.Living().Include(static office => office.Names).Where(office => office.Id == id || others.Contains(office.Id)).ToListAsync(stop);
        var office = found.Find(one => one.Id == id);
        Must(office is not null && found.Count == others.Length + 1, QuestionsText.OfficeMissing);
        return (office!, [.. found.Where(one => one.Id != id).OrderBy(static one => one.Id).Select(static one => one.Name)]);
    }
}
