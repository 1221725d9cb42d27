using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Staff;
using ToaSoan.Transparency;

namespace ToaSoan.Commands;

/// <summary>The demo city's questions: days relative to the day of filling, everything done by the acts people use, on the day it was done. Nobody left an address.</summary>
public sealed class DemoQuestions(Workplace workplace)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private readonly DateOnly today = workplace.Services.GetRequiredService<TimeProvider>().Today();

    /// <summary>Asks and answers, unless there are questions.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var db = workplace.Db;
        if (await db.Questions.AnyAsync(stop))
        {
            return;
        }

        var told = JsonSerializer.Deserialize<DemoQuestion[]>(await File.ReadAllTextAsync(Path.Combine(Demo.Source, "questions.json"), stop), Json)!;
        var offices = await db.Offices.Living().ToDictionaryAsync(static office => office.Code, static office => office.Id, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await new AnswerClockDesk(db, Acts(On(-60))).SaveAsync(Permissions.Command, new AnswerClock(AnswerClock.UsualDays, AnswerClock.UsualSeveralDays, DayCounting.Calendar, Holidays(), new Dictionary<long, int>()), stop);
        var asked = new List<(long Id, DemoQuestion Question)>();
        foreach (var question in told.OrderBy(static one => one.Sent))
        {
            var before = await db.Questions.Select(static q => (long?)q.Id).MaxAsync(stop) ?? 0;
            await Asking(On(question.Sent)).AskAsync(new TypedQuestion(question.Subject, question.Text, question.Office is null ? null : offices[question.Office], "", "vi"), stop);
            asked.Add((await db.Questions.Where(q => q.Id > before).Select(static q => q.Id).SingleAsync(stop), question));
        }

        foreach (var (question, id, act) in asked.SelectMany(static one => one.Question.Acts.Select(act => (one.Question, one.Id, act))).OrderBy(static one => one.act.On))
        {
            await DoAsync(question, id, act, asked.ToDictionary(static one => one.Question.Subject, static one => one.Id), offices, stop);
        }

        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task DoAsync(DemoQuestion question, long id, DemoAct act, Dictionary<string, long> ids, Dictionary<string, long> offices, CancellationToken stop)
    {
        var (db, clock, by) = (workplace.Db, On(act.On), Permissions.Command);
        var (screening, course, answers) = (new QuestionScreening(db, Acts(clock), Senders, States(clock), clock), new QuestionCourse(db, Acts(clock), Senders, States(clock), clock), new QuestionAnswers(db, Acts(clock), Senders, States(clock), clock));
        var (day, reasons) = (act.Day is { } days ? today.AddDays(days) : (DateOnly?)null, new TypedReasons(act.Ground, act.Words));
        long[] with = [.. (act.With ?? []).Select(code => offices[code])];
        var version = await db.Questions.Where(q => q.Id == id).Select(static q => q.Version).SingleAsync(stop);
        await (act.Act switch
        {
            "publish" => screening.PublishAsync(by, id, question.Subject, question.Text, stop),
            "decline" => screening.DeclineAsync(by, id, reasons, stop),
            "merge" => screening.MergeAsync(by, id, ids[act.Words!], null, stop),
            "restrict" => screening.RestrictAsync(by, id, reasons, stop),
            "assign" => course.AssignAsync(by, id, offices[act.Office!], with, stop),
            "reassign" => course.ReassignAsync(by, id, offices[act.Office!], with, act.Words, stop),
            "extend" => course.ExtendAsync(by, id, day, act.Words, stop),
            "answer" => answers.WriteAsync(by, id, version, act.Words, handIn: true, stop),
            "approve" => answers.ApproveAsync(by, id, version, stop),
            "contest" => Asking(clock).ContestAsync(id, act.Words, stop),
            "take-up" => course.ContestAsync(by, id, act.Words, stop),
            "promise" => course.PromiseAsync(by, id, day, act.Words, stop),
            "kept" or "broken" => course.OutcomeAsync(by, id, act.Number, act.Act == "kept", act.Words, stop),
            "attach" => course.AttachAsync(by, id, await db.Editions.Where(e => e.Kind == DossierOffer.EditionKind && e.Current && e.Title == act.Words).Select(static e => e.ObjectId).SingleAsync(stop), stop),
            _ => throw new JsonException($"questions.json: no act \"{act.Act}\""),
        });
    }

    // What is off every year on the same day; Tết is decided anew each year and left to the desk.
    private IReadOnlyList<Holiday> Holidays() => [.. Enumerable.Range(today.Year - 1, 3).SelectMany(static year => new Holiday[]
    {
        new(new DateOnly(year, 1, 1), "Tết Dương lịch"), new(new DateOnly(year, 4, 30), "Ngày Chiến thắng"), new(new DateOnly(year, 5, 1), "Quốc tế Lao động"), new(new DateOnly(year, 9, 2), "Quốc khánh"),
    })];

    private Senders Senders => workplace.Services.GetRequiredService<Senders>();

    private Asking Asking(TimeProvider clock) => new(workplace.Db, Acts(clock), Senders, States(clock), clock);

    private Statements States(TimeProvider clock) => new(workplace.Db, clock);

    private DeskActs Acts(TimeProvider clock) => new(workplace.Db, workplace.Services.GetRequiredService<PageStore>(), clock);

    private Morning On(int days) => new(CityTime.Utc(today.AddDays(days).ToDateTime(new TimeOnly(9, 0))));

    // Nine in the morning of a day, by the city's clock.
    private sealed class Morning(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }

    private sealed record DemoQuestion(int Sent, string? Office, string Subject, string Text, DemoAct[] Acts);

    private sealed record DemoAct(int On, string Act, string? Office, string[]? With, string? Words, int? Day, int Number, StatementGround Ground);
}
