using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Programme;
using ToaSoan.Tests.Programme.Tasks;
using ToaSoan.Tests.Reader;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Staff.StaffSteps;
using static ToaSoan.Tests.Transparency.StatementSteps;

namespace ToaSoan.Tests.Transparency;

/// <summary>The public register: what was decided, why, and that nothing withdrawn is missing or told twice.</summary>
public sealed class RegisterTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nothing_withdrawn_is_missing_and_nothing_stands_there_twice(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        Assert.Contains("Chưa có quyết định nào", (await reader.ReadAsync("/so-kiem-duyet")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var (alone, told) = (await portal.PublishAsync("Tin nhầm về cầu", "Nội dung."), await portal.PublishAsync("Tin nhầm về đò", "Nội dung."));
        await portal.TranslateAsync(alone, "Wrong news");
        await portal.WithdrawAsync(alone, "Nguồn tin rút lại.");
        Assert.Equal(2, await portal.DoAsync<PortalDb, int>(static db => db.Editions.CountAsync(static e => e.Change == EditionChange.Withdraw, Stop))); // the English version went with it
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.WithdrawAndTellAsync(told, "Lý do khi gỡ.", "Lý do trong sổ.");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var task = await portal.GiveAsync("Việc công khai nhầm", shown: true);
        await portal.WorkAsync("chu", (desk, _, staff) => desk.WithdrawAsync(staff, task, "Công khai nhầm.", Stop));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var dossier = await portal.ShowProjectAsync();
        await portal.DoAsync<ToaSoan.Programme.ProjectDesk>(desk => desk.WithdrawAsync(ToaSoan.Staff.Permissions.Command, dossier, "Dự án nhầm.", Stop));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.TellAsync(Declined());

        var page = await reader.ReadAsync("/so-kiem-duyet");
        Assert.Equal(["Từ chối: Câu hỏi số 7", $"Gỡ khỏi trang: Hồ sơ dự án số {dossier}", $"Gỡ khỏi trang: Nhiệm vụ số {task}", $"Gỡ khỏi trang: Bài viết số {told.ObjectId}", $"Gỡ khỏi trang: Bài viết số {alone.ObjectId}"], Names(page));
        Assert.Equal(["Lời rao bán, không phải câu hỏi.", "Dự án nhầm.", "Công khai nhầm.", "Lý do trong sổ.", "Nguồn tin rút lại."], page.QuerySelectorAll(".register-list .facts").Select(static facts => facts.TextContent));
        Assert.Contains("5 quyết định: gỡ khỏi trang (4); từ chối (1). Theo căn cứ:", page.QuerySelector(".register-summary")!.TextContent, StringComparison.Ordinal);
        foreach (var words in new[] { "Tin nhầm", "tin-nham", "Wrong news" })
        {
            Assert.DoesNotContain(words, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        foreach (var link in page.QuerySelectorAll(".register-list h2 a").Select(static a => a.GetAttribute("href")!).Where(static link => !link.StartsWith("/so-kiem-duyet", StringComparison.Ordinal)))
        {
            await reader.ReadAsync(link, HttpStatusCode.Gone);
        }

        var one = await reader.ReadAsync(page.QuerySelectorAll(".register-list h2 a")[3].GetAttribute("href")!);
        Assert.Equal(["Lý do trong sổ.", "Lý do khi gỡ."], one.QuerySelectorAll(".facts").Select(static facts => facts.TextContent));
    }

    [Fact]
    public async Task A_statement_about_something_withdrawn_is_written_after_it_was_and_none_without_a_transaction()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cầu mở", "Cầu dài 120 mét.");
        var gone = new StatementOf("article", edition.ObjectId, null, "", StatementDecision.Withdrawn, StatementGround.Error, "Sai.", StatementSource.Own, "chief");
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.TellAsync(gone));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.DoAsync<Statements, Statement>(statements => statements.WriteAsync(Declined(), Stop)));
        await Assert.ThrowsAsync<ArgumentException>(() => portal.TellAsync(Declined() with { Path = "/ban/bai/1" }));
        await Assert.ThrowsAsync<ArgumentException>(() => portal.TellAsync(Declined() with { Source = StatementSource.Reader, Request = new StatementRequest(RequestAsk.Erase, "Nguyễn Văn A", new DateOnly(2026, 6, 1), "") }));
        Assert.Equal(StatementsText.FactsMissing, await RefusedAsync(() => portal.TellAsync(Declined(" "))));
        Assert.Equal(string.Format(CultureInfo.CurrentCulture, StatementsText.FactsTooLong, 1000), await RefusedAsync(() => portal.TellAsync(Declined(new string('a', 1001)))));
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Records.CountAsync(static r => r.Type == "statement.publish", Stop)));
        await portal.TellAsync(Declined(new string('a', 1000)));
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.Records.CountAsync(static r => r.Type == "statement.publish" && r.Seq == 1, Stop)));
    }

    [Fact]
    public async Task The_register_is_narrowed_by_decision_and_period_and_paged_by_path()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        for (var n = 0; n < 24; n++)
        {
            await portal.TellAsync(Declined($"Lý do {n}.", (StatementGround)(n % 3)) with { Decision = n % 4 == 0 ? StatementDecision.Merged : StatementDecision.Declined, ObjectId = n + 1 });
            portal.Clock.Advance(TimeSpan.FromDays(1)); // from 16/6 to 9/7/2026
        }

        Assert.Equal(20, Names(await reader.ReadAsync("/so-kiem-duyet")).Count());
        Assert.Equal(4, Names(await reader.ReadAsync("/so-kiem-duyet/trang/2")).Count());
        Assert.Equal(6, Names(await reader.ReadAsync("/so-kiem-duyet/gop")).Count());
        var june = await reader.ReadAsync("/so-kiem-duyet/2026-06");
        Assert.Equal((15, "Sổ kiểm duyệt công khai: Tháng 6/2026"), (Names(june).Count(), june.Title!.Split(" – ")[0]));
        Assert.Equal(["Mọi thời gian", "6 tháng cuối năm 2026 9", "6 tháng đầu năm 2026 15", "Tháng 6/2026 15"], june.QuerySelectorAll("details:not(.register-counts) .tags li").Select(static li => li.TextContent.Trim()));
        Assert.Equal(9, Names(await reader.ReadAsync("/so-kiem-duyet/2026-h2")).Count());
        Assert.Equal(4, Names(await reader.ReadAsync("/so-kiem-duyet/gop/2026-06")).Count());
        Assert.Equal(["First half of 2026 4"], (await reader.ReadAsync("/en/so-kiem-duyet/gop/2026-06")).QuerySelectorAll(".filters [aria-current=true]").Select(static a => a.TextContent.Trim()));
        foreach (var nothing in new[] { "/2026-05", "/go", "/trang/3", "/2026-13", "/gop/gop", "/2026-06/gop", "/khac", "/gop/trang/0", "/999", "/tat-ca" })
        {
            await reader.ReadAsync("/so-kiem-duyet" + nothing, HttpStatusCode.NotFound);
        }

        foreach (var (other, address) in new[] { ("/so-kiem-duyet/trang/1", "/so-kiem-duyet"), ("/so-kiem-duyet/", "/so-kiem-duyet"), ("/so-kiem-duyet/gop/", "/so-kiem-duyet/gop"), ("/so-kiem-duyet/01", "/so-kiem-duyet/1"), ("/en/so-kiem-duyet/tat-ca.json", "/so-kiem-duyet/tat-ca.json") })
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, other);
            Assert.Equal((HttpStatusCode.MovedPermanently, address), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }
    }

    [Fact]
    public async Task A_statement_can_be_proven_and_the_whole_register_is_read_by_programs()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var edition = await portal.PublishAsync("Cầu mở", "Cầu dài 120 mét.");
        var statement = await portal.TellAsync(new StatementOf("article", edition.ObjectId, edition.Path, "", StatementDecision.Restricted, StatementGround.PersonalData, "Biển số xe trong ảnh đã được che.", StatementSource.Reader, "desk/trung-tam",
            new StatementRequest(RequestAsk.Erase, "", new DateOnly(2026, 6, 15), "")));
        await portal.TellAsync(Declined("Kêu gọi việc trái luật.", StatementGround.Unlawful));
        var page = await reader.ReadAsync(statement.Address);
        Assert.Equal("Hạn chế hiển thị: Cầu mở", page.QuerySelector("h1")!.TextContent);
        using var proof = JsonDocument.Parse(await reader.TextAsync(page.QuerySelector(".proof a[download]")!.GetAttribute("href")!));
        var record = await portal.DoAsync<PortalDb, ToaSoan.Platform.Record>(db => db.Records.AsNoTracking().SingleAsync(r => r.Object == $"statement/{statement.Id}", Stop));
        var salt = Convert.FromBase64String(proof.RootElement.GetProperty("salt").GetString()!);
        var fields = proof.RootElement.GetProperty("fields").EnumerateArray().Select(static field => (field.GetProperty("name").GetString()!, field.GetProperty("text").GetString()!)).ToList();
        Assert.Equal((record.Content, record.Reason), (ToaSoan.Platform.Record.Commit(salt, ToaSoan.Platform.Record.Canonical(fields)), ToaSoan.Platform.Record.Commit(salt, "Biển số xe trong ảnh đã được che.")));
        Assert.Equal(record.Content, page.QuerySelector(".proof")!.GetAttribute("data-content"));
        Assert.Equal(("statement.publish", "desk/trung-tam"), (record.Type, record.Actor));
        Assert.Contains(("asked", "Erase"), fields);

        using var all = JsonDocument.Parse(await reader.TextAsync("/so-kiem-duyet/tat-ca.json"));
        var (second, first) = (all.RootElement.GetProperty("data")[0], all.RootElement.GetProperty("data")[1]);
        Assert.Equal(2, all.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(("statement/1/1", "https://minhgiang.example/so-kiem-duyet/1", "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED", "DECISION_GROUND_INCOMPATIBLE_CONTENT", "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "SOURCE_TYPE_OTHER_NOTIFICATION", "2026-06-16", "No", "AUTOMATED_DECISION_NOT_AUTOMATED"),
            (Text(first, "puid"), Text(first, "permalink"), first.GetProperty("decision_visibility")[0].GetString()!, Text(first, "decision_ground"), Text(first, "category"), Text(first, "source_type"), Text(first, "application_date"), Text(first, "automated_detection"), Text(first, "automated_decision")));
        Assert.Equal(("DECISION_GROUND_ILLEGAL_CONTENT", "Kêu gọi việc trái luật.", "SOURCE_VOLUNTARY"), (Text(second, "decision_ground"), Text(second, "illegal_content_explanation"), Text(second, "source_type")));
        Assert.False(second.TryGetProperty("content_date", out _));

        static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task The_register_is_in_footer_and_sitemap_and_speaks_english_around_vietnamese_words()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        await portal.TellAsync(Declined());
        Assert.All(["/so-kiem-duyet", "/dinh-chinh"], path => Assert.NotNull(reader.ReadAsync("/thong-ke").GetAwaiter().GetResult().QuerySelector($"footer a[href='{path}']")));
        var page = await reader.ReadAsync("/en/so-kiem-duyet");
        Assert.Equal("Declined: Question no. 7", page.QuerySelector(".register-list h2")!.TextContent);
        Assert.Equal("vi", page.QuerySelector(".register-list .facts")!.GetAttribute("lang"));
        Assert.Equal("page:so-kiem-duyet", page.QuerySelector("body")!.GetAttribute("data-counted"));
        Assert.Equal("Declined: Question no. 7", (await reader.ReadAsync("/en/so-kiem-duyet/1")).QuerySelector("h1")!.TextContent);
        Assert.Contains("https://minhgiang.example/so-kiem-duyet<", await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(IHtmlDocument page) => page.QuerySelectorAll(".register-list h2").Select(static name => name.TextContent);
}
