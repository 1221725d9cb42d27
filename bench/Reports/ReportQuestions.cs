using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Questions;

namespace ToaSoan.Bench.Reports;

/// <summary>Questions of six offices in every state: declined on several grounds, answered in time and late, put off in time and too late, given to another office, contested, taken back, out of sight, with promises kept and broken. Written as notes, which figures are made of.</summary>
public sealed class ReportQuestions(PortalDb db)
{
    /// <summary>Fills it in.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var offices = await db.Set<Office>().OrderBy(static office => office.Id).Take(6).ToListAsync(stop);
        foreach (var n in Enumerable.Range(0, 90))
        {
            await FillAsync(n, offices[n % offices.Count], offices[(n + 1) % offices.Count], stop);
        }
    }

    private async Task FillAsync(int n, Office office, Office other, CancellationToken stop)
    {
        var (sent, due) = (new DateOnly(2025, 1, 8).AddDays(n * 6), new DateOnly(2025, 1, 19).AddDays(n * 6));
        var question = new Question { SentAt = At(sent), State = QuestionState.Published, SavedAt = At(sent), PublishedAt = At(sent.AddDays(1)), ScreenedAt = At(sent.AddDays(1)), Slug = $"cau-{n}" };
        db.Add(question);
        await db.SaveChangesAsync(stop);
        await TellAsync(QuestionNoteKind.Submitted, sent);
        if (n % 9 == 8)
        {
            await TellAsync(QuestionNoteKind.Declined, sent.AddDays(1), mark: n % 2 == 0 ? "Insult" : "NotAQuestion");
            return;
        }

        await TellAsync(QuestionNoteKind.Published, sent.AddDays(1));
        await TellAsync(QuestionNoteKind.Assigned, sent.AddDays(1), office, promised: due);
        switch (n % 9)
        {
            case 0:
                await AnswerAsync(due.AddDays((n % 4) - 2), office, due);
                break;
            case 1:
                await TellAsync(QuestionNoteKind.Extended, due.AddDays(-2), office, promised: due.AddDays(8));
                await AnswerAsync(due.AddDays(6), office, due.AddDays(8));
                await TellAsync(QuestionNoteKind.Promised, due.AddDays(6), office, mark: "1");
                await TellAsync(n % 2 == 0 ? QuestionNoteKind.Kept : QuestionNoteKind.Broken, due.AddDays(40), office, mark: "1");
                break;
            case 2:
                await TellAsync(QuestionNoteKind.Extended, due.AddDays(3), office, promised: due); // too late: the day stays
                break;
            case 3:
                await TellAsync(QuestionNoteKind.Reassigned, due.AddDays(1), other, promised: due.AddDays(11));
                await AnswerAsync(due.AddDays(15), other, due.AddDays(11));
                break;
            case 4:
                await AnswerAsync(due.AddDays(-1), office, due);
                await TellAsync(QuestionNoteKind.Contested, due.AddDays(3), office, promised: due.AddDays(13));
                await (n % 2 == 0 ? TellAsync(QuestionNoteKind.Followed, due.AddDays(10), office, promised: due.AddDays(13)) : Task.CompletedTask);
                break;
            case 5:
                await TellAsync(QuestionNoteKind.Withdrawn, due.AddDays(2), office);
                break;
            case 6:
                await TellAsync(QuestionNoteKind.Restricted, due.AddDays(2), office, mark: "Insult");
                await (n % 2 == 0 ? TellAsync(QuestionNoteKind.Restored, due.AddDays(20), office, mark: "Error") : Task.CompletedTask);
                break;
        }

        Task AnswerAsync(DateOnly day, Office by, DateOnly promised) => TellAsync(QuestionNoteKind.Answered, day, by, $"{day.DayNumber - sent.DayNumber - 1}", promised);

        // One by one: their order is that of their numbers.
        Task TellAsync(QuestionNoteKind kind, DateOnly day, Office? of = null, string mark = "", DateOnly? promised = null)
        {
            db.Add(new QuestionNote { QuestionId = question.Id, Kind = kind, At = At(day), Day = day, By = "toasoan", OfficeId = of?.Id, Mark = mark, Promised = promised });
            return db.SaveChangesAsync(stop);
        }
    }

    private static DateTime At(DateOnly day) => CityTime.Utc(day.ToDateTime(new TimeOnly(9, 0)));
}
