using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Platform;

namespace ToaSoan.BrowserTests;

/// <summary>What the editor does unasked: it counts, offers hints and keeps unsaved words; it changes nothing by itself.</summary>
public sealed class EditorCareTests(Chromium chromium)
{
    [Fact]
    public async Task House_style_hints_are_offered_and_mend_one_thing_each()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        var hints = writer.Page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Gợi ý trình bày" }).GetByRole(AriaRole.Listitem);
        await writer.Field("Tít").FillAsync("Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai");
        await writer.WriteAsync("\u00d0ường  ven sông , dài chín cây số");
        await Assertions.Expect(hints).ToHaveCountAsync(4);
        await Assertions.Expect(hints.First).ToContainTextAsync("Tít dài 14 tiếng");
        await Assertions.Expect(writer.Text()).ToContainTextAsync("\u00d0ường  ven sông , dài");
        for (var left = 3; left > 0; left--)
        {
            await hints.Nth(1).GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(hints).ToHaveCountAsync(left);
        }

        await Assertions.Expect(writer.Text()).ToHaveTextAsync("Đường ven sông, dài chín cây số");
        await writer.SeesAsync("7 tiếng · đọc khoảng 1 phút");
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task The_newsrooms_own_style_is_hinted_at_and_mended()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.DoAsync<PortalDb>(static async db =>
        {
            db.DataMarks.AddRange(
                new DataMark { Name = "style.title-words", Value = "6" }, new DataMark { Name = "style.tones", Value = "old" },
                new DataMark { Name = "style.abbreviations", Value = "UBND = Ủy ban nhân dân" }, new DataMark { Name = "style.words", Value = "sát nhập = sáp nhập" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await using var writer = await Writing.BeginAsync(chromium, portal);
        var hints = writer.Page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Gợi ý trình bày" }).GetByRole(AriaRole.Listitem);
        await writer.Field("Tít").FillAsync("Một hai ba bốn năm sáu bảy");
        await writer.WriteAsync("Sát nhập hai xã ở vùng thuỷ lợi, UBND thông báo. UBND quý một.");
        await Assertions.Expect(hints).ToHaveCountAsync(4);
        await Assertions.Expect(hints.First).ToContainTextAsync("nên từ 6 tiếng trở xuống");
        for (var left = 3; left > 0; left--)
        {
            await hints.Nth(1).GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(hints).ToHaveCountAsync(left);
        }

        await Assertions.Expect(writer.Text()).ToHaveTextAsync("Sáp nhập hai xã ở vùng thủy lợi, Ủy ban nhân dân (UBND) thông báo. UBND quý một.");
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Words_not_saved_when_the_browser_goes_are_offered_back()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Đã lưu rồi.");
        await writer.SaveAsync();
        await Assertions.Expect(writer.Button("Khôi phục")).ToHaveCountAsync(0);
        await writer.Page.RouteAsync("**/tu-luu", static route => route.AbortAsync());
        await writer.WriteAsync(" Chưa kịp lưu.");
        await Task.Delay(1200, TestContext.Current.CancellationToken);

        var other = await writer.Page.Context.NewPageAsync();
        await other.GotoAsync(writer.Page.Url);
        await Assertions.Expect(other.Locator(".ProseMirror")).ToHaveTextAsync("Đã lưu rồi.");
        await Assertions.Expect(other.Locator(".kept")).ToContainTextAsync("Có bản chưa lưu lúc");
        await other.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Khôi phục" }).ClickAsync();
        await Assertions.Expect(other.Locator(".ProseMirror")).ToHaveTextAsync("Đã lưu rồi. Chưa kịp lưu.");
        await other.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("Đã lưu.");
        await Assertions.Expect(other.Locator(".ProseMirror")).ToHaveTextAsync("Đã lưu rồi. Chưa kịp lưu.");
        await Assertions.Expect(other.Locator(".kept")).ToBeHiddenAsync();
        await other.GotoAsync("/ban/bai/moi");
        await Assertions.Expect(other.Locator(".ProseMirror")).ToBeVisibleAsync();
        await Assertions.Expect(other.Locator(".kept")).ToBeHiddenAsync();
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task A_body_the_schema_does_not_know_is_refused_with_a_sentence_and_its_words_stay()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Lời của tôi.");
        await writer.Page.EvaluateAsync("""
            const field = document.getElementById('editor-body');
            field.form.addEventListener('submit', () => { field.value = field.value.replace('"paragraph"', '"script"'); });
            """);
        await writer.Button("Lưu").ClickAsync();
        await Assertions.Expect(writer.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nội dung có phần không được hỗ trợ: “script”.");
        Assert.Contains("Lời của tôi.", await writer.Page.Locator("#editor-body").InputValueAsync(), StringComparison.Ordinal);
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task A_key_pressed_before_the_browser_told_of_the_moved_caret_acts_where_the_caret_is()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Đoạn một.");
        await writer.Page.Keyboard.PressAsync("Control+Home");
        await writer.Page.EvaluateAsync("new Promise(requestAnimationFrame)");
        await writer.Page.EvaluateAsync("""
            () => {
              const root = document.querySelector('.ProseMirror'), words = root.querySelector('p').firstChild;
              getSelection().collapse(words, words.length); // told of only after this function
              root.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }));
            }
            """);
        await writer.Page.Keyboard.TypeAsync("Đoạn hai.");
        await Assertions.Expect(writer.Text().Locator("p")).ToHaveTextAsync(["Đoạn một.", "Đoạn hai."]);
    }
}
