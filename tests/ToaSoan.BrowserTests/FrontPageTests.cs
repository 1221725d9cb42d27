using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>The desk orders the front page by hand: with the keyboard, with the pointer, and without JavaScript.</summary>
public sealed class FrontPageTests(Chromium chromium)
{
    private const string Names = ".front-blocks > li > div > strong";

    [Fact]
    public async Task With_the_keyboard_a_block_is_moved_the_focus_stays_and_the_preview_follows()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Bài thời sự", "Nội dung.");
        await using var desk = await Visitor.ComeAsync(chromium, portal);
        await desk.SignInAsync("thuky");
        await desk.GoAsync("/ban/trang-nhat");
        var down = desk.Page.Locator("#khoi-1 [data-move] button").Nth(1);
        await down.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("ol[data-saved='1']")).ToHaveCountAsync(1);
        await Assertions.Expect(down).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator("#ordered")).ToHaveTextAsync("Đã lưu thứ tự mới.");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("ol[data-saved='2']")).ToHaveCountAsync(1);
        Assert.Equal("Tin phụ, Mới nhất, Tin chính, Các chuyên mục còn lại, Chủ đề trong ngày", await OrderAsync(desk));
        await desk.GoAsync("/ban/trang-nhat");
        Assert.Equal("Tin phụ, Mới nhất, Tin chính, Các chuyên mục còn lại, Chủ đề trong ngày", await OrderAsync(desk));
        await Assertions.Expect(desk.Page.FrameLocator("#preview").Locator(".card.lead h2")).ToHaveTextAsync("Bài thời sự");
        desk.HadNoTrouble();
    }

    [Fact]
    public async Task With_the_pointer_a_block_is_dragged_to_its_place()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var desk = await Visitor.ComeAsync(chromium, portal);
        await desk.SignInAsync("thuky");
        await desk.GoAsync("/ban/trang-nhat");
        await desk.Page.Locator("#khoi-5 .grip").ScrollIntoViewIfNeededAsync();
        var (grip, target) = ((await desk.Page.Locator("#khoi-5 .grip").BoundingBoxAsync())!, (await desk.Page.Locator("#khoi-2").BoundingBoxAsync())!);
        await desk.Page.Mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(grip.X + (grip.Width / 2), target.Y + 4, new MouseMoveOptions { Steps = 20 });
        await desk.Page.Mouse.UpAsync();
        await Assertions.Expect(desk.Page.Locator("ol[data-saved='1']")).ToHaveCountAsync(1);
        Assert.Equal("Tin chính, Chủ đề trong ngày, Tin phụ, Mới nhất, Các chuyên mục còn lại", await OrderAsync(desk));
        await desk.GoAsync("/ban/trang-nhat");
        Assert.Equal("Tin chính, Chủ đề trong ngày, Tin phụ, Mới nhất, Các chuyên mục còn lại", await OrderAsync(desk));
        desk.HadNoTrouble();
    }

    [Fact]
    public async Task Without_JavaScript_the_buttons_move_a_block_and_the_page_is_shown_to_readers()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Bài thời sự", "Nội dung.", topics: ["tiem-chung"]);
        await using var desk = await Visitor.ComeAsync(chromium, portal, width: 360, script: false);
        await desk.SignInAsync("thuky");
        await desk.GoAsync("/ban/trang-nhat");
        await Assertions.Expect(desk.Page.Locator(".grip").First).ToBeHiddenAsync();
        for (var press = 0; press < 4; press++)
        {
            await desk.Page.Locator("#khoi-5 [data-move] button").First.ClickAsync();
            await desk.SeesAsync("Đã lưu.");
        }

        Assert.StartsWith("Chủ đề trong ngày, Tin chính", await OrderAsync(desk), StringComparison.Ordinal);
        await desk.NothingSticksOutAsync();
        await desk.Button("Đưa lên ngay").ClickAsync();
        await desk.SeesAsync("Bạn đọc đã thấy bố cục mới.");
        await desk.GoAsync("/");
        await Assertions.Expect(desk.Page.Locator("main > nav.topics:first-of-type + .top")).ToHaveCountAsync(1);
        desk.HadNoTrouble();
    }

    private static async Task<string> OrderAsync(Visitor desk) => string.Join(", ", await desk.Page.Locator(Names).AllInnerTextsAsync());
}
