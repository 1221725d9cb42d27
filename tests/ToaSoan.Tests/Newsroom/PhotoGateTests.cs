using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

/// <summary>No photo goes to readers without its words, or after its last day.</summary>
public sealed class PhotoGateTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_desk_approves_no_photo_without_caption_credit_description_or_rights_and_names_the_first(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var good = new Figure(await portal.HangAsync('a', "tot.jpg"), "Chú thích", "Ảnh: Minh Hà", "Cây cầu");
        var whole = new Figure(await portal.HangAsync('b', "xau.jpg"), "Hai", "Ảnh: Minh Hà", "Bến sông");
        var article = await portal.BeginAsync("Bài có ảnh");
        await portal.BodyAsync(article.Id, "phongvien", good, whole with { Caption = "" });
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        await portal.DeskAsync("bientap", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        foreach (var (body, sentence) in new (Block Body, string Sentence)[]
        {
            (whole with { Caption = "" }, PhotosText.GateCaption), (whole with { Credit = "" }, PhotosText.GateCredit), (whole with { Alt = "" }, PhotosText.GateAlt),
            (new Gallery([whole with { Caption = "", Alt = "" }], "Bộ ảnh"), PhotosText.GateAlt),
        })
        {
            await portal.BodyAsync(article.Id, "thuky", good, body);
            Assert.Equal(Say(sentence, "ảnh thứ 2 (xau.jpg)"), await RefusedAsync(() => portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop))));
            Assert.Equal(ArticleState.AtDesk, await StateAsync(portal, article.Id));
        }

        await portal.BodyAsync(article.Id, "thuky", good, new Gallery([whole with { Caption = "" }], "Bộ ảnh"));
        await portal.ChangeAsync("thuky", new PhotoChange(Until: new RightsEnd(portal.Clock.Today().AddDays(-1))), whole.Photo);
        Assert.Equal(Say(PhotosText.GateRights, "ảnh thứ 2 (xau.jpg)", portal.Clock.Today().AddDays(-1).ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture)),
            await RefusedAsync(() => portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop))));

        await portal.ChangeAsync("thuky", new PhotoChange(Until: new RightsEnd(portal.Clock.Today())), whole.Photo);
        await portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        var thuky = await portal.MayAsync("thuky");
        await portal.DoAsync<Publication>(publication => publication.PublishAsync(article.Id, thuky, Stop));
        Assert.Equal(ArticleState.Published, await StateAsync(portal, article.Id));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Rights_that_end_stop_the_promise_the_promised_hour_and_every_later_edition_but_no_withdrawal(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var today = portal.Clock.Today();
        var photo = await portal.HangAsync('a', "cau.jpg", until: today.AddDays(2));
        var article = await portal.ApprovedAsync("Ảnh mượn", photo: photo);
        await Assert.ThrowsAsync<Refusal>(() => portal.PromiseAsync(article.Id, portal.Clock.Now().AddDays(3)));
        await portal.PromiseAsync(article.Id, portal.Clock.Now().AddDays(1));
        await portal.ChangeAsync("thuky", new PhotoChange(Until: new RightsEnd(today)), photo);
        portal.Clock.Advance(TimeSpan.FromDays(1.01));
        await portal.UntilAsync(db => db.ScheduledPublications.AnyAsync(p => p.ArticleId == article.Id && p.Outcome == ScheduleOutcome.Refused, Stop));
        Assert.Contains("ảnh đại diện (cau.jpg)", await portal.DoAsync<PortalDb, string>(db => db.ScheduledPublications.Where(p => p.ArticleId == article.Id).Select(static p => p.Sentence).SingleAsync(Stop)), StringComparison.Ordinal);

        var thuky = await portal.MayAsync("thuky");
        await portal.ChangeAsync("thuky", new PhotoChange(Until: new RightsEnd(null)), photo);
        await portal.DoAsync<Publication>(publication => publication.PublishAsync(article.Id, thuky, Stop));
        await portal.ChangeAsync("thuky", new PhotoChange(Until: new RightsEnd(today)), photo);
        await portal.SaveAsync(article.Id, "Lời mới.", "thuky");
        await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync<Publication>(publication => publication.ReviseAsync(article.Id, thuky, Stop)));
        await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync<Publication>(publication => publication.CorrectAsync(article.Id, thuky, "Nhầm.", Stop)));
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(db => db.Editions.CountAsync(Stop)));
        await portal.DoAsync<Publication>(publication => publication.WithdrawAsync(article.Id, Permissions.Command, "Hết quyền dùng ảnh.", Stop));
        Assert.Equal(ArticleState.Withdrawn, await StateAsync(portal, article.Id));
    }

    [Fact]
    public async Task The_editor_shows_the_refusal_and_keeps_the_words()
    {
        await using var portal = await TestPortal.StartAsync();
        var photo = await portal.HangAsync('a', "cau.jpg");
        var article = await portal.BeginAsync("Bài có ảnh");
        await portal.BodyAsync(article.Id, "phongvien", new Figure(photo, "Cầu", "", "Cây cầu"));
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        await portal.DeskAsync("bientap", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        using var desk = await portal.EnterAsync("thuky");
        using var answer = await desk.PostAsync($"/ban/bai/{article.Id}", $"/ban/bai/{article.Id}/duyet", ("Untouched", "true"));
        Assert.Equal(Say(PhotosText.GateCredit, "ảnh thứ 1 (cau.jpg)"), await answer.RefusedAsync());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Say(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;

    private static Task<ArticleState> StateAsync(TestPortal portal, long id) => portal.DoAsync<PortalDb, ArticleState>(db => db.Articles.Where(a => a.Id == id).Select(static a => a.State).SingleAsync(Stop));
}
