using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Programme.Events;
using ToaSoan.Programme.Tasks;
using ToaSoan.Reports.Returns;

namespace ToaSoan.Bench.Reports;

/// <summary>Tasks of six offices in every state, projects under way and finished with milestones in time and late, articles in English, registrations and feedback of events, and returns that came late.</summary>
public sealed class ReportTasks(PortalDb db)
{
    /// <summary>Fills it in, beside <see cref="ReportProgramme"/>.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var offices = await db.Set<Office>().OrderBy(static office => office.Id).Take(6).ToListAsync(stop);
        foreach (var n in Enumerable.Range(0, 60))
        {
            await FillTaskAsync(n, offices[n % offices.Count], offices[(n + 1) % offices.Count], stop);
        }

        foreach (var n in Enumerable.Range(0, 12))
        {
            await FillProjectAsync(n, offices[n % offices.Count], stop);
        }

        var articles = await db.Editions.AsNoTracking().Where(static e => e.Kind == "article" && e.Number == 1 && e.ObjectId % 9 == 0).OrderBy(static e => e.Id).ToListAsync(stop);
        db.AddRange(articles.Select(static e => new Edition
        {
            Kind = Edition.EnglishArticle, ObjectId = e.ObjectId, Number = 1, Change = EditionChange.Publish, Path = "/en" + e.Path, Section = e.Section, SectionName = e.SectionName, Office = e.Office, OfficeName = e.OfficeName,
            Kicker = "", Title = $"Item {e.ObjectId}", Lead = "", Body = e.Body, FirstPublishedAt = e.PublishedAt.AddDays(2), PublishedAt = e.PublishedAt.AddDays(2), Reason = "", Salt = new byte[32],
        }));
        foreach (var happening in await db.Set<CityEvent>().OrderBy(static one => one.Id).ToListAsync(stop))
        {
            db.AddRange(Enumerable.Range(1, 6).Select(number => new Registration { EventId = happening.Id, Number = number, Seats = 1 + (number % 3), State = (RegistrationState)(number % 3), At = happening.StartsAt, Language = "vi", ConfirmBy = number == 6 ? happening.StartsAt : null, Secret = [(byte)number, .. BitConverter.GetBytes(happening.Id)] }));
            db.AddRange(Enumerable.Range(1, 5).Select(score => new FeedbackCount { EventId = happening.Id, Question = 1 + (score / 5), Score = score, Count = (int)((happening.Id + score) % 4) }));
        }

        foreach (var late in await db.Set<OfficeReturn>().Where(static all => all.OfficeId % 3 == 0).ToListAsync(stop))
        {
            late.HandedInAt = late.HandedInAt!.Value.AddDays(4);
        }

        await db.SaveChangesAsync(stop);
    }

    // Each sixth is finished, put off in time, put off too late, opened again, given up or still open; every fifth went to another office.
    private async Task FillTaskAsync(int n, Office office, Office other, CancellationToken stop)
    {
        var (given, due) = (new DateOnly(2025, 1, 10).AddDays(n * 9), new DateOnly(2025, 2, 10).AddDays(n * 9));
        var notes = new List<TaskNote>();
        Tell(TaskNoteKind.Added, given, to: due);
        Tell(TaskNoteKind.Progress, given.AddDays(3));
        switch (n % 6)
        {
            case 0:
                Tell(TaskNoteKind.Done, due.AddDays((n % 4) - 2));
                break;
            case 1:
                Tell(TaskNoteKind.Extended, due.AddDays(-5), due.AddDays(20));
                Tell(TaskNoteKind.Done, due.AddDays(15));
                break;
            case 2:
                Tell(TaskNoteKind.Extended, due.AddDays(4), due.AddDays(40));
                Tell(TaskNoteKind.Done, due.AddDays(30));
                break;
            case 3:
                Tell(TaskNoteKind.Done, due.AddDays(-1));
                Tell(TaskNoteKind.Reopened, due.AddDays(10));
                break;
            case 4:
                Tell(TaskNoteKind.Dropped, due.AddDays(60));
                break;
        }

        if (n % 5 == 0)
        {
            Tell(TaskNoteKind.Changed, due.AddDays(70), of: other);
        }

        var (content, state) = (new TaskContent { What = $"Việc cần làm số {n}", Due = due, Promised = due }, (n % 6) switch { 0 or 1 or 2 => TaskState.Done, 4 => TaskState.Dropped, _ => TaskState.Open });
        var task = new CityTask { Slug = $"viec-can-lam-{n}", OfficeId = n % 5 == 0 ? other.Id : office.Id };
        var entry = db.Add(task);
        (entry.Property(static t => t.Content).CurrentValue, entry.Property(static t => t.State).CurrentValue, entry.Property(static t => t.Due).CurrentValue, entry.Property(static t => t.Promised).CurrentValue, entry.Property(static t => t.SavedAt).CurrentValue) = (content.Write(), state, due, due, At(due));
        await db.SaveChangesAsync(stop);
        foreach (var note in notes) // one by one: their order is that of their numbers
        {
            db.Add(new TaskNote { TaskId = task.Id, Kind = note.Kind, At = note.At, Day = note.Day, By = note.By, OfficeId = note.OfficeId, To = note.To });
            await db.SaveChangesAsync(stop);
        }

        void Tell(TaskNoteKind kind, DateOnly day, DateOnly? to = null, Office? of = null) =>
            notes.Add(new TaskNote { Kind = kind, At = At(day), Day = day, By = "toasoan", OfficeId = (of ?? office).Id, To = to });
    }

    private async Task FillProjectAsync(int n, Office office, CancellationToken stop)
    {
        var begun = new DateOnly(2025, 2, 1).AddMonths(n);
        Milestone[] milestones = [.. Enumerable.Range(1, 3).Select(number => new Milestone(number, $"Mốc {number}", begun.AddMonths(number * 2), number == 3 ? null : begun.AddMonths(number * 2).AddDays((n % 3 * 10) - 10), []))];
        var content = new ProjectContent { Name = $"Dự án số {n}", State = ProjectState.UnderWay, Milestones = milestones };
        var project = new Project { Slug = $"du-an-{n}", OfficeId = office.Id, Content = content.Write(), SavedAt = At(begun), ShownAt = At(begun), Editions = 2 };
        db.Add(project);
        await db.SaveChangesAsync(stop);
        db.AddRange(EditionOf(1, content, begun), EditionOf(2, n % 2 == 0 ? content with { State = ProjectState.Done } : content, begun.AddMonths(5)));
        await db.SaveChangesAsync(stop);

        Edition EditionOf(int number, ProjectContent says, DateOnly day) => new()
        {
            Kind = ProjectContent.Kind, ObjectId = project.Id, Number = number, Change = number == 1 ? EditionChange.Publish : EditionChange.Revise, Current = number == 2, Shown = number == 2, Path = $"/du-an/{project.Slug}", Section = "", SectionName = "",
            Office = office.Slug, OfficeName = office.Name, Kicker = $"{says.State}", Title = says.Name, Lead = "", Body = says.Write(), FirstPublishedAt = At(begun), PublishedAt = At(day), Reason = "", Salt = new byte[32],
        };
    }

    private static DateTime At(DateOnly day) => CityTime.Utc(day.ToDateTime(new TimeOnly(9, 0)));
}
