using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Programme;
using ToaSoan.Tests.Reader;
using static ToaSoan.Tests.Questions.QuestionSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>What readers and their programs get of questions.</summary>
public sealed class PublicQuestionTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Lists_tell_what_waits_what_is_overdue_and_what_is_answered_by_office_and_by_the_day(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.AssignedAsync("Câu chờ");
        await portal.AssignedAsync("Câu của phường", "phuong-ben-sen");
        var answered = await portal.AssignedAsync("Câu xong");
        await portal.PublishQuestionAsync("Câu chưa giao");
        await portal.AnswerAsync(answered);
        using var reader = portal.NewClient();
        Assert.Equal(["Câu chưa giao", "Câu xong", "Câu của phường", "Câu chờ"], await TitlesAsync("/hoi-dap"));
        Assert.Equal(["Câu chưa giao", "Câu của phường", "Câu chờ"], await TitlesAsync("/hoi-dap/cho-tra-loi"));
        Assert.Empty(await TitlesAsync("/hoi-dap/qua-han"));
        Assert.Equal(["Câu xong"], await TitlesAsync("/hoi-dap/da-tra-loi"));
        Assert.Equal(["Câu xong", "Câu chờ"], await TitlesAsync("/hoi-dap/don-vi/so-y-te"));
        Assert.Equal(["Câu của phường"], await TitlesAsync("/hoi-dap/don-vi/phuong-ben-sen/cho-tra-loi"));
        await reader.ReadAsync("/hoi-dap/don-vi/khong-co", HttpStatusCode.NotFound);
        await reader.ReadAsync("/hoi-dap/trang/2", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.MovedPermanently, (await reader.GetAsync("/hoi-dap/trang/1", Stop)).StatusCode);

        // The day alone makes them overdue: nothing is done to them.
        portal.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(["Câu chờ", "Câu của phường"], await TitlesAsync("/hoi-dap/qua-han"));
        Assert.Equal(["Câu chờ"], await TitlesAsync("/hoi-dap/don-vi/so-y-te/qua-han"));

        async Task<string[]> TitlesAsync(string path)
        {
            portal.Services.GetRequiredService<PageStore>().Evict([QuestionTag.List]); // as the backstop does within a minute
            return [.. (await reader.ReadAsync(path)).QuerySelectorAll(".question-list h2").Select(static title => title.TextContent.Trim())];
        }
    }

    [Fact]
    public async Task A_questions_page_tells_its_course_its_clock_and_its_answer_and_has_one_address()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.AssignedAsync();
        using var reader = portal.NewClient();
        var path = (await portal.QuestionAsync(id)).Path;
        Assert.Equal(path, (await reader.GetAsync($"/hoi-dap/ten-khac-{id}", Stop)).Headers.Location!.ToString());
        var waiting = (await reader.ReadAsync(path)).QuerySelector("main")!.TextContent;
        Assert.Contains("Tính từ 16/6/2026: 10 ngày, đến hết 26/6/2026.", waiting, StringComparison.Ordinal);
        Assert.Contains("Còn 10 ngày", waiting, StringComparison.Ordinal);
        Assert.Contains("Counted from 16/6/2026: 10 days, to the end of 26/6/2026.", (await reader.ReadAsync("/en" + path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await portal.AnswerAsync(id, "Trạm mở **sáng thứ Bảy**, xem [lịch](/lich).");
        var page = await reader.ReadAsync(path); // what was stored is forgotten with the act
        Assert.Equal("sáng thứ Bảy", page.QuerySelector(".answer .prose strong")!.TextContent);
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("@graph")[0];
        Assert.Equal("QAPage", data.GetProperty("@type").GetString());
        var question = data.GetProperty("mainEntity");
        Assert.Equal((Subject, 1, "Sở Y tế thành phố"), (question.GetProperty("name").GetString(), question.GetProperty("answerCount").GetInt32(), question.GetProperty("acceptedAnswer").GetProperty("author").GetProperty("name").GetString()));
        Assert.False(question.TryGetProperty("author", out _));
        Assert.NotNull((await reader.ReadAsync("/tim-kiem?q=sang+thu+bay&loai=hoi-dap")).QuerySelector($"a[href='{path}']"));
        Assert.Contains(path, await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        await reader.ReadAsync("/hoi-dap/khong-co-99999", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_feeds_tell_of_all_questions_or_of_an_offices()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AssignedAsync("Câu của phường", "phuong-ben-sen");
        await portal.AnswerAsync(await portal.AssignedAsync("Câu của sở"), "Đã trả lời đủ.");
        using var reader = portal.NewClient();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var all = XDocument.Parse(await reader.TextAsync("/hoi-dap/atom.xml"));
        Assert.Equal(["Câu của sở", "Câu của phường"], all.Root!.Elements(atom + "entry").Select(entry => entry.Element(atom + "title")!.Value));
        Assert.Contains("Đã trả lời đủ.", all.Root.Elements(atom + "entry").First().Element(atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Equal(["Câu của phường"], XDocument.Parse(await reader.TextAsync("/hoi-dap/don-vi/phuong-ben-sen/atom.xml")).Root!.Elements(atom + "entry").Select(entry => entry.Element(atom + "title")!.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/hoi-dap/don-vi/khong-co/atom.xml", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_projects_dossier_shows_the_questions_about_it_and_forgets_them_with_the_act()
    {
        await using var portal = await TestPortal.StartAsync();
        var project = await portal.ShowProjectAsync();
        var dossier = await portal.DoAsync<PortalDb, string>(async db => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Editions, e => e.Kind == "project" && e.ObjectId == project && e.Current, Stop)).Path);
        var id = await portal.AssignedAsync();
        using var reader = portal.NewClient();
        Assert.DoesNotContain(Subject, (await reader.ReadAsync(dossier)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await portal.WorkAsync("thuky", desks => desks.Course.AttachAsync(desks.By, id, project, Stop));
        var path = (await portal.QuestionAsync(id)).Path;
        Assert.NotNull((await reader.ReadAsync(dossier)).QuerySelector($"main a[href='{path}']"));
        Assert.NotNull((await reader.ReadAsync(path)).QuerySelector($"main a[href='{dossier}']"));
        await portal.WorkAsync("thuky", desks => desks.Course.AttachAsync(desks.By, id, 0, Stop));
        Assert.Null((await reader.ReadAsync(dossier)).QuerySelector($"main a[href='{path}']"));
        Assert.Equal(QuestionsText.NoSuchDossier, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.AttachAsync(desks.By, id, 99_999, Stop))));
    }

    [Fact]
    public async Task The_front_pages_block_shows_the_newest_answers_and_how_many_wait()
    {
        await using var portal = await TestPortal.StartAsync();
        var by = await portal.PermissionsAsync("thuky");
        await portal.DoAsync<FrontDesk>(async desk =>
        {
            await desk.AddAsync(by, "questions", "", Stop);
            await desk.ShowAsync(by, null, Stop);
        });
        using var reader = portal.NewClient();
        Assert.Null((await reader.ReadAsync("/")).QuerySelector(".question-block"));
        await portal.AssignedAsync("Câu chờ");
        await portal.AnswerAsync(await portal.AssignedAsync("Câu xong"));
        var block = (await reader.ReadAsync("/")).QuerySelector(".question-block")!.TextContent;
        Assert.Contains("1 câu hỏi chờ trả lời", block, StringComparison.Ordinal);
        Assert.Contains("Câu xong", block, StringComparison.Ordinal);
    }
}
