using System.Globalization;
using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>
/// One article's whole way by four people with passkeys, over the program as a process of its own: written while the connection goes and the
/// program is killed, commented, returned, written in by two at once, approved twice, published, read. With TOASOAN_SCREENSHOTS it leaves pictures there.
/// </summary>
public sealed class NewsroomDayTests(Chromium chromium)
{
    private const string Title = "Trạm y tế phường mở cửa thứ bảy";
    private const string Password = "con duong ven song dai chin cay so";
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("TOASOAN_SCREENSHOTS");
    private int shot;

    [Fact]
    public async Task Four_people_bring_an_article_to_its_readers_through_a_lost_connection_and_a_kill_and_every_typed_word_is_there()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.StopAsync();
        using var program = new RealProgram(portal.Settings.Data, portal.Url);
        await program.StartAsync();
        await using var owner = await Visitor.ComeAsync(chromium, portal, local: true);
        await using var reporter = await Visitor.ComeAsync(chromium, portal, local: true);
        await using var editor = await Visitor.ComeAsync(chromium, portal, width: 768, local: true);
        await using var chief = await Visitor.ComeAsync(chromium, portal, width: 360, local: true);

        await owner.SignInAsync("chu", TestPortal.Password);
        await UsePasskeyAsync(owner);
        await ComeNewAsync(reporter, await InviteAsync(owner, "lanchi", "Lan Chi", "Sở Y tế thành phố", "Phóng viên"), "lanchi");
        await ComeNewAsync(chief, await InviteAsync(owner, "quangvinh", "Quang Vinh", "Trung tâm Truyền thông thành phố", "Trưởng ban"), "quangvinh");
        await editor.SignInAsync("bientap", TestPortal.Password);
        await UsePasskeyAsync(editor);

        // The reporter writes; the connection goes, the program dies.
        await reporter.GoAsync("/ban/bai/moi");
        await reporter.Field("Tít").FillAsync(Title);
        await reporter.Field("Sapô").FillAsync("Trạm y tế trực cả ngày thứ bảy.");
        await reporter.WriteAsync("Trạm mở cửa từ bảy giờ.");
        await SavedAsync(reporter);
        await reporter.Page.Context.SetOfflineAsync(true);
        await reporter.WriteAsync(" Gõ khi mất mạng.");
        await UnsavedAsync(reporter);
        await PictureAsync(reporter, "mat-mang");
        await reporter.Page.Context.SetOfflineAsync(false);
        await SavedAsync(reporter);
        await reporter.WriteAsync(" Gõ khi máy chủ");
        program.Kill();
        await reporter.Page.Keyboard.TypeAsync(" bị tắt đột ngột.");
        await UnsavedAsync(reporter);
        await program.StartAsync();
        await SavedAsync(reporter);
        await SubmitAsync(reporter);

        // The office's editor comments on a passage and returns it.
        await OpenAsync(editor);
        await editor.SelectAsync("bảy giờ");
        await editor.Page.Keyboard.PressAsync("Control+Alt+m");
        await editor.Page.Keyboard.TypeAsync("Bảy giờ sáng hay tối?");
        await editor.Button("Gửi ý kiến").ClickAsync();
        await Assertions.Expect(editor.Page.Locator("li.open .said")).ToHaveTextAsync("Bảy giờ sáng hay tối?");
        await PictureAsync(editor, "y-kien");
        await editor.Page.Locator("summary", new PageLocatorOptions { HasText = "Trả lại" }).ClickAsync();
        await editor.Field("Lý do trả lại").FillAsync("Ghi rõ sáng hay tối.");
        await editor.Button("Trả lại").ClickAsync();
        await editor.SeesAsync("Đã trả lại người viết.");

        // The reporter mends it while the editor writes in it too.
        await OpenAsync(reporter);
        await reporter.SeesAsync("Ghi rõ sáng hay tối.");
        await OpenAsync(editor);
        await Assertions.Expect(editor.Page.Locator(".people")).ToContainTextAsync("Lan Chi");
        await editor.Text().ClickAsync();
        await editor.Page.Keyboard.PressAsync("Control+End");
        await editor.Page.Keyboard.PressAsync("Enter");
        await editor.Page.Keyboard.TypeAsync("Biên tập viên thêm một đoạn.");
        await reporter.SelectAsync("bảy giờ");
        await reporter.Page.Keyboard.TypeAsync("bảy giờ sáng");
        await SavedAsync(editor);
        await SavedAsync(reporter);
        await reporter.WriteAsync(" Người dân mang theo thẻ.");
        await Assertions.Expect(reporter.Text()).ToContainTextAsync("Biên tập viên thêm một đoạn.");
        await SavedAsync(reporter);
        await PictureAsync(reporter, "cung-viet");
        await SubmitAsync(reporter);

        await OpenAsync(editor);
        await editor.Button("Duyệt và chuyển thư ký").ClickAsync();
        await editor.SeesAsync("Đã duyệt.");

        // The chief gives the last approval and publishes, on a phone.
        await OpenAsync(chief);
        await chief.NothingSticksOutAsync();
        await PictureAsync(chief, "duyet-tren-dien-thoai");
        await chief.Button("Duyệt").ClickAsync();
        await chief.SeesAsync("Đã duyệt.");
        await chief.Button("Đăng").ClickAsync();
        await chief.SeesAsync("Bạn đọc đã thấy bài.");

        await using var stranger = await Visitor.ComeAsync(chromium, portal, width: 360, script: false);
        await stranger.GoAsync((await chief.Link("Xem trên cổng").GetAttributeAsync("href"))!);
        await Assertions.Expect(stranger.Page.Locator(".prose p")).ToHaveTextAsync(
            ["Trạm mở cửa từ bảy giờ sáng. Gõ khi mất mạng. Gõ khi máy chủ bị tắt đột ngột.", "Biên tập viên thêm một đoạn. Người dân mang theo thẻ."]);
        await PictureAsync(stranger, "ban-doc");

        await owner.GoAsync("/ban/bang");
        await PictureAsync(owner, "bang-tin");
        await owner.GoAsync("/ban/nhat-ky");
        await owner.SeesAsync("Lan Chi");
        await PictureAsync(owner, "nhat-ky");
        Assert.Equal(0, await stranger.CookiesAsync());
    }

    private static async Task<string> InviteAsync(Visitor owner, string name, string shown, string office, string role)
    {
        await owner.GoAsync("/ban/nhan-su");
        await owner.Field("Tên đăng nhập").FillAsync(name);
        await owner.Field("Họ và tên").FillAsync(shown);
        await owner.Field("Đơn vị").SelectOptionAsync(office);
        await owner.Field("Vai trò").SelectOptionAsync(role);
        await owner.Button("Mời thêm người").ClickAsync();
        return new Uri(await owner.Page.Locator(".done code").InnerTextAsync()).AbsolutePath;
    }

    private static async Task ComeNewAsync(Visitor person, string link, string name)
    {
        await person.GoAsync(link);
        await person.Field("Mật khẩu mới").FillAsync(Password);
        await person.Button("Lưu").ClickAsync();
        await Assertions.Expect(person.Button("Đăng nhập")).ToBeVisibleAsync();
        await person.SignInAsync(name, Password);
        await UsePasskeyAsync(person);
    }

    // Adds a passkey, signs out, and comes back with nothing but it.
    private static async Task UsePasskeyAsync(Visitor person)
    {
        await Authenticator.AddToAsync(person);
        await person.GoAsync("/ban/toi");
        await person.Button("Thêm khóa truy cập").ClickAsync();
        await person.SeesAsync("Đã thêm khóa truy cập.");
        await person.Button("Đăng xuất").ClickAsync();
        await person.ArrivesAsync("/ban"); // the device answers the name field's offer at once
        await Assertions.Expect(person.Button("Đăng xuất")).ToBeVisibleAsync();
    }

    private static async Task OpenAsync(Visitor person)
    {
        await person.GoAsync("/ban/viec");
        if (await person.Link(Title).CountAsync() == 0)
        {
            await person.GoAsync("/ban");
        }

        await person.Link(Title).First.ClickAsync();
        await Assertions.Expect(person.Text()).ToBeVisibleAsync();
    }

    private static async Task SubmitAsync(Visitor reporter)
    {
        await reporter.Field("Chuyên mục").SelectOptionAsync("Y tế");
        await reporter.Button("Gửi duyệt").ClickAsync();
        await reporter.SeesAsync("Đã gửi duyệt.");
    }

    private static Task SavedAsync(Visitor writer) => Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("ã tự lưu lúc");

    private static Task UnsavedAsync(Visitor writer) => Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Chưa lưu được: mất kết nối");

    private async Task PictureAsync(Visitor person, string name)
    {
        if (Pictures is { Length: > 0 })
        {
            await person.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, string.Create(CultureInfo.InvariantCulture, $"day-{++shot:00}-{name}.png")), FullPage = true });
        }
    }
}
