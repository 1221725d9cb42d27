using Microsoft.EntityFrameworkCore;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.BrowserTests;

/// <summary>What a person typed is never lost.</summary>
public sealed class SavedWordsTests(Chromium chromium)
{
    [Fact]
    public async Task Submitting_without_a_section_is_refused_and_keeps_every_word()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reporter = await BeginAsync(portal, "phongvien");
        await reporter.Field("Tít").FillAsync("Trạm y tế mở cửa cả ngày thứ bảy, kể cả giờ trưa");
        await reporter.Field("Sapô").FillAsync("Người dân khám được ngoài giờ làm việc.");
        await reporter.Text().ClickAsync();
        await reporter.Page.Keyboard.PressAsync("Control+End");
        await reporter.Page.Keyboard.PressAsync("Enter");
        await reporter.Page.Keyboard.TypeAsync("## Lịch khám\n- Sáng từ 7 giờ\nChiều đến 17 giờ");
        await reporter.Button("Gửi duyệt").ClickAsync();

        await Assertions.Expect(reporter.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Bài chưa có chuyên mục. Hãy chọn chuyên mục rồi lưu.");
        await Assertions.Expect(reporter.Field("Tít")).ToHaveValueAsync("Trạm y tế mở cửa cả ngày thứ bảy, kể cả giờ trưa");
        await Assertions.Expect(reporter.Field("Sapô")).ToHaveValueAsync("Người dân khám được ngoài giờ làm việc.");
        await Assertions.Expect(reporter.Text().Locator("> *")).ToHaveTextAsync(["Đoạn đầu của bài.", "Lịch khám", "Sáng từ 7 giờChiều đến 17 giờ"]);

        await reporter.Field("Chuyên mục").SelectOptionAsync("Y tế");
        await reporter.Button("Gửi duyệt").ClickAsync();
        await reporter.SeesAsync("Đã gửi duyệt.");
        await Assertions.Expect(reporter.Text().Locator("li")).ToHaveTextAsync(["Sáng từ 7 giờ", "Chiều đến 17 giờ"]);
        reporter.HadNoTrouble();
    }

    [Fact]
    public async Task Of_two_who_save_at_once_both_are_joined_and_the_second_is_told()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reporter = await BeginAsync(portal, "phongvien");
        await using var editor = await Visitor.ComeAsync(chromium, portal);
        await editor.SignInAsync("bientap");
        await editor.GoAsync(new Uri(reporter.Page.Url).AbsolutePath);
        await editor.Field("Sapô").FillAsync("Lời của biên tập viên.");
        await editor.Field("Dòng trên tít").FillAsync("Y tế cơ sở");
        await editor.Button("Lưu").ClickAsync();
        await editor.SeesAsync("Đã lưu.");

        await reporter.Field("Sapô").FillAsync("Lời của phóng viên.");
        await reporter.Button("Lưu").ClickAsync();
        await reporter.SeesAsync("Biên Tập cũng vừa lưu bài này; hai bản đã được ghép lại. Có 1 chỗ hai người cùng sửa");
        await Assertions.Expect(reporter.Field("Sapô")).ToHaveValueAsync("Lời của phóng viên.");
        await Assertions.Expect(reporter.Field("Dòng trên tít")).ToHaveValueAsync("Y tế cơ sở");
        Assert.Contains(await portal.DoAsync<PortalDb, List<ArticleVersion>>(static db => db.ArticleVersions.Where(static v => v.Content != "").ToListAsync()), static version => version.Read().Lead == "Lời của biên tập viên.");
        reporter.HadNoTrouble();
        editor.HadNoTrouble();
    }

    [Fact]
    public async Task Leaving_a_page_with_unsaved_words_warns()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reporter = await BeginAsync(portal, "phongvien");
        var address = reporter.Page.Url;
        var warnings = 0;
        reporter.Page.Dialog += async (_, dialog) =>
        {
            Assert.Equal(DialogType.BeforeUnload, dialog.Type);
            warnings++;
            await dialog.DismissAsync();
        };

        await reporter.Field("Sapô").PressSequentiallyAsync("Chưa lưu");
        await reporter.Link("Bài viết").First.ClickAsync();
        await WaitAsync(() => warnings == 1);
        Assert.Equal(address, reporter.Page.Url);
        await Assertions.Expect(reporter.Field("Sapô")).ToHaveValueAsync("Chưa lưu");

        await reporter.Field("Tít").FillAsync("Tít");
        await reporter.Button("Gửi duyệt").ClickAsync();
        await Assertions.Expect(reporter.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chưa có chuyên mục");
        await reporter.Field("Chuyên mục").SelectOptionAsync("Y tế");
        await reporter.Field("Sapô").PressAsync("Control+s");
        await reporter.SeesAsync("Đã lưu.");
        await reporter.Link("Bài viết").First.ClickAsync();
        await reporter.ArrivesAsync("/ban");
        Assert.Equal(1, warnings);
    }

    [Fact]
    public async Task Words_that_could_not_be_saved_are_guarded_like_words_just_typed()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reporter = await BeginAsync(portal, "phongvien");
        await reporter.Page.EvaluateAsync("""
            const field = document.getElementById('editor-body');
            field.form.addEventListener('submit', () => { field.value = field.value.replace('"paragraph"', '"script"'); });
            """);
        var warnings = 0;
        reporter.Page.Dialog += async (_, dialog) =>
        {
            warnings++;
            await dialog.DismissAsync();
        };
        await reporter.Field("Sapô").FillAsync("Lời chưa lưu được.");
        await reporter.Button("Lưu").ClickAsync();
        await Assertions.Expect(reporter.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await reporter.Field("Sapô").ClickAsync();
        await reporter.Link("Bài viết").First.ClickAsync();
        await WaitAsync(() => warnings == 1);
        await Assertions.Expect(reporter.Field("Sapô")).ToHaveValueAsync("Lời chưa lưu được.");
    }

    [Fact]
    public async Task What_is_typed_before_the_editors_script_is_there_is_saved_too()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reporter = await BeginAsync(portal, "phongvien");
        var come = new TaskCompletionSource();
        await reporter.Page.RouteAsync("**/a/editor*.js", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        });

        // In a line beside the text: the editor comes, and saves it by itself.
        await reporter.Page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.Commit });
        await reporter.Field("Sapô").FillAsync("Lời gõ trước khi có trình soạn.");
        come.SetResult();
        await Assertions.Expect(reporter.Text()).ToBeVisibleAsync();
        await WaitAsync(() => portal.DoAsync<PortalDb, bool>(static db => db.Articles.AnyAsync(static a => a.Lead == "Lời gõ trước khi có trình soạn.")));

        // In the text itself: the plain fields stay, and are sent.
        come = new TaskCompletionSource();
        await reporter.Page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.Commit });
        await reporter.Field("Viết tiếp").FillAsync("Đoạn gõ trước khi có trình soạn.");
        come.SetResult();
        await reporter.UntilAsync("document.readyState === 'complete'");
        await Assertions.Expect(reporter.Field("Viết tiếp")).ToHaveValueAsync("Đoạn gõ trước khi có trình soạn.");
        await reporter.Button("Lưu").ClickAsync();
        await reporter.SeesAsync("Đã lưu.");
        await Assertions.Expect(reporter.Text()).ToContainTextAsync("Đoạn gõ trước khi có trình soạn.");
        reporter.HadNoTrouble();
    }

    /// <summary>Somebody who has just saved a new draft and stands in its editor.</summary>
    private async Task<Visitor> BeginAsync(TestPortal portal, string name)
    {
        var writer = await Visitor.ComeAsync(chromium, portal);
        await writer.SignInAsync(name);
        await writer.Link("Viết bài mới").ClickAsync();
        await writer.Field("Tít").FillAsync("Trạm y tế mở cửa thứ bảy");
        await writer.WriteAsync("Đoạn đầu của bài.");
        await writer.Button("Lưu").ClickAsync();
        await writer.SeesAsync("Đã lưu.");
        return writer;
    }

    private static Task WaitAsync(Func<bool> holds) => WaitAsync(() => Task.FromResult(holds()));

    private static async Task WaitAsync(Func<Task<bool>> holds)
    {
        for (var wait = 0; wait < 200 && !await holds(); wait++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(await holds());
    }
}
