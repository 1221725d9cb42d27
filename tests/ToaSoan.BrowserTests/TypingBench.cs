using System.Globalization;
using System.Text.Json;
using ToaSoan.Blocks;
using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>
/// How long a key takes in a long article, beside a plain editable text of the same words in the same browser, and how long a save
/// takes: no test, run by bench/typing. Keys are taken from the browser's own trace: the tasks of the page's main thread in which a key or
/// its input was handled, and every other task while one types (layout, paint, timers). Plain letters are typed, because the driver sends
/// letters with marks without keys; a Vietnamese input method sends the same keys.
/// </summary>
public sealed class TypingBench(Chromium chromium)
{
    private const int Blocks = 400, PhotoEvery = 10, Keys = 200;

    private static readonly string[] Categories = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

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
        Say("key, our editor", ours.Keys);
        Say("key, plain editable text", plain.Keys);
        Say("other tasks while typing, our editor", ours.Tasks);
        Say("other tasks while typing, plain editable text", plain.Tasks);
        Say("autosave, until the answer", [.. saves]);
    }

    private static async Task<(double[] Keys, double[] Tasks)> TypeAsync(IPage page)
    {
        var cdp = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var (found, complete) = (new List<Traced>(), new TaskCompletionSource());
        cdp.Event("Tracing.dataCollected").OnEvent += (_, data) => found.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(Traced.Of).OfType<Traced>());
        cdp.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.SetResult();
        await cdp.SendAsync("Tracing.start", new Dictionary<string, object> { ["transferMode"] = "ReportEvents", ["traceConfig"] = new { includedCategories = Categories } });
        await page.Keyboard.TypeAsync(string.Concat(Enumerable.Repeat("ven song dai chin cay so ", Keys / 25)), new KeyboardTypeOptions { Delay = 90 });
        await cdp.SendAsync("Tracing.end");
        await complete.Task;
        await cdp.DetachAsync();

        var handled = found.FindAll(static one => one.Type is "keydown" or "keypress" or "beforeinput" or "input");
        var main = handled.Select(static one => one.Thread).Distinct().Single();
        var tasks = found.FindAll(one => one.Type is null && one.Thread == main);
        return ([.. tasks.Where(task => handled.Exists(task.Holds)).Select(static task => task.Milliseconds)], [.. tasks.Where(task => !handled.Exists(task.Holds)).Select(static task => task.Milliseconds)]);
    }

    private static void Say(string what, double[] times)
    {
        Array.Sort(times);
        Assert.NotEmpty(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: n {times.Length}, p50 {times[times.Length / 2]:F1} ms, p95 {times[times.Length * 95 / 100]:F1} ms, slowest {times[^1]:F1} ms, over 50 ms {times.Count(static time => time > 50)}"));
    }

    /// <summary>A task of a thread, or an event handled in one. Times in microseconds.</summary>
    private sealed record Traced((int Process, int Thread) Thread, double From, double Length, string? Type)
    {
        public double Milliseconds => Length / 1000;

        public bool Holds(Traced inner) => inner.Thread == Thread && inner.From >= From && inner.From + inner.Length <= From + Length;

        public static Traced? Of(JsonElement line)
        {
            var type = line.GetProperty("name").GetString() switch
            {
                "RunTask" => null,
                "EventDispatch" => line.GetProperty("args").GetProperty("data").GetProperty("type").GetString(),
                _ => "",
            };
            return type == "" || !line.TryGetProperty("dur", out var length) ? null
                : new Traced((line.GetProperty("pid").GetInt32(), line.GetProperty("tid").GetInt32()), line.GetProperty("ts").GetDouble(), length.GetDouble(), type);
        }
    }
}
