using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;
using ToaSoan.Transparency;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Questions;

/// <summary>A note to be written. <paramref name="Promised"/> is the day by which the question counts as late from then on, where that is about it.</summary>
internal sealed record NewQuestionNote(QuestionNoteKind Kind, string Text = "", string Mark = "", DateOnly? From = null, DateOnly? To = null, DateOnly? Promised = null);

/// <summary>
/// Saves what is done to a question. Owns the invariant that a question, its note, its reminders, the mails to who asked, and where readers see it its edition, record and search entry change in one transaction, which is that of <see cref="DeskActs"/>.
/// </summary>
internal sealed class QuestionKeeping(PortalDb db, Senders senders, Statements statements, TimeProvider clock)
{
    /// <summary>Characters of a subject.</summary>
    public const int LongestSubject = 150;

    /// <summary>Characters of a question.</summary>
    public const int LongestText = 2_000;

    /// <summary>Characters of a reason, a promise or what happened to it.</summary>
    public const int LongestWords = 1_000;

    /// <summary>Characters of an answer, as typed.</summary>
    public const int LongestAnswer = 20_000;

    /// <summary>Steps a question's course may have; nobody comes near.</summary>
    public const int MostSteps = 200;

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>A question, tracked, with its office. Throws <see cref="Refusal"/> when there is none or this person may not do this.</summary>
    public async Task<Question> FindAsync(Permissions by, Role least, long id, CancellationToken stop)
    {
        var question = await db.Questions.Include(static q => q.Office).ThenInclude(static office => office!.Names).SingleOrDefaultAsync(q => q.Id == id, stop) ?? throw new Refusal(QuestionsText.NoSuchQuestion);
        Must(by.WholeCity ? by.May(least) : question.OfficeId is { } office && by.May(least, office), least switch { Role.Chief => QuestionsText.ChiefsOnly, Role.Desk => QuestionsText.DeskOnly, _ => QuestionsText.OfficesOwnOnly });
        return question;
    }

    /// <summary>The same of one that is in one of these states, and not out of readers' sight.</summary>
    public async Task<Question> FindAsync(Permissions by, Role least, long id, string otherwise, CancellationToken stop, params QuestionState[] states)
    {
        var question = await FindAsync(by, least, id, stop);
        Must(!question.Restricted, QuestionsText.RestrictedFirst);
        Must(states.Contains(question.State), otherwise);
        return question;
    }

    /// <summary>Writes what happened and, where <paramref name="content"/> is given, shows it to readers. Gives what goes into the trail.</summary>
    public async Task<DeskAct> KeepAsync(Permissions by, Question question, string act, QuestionContent? content, NewQuestionNote note, CancellationToken stop, EditionChange change = EditionChange.Revise, string reason = "")
    {
        var now = clock.Now();
        db.QuestionNotes.Add(new QuestionNote
        {
            QuestionId = question.Id, Kind = note.Kind, At = now, Day = CityTime.DayOf(now), By = by.Name, OfficeId = question.OfficeId, Text = note.Text, Mark = note.Mark, From = note.From, To = note.To, Promised = note.Promised,
        });
        if (content is null)
        {
            question.Touch(now);
        }
        else
        {
            Must(content.Steps.Count <= MostSteps, QuestionsText.TooManySteps);
            question.Keep(content, now);
        }

        if (note.Kind is QuestionNoteKind.Assigned or QuestionNoteKind.Reassigned or QuestionNoteKind.Extended or QuestionNoteKind.Contested)
        {
            QuestionReminders.Plan(db, question, note.Kind != QuestionNoteKind.Extended, now);
        }

        var tags = content is null && change == EditionChange.Revise ? [] : await PutAsync(by, question, change, reason, now, stop);
        return new DeskAct(act, QuestionContent.Kind, () => $"{question.Id}", note.Text, tags);
    }

    /// <summary>Writes a public statement of reasons about a question; its facts may hold no personal data. Gives its number.</summary>
    public async Task<long> StateAsync(Permissions by, Question question, StatementDecision decision, StatementGround ground, string? facts, StatementSource source, CancellationToken stop)
    {
        var words = Words(facts, QuestionsText.FactsMissing);
        Must(Enum.IsDefined(ground) && Enum.IsDefined(source), QuestionsText.GroundMissing);
        MustBeClean(words);
        var title = question.PublishedAt is null || decision is StatementDecision.Restricted or StatementDecision.Withdrawn ? "" : question.Read().Subject;
        var statement = await statements.WriteAsync(new StatementOf(QuestionContent.Kind, question.Id, question.PublishedAt is null ? null : question.Path, title, decision, ground, words, source, Actor(by, await HolderAsync(question, stop))), stop);
        question.StatementId = statement.Id;
        return statement.Id;
    }

    /// <summary>Posts a mail to who asked, and to whoever asked the same.</summary>
    public async Task TellAsync(Question question, string letter, CancellationToken stop)
    {
        foreach (var id in await TogetherAsync(question, stop))
        {
            await senders.TellAsync(QuestionContent.Kind, id, letter, stop);
        }
    }

    /// <summary>Sets when the addresses of who asked, and of whoever asked the same, are erased.</summary>
    public async Task EndAsync(Question question, int days, CancellationToken stop)
    {
        foreach (var id in await TogetherAsync(question, stop))
        {
            await senders.EndAsync(QuestionContent.Kind, id, clock.Now().AddDays(days), stop);
        }
    }

    /// <summary>Words that are asked for, cleaned. Throws <see cref="Refusal"/> when there are none or too many.</summary>
    public static string Words(string? typed, string missing)
    {
        var words = Orthography.Clean(typed ?? "");
        Must(words.Length > 0, missing);
        Must(words.Length <= LongestWords, QuestionsText.WordsTooLong, LongestWords);
        return words;
    }

    /// <summary>A subject and a question, cleaned. Throws <see cref="Refusal"/>.</summary>
    public static (string Subject, string Text) Asked(string? subject, string? text)
    {
        var (line, words) = (Orthography.CleanLine(subject ?? ""), Orthography.Clean(text ?? ""));
        Must(line.Any(char.IsLetter) && line.Length <= LongestSubject, QuestionsText.SubjectMissing, LongestSubject);
        Must(words.Any(char.IsLetter), QuestionsText.TextMissing);
        Must(words.Length <= LongestText, QuestionsText.TextTooLong, LongestText);
        return (line, words);
    }

    /// <summary>Throws <see cref="Refusal"/> naming the personal data found in public words.</summary>
    public static void MustBeClean(params string[] words)
    {
        var found = words.SelectMany(PersonalData.Find).Select(static match => match.Text).Distinct().ToList();
        Must(found.Count == 0, QuestionsText.PersonalDataFound, string.Join("; ", found));
    }

    /// <summary>The office of the desk, which holds what nobody has yet; with its names. Null in a city without one.</summary>
    public Task<Office?> DeskAsync(CancellationToken stop) => db.Offices.Include(static office => office.Names).Where(static office => office.Until == null && office.Kind == OfficeKind.Desk).OrderBy(static office => office.Id).FirstOrDefaultAsync(stop);

    private async Task<Office?> HolderAsync(Question question, CancellationToken stop) => question.Office ?? await DeskAsync(stop);

    // The asker acts without sign-in, and is named by nothing.
    private static string Actor(Permissions by, Office? holder) => $"{by.Highest?.ToString().ToLowerInvariant() ?? "asker"}/{holder?.Slug}";

    private async Task<IReadOnlyList<long>> TogetherAsync(Question question, CancellationToken stop) =>
        [question.Id, .. await db.Questions.Where(q => q.MergedInto == question.Id).OrderBy(static q => q.Id).Select(static q => q.Id).ToListAsync(stop)];

    private async Task<IReadOnlyList<string>> PutAsync(Permissions by, Question question, EditionChange change, string reason, DateTime now, CancellationToken stop)
    {
        var last = await db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == QuestionContent.Kind && e.ObjectId == question.Id && e.Current, stop);
        var holder = await HolderAsync(question, stop);
        var edition = question.Show(holder, change, reason, now);
        edition.Follow(last);
        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, Actor(by, holder)));
        await db.SaveChangesAsync(stop);
        await SearchIndex.WriteAsync(db, edition, QuestionWords.Searched, stop);
        var both = new[] { edition, last }.OfType<Edition>().ToList();
        return
        [
            PageTag.Feeds, QuestionTag.List, QuestionTag.PageOf(question.Id), .. both.Select(static e => PageTag.Office(e.Office)),
            .. both.SelectMany(static e => e.Tags).Where(static tag => tag.Kind == QuestionTag.Dossier).Select(static tag => $"question-dossier:{tag.Slug}"),
        ];
    }
}
