using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Questions.QuestionSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>Somebody asks without account and script, and comes back by the secret.</summary>
public sealed class AskTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_plain_question_is_sent_at_the_first_press_and_opens_by_its_secret(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var stamp = await StampAsync(portal, reader);
        var answer = await SendAsync(reader, stamp, Subject, Text);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        Assert.StartsWith("/hoi-dap/phieu#", address, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var slip = await reader.SlipAsync(address);
        Assert.Contains(QuestionsText.WaitsForScreening, slip.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Text, slip.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await reader.SlipAsync("khong-co-ma-nay", status: HttpStatusCode.NotFound);
        var asked = await portal.DoAsync<PortalDb, Question>(static db => db.Questions.AsNoTracking().SingleAsync(Stop));
        Assert.Equal((QuestionState.Submitted, Subject, ""), (asked.State, asked.SentSubject, asked.Content));
        Assert.DoesNotContain("127.0.0.1", await portal.DoAsync<PortalDb, string>(static async db => string.Join(' ', await db.QuestionNotes.Select(static n => n.Text + n.By + n.Mark).ToListAsync(Stop))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_pointed_out_before_it_is_sent_and_masked_by_a_press()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var stamp = await StampAsync(portal, reader);
        var first = await SendAsync(reader, stamp, Subject, "Gọi tôi số 0912345678. Trạm mở mấy giờ?");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var page = await ParseAsync(first);
        Assert.Equal("0912345678", page.QuerySelector(".notice mark")!.TextContent);
        Assert.Equal("Gọi tôi số 0912345678. Trạm mở mấy giờ?", ((IHtmlTextAreaElement)page.QuerySelector("#hoi")!).Value);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Questions.CountAsync(Stop)));
        var masked = await ParseAsync(await SendAsync(reader, stamp, Subject, "Gọi tôi số 0912345678. Trạm mở mấy giờ?", act: "mask"));
        var text = ((IHtmlTextAreaElement)masked.QuerySelector("#hoi")!).Value;
        Assert.DoesNotContain("0912345678", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(reader, stamp, Subject, "Gọi tôi số 0912345678. Trạm mở mấy giờ?", act: "send")).StatusCode); // it is the asker's own; publication is what it keeps from
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_question_like_a_published_one_is_shown_before_it_is_sent(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.PublishQuestionAsync();
        var path = (await portal.QuestionAsync(id)).Path;
        using var reader = portal.NewClient();
        var stamp = await StampAsync(portal, reader);
        var words = "nguoi di lam ca tuan chi dua con di tiem duoc ngay thu bay, tram y te Ben Sen mo tu may gio?";
        var page = await ParseAsync(await SendAsync(reader, stamp, "Trạm y tế Bến Sen mở thứ Bảy", words));
        Assert.NotNull(page.QuerySelector($".notice a[href='{path}']"));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(reader, stamp, "Trạm y tế Bến Sen mở thứ Bảy", words, act: "send")).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_one_sentence_and_the_form_comes_back_filled()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var early = Stamp((await reader.ReadAsync("/hoi-dap/gui")));
        await RefusedAsync(early, Subject, Text, "");
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        await RefusedAsync(early, "", Text, string.Format(System.Globalization.CultureInfo.CurrentCulture, QuestionsText.SubjectMissing, 150));
        await RefusedAsync(early, Subject, " ", QuestionsText.TextMissing);
        await RefusedAsync(early, Subject, new string('a', 2_001), string.Format(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), QuestionsText.TextTooLong, 2_000));
        await RefusedAsync("gia", Subject, Text, "");
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Questions.CountAsync(Stop)));

        async Task RefusedAsync(string stamp, string subject, string text, string sentence)
        {
            var answer = await SendAsync(reader, stamp, subject, text);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await ParseAsync(answer);
            var said = page.QuerySelector(".refused")!.TextContent;
            Assert.True(sentence.Length == 0 ? said.Length > 0 : said == sentence, said);
            Assert.Equal((subject, text.Trim()), (((IHtmlInputElement)page.QuerySelector("#viec")!).Value, ((IHtmlTextAreaElement)page.QuerySelector("#hoi")!).Value.Trim()));
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Who_asked_takes_it_back_before_it_is_answered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var (unseen, first) = await portal.AskAsync();
        Assert.Contains(QuestionsText.NowWithdrawn, (await reader.SlipAsync(first, "/withdraw")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((QuestionState.Withdrawn, (string?)null), ((await portal.QuestionAsync(unseen)).State, (await portal.QuestionAsync(unseen)).SentText));
        Assert.Empty(await portal.StatementsAsync());

        var (id, secret) = await portal.AskAsync();
        await portal.WorkAsync("thuky", desks => desks.Screening.PublishAsync(desks.By, id, Subject, Text, Stop));
        await reader.SlipAsync(secret, "/withdraw");
        var gone = await reader.ReadAsync((await portal.QuestionAsync(id)).Path, HttpStatusCode.Gone);
        Assert.Contains("Người hỏi đã rút câu hỏi.", gone.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(StatementGround.SenderAsked, Assert.Single(await portal.StatementsAsync()).Ground);
        await reader.SlipAsync(secret, "/withdraw", HttpStatusCode.BadRequest);

        var answered = await portal.AssignedAsync();
        await portal.AnswerAsync(answered);
        Assert.Equal(QuestionsText.TooLateToWithdraw, await QuestionSteps.RefusedAsync(() => portal.DoAsync<Asking>(asking => asking.WithdrawAsync(answered, Stop))));
    }

    [Fact]
    public async Task Another_sites_page_cannot_send_the_form()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var stamp = await StampAsync(portal, reader);
        reader.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(reader, stamp, Subject, Text)).StatusCode);
    }

    private static async Task<string> StampAsync(TestPortal portal, HttpClient reader)
    {
        var stamp = Stamp(await reader.ReadAsync("/hoi-dap/gui"));
        portal.Clock.Advance(FormGuard.Soonest);
        return stamp;
    }

    private static string Stamp(IHtmlDocument page) => ((IHtmlInputElement)page.QuerySelector("input[name=Stamp]")!).Value;

    private static Task<HttpResponseMessage> SendAsync(HttpClient reader, string stamp, string subject, string text, string act = "look") =>
        reader.PostAsync("/hoi-dap/gui", new FormUrlEncodedContent([new("Stamp", stamp), new("Trap", ""), new("Subject", subject), new("Text", text), new("act", act)]), Stop);

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
}
