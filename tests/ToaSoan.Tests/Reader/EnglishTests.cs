using System.Globalization;
using AngleSharp.Dom;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

public sealed class EnglishTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Every_text_has_both_languages()
    {
        foreach (var texts in new[] { ReaderText.ResourceManager, PlatformText.ResourceManager })
        {
            var (vi, en) = (Keys(texts.GetResourceSet(CultureInfo.InvariantCulture, true, false)!), Keys(texts.GetResourceSet(English, true, false)!));
            Assert.NotEmpty(vi);
            Assert.Equal(vi, en);
        }
    }

    [Fact]
    public async Task The_english_frame_is_english_and_says_where_it_is_not()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Đường ven sông thông xe", "Nội dung tiếng Việt.", "Sapô tiếng Việt.", authors: ["Hà Vỹ"], topics: ["tiem-chung"], kicker: "Giao thông");
        var corrected = await portal.PublishAsync("Bài đính chính", "Nội dung.", topics: ["tiem-chung"]);
        await portal.CorrectAsync(corrected, "Bài đã đính chính", "Sai tên phường.");
        var withdrawn = await portal.PublishAsync("Bài rút", "Nội dung.");
        await portal.WithdrawAsync(withdrawn, "Sai sự thật.");
        using var reader = portal.NewClient();
        string[] paths = ["", "/thoi-su", edition.Path, corrected.Path, withdrawn.Path, "/chu-de/tiem-chung", "/don-vi/so-y-te", "/don-vi/phuong-ben-sen", "/tac-gia/ha-vy", "/tim-kiem", "/tim-kiem?q=duong", "/tim-kiem?q=khongthayxyz", "/khong-co", "/loi/500"];
        foreach (var path in paths)
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, "/en" + path);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
            foreach (var vietnamese in page.QuerySelectorAll("[lang=vi], script").ToList())
            {
                vietnamese.Remove();
            }

            var frame = page.Body!.Text() + string.Concat(page.Body!.QuerySelectorAll("[aria-label]").Select(static labelled => labelled.GetAttribute("aria-label")));
            Assert.DoesNotContain(frame, static letter => letter > 'ÿ' && char.IsLetter(letter));
            Assert.All(page.QuerySelectorAll("main a[href^='/'], header a[href^='/'], footer a[href^='/']").Where(static link => link.GetAttribute("href") is not "/rss.xml" and not "/thoi-su/rss.xml"),
                static link => Assert.StartsWith("/en", link.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    private static string[] Keys(System.Resources.ResourceSet set) => [.. set.Cast<System.Collections.DictionaryEntry>().Select(static entry => (string)entry.Key).Order(StringComparer.Ordinal)];
}
