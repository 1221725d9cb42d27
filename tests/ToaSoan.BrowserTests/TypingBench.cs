using System.Globalization;
using ToaSoan.Blocks;
using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>
/// How long a key takes in a long article, beside a plain editable text of the same words in the same browser, and how long a save
/// takes: no test, run by bench/typing.
/// </summary>
public sealed class TypingBench(Chromium chromium)
{
    private const int Blocks = 400, PhotoEvery = 10, Keys = 200;

    // From the key until the frame that shows it has been made.
    private const string Watch = """
        window.slow = [];
        let begun = 0;
        addEventListener('keydown', () => { begun = performance.now(); }, true);
        addEventListener('input', () => { const at = begun, channel = new MessageChannel(); channel.port1.onmessage = () => window.slow.push(performance.now() - at); requestAnimationFrame(() => channel.port2.postMessage(0)); }, true);
        """;

    [Fact(Explicit = true)]
    public async Task Keys_and_saves_in_an_article_of_ten_thousand_words_and_forty_photos()
    {
        await using var portal = await TestPortal.StartAsync();
        var words = string.Join(' ', Enumerable.Repeat("đường ven sông dài chín cây số", 4));
        var photos = new List<string>();
        for (var seed = 0; seed < Blocks / PhotoEvery; seed++)
        {
            photos.Add((await portal.DoAsync<Media.MediaStore, Media.Photo>(media => media.AddPhotoAsync(Tests.Media.TestPhotos.Jpeg(1200, 800, seed: seed), $"{seed}.jpg", null, CancellationToken.None))).Hash);
        }

        Document body = new([.. Enumerable.Range(0, Blocks).SelectMany(at => at % PhotoEvery == 0 ? (Block[])[new Figure(photos[at / PhotoEvery], "Chú thích", "Nguồn", "Mô tả"), new Paragraph([new(words)])] : [new Paragraph([new(words)])])]);
        var id = (await portal.PublishAsync("Bài dài", "", document: body, section: "thoi-su")).ObjectId;
        await using var writer = await Visitor.ComeAsync(chromium, portal);
        await writer.SignInAsync("thuky");
        await writer.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/ban/bai/{id}"));
        await writer.Text().Locator("p").Nth(200).ClickAsync();
        var ours = await TypeAsync(writer.Page);

        // The baseline: the same words in the browser's own editing.
        await writer.Page.EvaluateAsync("""
            const text = document.querySelector('.ProseMirror').innerText, plain = document.createElement('div');
            plain.contentEditable = 'true';
            plain.append(...text.split('\n').filter(Boolean).map(line => Object.assign(document.createElement('p'), { textContent: line })));
            document.body.replaceChildren(plain);
            """);
        await writer.Page.Locator("p").Nth(200).ClickAsync();
        var plain = await TypeAsync(writer.Page);

        await writer.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/ban/bai/{id}"));
        var saves = new List<double>();
        for (var save = 0; save < 20; save++)
        {
            await writer.Text().Locator("p").Nth(100).ClickAsync();
            var answer = writer.Page.WaitForResponseAsync(static response => response.Url.EndsWith("/tu-luu", StringComparison.Ordinal));
            await writer.Page.Keyboard.TypeAsync("a");
            var request = (await answer).Request;
            await (await answer).FinishedAsync();
            saves.Add(request.Timing.ResponseEnd);
        }

        Console.WriteLine($"{words.Split(' ').Length * Blocks} words, {photos.Count} photos");
        Say("key, our editor", ours);
        Say("key, plain editable text", plain);
        Say("autosave, until the answer", [.. saves]);
    }

    private static async Task<double[]> TypeAsync(IPage page)
    {
        await page.EvaluateAsync(Watch);
        await page.Keyboard.TypeAsync(string.Concat(Enumerable.Repeat("ven sông dài chín cây số ", Keys / 25)), new KeyboardTypeOptions { Delay = 90 });
        return await page.EvaluateAsync<double[]>("window.slow");
    }

    private static void Say(string what, double[] times)
    {
        Array.Sort(times);
        Assert.NotEmpty(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: n {times.Length}, p50 {times[times.Length / 2]:F1} ms, p95 {times[times.Length * 95 / 100]:F1} ms, slowest {times[^1]:F1} ms"));
    }
}
