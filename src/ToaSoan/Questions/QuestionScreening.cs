using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;
using VietnameseText;
using static ToaSoan.Platform.Refusal;
using static ToaSoan.Questions.QuestionKeeping;

namespace ToaSoan.Questions;

/// <summary>A public statement as typed: its ground and facts, and who brought it up.</summary>
public sealed record TypedReasons(StatementGround Ground, string? Facts, StatementSource Source = StatementSource.Own);

/// <summary>What the desk does to what was sent in: publishes it, declines it with reasons, joins it with another, takes it out of sight and shows it again.</summary>
public sealed class QuestionScreening(PortalDb db, DeskActs acts, Senders senders, Statements statements, TimeProvider clock)
{
    /// <summary>Days after a decision against a question for which the asker's address is kept.</summary>
    public const int AddressDays = 14;

    private readonly QuestionKeeping keeping = new(db, senders, statements, clock);

    /// <summary>Publishes a question in public words, which hold no personal data.</summary>
    public Task PublishAsync(Permissions by, long id, string? subject, string? text, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.ScreenedAlready, stop, QuestionState.Submitted);
        var (line, words) = Asked(subject, text);
        MustBeClean(line, words);
        (question.Slug, question.ScreenedAt) = (Slug.From(Orthography.Cut(line, 80), "cau-hoi"), clock.Now());
        var content = new QuestionContent { Subject = line, Text = words, AskedOn = CityTime.DayOf(question.SentAt), Steps = [new QuestionStep(QuestionStepKind.Published, keeping.Today)] };
        var done = await keeping.KeepAsync(by, question, "question.publish", content, new NewQuestionNote(QuestionNoteKind.Published, line), stop, EditionChange.Publish);
        await keeping.TellAsync(question, QuestionLetters.Published, stop);
        return done;
    }, stop);

    /// <summary>Declines a question, with a public statement of reasons.</summary>
    public Task DeclineAsync(Permissions by, long id, TypedReasons typed, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.ScreenedAlready, stop, QuestionState.Submitted);
        (question.State, question.ScreenedAt) = (QuestionState.Declined, clock.Now());
        await keeping.StateAsync(by, question, StatementDecision.Declined, typed.Ground, typed.Facts, StatementSource.Own, stop);
        var done = await keeping.KeepAsync(by, question, "question.decline", null, new NewQuestionNote(QuestionNoteKind.Declined, typed.Facts ?? "", $"{typed.Ground}"), stop);
        await keeping.TellAsync(question, QuestionLetters.Declined, stop);
        await keeping.EndAsync(question, AddressDays, stop);
        return done with { Tags = [Statements.Tag] };
    }, stop);

    /// <summary>Makes a question part of another that readers see; its asker follows that one from then on.</summary>
    public Task MergeAsync(Permissions by, long id, long into, string? facts, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.ScreenedAlready, stop, QuestionState.Submitted);
        var target = await keeping.FindAsync(by, Role.Desk, into, stop);
        Must(target.Id != id && target.IsShown, QuestionsText.MergeTarget);
        (question.State, question.ScreenedAt, question.MergedInto) = (QuestionState.Merged, clock.Now(), target.Id);
        var words = string.IsNullOrWhiteSpace(facts) ? string.Format(CultureInfo.InvariantCulture, QuestionWords.Vietnamese(nameof(QuestionsText.MergedFacts)), target.Read().Subject) : facts;
        await keeping.StateAsync(by, question, StatementDecision.Merged, StatementGround.Duplicate, words, StatementSource.Own, stop);
        var done = await keeping.KeepAsync(by, question, "question.merge", null, new NewQuestionNote(QuestionNoteKind.Merged, Mark: $"{target.Id}"), stop);
        var content = target.Read();
        content = content with { AlsoAsked = content.AlsoAsked + 1, Steps = [.. content.Steps, new QuestionStep(QuestionStepKind.Joined, keeping.Today)] };
        var joined = await keeping.KeepAsync(by, target, "question.join", content, new NewQuestionNote(QuestionNoteKind.Joined, Mark: $"{id}"), stop);
        await senders.TellAsync(QuestionContent.Kind, id, QuestionLetters.Merged, stop);
        if (content.IsClosed(keeping.Today))
        {
            await senders.EndAsync(QuestionContent.Kind, id, clock.Now().AddDays(AddressDays), stop); // there is nothing more to write to them
        }

        return done with { Detail = content.Subject, Tags = [.. joined.Tags, Statements.Tag] };
    }, stop);

    /// <summary>Takes a published question out of readers' sight, with a public statement of reasons at its address.</summary>
    public Task RestrictAsync(Permissions by, long id, TypedReasons typed, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var question = await keeping.FindAsync(by, Role.Chief, id, stop);
        Must(question.IsShown, QuestionsText.NotShown);
        var why = Words(typed.Facts, QuestionsText.FactsMissing);
        MustBeClean(why);
        question.Restricted = true;
        var done = await keeping.KeepAsync(by, question, "question.restrict", null, new NewQuestionNote(QuestionNoteKind.Restricted, why, $"{typed.Ground}"), stop, EditionChange.Withdraw, why);
        await keeping.StateAsync(by, question, StatementDecision.Restricted, typed.Ground, why, typed.Source, stop);
        return done with { Tags = [.. done.Tags, Statements.Tag] };
    }, stop);

    /// <summary>Shows a question again, with a public statement of reasons. The clock went on meanwhile.</summary>
    public Task RestoreAsync(Permissions by, long id, TypedReasons typed, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var question = await keeping.FindAsync(by, Role.Chief, id, stop);
        Must(question.Restricted, QuestionsText.NotRestricted);
        var (content, why) = (question.Read(), Words(typed.Facts, QuestionsText.FactsMissing));
        question.Restricted = false;
        content = content with { Steps = [.. content.Steps, new QuestionStep(QuestionStepKind.Restored, keeping.Today, Words: why)] };
        var done = await keeping.KeepAsync(by, question, "question.restore", content, new NewQuestionNote(QuestionNoteKind.Restored, why, $"{typed.Ground}"), stop, reason: why);
        await keeping.StateAsync(by, question, StatementDecision.Restored, typed.Ground, why, typed.Source, stop);
        return done with { Tags = [.. done.Tags, Statements.Tag] };
    }, stop);

    /// <summary>Erases the words as sent thirty days after the desk decided on them; gives of how many questions.</summary>
    public async Task<int> ForgetAsync(DateTime now, CancellationToken stop)
    {
        var before = now.AddDays(-Question.OriginalDays);
        if (db is SqlitePortalDb)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=ON", stop); // what is erased is written over
        }

        return await db.Questions.Where(q => q.ScreenedAt <= before && (q.SentText != null || q.SentSubject != null))
            .ExecuteUpdateAsync(static set => set.SetProperty(static q => q.SentText, (string?)null).SetProperty(static q => q.SentSubject, (string?)null), stop);
    }
}
