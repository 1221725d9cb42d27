using System.Text.RegularExpressions;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Media;

namespace ToaSoan.BrowserTests;

/// <summary>The newsroom's main job from the Word file to the withdrawal, and a reader who watches without cookies or script.</summary>
public sealed partial class MainJobTests(Chromium chromium)
{
    private const string NewCaption = "Phụ huynh và học sinh học kỹ năng cứu đuối bên bến sông.";
    private const string OldWords = "7.215 học sinh tiểu học đã biết bơi";
    private const string NewWords = "7.512 học sinh tiểu học đã biết bơi";
    private const string WhyCorrected = "Số học sinh biết bơi là 7.512, không phải 7.215.";
    private const string WhyWithdrawn = "Ngày hội được hoãn nên bài không còn đúng.";
    private const string Query = "ngay hoi boi loi ben song";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_Word_file_is_published_read_found_corrected_and_withdrawn(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, compactPhotos: engine == Engine.Sqlite);
        await using var reporter = await Visitor.ComeAsync(chromium, portal);
        await using var editor = await Visitor.ComeAsync(chromium, portal);
        await using var desk = await Visitor.ComeAsync(chromium, portal);
        await using var owner = await Visitor.ComeAsync(chromium, portal);
        await using var phone = await Visitor.ComeAsync(chromium, portal, width: 360, height: 740, script: false);
        await using var computer = await Visitor.ComeAsync(chromium, portal, script: false);
        Visitor[] strangers = [phone, computer];

        await FileAsync(reporter);
        await ApproveAsync(editor);
        var path = await PublishAsync(desk);
        await WordFile.PhotosReadyAsync(portal, engine == Engine.Sqlite ? PhotoFormats.Jpeg | PhotoFormats.WebP | PhotoFormats.Avif : PhotoFormats.Jpeg);
        foreach (var stranger in strangers)
        {
            await ReadAsync(stranger, path);
            await FindAsync(stranger, path);
        }

        await CorrectAsync(desk);
        foreach (var stranger in strangers)
        {
            await ReadCorrectionAsync(stranger, path);
        }

        await WithdrawAsync(owner);
        foreach (var stranger in strangers)
        {
            await stranger.GoAsync(path, status: 410);
            await stranger.SeesAsync(WhyWithdrawn);
            await stranger.DoesNotSeeAsync(WordFile.Title);
            await stranger.NothingSticksOutAsync();
            await SearchAsync(stranger);
            await stranger.SeesAsync("Không có kết quả nào khớp");
            Assert.Equal(0, await stranger.CookiesAsync());
        }

        foreach (var person in new[] { reporter, editor, desk, owner, phone, computer })
        {
            person.HadNoTrouble();
        }
    }

    private static async Task FileAsync(Visitor reporter)
    {
        await reporter.SignInAsync("phongvien");
        await reporter.Page.GetByRole(AriaRole.Navigation).GetByText("Nhập tệp Word").ClickAsync();
        await reporter.Page.SetInputFilesAsync("input[name=files]", WordFile.Path);
        await reporter.Button("Nhập tệp Word").ClickAsync();
        await Assertions.Expect(reporter.Field("Tít")).ToHaveValueAsync(WordFile.Title);
        await reporter.Page.GetByText("Chương trình đã nhận ra và sửa gì").ClickAsync();
        await Assertions.Expect(reporter.Page.Locator(".findings li").First).ToBeVisibleAsync();

        await Assertions.Expect(reporter.Field("Chú thích")).ToHaveCountAsync(2);
        await reporter.Field("Chú thích").Nth(1).FillAsync(NewCaption);
        for (var photo = 0; photo < 2; photo++)
        {
            await reporter.Field("Nguồn").Nth(photo).FillAsync("Ảnh: Minh Hà");
            await reporter.Field("Mô tả cho người không nhìn thấy").Nth(photo).FillAsync("Học sinh bên bến sông");
        }

        await reporter.Field("Chuyên mục").SelectOptionAsync("Thời sự");
        await reporter.Button("Gửi duyệt").ClickAsync();
        await reporter.SeesAsync("Đã gửi duyệt.");
    }

    private static async Task ApproveAsync(Visitor editor)
    {
        await editor.SignInAsync("bientap");
        await editor.Link(WordFile.Title).ClickAsync();
        await Assertions.Expect(editor.Field("Chú thích").Nth(1)).ToHaveValueAsync(NewCaption);
        await editor.Button("Duyệt và chuyển thư ký").ClickAsync();
        await editor.SeesAsync("Đã duyệt.");
    }

    private static async Task<string> PublishAsync(Visitor desk)
    {
        await desk.SignInAsync("thuky");
        await desk.Link(WordFile.Title).ClickAsync();
        await desk.Button("Duyệt").ClickAsync();
        await desk.SeesAsync("Đã duyệt.");
        await desk.Button("Đăng").ClickAsync();
        await desk.SeesAsync("Bạn đọc đã thấy bài.");
        return (await desk.Link("Xem trên cổng").GetAttributeAsync("href"))!;
    }

    private static async Task ReadAsync(Visitor stranger, string path)
    {
        await stranger.GoAsync("/");
        await stranger.NothingSticksOutAsync();
        await stranger.Link(WordFile.Title).ClickAsync();
        await stranger.ArrivesAsync(path);
        Assert.Equal(WordFile.Title, await stranger.Page.Locator("h1").InnerTextAsync());
        await stranger.SeesAsync(NewCaption);
        await stranger.SeesAsync(OldWords);
        await Assertions.Expect(stranger.Page.GetByText("Thu Hằng")).ToBeVisibleAsync();
        await Assertions.Expect(stranger.Page.Locator("article figure img")).ToHaveCountAsync(2);
        await stranger.UntilAsync("[...document.querySelectorAll('article figure img')].every(img => img.complete && img.naturalWidth > 0)");
        await stranger.NothingSticksOutAsync();
    }

    private static async Task SearchAsync(Visitor stranger)
    {
        await stranger.GoAsync("/tim-kiem");
        await stranger.Page.Locator("main input[name=q]").FillAsync(Query);
        await stranger.Page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Tìm", Exact = true }).ClickAsync();
        await stranger.ArrivesAsync(FoundAddress().IsMatch);
    }

    private static async Task FindAsync(Visitor stranger, string path)
    {
        await SearchAsync(stranger);
        await stranger.NothingSticksOutAsync();
        await stranger.Link(WordFile.Title).ClickAsync();
        await stranger.ArrivesAsync(path);
    }

    private static async Task CorrectAsync(Visitor desk)
    {
        await GiveReasonAsync();
        await desk.SeesAsync("Bản đang sửa giống hệt bản bạn đọc đang xem.");

        await desk.SelectAsync("7.215");
        await desk.Page.Keyboard.TypeAsync("7.512");
        await Assertions.Expect(desk.Text()).ToContainTextAsync(NewWords);
        await GiveReasonAsync();
        await desk.SeesAsync("Đã đăng đính chính.");

        async Task GiveReasonAsync()
        {
            var reason = desk.Field("Lý do đính chính (bạn đọc sẽ thấy)");
            if (!await reason.IsVisibleAsync())
            {
                await desk.Page.Locator("summary", new PageLocatorOptions { HasTextString = "Đính chính" }).ClickAsync();
            }

            await reason.FillAsync(WhyCorrected);
            await desk.Button("Đính chính").ClickAsync();
        }
    }

    private static async Task ReadCorrectionAsync(Visitor stranger, string path)
    {
        await stranger.GoAsync(path);
        await Assertions.Expect(stranger.Page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Đính chính" })).ToContainTextAsync(WhyCorrected);
        await stranger.SeesAsync(NewWords);
        await Assertions.Expect(stranger.Page.Locator(".prose")).Not.ToContainTextAsync(OldWords);
        await stranger.NothingSticksOutAsync();
    }

    private static async Task WithdrawAsync(Visitor owner)
    {
        await owner.SignInAsync("chu");
        await owner.Link(WordFile.Title).ClickAsync();
        await owner.Page.Locator("summary", new PageLocatorOptions { HasTextString = "Gỡ bài" }).ClickAsync();
        await owner.Field("Lý do gỡ bài (bạn đọc sẽ thấy)").FillAsync(WhyWithdrawn);
        await owner.Button("Gỡ bài").ClickAsync();
        await owner.SeesAsync("Đã gỡ bài.");
    }

    [GeneratedRegex(@"/tim-kiem\?q=", RegexOptions.NonBacktracking)]
    private static partial Regex FoundAddress();
}
