using System.Globalization;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Search;

namespace ToaSoan.Questions;

/// <summary>Questions in words, in the current language.</summary>
public static class QuestionWords
{
    /// <summary>Questions among what search finds: what was asked, what was answered, by whom.</summary>
    public static SearchedKind Searched { get; } = new(QuestionContent.Kind, "hoi-dap", static () => QuestionsText.OneQuestion, static () => QuestionsText.Questions, static edition => QuestionContent.Read(edition.Body) is var content
        ? [[content.Text], [edition.OfficeName], .. content.Answers.Select(static answer => new[] { BlockWords.Of(BlockJson.Read(answer.Body)), answer.Contest }), [.. content.Promises.Select(static promise => promise.What)], content.Dossier is { } dossier ? [dossier.Name] : []]
        : []);

    /// <summary>The name of a state.</summary>
    public static string Of(QuestionState state) => Text($"State{state}");

    /// <summary>The name of what a note tells of.</summary>
    public static string Of(QuestionNoteKind kind) => Text($"Note{kind}");

    /// <summary>The name of a list.</summary>
    public static string Of(QuestionShelf shelf) => Text($"Shelf{shelf}");

    /// <summary>How a question stands on a day: waits for an office, due, overdue by so many days, answered, closed.</summary>
    public static string Standing(QuestionContent content, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.State == QuestionState.Answered)
        {
            return Format(QuestionsText.AnsweredOn, CityTime.Day(content.Answers[^1].On));
        }

        if (content.Promised is not { } promised)
        {
            return QuestionsText.WaitsForOffice;
        }

        var left = promised.DayNumber - today.DayNumber;
        return left < 0 ? Format(QuestionsText.Overdue, Days(-left)) : left == 0 ? QuestionsText.DueToday : Format(QuestionsText.Ahead, Days(left));
    }

    /// <summary>How a due day came about: from when, how many days of which kind, what was left out, where it was moved to. What anyone needs to reckon it again.</summary>
    public static string Derivation(DueDay due)
    {
        ArgumentNullException.ThrowIfNull(due);
        var sentence = Format(due.Counting == DayCounting.Working ? QuestionsText.DerivedWorking : QuestionsText.DerivedCalendar, CityTime.Day(due.From), due.Days, CityTime.Day(due.Plain));
        var off = due.Off.Count == 0 ? "" : Format(QuestionsText.DerivedOff, string.Join(", ", due.Off.Select(static one => one.Name.Length > 0 ? $"{CityTime.Day(one.Day)} ({one.Name})" : CityTime.Day(one.Day))));
        var moved = due.Day == due.Plain ? "" : Format(QuestionsText.DerivedMoved, CityTime.Day(due.Plain), CityTime.Day(due.Day));
        return string.Join(' ', new[] { sentence, due.Counting == DayCounting.Working ? off : moved, due.Counting == DayCounting.Working ? moved : off }.Where(static part => part.Length > 0));
    }

    /// <summary>A step of a question's course in a sentence.</summary>
    public static string Of(QuestionStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        string Day(DateOnly? day) => day is { } known ? CityTime.Day(known) : "";
        return step.Kind switch
        {
            QuestionStepKind.Assigned => Format(step.Words.Length > 0 ? QuestionsText.StepAssignedWith : QuestionsText.StepAssigned, step.Office, Day(step.Due?.Day), step.Words),
            QuestionStepKind.Reassigned => Format(step.Due is null ? QuestionsText.StepReassignedGoesOn : QuestionsText.StepReassigned, step.Office, Day(step.To), step.Words) + (step.Late ? " " + Format(QuestionsText.StepWasLate, Day(step.From)) : ""),
            QuestionStepKind.Extended => Format(step.Late ? QuestionsText.StepExtendedLate : QuestionsText.StepExtended, Day(step.From), Day(step.To), step.Words),
            QuestionStepKind.Answered or QuestionStepKind.Followed => Format(Text($"Step{step.Kind}"), step.Office) + " " + Format(step.Late ? QuestionsText.StepLate : QuestionsText.StepInTime, Day(step.From)),
            QuestionStepKind.Contested => Format(QuestionsText.StepContested, step.Office, Day(step.Due?.Day)),
            _ => Format(Text($"Step{step.Kind}"), step.Office, Day(step.To), step.Words),
        };
    }

    /// <summary>How a promise stands on a day.</summary>
    public static string Standing(QuestionPromise promise, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(promise);
        return promise.State switch
        {
            PromiseState.Kept => Format(QuestionsText.PromiseKept, CityTime.Day(promise.On ?? promise.Day)),
            PromiseState.Broken => Format(QuestionsText.PromiseBroken, CityTime.Day(promise.On ?? promise.Day)),
            _ => Format(promise.Day < today ? QuestionsText.PromiseOver : QuestionsText.PromiseUntil, CityTime.Day(promise.Day)),
        };
    }

    /// <summary>How many days: "1 ngày".</summary>
    public static string Days(int count) => count == 1 ? QuestionsText.OneDay : Format(QuestionsText.Days, count);

    /// <summary>A text by its name.</summary>
    internal static string Text(string name) => QuestionsText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;

    /// <summary>A text by its name in Vietnamese, the language of what readers are told, whoever acted.</summary>
    internal static string Vietnamese(string name) => QuestionsText.ResourceManager.GetString(name, LanguageMiddleware.Vietnamese)!;

    internal static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
