using System.Globalization;
using ToaSoan.Blocks;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;
using VietnameseText;
using static ToaSoan.Platform.Refusal;
using static ToaSoan.Questions.QuestionKeeping;

namespace ToaSoan.Questions;

/// <summary>How an answer comes about: the office's editor writes it and hands it in, the desk publishes it or sends it back; nobody publishes what they wrote.</summary>
public sealed class QuestionAnswers(PortalDb db, DeskActs acts, Senders senders, Statements statements, TimeProvider clock)
{
    private readonly QuestionKeeping keeping = new(db, senders, statements, clock);

    /// <summary>Saves an answer as it is typed; with <paramref name="handIn"/> it goes to the desk. Throws <see cref="Refusal"/> when somebody did something to the question since.</summary>
    public Task WriteAsync(Permissions by, long id, int version, string? typed, bool handIn, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(by);
        var question = await keeping.FindAsync(by, Role.Editor, id, QuestionsText.NotAssigned, stop, QuestionState.Assigned, QuestionState.Contested);
        Must(question.Version == version, PlatformText.ChangedMeanwhile);
        var words = Orthography.Clean(typed ?? "");
        Must(words.Any(char.IsLetterOrDigit), QuestionsText.AnswerMissing);
        Must(words.Length <= LongestAnswer, QuestionsText.AnswerTooLong, LongestAnswer);
        Blocks(words);
        (question.Draft, question.DraftBy, question.Drafted) = (words, by.StaffId, handIn);
        if (!handIn)
        {
            question.Touch(clock.Now());
            return new DeskAct("question.write", QuestionContent.Kind, () => $"{question.Id}", "");
        }

        return await keeping.KeepAsync(by, question, "question.hand-in", null, new NewQuestionNote(QuestionNoteKind.Drafted), stop);
    }, stop);

    /// <summary>Sends an answer back to the office, with what is missing.</summary>
    public Task ReturnAsync(Permissions by, long id, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NothingHandedIn, stop, QuestionState.Assigned, QuestionState.Contested);
        Must(question.Drafted, QuestionsText.NothingHandedIn);
        question.Drafted = false;
        return await keeping.KeepAsync(by, question, "question.return", null, new NewQuestionNote(QuestionNoteKind.Returned, Words(reason, QuestionsText.ReasonMissing)), stop);
    }, stop);

    /// <summary>Publishes an answer that was handed in: the first, or the one that follows up. Never the writer's own act.</summary>
    public Task ApproveAsync(Permissions by, long id, int version, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(by);
        var question = await keeping.FindAsync(by, Role.Desk, id, QuestionsText.NothingHandedIn, stop, QuestionState.Assigned, QuestionState.Contested);
        Must(question is { Drafted: true, Draft: not null }, QuestionsText.NothingHandedIn);
        Must(question.Version == version, PlatformText.ChangedMeanwhile);
        Must(by.StaffId == 0 || by.StaffId != question.DraftBy, QuestionsText.OwnAnswer);
        var (content, today, office) = (question.Read(), keeping.Today, question.Office!);
        var (first, promised) = (content.Answers.Count == 0, content.Promised!.Value);
        var answer = new QuestionAnswer(content.Answers.Count + 1, office.Slug, office.NameOn(today), today, BlockJson.Write(Blocks(question.Draft!)), content.Contest);
        var late = content.IsLate(today);
        content = content with
        {
            State = QuestionState.Answered, Answers = [.. content.Answers, answer], Contest = "", Due = null, DueOn = null, Promised = null, Extended = false,
            Steps = [.. content.Steps, new QuestionStep(first ? QuestionStepKind.Answered : QuestionStepKind.Followed, today, answer.OfficeName, From: promised, Late: late)],
        };
        (question.Draft, question.DraftBy, question.Drafted) = (null, null, false);
        var days = (today.DayNumber - CityTime.DayOf(question.PublishedAt!.Value).DayNumber).ToString(CultureInfo.InvariantCulture);
        var done = await keeping.KeepAsync(by, question, first ? "question.answer" : "question.follow-up", content, new NewQuestionNote(first ? QuestionNoteKind.Answered : QuestionNoteKind.Followed, content.Subject, days, Promised: promised), stop);
        await keeping.TellAsync(question, string.Create(CultureInfo.InvariantCulture, $"{QuestionLetters.Answered}{answer.Number}"), stop);
        await keeping.EndAsync(question, QuestionScreening.AddressDays, stop);
        return done;
    }, stop);

    /// <summary>An answer as blocks; links and structure follow the rules of an article's. Throws <see cref="Refusal"/>.</summary>
    internal static Document Blocks(string markup) => BlockRules.Check(new Document(BlockMarkup.Parse(markup)));
}
