using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Comments;
using ToaSoan.Newsroom.Notices;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>What is said of an article at the desk, without script.</summary>
public sealed class CommentTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_comment_is_answered_settled_and_opened_again_and_leaves_the_article_as_it_was(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.BeginAsync("Trạm y tế mở cửa", "Mở cửa thứ bảy, từ bảy giờ.");
        using var editor = await portal.EnterAsync("bientap");
        var here = $"/ban/bai/{article.Id}";
        Assert.Equal($"{here}/y-kien", (await editor.PostAsync(here, $"{here}/y-kien", ("quote", "  thứ   bảy "), ("text", "Thứ bảy nào?"))).Headers.Location!.ToString());
        using var reporter = await portal.EnterAsync("phongvien");
        var first = Assert.Single(await TalksAsync(portal, article.Id));
        Assert.Equal(("thứ bảy", "Thứ bảy nào?", "Biên Tập", true), (first.First.Comment.Quote, first.First.Comment.Text, first.First.By, first.IsOpen));
        Assert.Contains("thứ bảy", await ListAsync(reporter, here, "li.open .passage"), StringComparison.Ordinal);

        await reporter.PostAsync(here, $"{here}/y-kien", ("replyTo", $"{first.First.Comment.Id}"), ("text", "Mọi thứ bảy."), ("quote", "không dùng"));
        await reporter.PostAsync(here, $"{here}/y-kien/{first.First.Comment.Id}/xong", ("done", "true"));
        var settled = Assert.Single(await TalksAsync(portal, article.Id));
        Assert.Equal(("Mọi thứ bảy.", "", false), (Assert.Single(settled.Replies).Comment.Text, settled.Replies[0].Comment.Quote, settled.IsOpen));
        Assert.Contains("Mọi thứ bảy.", await ListAsync(editor, here, "details.settled li"), StringComparison.Ordinal);
        Assert.Equal("", await ListAsync(editor, here, "li.open"));

        await editor.PostAsync(here, $"{here}/y-kien", ("replyTo", $"{settled.Replies[0].Comment.Id}"), ("text", "Cả ngày lễ?"));
        var again = Assert.Single(await TalksAsync(portal, article.Id));
        Assert.Equal((true, 2), (again.IsOpen, again.Replies.Count));
        var now = await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(article.Id, Stop));
        Assert.Equal((article.Version, article.Body), (now.Version, now.Body));
    }

    [Fact]
    public async Task An_empty_or_endless_comment_is_refused_and_the_words_come_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Bài");
        using var reporter = await portal.EnterAsync("phongvien");
        var here = $"/ban/bai/{article.Id}";
        var empty = await reporter.PostAsync(here, $"{here}/y-kien", ("quote", "Nội dung."), ("text", "   "));
        var page = new HtmlParser().ParseDocument(await empty.Content.ReadAsStringAsync(Stop));
        Assert.Equal((CommentsText.TextMissing, "Nội dung."), (page.QuerySelector("p.refused")!.TextContent, page.QuerySelector("input[name=quote]")!.GetAttribute("value")));
        var endless = await reporter.PostAsync(here, $"{here}/y-kien", ("text", new string('a', 2_001)), ("list", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.StatusCode);
        await reporter.PostAsync(here, $"{here}/y-kien", ("text", new string('b', 2_000)), ("quote", new string('c', 400)));
        Assert.Equal((2_000, 300), Assert.Single(await TalksAsync(portal, article.Id)) is var talk ? (talk.First.Comment.Text.Length, talk.First.Comment.Quote.Length) : default);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_passage_is_kept_as_it_stands_and_a_letter_of_two_halves_is_never_cut(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.BeginAsync("Bài");
        using var editor = await portal.EnterAsync("bientap");
        var here = $"/ban/bai/{article.Id}";
        await editor.PostAsync(here, $"{here}/y-kien", ("quote", "mưa  lớn , gió\n giật"), ("text", new string('a', 298) + "🌊 dâng"));
        Assert.Equal("mưa lớn , gió giật", Assert.Single(await TalksAsync(portal, article.Id)).First.Comment.Quote);
        Assert.Equal(new string('a', 298) + "…", await portal.DoAsync<PortalDb, string>(static db => db.Notices.Select(static notice => notice.Text).SingleAsync(Stop)));
    }

    [Fact]
    public async Task Another_office_neither_reads_nor_comments_and_a_withdrawn_article_takes_no_more()
    {
        await using var portal = await TestPortal.StartAsync();
        var foreign = await portal.BeginAsync("Tin của phường", office: "phuong-ben-sen", by: "thuky");
        using var reporter = await portal.EnterAsync("phongvien");
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/ban/bai/{foreign.Id}/y-kien", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.PostAsync("/ban/toi", $"/ban/bai/{foreign.Id}/y-kien", ("text", "Xin chào"))).StatusCode);
        var chief = await portal.MayAsync("chu");
        var edition = await portal.PublishAsync("Sẽ gỡ", "Nội dung.", office: "so-y-te");
        await portal.DoAsync<Publication>(publication => publication.WithdrawAsync(edition.ObjectId, chief, "Sai.", Stop));
        var refusal = await reporter.PostAsync("/ban/toi", $"/ban/bai/{edition.ObjectId}/y-kien", ("text", "Muộn rồi"));
        Assert.Equal(CommentsText.WithdrawnIsClosed, await refusal.RefusedAsync());
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Comments.CountAsync(Stop)));
    }

    [Fact]
    public async Task Who_approves_is_told_how_many_comments_are_open()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Còn ý kiến");
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        using var editor = await portal.EnterAsync("bientap");
        var here = $"/ban/bai/{article.Id}";
        Assert.Equal("", await ListAsync(editor, here, ".open-comments"));
        await editor.PostAsync(here, $"{here}/y-kien", ("text", "Thiếu nguồn."));
        Assert.Equal("Còn 1 ý kiến chưa xong.", await ListAsync(editor, here, ".open-comments"));
        await editor.PostAsync(here, $"{here}/duyet", ("Untouched", "true"));
        Assert.Equal(ArticleState.AtDesk, (await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(article.Id, Stop))).State);
        Assert.Contains("Còn 1 ý kiến chưa xong.", await ListAsync(editor, here, "p.done"), StringComparison.Ordinal);
    }

    private static Task<List<CommentTalk>> TalksAsync(TestPortal portal, long article) => portal.DoAsync<PortalDb, List<CommentTalk>>(db => CommentTalk.OfAsync(db, article, Stop));

    private static async Task<string> ListAsync(HttpClient client, string page, string selector) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(page, Stop)).QuerySelector(selector)?.TextContent.Trim() ?? "";
}
