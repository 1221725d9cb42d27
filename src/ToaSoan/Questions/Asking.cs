using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;
using static ToaSoan.Platform.Refusal;
using static ToaSoan.Questions.QuestionKeeping;

namespace ToaSoan.Questions;

/// <summary>A question as somebody sends it in; the address may be "". <paramref name="Language"/> ("vi", "en") is that of the mails.</summary>
public sealed record TypedQuestion(string? Subject, string? Text, long? OfficeId, string? Email, string Language);

/// <summary>What somebody without an account does: asks, takes it back, says what is missing in an answer. They are known by their secret alone.</summary>
public sealed class Asking(PortalDb db, DeskActs acts, Senders senders, Statements statements, TimeProvider clock)
{
    private static readonly Permissions Asker = new(0, []);
    private readonly QuestionKeeping keeping = new(db, senders, statements, clock);

    /// <summary>Takes a question in; gives the secret by which its asker comes back. Throws <see cref="Refusal"/>, for an address that can be none too.</summary>
    public async Task<string> AskAsync(TypedQuestion typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var ((subject, text), now) = (Asked(typed.Subject, typed.Text), clock.Now());
        var office = typed.OfficeId is { } chosen && await db.Offices.Living().AnyAsync(one => one.Id == chosen, stop) ? typed.OfficeId : null;
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await using (own)
        {
            var question = new Question { SentSubject = subject, SentText = text, SentOfficeId = office, SentAt = now, SavedAt = now, Version = 1 };
            db.Questions.Add(question);
            await db.SaveChangesAsync(stop); // its number is in its note and with who asked
            db.QuestionNotes.Add(new QuestionNote { QuestionId = question.Id, Kind = QuestionNoteKind.Submitted, At = now, Day = CityTime.DayOf(now), By = "" });
            var secret = senders.Add(QuestionContent.Kind, question.Id, typed.Email ?? "", typed.Language, now);
            await db.SaveChangesAsync(stop);
            if (own is not null)
            {
                await own.CommitAsync(stop);
            }

            return secret;
        }
    }

    /// <summary>The question of a sender, or the one it became part of; with its office. Null when there is none.</summary>
    public async Task<Question?> OfAsync(Sender sender, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return await db.Questions.AsNoTracking().Include(static q => q.Office).SingleOrDefaultAsync(q => q.Id == sender.ObjectId, stop);
    }

    /// <summary>Takes a question back that is not answered yet. What was sent is erased at once; one that readers saw leaves a public statement.</summary>
    public Task WithdrawAsync(long id, CancellationToken stop) => acts.TogetherAsync(async () =>
    {
        var question = await TrackedAsync(id, stop);
        Must(MayWithdraw(question), QuestionsText.TooLateToWithdraw);
        var (published, why) = (question.PublishedAt is not null, QuestionWords.Vietnamese(nameof(QuestionsText.WithdrawnByAsker)));
        (question.SentSubject, question.SentText, question.SentContest, question.Draft, question.Drafted, question.ScreenedAt) = (null, null, null, null, false, question.ScreenedAt ?? clock.Now());
        if (published && !question.Restricted)
        {
            var content = question.Read() with { State = QuestionState.Withdrawn };
            var done = await keeping.KeepAsync(Asker, question, "question.withdraw", content, new NewQuestionNote(QuestionNoteKind.Withdrawn), stop, EditionChange.Withdraw, why);
            await keeping.StateAsync(Asker, question, StatementDecision.Withdrawn, StatementGround.SenderAsked, why, StatementSource.Reader, stop);
            await keeping.EndAsync(question, 0, stop);
            return [.. done.Tags, Statements.Tag];
        }

        question.State = QuestionState.Withdrawn;
        await keeping.KeepAsync(Asker, question, "question.withdraw", null, new NewQuestionNote(QuestionNoteKind.Withdrawn), stop);
        await db.SaveChangesAsync(stop);
        await keeping.EndAsync(question, 0, stop);
        await db.SaveChangesAsync(stop);
        return [];
    }, stop);

    /// <summary>Says what is missing in the answer; the desk decides whether it is taken up.</summary>
    public Task ContestAsync(long id, string? words, CancellationToken stop) => acts.TogetherAsync(async () =>
    {
        var question = await TrackedAsync(id, stop);
        var missing = Words(words, QuestionsText.ContestMissing);
        Must(MayContest(question, clock.Today()), QuestionsText.TooLateToContest);
        (question.SentContest, question.ContestUsed) = (missing, true);
        await keeping.KeepAsync(Asker, question, "question.contest-sent", null, new NewQuestionNote(QuestionNoteKind.ContestSent), stop);
        await db.SaveChangesAsync(stop);
        return [];
    }, stop);

    /// <summary>Whether a question may be taken back: while nobody answered it.</summary>
    public static bool MayWithdraw(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.State is QuestionState.Submitted or QuestionState.Published or QuestionState.Assigned;
    }

    /// <summary>Whether its asker may say on a day what is missing in the answer: once, within <see cref="QuestionContent.ContestDays"/>.</summary>
    public static bool MayContest(Question question, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question is { State: QuestionState.Answered, IsShown: true, ContestUsed: false } && question.Read() is { ContestUntil: { } until } && today <= until;
    }

    private async Task<Question> TrackedAsync(long id, CancellationToken stop) =>
        await db.Questions.Include(static q => q.Office).ThenInclude(static office => office!.Names).SingleOrDefaultAsync(q => q.Id == id, stop) ?? throw new Refusal(QuestionsText.NoSuchQuestion);
}
