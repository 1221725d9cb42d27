using System.Globalization;
using MimeKit;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Questions;

/// <summary>A mail about an office's question and its day: that it came (<see cref="New"/>), that many days before it is due, or, with -1, when it is over.</summary>
internal sealed record QuestionReminder(long QuestionId, long OfficeId, DateOnly Day, int Before)
{
    public const int New = 999;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{QuestionId}/{OfficeId}/{Day:yyyy-MM-dd}/{Before}");

    public static QuestionReminder Read(string key) => key.Split('/') is [var id, var office, var day, var before, ..]
        ? new QuestionReminder(long.Parse(id, CultureInfo.InvariantCulture), long.Parse(office, CultureInfo.InvariantCulture), DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), int.Parse(before, CultureInfo.InvariantCulture))
        : throw new FormatException($"{key} is no reminder.");
}

/// <summary>
/// Tells an office's editors of a question when it comes, three days and one day before it is due, and when it is overdue; by day at seven by the city's clock. Owns the rule that they are told each once, by whatever node: it is noted, and a mail for each editor
/// becomes a job, in one transaction.
/// </summary>
internal sealed class QuestionReminders(PortalDb db, Mailer mailer, TimeProvider clock) : JobWorker
{
    public const string JobKind = "question.reminder";
    public const string MailKind = "question.mail";
    private static readonly TimeOnly Hour = new(7, 0);

    /// <inheritdoc />
    public override string Kind => JobKind;

    /// <summary>Plans what its office is told of its due day; with <paramref name="come"/> also that it came.</summary>
    public static void Plan(PortalDb db, Question question, bool come, DateTime now)
    {
        if (question.OfficeId is not { } office || question.Read().DueOn is not { } due)
        {
            return;
        }

        foreach (var before in come ? [QuestionReminder.New, 3, 1, -1] : new[] { 3, 1, -1 })
        {
            var at = before == QuestionReminder.New ? now : CityTime.Utc(due.AddDays(-before).ToDateTime(Hour));
            if (at >= now)
            {
                db.Jobs.Add(new Job { Kind = JobKind, Key = new QuestionReminder(question.Id, office, due, before).Key, DueAt = at });
            }
        }
    }

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        var reminder = QuestionReminder.Read(key);
        var left = reminder.Day.DayNumber - clock.Today().DayNumber; // fewer than planned when the program stood still: then the next one is enough
        if (!mailer.IsSetUp || (reminder.Before is > 0 and < QuestionReminder.New && (left < 0 || (reminder.Before > 1 && left <= 1))))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, stop);
        var question = await db.Questions.AsNoTracking().SingleAsync(q => q.Id == reminder.QuestionId, stop);
        if (!IsTrue(question, reminder) || await db.QuestionNotes.AnyAsync(note => note.QuestionId == question.Id && note.Kind == QuestionNoteKind.Reminded && note.Mark == key, stop))
        {
            return;
        }

        var editors = await db.MailedEditors(reminder.OfficeId, clock.Today()).Select(static user => user.Id).ToListAsync(stop);
        db.Jobs.AddRange(editors.Select(editor => new Job { Kind = MailKind, Key = string.Create(CultureInfo.InvariantCulture, $"{key}/{editor}"), DueAt = clock.Now() }));
        db.QuestionNotes.Add(new QuestionNote { QuestionId = question.Id, Kind = QuestionNoteKind.Reminded, At = clock.Now(), Day = clock.Today(), By = Permissions.Command.Name, OfficeId = reminder.OfficeId, Mark = key, From = reminder.Day });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Whether the question is still that office's, waits for an answer and is due on that day.</summary>
    internal static bool IsTrue(Question question, QuestionReminder reminder) => question is { State: QuestionState.Assigned or QuestionState.Contested, Restricted: false, Drafted: false } && question.OfficeId == reminder.OfficeId && question.Read().DueOn == reminder.Day;
}

/// <summary>Sends one editor one mail, unless it is not true any more. When the program dies between the server's answer and the job's end, it comes once more.</summary>
internal sealed class QuestionMail(PortalDb db, Mailer mailer, Settings settings, TimeProvider clock) : JobWorker
{
    /// <inheritdoc />
    public override string Kind => QuestionReminders.MailKind;

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        var (reminder, staff) = (QuestionReminder.Read(key), long.Parse(key[(key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture));
        var question = await db.Questions.AsNoTracking().SingleAsync(q => q.Id == reminder.QuestionId, stop);
        if (mailer.IsSetUp && QuestionReminders.IsTrue(question, reminder) && await db.MailedEditors(reminder.OfficeId, clock.Today()).AsNoTracking().SingleOrDefaultAsync(user => user.Id == staff, stop) is { } member)
        {
            await mailer.SendAsync(Write(member, question, reminder), stop);
        }
    }

    private MimeMessage Write(StaffMember member, Question question, QuestionReminder reminder)
    {
        LanguageMiddleware.Speak(member.Language);
        var content = question.Read();
        var standing = QuestionWords.Standing(content, clock.Today());
        var subject = reminder.Before == QuestionReminder.New ? QuestionWords.Format(QuestionsText.MailNew, content.Subject) : QuestionWords.Format(QuestionsText.MailSubject, standing, content.Subject);
        return StaffMail.Write(member, settings, subject, content.Subject, QuestionWords.Format(QuestionsText.MailDue, CityTime.Day(reminder.Day), standing), content.Due is { } due ? QuestionWords.Derivation(due) : "", $"{settings.BaseUrl}/ban/hoi-dap/{question.Id}");
    }
}
