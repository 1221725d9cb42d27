using System.Text.Json;
using System.Text.Json.Nodes;
using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>
/// Whole documents as other programs put them on the clipboard. Beside each <c>Pasted/name.html</c> stands <c>name.txt</c>: the sentence that
/// says what was left out, then a block a line. The LibreOffice ones were made from the documents beside them and of <c>demo/word</c> by
/// <c>soffice --headless --convert-to "html:HTML (StarWriter):UTF8"</c> (7.4; spreadsheets: StarCalc), the filter its clipboard uses.
/// </summary>
public sealed class PasteCorpusTests(Chromium chromium)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Every_document_lands_as_the_blocks_it_should_and_runs_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.Page.EvaluateAsync("window.ran = 0");
        var elsewhere = new List<string>();
        writer.Page.Request += (_, request) => elsewhere.AddRange(request.Url.Contains("elsewhere.example", StringComparison.Ordinal) ? [request.Url] : []);
        var folder = Path.Combine(AppContext.BaseDirectory, "Pasted");
        var names = Directory.GetFiles(folder, "*.html").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList();
        Assert.InRange(names.Count, 10, 100);
        var wrong = new List<string>();
        foreach (var name in names)
        {
            await writer.Text().ClickAsync();
            await writer.Page.Keyboard.PressAsync("Control+A");
            await writer.Page.Keyboard.PressAsync("Delete");
            await writer.PasteAsync(await File.ReadAllTextAsync(Path.Combine(folder, name + ".html"), TestContext.Current.CancellationToken));
            var told = await writer.Page.Locator(".told").TextContentAsync();
            var body = JsonNode.Parse(await writer.SaveAsync())!["content"]!.AsArray().Select(static block => block!.ToJsonString(Plain));
            var landed = string.Join('\n', body.Prepend(told));
            var expected = await File.ReadAllTextAsync(Path.Combine(folder, name + ".txt"), TestContext.Current.CancellationToken);
            wrong.AddRange(landed == expected.TrimEnd() ? [] : [$"=== {name}\n{landed}"]);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(0, await writer.Page.EvaluateAsync<int>("window.ran"));
        Assert.Empty(elsewhere);
        writer.HadNoTrouble();
    }
}
