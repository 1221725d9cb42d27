using Microsoft.EntityFrameworkCore;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Comments;
using ToaSoan.Platform;

namespace ToaSoan.BrowserTests;

/// <summary>Commenting beside the text while one writes.</summary>
public sealed class CommentingTests(Chromium chromium)
{
    [Fact]
    public async Task A_selected_passage_is_commented_on_while_words_are_unsaved_and_nothing_typed_is_lost()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Trạm mở cửa thứ bảy, từ bảy giờ.");
        await writer.SaveAsync();
        await writer.Page.RouteAsync("**/tu-luu", static route => route.AbortAsync()); // what is typed from here on is on the page only
        await writer.WriteAsync(" Lời chưa lưu.");
        await writer.SelectAsync("thứ bảy");
        await writer.Page.Keyboard.PressAsync("Control+Alt+m");
        await Assertions.Expect(writer.Page.Locator("[name=quote]")).ToHaveValueAsync("thứ bảy");
        await Assertions.Expect(writer.Page.Locator("[name=text]")).ToBeFocusedAsync();
        await writer.Page.Keyboard.TypeAsync("Thứ bảy nào?");
        await writer.Button("Gửi ý kiến").ClickAsync();
        await Assertions.Expect(writer.Page.Locator("li.open .said")).ToHaveTextAsync("Thứ bảy nào?");
        await Assertions.Expect(writer.Text().Locator(".commented")).ToHaveTextAsync("thứ bảy");
        await Assertions.Expect(writer.Page.Locator("[name=text]")).ToHaveValueAsync("");
        await Assertions.Expect(writer.Text()).ToHaveTextAsync("Trạm mở cửa thứ bảy, từ bảy giờ. Lời chưa lưu.");

        await writer.Link("Trả lời Phóng Viên").ClickAsync();
        await writer.Page.Keyboard.TypeAsync("Mọi thứ bảy.");
        await writer.Button("Gửi ý kiến").ClickAsync();
        await Assertions.Expect(writer.Page.Locator("li.open .said")).ToHaveTextAsync(["Thứ bảy nào?", "Mọi thứ bảy."]);

        await writer.Text().ClickAsync();
        await writer.SelectAsync("thứ bảy");
        await writer.Page.Keyboard.TypeAsync("chủ nhật");
        await Assertions.Expect(writer.Page.Locator(".comments .changed")).ToHaveTextAsync("Đoạn này đã đổi.");
        await Assertions.Expect(writer.Page.Locator(".comments .changed")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Text().Locator(".commented")).ToHaveCountAsync(0);
        await writer.Button("Đã xong").ClickAsync();
        await Assertions.Expect(writer.Page.Locator("details.settled summary")).ToHaveTextAsync("Đã xong (1)");

        await writer.Page.UnrouteAsync("**/tu-luu");
        Assert.Contains("Trạm mở cửa chủ nhật, từ bảy giờ. Lời chưa lưu.", await writer.SaveAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await portal.DoAsync<PortalDb, int>(static db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task A_comment_that_cannot_be_sent_stays_in_its_field_and_without_script_a_form_is_enough()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Đoạn một.");
        await writer.SaveAsync();
        var here = new Uri(writer.Page.Url).AbsolutePath;
        await writer.Page.Context.SetOfflineAsync(true);
        await writer.Field("Ý kiến của bạn").FillAsync("Giữ lấy lời này");
        await writer.Button("Gửi ý kiến").ClickAsync();
        await Assertions.Expect(writer.Page.Locator(".comment-fields [role=alert]")).ToContainTextAsync("Lời bạn viết vẫn còn đây");
        await Assertions.Expect(writer.Field("Ý kiến của bạn")).ToHaveValueAsync("Giữ lấy lời này");
        await writer.Page.Context.SetOfflineAsync(false);
        await writer.Button("Gửi ý kiến").ClickAsync();
        await Assertions.Expect(writer.Page.Locator("li.open .said")).ToHaveTextAsync("Giữ lấy lời này");

        await using var plain = await Visitor.ComeAsync(chromium, portal, width: 360, script: false);
        await plain.SignInAsync("bientap");
        await plain.GoAsync(here);
        await plain.NothingSticksOutAsync();
        await Assertions.Expect(plain.Field("Ý kiến của bạn")).ToBeHiddenAsync(); // sent from here it would leave behind what is typed in the article
        await plain.Link("Viết và trả lời ở trang ý kiến").ClickAsync();
        await plain.Link("Trả lời Phóng Viên").ClickAsync();
        await plain.Field("Ý kiến của bạn").FillAsync("Đã rõ.");
        await plain.Button("Gửi ý kiến").ClickAsync();
        await plain.SeesAsync("Đã gửi ý kiến.");
        await Assertions.Expect(plain.Page.Locator("li.open .said")).ToHaveTextAsync(["Giữ lấy lời này", "Đã rõ."]);
        await plain.Button("Đã xong").ClickAsync();
        await Assertions.Expect(plain.Page.Locator("li.open")).ToHaveCountAsync(0);
        plain.HadNoTrouble();
    }
}
