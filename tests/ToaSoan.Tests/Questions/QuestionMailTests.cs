using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Questions.QuestionSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>Who is written to: the office of its questions and their days, who asked of what became of theirs.</summary>
public sealed class QuestionMailTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_offices_editors_are_told_when_a_question_comes_before_its_day_and_when_it_is_overdue_each_once(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server, engine);
        await portal.DoAsync<PortalDb>(static db => db.Users.Where(static user => user.UserName == "bientap").ExecuteUpdateAsync(static set => set.SetProperty(static user => user.Email, "bientap@minhgiang.example"), Stop));
        var id = await portal.AssignedAsync();
        await portal.DoJobsAsync();
        await portal.DoJobsAsync();
        Assert.Contains(Subject, Assert.Single(server.Mails).Subject, StringComparison.Ordinal);
        Assert.Contains("Tính từ 16/6/2026: 10 ngày", server.Mails.Single().TextBody, StringComparison.Ordinal);
        foreach (var (days, mails) in new[] { (7, 2), (2, 3), (2, 4) }) // three days and one day before the 26th, and the day after it
        {
            portal.Clock.Advance(TimeSpan.FromDays(days));
            await portal.DoJobsAsync();
            Assert.Equal(mails, server.Mails.Count);
        }

        Assert.Contains("Quá hạn 1 ngày", server.Mails.Last().Subject, StringComparison.Ordinal);
        Assert.All(server.Mails, static mail => Assert.Equal("bientap@minhgiang.example", mail.To.Mailboxes.Single().Address));
        Assert.Equal(4, await portal.DoAsync<PortalDb, int>(db => db.QuestionNotes.CountAsync(note => note.QuestionId == id && note.Kind == QuestionNoteKind.Reminded, Stop)));
    }

    [Fact]
    public async Task An_answered_question_reminds_nobody()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        await portal.DoAsync<PortalDb>(static db => db.Users.Where(static user => user.UserName == "bientap").ExecuteUpdateAsync(static set => set.SetProperty(static user => user.Email, "bientap@minhgiang.example"), Stop));
        await portal.AnswerAsync(await portal.AssignedAsync());
        portal.Clock.Advance(TimeSpan.FromDays(12));
        await portal.DoJobsAsync();
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Who_asked_is_told_of_publication_extension_and_answer_and_the_address_is_gone_two_weeks_later()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        var (id, secret) = await portal.AskAsync(email: "nguoi.hoi@example.org");
        await portal.WorkAsync("thuky", desks => desks.Screening.PublishAsync(desks.By, id, Subject, Text, Stop));
        var office = await portal.OfficeIdAsync("so-y-te");
        await portal.WorkAsync("thuky", desks => desks.Course.AssignAsync(desks.By, id, office, [], Stop));
        await portal.WorkAsync("thuky", desks => desks.Course.ExtendAsync(desks.By, id, new DateOnly(2026, 7, 3), "Chờ ý kiến.", Stop));
        await portal.DoJobsAsync();
        await portal.AnswerAsync(id);
        await portal.DoJobsAsync();
        string[] subjects = [.. server.Mails.Select(static mail => mail.Subject ?? "")];
        Assert.Equal([QuestionsText.LetterConfirmedSubject, $"Đã đăng câu hỏi: {Subject}", $"Hạn trả lời mới 3/7/2026: {Subject}", $"Đã có trả lời: {Subject}"], subjects);
        Assert.Contains((await portal.QuestionAsync(id)).Path, server.Mails.Last().TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Mails, static mail => mail.TextBody!.Contains("Trạm mở sáng", StringComparison.Ordinal)); // the answer is read on its page
        portal.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        using var reader = portal.NewClient();
        Assert.Contains(QuestionsText.NoAddress, (await reader.SlipAsync(secret)).QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_in_english_is_written_to_in_english_and_a_declined_question_is_explained()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        var (id, _) = await portal.AskAsync(email: "asker@example.org", language: "en");
        await portal.WorkAsync("thuky", desks => desks.Screening.DeclineAsync(desks.By, id, Reasons("Không thuộc việc của thành phố này."), Stop));
        await portal.DoJobsAsync();
        var mail = server.Mails.Last();
        Assert.Equal("Your question is not published", mail.Subject);
        Assert.Contains("Không thuộc việc của thành phố này.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/so-kiem-duyet/{(await portal.StatementsAsync())[0].Id}", mail.TextBody, StringComparison.Ordinal);
    }

    private static Task<TestPortal> WithMailAsync(MailServer server, Engine engine = Engine.Sqlite) =>
        TestPortal.StartAsync(engine, settings => (settings.MailServer, settings.MailFrom, settings.MailTls, settings.RenditionThreads) = (server.Address, "toasoan@minhgiang.example", "none", 0));
}

/// <summary>The jobs of mails, done when a test says so.</summary>
internal static class QuestionJobs
{
    private static readonly string[] Kinds = ["question.reminder", "question.mail", SenderMail.JobKind];

    /// <summary>Does every mail that is due.</summary>
    public static async Task DoJobsAsync(this TestPortal portal)
    {
        var runner = portal.Services.GetRequiredService<JobRunner>();
        while (await portal.DoAsync<PortalDb, bool>(db => db.Jobs.AnyAsync(job => Kinds.Contains(job.Kind) && job.DueAt <= portal.Clock.GetUtcNow().UtcDateTime && job.LeasedUntil <= portal.Clock.GetUtcNow().UtcDateTime, Stop)))
        {
            Assert.True(await runner.DoOneAsync(Stop));
            Assert.Equal("", await portal.DoAsync<PortalDb, string>(static async db => await db.Jobs.Where(static job => job.Error != "").Select(static job => job.Error).FirstOrDefaultAsync(Stop) ?? ""));
        }
    }
}
