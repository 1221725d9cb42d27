using System.Globalization;
using MimeKit;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>A reminder of a due day: that many days before it, or, with -1, when it is over.</summary>
internal sealed record TaskReminder(long TaskId, DateOnly Due, int Before)
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{TaskId}/{Due:yyyy-MM-dd}/{Before}");

    public static TaskReminder Read(string key) => key.Split('/') is [var id, var due, var before, ..]
        ? new TaskReminder(long.Parse(id, CultureInfo.InvariantCulture), DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture), int.Parse(before, CultureInfo.InvariantCulture))
        : throw new FormatException($"{key} is no reminder.");
}

/// <summary>
/// Reminds an office's editors of a task: seven days and one day before it is due, and when it is overdue, at seven by the city's clock. Owns the rule that each of them is reminded once, by whatever node: the reminder is
/// noted, and a mail for each editor becomes a job, in one transaction.
/// </summary>
internal sealed class TaskReminders(PortalDb db, Mailer mailer, TimeProvider clock) : JobWorker
{
    public const string JobKind = "task.reminder";
    public const string MailKind = "task.mail";
    private static readonly TimeOnly Hour = new(7, 0);

    /// <inheritdoc />
    public override string Kind => JobKind;

    /// <summary>Plans the reminders of a task's due day that are still to come.</summary>
    public static void Plan(PortalDb db, CityTask task, DateTime now)
    {
        foreach (var before in new[] { 7, 1, -1 })
        {
            var at = CityTime.Utc(task.Due.AddDays(-before).ToDateTime(Hour));
            if (at > now)
            {
                db.Jobs.Add(new Job { Kind = JobKind, Key = new TaskReminder(task.Id, task.Due, before).Key, DueAt = at });
            }
        }
    }

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        var reminder = TaskReminder.Read(key);
        var left = reminder.Due.DayNumber - clock.Today().DayNumber; // fewer than planned when the program stood still: then the next one is enough
        if (!mailer.IsSetUp || (reminder.Before > 0 && left < 0) || (reminder.Before > 1 && left <= 1))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, stop);
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == reminder.TaskId, stop);
        var before = reminder.Before.ToString(CultureInfo.InvariantCulture);
        if (task.State != TaskState.Open || task.Due != reminder.Due || await db.TaskNotes.AnyAsync(note => note.TaskId == task.Id && note.Kind == TaskNoteKind.Reminded && note.From == reminder.Due && note.Text == before, stop))
        {
            return;
        }

        var editors = await db.MailedEditors(task.OfficeId, clock.Today()).Select(static user => user.Id).ToListAsync(stop);
        db.Jobs.AddRange(editors.Select(editor => new Job { Kind = MailKind, Key = string.Create(CultureInfo.InvariantCulture, $"{key}/{editor}"), DueAt = clock.Now() }));
        db.TaskNotes.Add(new TaskNote { TaskId = task.Id, Kind = TaskNoteKind.Reminded, At = clock.Now(), Day = clock.Today(), By = Permissions.Command.Name, OfficeId = task.OfficeId, Text = before, From = reminder.Due });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}

/// <summary>Sends one editor one reminder, unless the task was done, given up or put off meanwhile, or is theirs no more. When the program dies between the server's answer and the job's end, it comes once more.</summary>
internal sealed class TaskMail(PortalDb db, Mailer mailer, Settings settings, TimeProvider clock) : JobWorker
{
    /// <inheritdoc />
    public override string Kind => TaskReminders.MailKind;

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        var (reminder, staff) = (TaskReminder.Read(key), long.Parse(key[(key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture));
        var task = await db.Tasks.AsNoTracking().Include(static t => t.Office).SingleAsync(t => t.Id == reminder.TaskId, stop);
        if (task.State == TaskState.Open && task.Due == reminder.Due && mailer.IsSetUp
            && await db.MailedEditors(task.OfficeId, clock.Today()).AsNoTracking().SingleOrDefaultAsync(user => user.Id == staff, stop) is { } member)
        {
            await mailer.SendAsync(Write(member, task), stop);
        }
    }

    private MimeMessage Write(StaffMember member, CityTask task)
    {
        LanguageMiddleware.Speak(member.Language);
        var content = task.Read();
        var standing = TaskWords.Standing(content, clock.Today());
        return StaffMail.Write(member, settings, string.Format(CultureInfo.CurrentCulture, TasksText.MailSubject, standing, content.What),
            content.What, string.Format(CultureInfo.CurrentCulture, TasksText.MailDue, CityTime.Day(task.Due), standing), $"{settings.BaseUrl}/ban/cong-viec/{task.Id}");
    }
}
