using System.Net;
using System.Xml.Linq;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Transparency;

namespace ToaSoan.Tests.Transparency;

/// <summary>Corrections gathered on a page, with their policy and their feed.</summary>
public sealed class CorrectionListTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_correction_is_on_the_page_at_once_with_its_reason_and_what_it_changed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        Assert.NotNull((await reader.ReadAsync("/dinh-chinh")).QuerySelector("p.nothing"));
        await reader.TextAsync("/dinh-chinh/atom.xml");
        var edition = await portal.PublishAsync("Cầu mở ngày 3", "Cầu dài 120 mét.");
        var corrected = await portal.CorrectAsync(edition, "Cầu mở ngày 4", "Sai ngày mở cầu.");
        var page = await reader.ReadAsync("/dinh-chinh");
        var line = page.QuerySelector(".register-list li")!;
        Assert.Equal(("Cầu mở ngày 4", edition.Path, "Sai ngày mở cầu."), (line.QuerySelector("h2")!.TextContent, line.QuerySelector("h2 a")!.GetAttribute("href"), line.QuerySelector(".facts")!.TextContent));
        Assert.Contains(edition.OfficeName, line.QuerySelector(".meta")!.TextContent, StringComparison.Ordinal);
        var changed = await reader.ReadAsync(line.QuerySelector(".register-links a")!.GetAttribute("href")!);
        Assert.Contains("Cầu mở ngày", changed.QuerySelector(".diff")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#chinh-sach"));
        Assert.NotNull(page.QuerySelector("link[type='application/atom+xml'][href='/dinh-chinh/atom.xml']"));

        var feed = XDocument.Parse(await reader.TextAsync("/dinh-chinh/atom.xml"));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = feed.Root!.Elements(atom + "entry").Single();
        Assert.Equal(("Cầu mở ngày 4", "Sai ngày mở cầu.", $"https://minhgiang.example{edition.Path}/lich-su/2", $"tag:minhgiang.example,2026:article/{edition.ObjectId}/2"),
            (entry.Element(atom + "title")!.Value, entry.Element(atom + "summary")!.Value, entry.Element(atom + "link")!.Attribute("href")!.Value, entry.Element(atom + "id")!.Value));
        Assert.Equal(CityTime.Machine(corrected.PublishedAt), feed.Root.Element(atom + "updated")!.Value);

        await portal.WithdrawAsync(corrected, "Nguồn rút lại.");
        var gone = await reader.ReadAsync("/dinh-chinh");
        Assert.Equal(($"Bài viết số {edition.ObjectId}", "Sai ngày mở cầu."), (gone.QuerySelector(".register-list h2")!.TextContent, gone.QuerySelector(".register-list .facts")!.TextContent));
        Assert.DoesNotContain("cau-mo", gone.DocumentElement.OuterHtml + await reader.TextAsync("/dinh-chinh/atom.xml"), StringComparison.Ordinal);
        await reader.ReadAsync(gone.QuerySelector(".register-list h2 a")!.GetAttribute("href")!, HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Corrections_are_narrowed_by_month_and_paged_in_both_frames()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var edition = await portal.PublishAsync("Cầu mở", "Cầu dài 120 mét.");
        for (var n = 0; n < 22; n++)
        {
            portal.Clock.Advance(TimeSpan.FromDays(1)); // from 17/6 to 8/7/2026
            edition = await portal.CorrectAsync(edition, $"Cầu mở, lần {n}", $"Lần {n}.");
        }

        Assert.Equal(["Lần 21.", "Lần 20."], (await ReasonsAsync("/dinh-chinh")).Take(2));
        Assert.Equal(["Lần 1.", "Lần 0."], await ReasonsAsync("/dinh-chinh/trang/2"));
        Assert.Equal(14, (await ReasonsAsync("/en/dinh-chinh/2026-06")).Count);
        Assert.Equal(8, (await ReasonsAsync("/dinh-chinh/2026-h2")).Count);
        foreach (var nothing in new[] { "/2026-05", "/trang/3", "/go", "/2026-h1/trang/2", "/rss.xml" })
        {
            await reader.ReadAsync("/dinh-chinh" + nothing, HttpStatusCode.NotFound);
        }

        async Task<List<string>> ReasonsAsync(string path) => [.. (await reader.ReadAsync(path)).QuerySelectorAll(".register-list .facts").Select(static facts => facts.TextContent)];
    }
}
