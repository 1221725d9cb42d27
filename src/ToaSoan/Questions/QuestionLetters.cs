using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Transparency;

namespace ToaSoan.Questions;

/// <summary>What who asked is told by mail: that the question was published, declined or joined with another, put off, answered. Written when the mail goes out, in their language; what is not true any more is not sent.</summary>
public static class QuestionLetters
{
    /// <summary>Readers see it.</summary>
    public const string Published = "published";

    /// <summary>It was not published.</summary>
    public const string Declined = "declined";

    /// <summary>It became part of another.</summary>
    public const string Merged = "merged";

    /// <summary>The due day was put off.</summary>
    public const string Extended = "extended";

    /// <summary>What was found wanting was not taken up.</summary>
    public const string Left = "left";

    /// <summary>It was answered; the answer's number follows.</summary>
    public const string Answered = "answered";

    /// <summary>Who asks questions: their page, and how their mails are written.</summary>
    public static SenderKind Senders { get; } = new(QuestionContent.Kind, static () => QuestionsText.QuestionInSentence, "/hoi-dap/phieu", WriteAsync);

    private static async Task<SenderLetter?> WriteAsync(IServiceProvider services, Sender sender, string letter, CancellationToken stop)
    {
        var (db, settings) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<Settings>());
        var question = await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == sender.ObjectId, stop);
        if (letter is Declined or Left && question?.StatementId is { } statement && (letter == Declined) == (question.State == QuestionState.Declined))
        {
            return new SenderLetter(letter == Declined ? QuestionsText.LetterDeclinedSubject : QuestionsText.LetterLeftSubject, QuestionWords.Format(letter == Declined ? QuestionsText.LetterDeclined : QuestionsText.LetterLeft,
                (await db.Statements.AsNoTracking().SingleAsync(s => s.Id == statement, stop)).Facts, $"{settings.BaseUrl}/so-kiem-duyet/{statement}", Question.OriginalDays));
        }

        if (letter == Intake.Senders.ConfirmedLetter && question is not null)
        {
            return new SenderLetter(QuestionsText.LetterConfirmedSubject, QuestionWords.Format(QuestionsText.LetterConfirmed, QuestionWords.Of(question.State)));
        }

        var shown = question?.MergedInto is { } into ? await db.Questions.AsNoTracking().SingleAsync(q => q.Id == into, stop) : question;
        if (shown is not { IsShown: true })
        {
            return null;
        }

        var (content, address) = (shown.Read(), settings.BaseUrl + shown.Path);
        return letter switch
        {
            Published when question!.MergedInto is null => new SenderLetter(QuestionWords.Format(QuestionsText.LetterPublishedSubject, content.Subject), QuestionWords.Format(QuestionsText.LetterPublished, content.Subject, address)),
            Merged when question!.MergedInto is not null => new SenderLetter(QuestionWords.Format(QuestionsText.LetterMergedSubject, content.Subject), QuestionWords.Format(QuestionsText.LetterMerged, content.Subject, address)),
            Extended when content is { IsOpen: true, Extended: true, DueOn: { } due } => new SenderLetter(QuestionWords.Format(QuestionsText.LetterExtendedSubject, CityTime.Day(due), content.Subject),
                QuestionWords.Format(QuestionsText.LetterExtended, content.Subject, CityTime.Day(due), content.Steps.Last(static step => step.Kind == QuestionStepKind.Extended).Words, address)),
            _ when letter.StartsWith(Answered, StringComparison.Ordinal) && letter[Answered.Length..] == $"{content.Answers.Count}" => new SenderLetter(QuestionWords.Format(QuestionsText.LetterAnsweredSubject, content.Subject),
                QuestionWords.Format(QuestionsText.LetterAnswered, content.Answers[^1].OfficeName, content.Subject, address, QuestionContent.ContestDays)),
            _ => null,
        };
    }
}
