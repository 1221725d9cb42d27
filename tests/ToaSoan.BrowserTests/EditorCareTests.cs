using System.Globalization;
using ToaSoan.Blocks;
using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>What the editor does unasked: it counts, offers hints and keeps unsaved words; it changes nothing by itself.</summary>
public sealed class EditorCareTests(Chromium chromium)
{
    [Fact]
    public async Task House_style_hints_are_offered_and_mend_one_thing_each()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: false);
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
    public async Task Words_not_saved_when_the_browser_goes_are_offered_back()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: false);
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Đã lưu rồi.");
        await writer.SaveAsync();
        await Assertions.Expect(writer.Button("Khôi phục")).ToHaveCountAsync(0);
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
        await using var portal = await TestPortal.StartAsync(compactPhotos: false);
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
    public async Task Typing_in_a_long_article_with_many_photos_stays_quick()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: false);
        var words = string.Join(' ', Enumerable.Repeat("đường ven sông dài chín cây số", 4));
        var photo = new string('a', 64);
        Document body = new([.. Enumerable.Range(0, 400).SelectMany(at => at % 10 == 0 ? (Block[])[new Figure(photo, "Chú thích", "Nguồn", "Mô tả"), new Paragraph([new(words)])] : [new Paragraph([new(words)])])]);
        var id = (await portal.PublishAsync("Bài dài", "", document: body, section: "thoi-su")).ObjectId;
        await using var writer = await Visitor.ComeAsync(chromium, portal);
        await writer.SignInAsync("thuky");
        await writer.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/ban/bai/{id}"));
        await writer.Text().Locator("p").Nth(200).ClickAsync();
        await writer.Page.EvaluateAsync("""
            window.slow = [];
            let begun = 0;
            addEventListener('keydown', () => { begun = performance.now(); }, true);
            addEventListener('input', event => { if (event.target.classList?.contains('ProseMirror')) { const at = begun; const channel = new MessageChannel(); channel.port1.onmessage = () => window.slow.push(performance.now() - at); requestAnimationFrame(() => channel.port2.postMessage(0)); } }, true);
            """);
        await writer.Page.Keyboard.TypeAsync("ven sông dài chín cây số ven sông dài", new KeyboardTypeOptions { Delay = 60 });
        var times = await writer.Page.EvaluateAsync<double[]>("window.slow.sort((a, b) => a - b)");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', times.Select(static time => time.ToString("F0", CultureInfo.InvariantCulture))));
        Assert.True(times.Length >= 30, $"{times.Length} keys were seen");
        Assert.True(times[times.Length / 2] < 50, $"a key took {times[times.Length / 2]:F0} ms in the middle");
        writer.HadNoTrouble();
    }
}
