using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Questions.QuestionSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>What the desk does to what was sent in leaves a public trace, and nothing of what was sent in but what was published.</summary>
public sealed class ScreeningTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_question_with_personal_data_is_published_only_when_it_is_masked(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, _) = await portal.AskAsync(text: "Gọi cho tôi số 0912 345 678 nhé. Trạm mở mấy giờ?");
        Assert.Contains("0912 345 678", await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Screening.PublishAsync(desks.By, id, Subject, "Gọi 0912 345 678. Trạm mở mấy giờ?", Stop))), StringComparison.Ordinal);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Editions.CountAsync(static e => e.Kind == "question", Stop)));
        Assert.Equal(QuestionsText.DeskOnly, await RefusedAsync(() => portal.WorkAsync("bientap", desks => desks.Screening.PublishAsync(desks.By, id, Subject, Text, Stop))));
        await portal.WorkAsync("thuky", desks => desks.Screening.PublishAsync(desks.By, id, Subject, "Trạm mở mấy giờ?", Stop));
        Assert.Equal(QuestionsText.ScreenedAlready, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Screening.PublishAsync(desks.By, id, Subject, Text, Stop))));
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync((await portal.QuestionAsync(id)).Path);
        Assert.DoesNotContain("0912", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(["question.publish"], await portal.DoAsync<PortalDb, List<string>>(static db => db.Records.Where(static r => r.Object.StartsWith("question/")).Select(static r => r.Type).ToListAsync(Stop)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_declined_question_leaves_a_statement_and_no_words(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, secret) = await portal.AskAsync();
        Assert.Equal(QuestionsText.FactsMissing, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Screening.DeclineAsync(desks.By, id, Reasons(" "), Stop))));
        Assert.NotEmpty(await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Screening.DeclineAsync(desks.By, id, Reasons("Người hỏi ở số 0912345678."), Stop))));
        await portal.WorkAsync("thuky", desks => desks.Screening.DeclineAsync(desks.By, id, Reasons(), Stop));
        var statement = Assert.Single(await portal.StatementsAsync());
        Assert.Equal(("question", id, StatementDecision.Declined, StatementGround.OutsideTheCity, "", (string?)null), (statement.Kind, statement.ObjectId!.Value, statement.Decision, statement.Ground, statement.Title, statement.Path));
        using var reader = portal.NewClient();
        await reader.ReadAsync($"/hoi-dap/cau-hoi-{id}", HttpStatusCode.NotFound);
        Assert.NotNull((await reader.SlipAsync(secret)).QuerySelector($"a[href='/so-kiem-duyet/{statement.Id}']"));
        Assert.DoesNotContain(await portal.TrailAsync(), static entry => entry.Contains("Bến Sen", StringComparison.Ordinal));

        // The words are erased thirty days after the decision, not before.
        portal.Clock.Advance(TimeSpan.FromDays(29));
        await ForgetAsync();
        Assert.Equal(Text, (await portal.QuestionAsync(id)).SentText);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await ForgetAsync();
        Assert.Equal((null, null), ((await portal.QuestionAsync(id)).SentText, (await portal.QuestionAsync(id)).SentSubject));

        Task ForgetAsync() => portal.DoAsync<QuestionScreening>(screening => screening.ForgetAsync(portal.Clock.Now(), Stop));
    }

    [Fact]
    public async Task What_was_never_screened_keeps_its_words()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, _) = await portal.AskAsync();
        portal.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, await portal.DoAsync<QuestionScreening, int>(screening => screening.ForgetAsync(portal.Clock.Now(), Stop)));
        Assert.Equal(Text, (await portal.QuestionAsync(id)).SentText);
    }

    [Fact]
    public async Task Of_two_who_ask_the_same_the_second_follows_the_first()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.PublishQuestionAsync();
        var (second, secret) = await portal.AskAsync("Thứ Bảy trạm y tế có mở không", "Xin hỏi trạm y tế Bến Sen thứ Bảy có làm việc không?");
        Assert.Equal(QuestionsText.MergeTarget, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Screening.MergeAsync(desks.By, second, second, null, Stop))));
        await portal.WorkAsync("thuky", desks => desks.Screening.MergeAsync(desks.By, second, first, null, Stop));
        Assert.Equal((QuestionState.Merged, first), ((await portal.QuestionAsync(second)).State, (await portal.QuestionAsync(second)).MergedInto!.Value));
        Assert.Equal(1, (await portal.QuestionAsync(first)).Read().AlsoAsked);
        var statement = Assert.Single(await portal.StatementsAsync());
        Assert.Equal((StatementDecision.Merged, StatementGround.Duplicate), (statement.Decision, statement.Ground));
        using var reader = portal.NewClient();
        var target = (await portal.QuestionAsync(first)).Path;
        Assert.NotNull((await reader.SlipAsync(secret)).QuerySelector($"main a[href='{target}']"));
        Assert.Contains("1 người khác cùng hỏi", (await reader.ReadAsync(target)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_restricted_question_answers_410_with_its_reason_and_can_be_shown_again(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AssignedAsync();
        var path = (await portal.QuestionAsync(id)).Path;
        using var reader = portal.NewClient();
        await reader.ReadAsync(path);
        Assert.Equal(QuestionsText.ChiefsOnly, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Screening.RestrictAsync(desks.By, id, Reasons("Có thể nhận ra một gia đình.", StatementGround.PrivatePerson), Stop))));
        await portal.WorkAsync("chu", desks => desks.Screening.RestrictAsync(desks.By, id, Reasons("Có thể nhận ra một gia đình.", StatementGround.PrivatePerson), Stop));
        var gone = await reader.ReadAsync(path, HttpStatusCode.Gone);
        Assert.Contains("Có thể nhận ra một gia đình.", gone.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, gone.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(Subject, await reader.TextAsync("/hoi-dap") + await reader.TextAsync("/tim-kiem?q=tram+y+te") + await reader.TextAsync("/hoi-dap/atom.xml") + await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        Assert.Equal(QuestionsText.RestrictedFirst, await RefusedAsync(() => portal.HandInAsync(id)));

        await portal.WorkAsync("chu", desks => desks.Screening.RestoreAsync(desks.By, id, Reasons("Đã bỏ chi tiết riêng.", StatementGround.Error), Stop));
        Assert.Contains("Đã bỏ chi tiết riêng.", (await reader.ReadAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([StatementDecision.Restricted, StatementDecision.Restored], (await portal.StatementsAsync()).Select(static one => one.Decision));
        Assert.Contains(Subject, await reader.TextAsync("/hoi-dap"), StringComparison.Ordinal);
    }
}
