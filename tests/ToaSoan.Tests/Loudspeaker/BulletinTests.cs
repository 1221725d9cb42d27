using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Loudspeaker;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Loudspeaker;

/// <summary>The desk composes a bulletin with plain forms, and what happens to its articles afterwards.</summary>
public sealed class BulletinTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_desk_picks_orders_edits_and_gets_a_script_that_is_timed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var first = await portal.PublishAsync("Cầu mới thông xe", "Đoạn một có 20 chữ.\n\nĐoạn hai.", "Xe máy đi được từ 16/6.");
        var second = await portal.PublishAsync("Lịch tiêm chủng", "Nội dung.", "Mười phường tiêm thứ bảy.", "y-te", "so-y-te");
        using var desk = await portal.EnterAsync("thuky");
        var page = (await desk.PostAsync("/ban/loa", "/ban/loa", ("day", "2026-06-17"), ("slot", "Morning"), ("title", ""))).Headers.Location!.ToString();
        Assert.Equal("Bản tin sáng 17/6/2026", (await desk.ReadAsync(page)).QuerySelector("h1")!.TextContent);
        Assert.Equal(["Lịch tiêm chủng"], Choices(await desk.ReadAsync(page + "?q=tiem+chung&muc=")));
        Assert.Equal(["Cầu mới thông xe"], Choices(await desk.ReadAsync(page + "?muc=thoi-su")));
        foreach (var edition in new[] { first, second })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(page, page + "/pick", ("article", $"{edition.ObjectId}"))).StatusCode);
        }

        var (one, two) = (await portal.ItemAsync(first.ObjectId), await portal.ItemAsync(second.ObjectId));
        await desk.PostAsync(page, page + "/down", ("item", $"{one.Id}"));
        await desk.PostAsync(page, page + "/whole", ("item", $"{one.Id}"), ("whole", "true"));
        await desk.PostAsync(page, page + "/spell", ("item", $"{two.Id}"), ("version", $"{two.Version}"), ("text", "Tiêm ngày 20/6\nNhớ mang sổ."));

        using var announcer = await portal.EnterAsync("phongvien");
        var sheet = await announcer.ReadAsync(page + "/in");
        Assert.Equal(["Tiêm ngày hai mươi tháng sáu", "Nhớ mang sổ."], Lines(sheet, 1));
        Assert.Equal(["Cầu mới thông xe.", "Xe máy đi được từ ngày mười sáu tháng sáu.", "Đoạn một có hai mươi chữ.", "Đoạn hai.", "Bài của Trung tâm Truyền thông thành phố."], Lines(sheet, 2));
        Assert.Equal(["Lời chào", "Tin 1", "Tin 2", "Lời kết"], sheet.QuerySelectorAll("h2").Select(static heading => heading.FirstChild!.TextContent.Trim()));
        Assert.Equal("3 giây", sheet.QuerySelectorAll("h2 .time")[1].TextContent); // nine syllables at 200 a minute
        var script = (await portal.DoAsync<IServiceProvider, Script?>(services => Script.FindAsync(services.GetRequiredService<PortalDb>(), new SiteIdentities(), one.BulletinId, Stop)))!;
        Assert.Equal(script.Greeting.Seconds + script.Closing.Seconds + script.Items.Sum(static item => item.Seconds), script.Seconds);
        Assert.Contains(Script.Time(script.Seconds), sheet.QuerySelector(".sum")!.TextContent, StringComparison.Ordinal);
        using var word = await announcer.GetAsync(page + "/tai", Stop);
        Assert.Equal((ScriptFile.MediaType, "ban-tin-sang-17-6-2026.docx"), (word.Content.Headers.ContentType!.MediaType, word.Content.Headers.ContentDisposition!.FileName));

        await desk.PostAsync(page, page + "/change", ("version", "1"), ("title", "Bản tin sáng"), ("day", "2026-06-17"), ("slot", "Morning"), ("greeting", string.Join(' ', Enumerable.Repeat("tiếng", 150))), ("closing", ""), ("pace", "100"), ("target", "1"));
        Assert.Contains("Dài hơn 1 phút: thừa", (await desk.ReadAsync(page)).QuerySelector(".overdue")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PlatformText.ChangedMeanwhile, await (await desk.PostAsync(page, page + "/edit", ("item", $"{two.Id}"), ("version", $"{two.Version}"), ("text", "Lời muộn."))).RefusedAsync());
        await desk.PostAsync(page, page + "/remove", ("item", $"{two.Id}"));
        Assert.Equal((0, 1), ((await portal.ItemAsync(first.ObjectId)).Position, await portal.DoAsync<PortalDb, int>(static db => db.BulletinItems.CountAsync(Stop))));
        await desk.PostAsync(page, page + "/delete");
        Assert.Equal((0, 0), await portal.DoAsync<PortalDb, (int, int)>(static async db => (await db.Bulletins.CountAsync(Stop), await db.BulletinItems.CountAsync(Stop))));
    }

    [Fact]
    public async Task What_readers_do_not_see_cannot_be_picked_and_a_withdrawn_article_is_not_read()
    {
        await using var portal = await TestPortal.StartAsync();
        var hidden = await portal.ApprovedAsync("Tin chờ đăng");
        await portal.DeskAsync("thuky", (desk, staff) => desk.EmbargoAsync(hidden.Id, portal.Clock.Now().AddHours(4), staff, Stop));
        var gone = await portal.PublishAsync("Tin nhầm", "Bài sai.");
        var (id, items) = await portal.BulletinAsync(gone);
        Assert.Equal(LoudspeakerText.NotShown, await RefusedAsync(() => portal.DoAsync<BulletinDesk>(desk => desk.PickAsync(Permissions.Command, id, hidden.Id, Stop))));
        await portal.DoAsync<BulletinDesk>(desk => desk.EditAsync(Permissions.Command, id, items[0].Id, 1, "Lời riêng về tin nhầm.", spell: false, Stop));
        await portal.WithdrawAsync(gone, "Chưa kiểm chứng.");
        using var desk = await portal.EnterAsync("thuky");
        var page = await desk.ReadAsync($"/ban/loa/{id}");
        Assert.DoesNotContain("chờ đăng", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bài đã gỡ, không đọc. Lý do: Chưa kiểm chứng.", page.QuerySelector(".loud-items .flag")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".loud-items textarea"));
        Assert.DoesNotContain("nhầm", (await desk.ReadAsync($"/ban/loa/{id}/in")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(LoudspeakerText.NotShown, await RefusedAsync(() => portal.DoAsync<BulletinDesk>(desk => desk.TakeAsync(Permissions.Command, id, items[0].Id, keep: true, Stop))));
    }

    [Fact]
    public async Task A_correction_is_flagged_and_taken_by_one_click_and_never_touches_edited_words()
    {
        await using var portal = await TestPortal.StartAsync();
        var (plain, edited) = (await portal.PublishAsync("Tin một", "Lời cũ."), await portal.PublishAsync("Tin hai", "Lời cũ."));
        var (id, items) = await portal.BulletinAsync(plain, edited);
        await portal.DoAsync<BulletinDesk>(desk => desk.EditAsync(Permissions.Command, id, items[1].Id, 1, "Lời của người đọc.", spell: false, Stop));
        foreach (var edition in new[] { plain, edited })
        {
            await portal.SaveAsync(edition.ObjectId, "Lời mới.", "thuky");
            await portal.DoAsync<ToaSoan.Newsroom.Publication>(publication => publication.CorrectAsync(edition.ObjectId, Permissions.Command, "Sai ngày.", Stop));
        }

        using var desk = await portal.EnterAsync("thuky");
        var page = await desk.ReadAsync($"/ban/loa/{id}");
        Assert.All(page.QuerySelectorAll(".loud-items form.flag"), static flag => Assert.Contains("Bài đã đính chính: Sai ngày.", flag.TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll(".loud-items form.flag").Length);
        Assert.Equal("Lời cũ.", Lines(await desk.ReadAsync($"/ban/loa/{id}/in"), 1)[1]);
        Assert.Equal(["Lời của người đọc."], Lines(await desk.ReadAsync($"/ban/loa/{id}/in"), 2));

        await desk.PostAsync($"/ban/loa/{id}", $"/ban/loa/{id}/take", ("item", $"{items[0].Id}"));
        await desk.PostAsync($"/ban/loa/{id}", $"/ban/loa/{id}/keep", ("item", $"{items[1].Id}"));
        Assert.Empty((await desk.ReadAsync($"/ban/loa/{id}")).QuerySelectorAll(".loud-items form.flag"));
        Assert.Equal("Lời mới.", Lines(await desk.ReadAsync($"/ban/loa/{id}/in"), 1)[1]);
        Assert.Equal(["Lời của người đọc."], Lines(await desk.ReadAsync($"/ban/loa/{id}/in"), 2));
        Assert.Equal(LoudspeakerText.EditedFirst, await RefusedAsync(() => portal.DoAsync<BulletinDesk>(desk => desk.ReadWholeAsync(Permissions.Command, id, items[1].Id, whole: true, Stop))));
        await desk.PostAsync($"/ban/loa/{id}", $"/ban/loa/{id}/take", ("item", $"{items[1].Id}"));
        Assert.Equal("Lời mới.", Lines(await desk.ReadAsync($"/ban/loa/{id}/in"), 2)[1]);
    }

    [Fact]
    public async Task Limits_are_said_in_a_sentence_and_words_like_the_article_s_are_no_edit()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Tin một", "Lời cũ.");
        var (id, items) = await portal.BulletinAsync(edition);
        Task Edit(string text) => portal.DoAsync<BulletinDesk>(desk => desk.EditAsync(Permissions.Command, id, items[0].Id, 1, text, spell: false, Stop));
        Assert.Equal("Lời đọc của một tin dài nhất 20000 ký tự.", await RefusedAsync(() => Edit(new string('a', BulletinDesk.LongestText + 1))));
        Assert.Equal(LoudspeakerText.TextMissing, await RefusedAsync(() => Edit(" \n ")));
        await Edit(ScriptWords.Of(edition, whole: false).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Null((await portal.ItemAsync(edition.ObjectId)).Text);
        Assert.Contains("{thành phố}", await RefusedAsync(() => portal.DoAsync<BulletinDesk>(desk => desk.SetAsync(Permissions.Command, new LoudspeakerHabits("Chào {thành phố}", "", 200, 15), Stop))), StringComparison.Ordinal);
        Assert.Contains("100", await RefusedAsync(() => portal.DoAsync<BulletinDesk>(desk => desk.SetAsync(Permissions.Command, new LoudspeakerHabits("", "", 99, 15), Stop))), StringComparison.Ordinal);

        await portal.DoAsync<PortalDb>(async db =>
        {
            db.BulletinItems.AddRange(Enumerable.Range(1, BulletinDesk.MostItems - 1).Select(place => new BulletinItem { BulletinId = id, Position = place, Article = 1000 + place, EditionId = edition.Id }));
            await db.SaveChangesAsync(Stop);
        });
        var late = await portal.PublishAsync("Tin thừa", "Lời.");
        Assert.Equal("Một bản tin có nhiều nhất 40 tin.", await RefusedAsync(() => portal.DoAsync<BulletinDesk>(desk => desk.PickAsync(Permissions.Command, id, late.ObjectId, Stop))));

        await portal.DoAsync<BulletinDesk>(desk => desk.SetAsync(Permissions.Command, new LoudspeakerHabits("Chào {trang}", "", 160, 10), Stop));
        var next = await portal.DoAsync<BulletinDesk, long>(desk => desk.BeginAsync(Permissions.Command, new TypedBulletin("", new DateOnly(2026, 6, 17), BulletinSlot.Evening), Stop));
        var begun = await portal.DoAsync<PortalDb, Bulletin>(db => db.Bulletins.SingleAsync(b => b.Id == next, Stop));
        Assert.Equal(("Bản tin chiều 17/6/2026", "Chào {trang}", "", 160, 10), (begun.Title, begun.Greeting, begun.Closing, begun.Pace, begun.Target));
    }

    private static string[] Lines(IHtmlDocument sheet, int part) => [.. sheet.QuerySelectorAll("section")[part].QuerySelectorAll("p").Select(static line => line.TextContent)];

    private static string[] Choices(IHtmlDocument page) => [.. page.QuerySelectorAll(".loud-choices strong").Select(static title => title.TextContent)];

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;
}
