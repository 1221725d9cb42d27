using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
#pragma warning disable RS0030 // The tests, unlike the product, start other programs.

namespace ToaSoan.Tests.Transparency;

/// <summary>An article's history as readers see it, and the proof of each edition, computed again by a stranger's tool.</summary>
public sealed class HistoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_edition_is_listed_with_its_reason_and_says_what_it_changed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var first = await portal.PublishAsync("Cầu mở ngày 3 tháng 6", "Cầu dài 120 mét.", authors: ["Minh Hà"]);
        using var reader = portal.NewClient();
        Assert.Equal(["Bản 1: Đăng lần đầu"], await ListAsync(first.Path));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var second = await portal.CorrectAsync(first, "Cầu mở ngày 4 tháng 6", "Nhầm ngày mở cầu.");
        Assert.Equal(["Bản 2: Đính chính", "Bản 1: Đăng lần đầu"], await ListAsync(second.Path));

        var newer = await reader.ReadAsync(second.Path + "/lich-su/2");
        Assert.Equal("Tít", newer.QuerySelector(".diff h3")!.TextContent);
        Assert.Equal(("3", "4"), (newer.QuerySelector(".diff del")!.TextContent, newer.QuerySelector(".diff ins")!.TextContent));
        Assert.Contains("Nhầm ngày mở cầu.", newer.QuerySelector(".list-head")!.TextContent, StringComparison.Ordinal);
        var older = await reader.ReadAsync(second.Path + "/lich-su/1");
        Assert.Null(older.QuerySelector(".diff"));
        Assert.Equal("section:thoi-su", older.Body!.GetAttribute("data-counted")); // not as reading the article
        Assert.Contains("Cầu mở ngày 3 tháng 6", older.QuerySelector(".whole")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(second.Path, older.QuerySelector(".list-head strong + a")!.GetAttribute("href")); // says that it was replaced, and by what
        Assert.Equal(second.Path + "/lich-su", (await reader.ReadAsync(second.Path)).QuerySelector(".story .updated a")!.GetAttribute("href"));

        async Task<string[]> ListAsync(string path) => [.. (await reader.ReadAsync(path + "/lich-su")).QuerySelectorAll(".past-editions li > a").Select(static link => link.TextContent)];
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_stranger_computes_the_commitments_of_each_edition_again_and_a_changed_letter_shows(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Cầu mở", "Cầu dài 120 mét.", lead: "Ẵm bé qua cầu.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        edition = await portal.CorrectAsync(edition, "Cầu mở ngày 4 tháng 6", "Thiếu ngày.");
        using var reader = portal.NewClient();
        foreach (var number in new[] { 1, 2 })
        {
            var page = await reader.ReadAsync($"{edition.Path}/lich-su/{number}");
            var file = await reader.TextAsync(page.QuerySelector(".proof a[download]")!.GetAttribute("href")!);
            var script = page.QuerySelector(".proof pre")!.TextContent;
            Assert.Equal("True True", await RunAsync(script, file));
            Assert.Equal("False True", await RunAsync(script, file.Replace("120 mét", "121 mét", StringComparison.Ordinal)));
            using var proof = JsonDocument.Parse(file);
            var record = await portal.DoAsync<PortalDb, ToaSoan.Platform.Record>(db => db.Records.AsNoTracking().SingleAsync(r => r.Object == $"article/{edition.ObjectId}" && r.Seq == number, Stop));
            Assert.Equal(record.Content, proof.RootElement.GetProperty("record").GetProperty("content").GetString());
            Assert.Equal(record.Content, page.QuerySelector(".proof")!.GetAttribute("data-content"));
        }

        Assert.Equal("True False", await RunAsync((await reader.ReadAsync($"{edition.Path}/lich-su/2")).QuerySelector(".proof pre")!.TextContent,
            (await reader.TextAsync($"{edition.Path}/lich-su/2/chung-minh.json")).Replace("Thiếu ngày.", "Đủ ngày.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_a_withdrawn_article_only_what_was_done_stays()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Tin nhầm về cầu", "Nội dung phải rút.");
        using var reader = portal.NewClient();
        await reader.ReadAsync(edition.Path + "/lich-su");
        await reader.ReadAsync(edition.Path + "/lich-su/1");
        await portal.WithdrawAsync(edition, "Nguồn tin rút lại.");
        var link = (await reader.ReadAsync(edition.Path, HttpStatusCode.Gone)).QuerySelector(".withdrawn p a")!.GetAttribute("href")!;
        var page = await reader.ReadAsync(link, HttpStatusCode.Gone);
        Assert.Equal(["Bản 2: Rút bài", "Bản 1: Đăng lần đầu"], page.QuerySelectorAll(".past-editions strong").Select(static name => name.TextContent));
        Assert.Contains("Nguồn tin rút lại.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(44, page.QuerySelectorAll(".past-editions code")[1].TextContent.Length);
        foreach (var words in new[] { "Tin nhầm", "tin-nham", "phải rút" })
        {
            Assert.DoesNotContain(words, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        foreach (var part in new[] { "/lich-su/1", "/lich-su/1/chung-minh.json" })
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, edition.Path + part);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.DoesNotContain("phải rút", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Other_spellings_lead_to_the_one_address_and_what_is_not_there_is_not_found()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cầu mở", "Cầu dài 120 mét.");
        using var reader = portal.NewClient();
        foreach (var part in new[] { "/lich-su", "/lich-su/1", "/lich-su/1/chung-minh.json" })
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, $"/y-te/khac-{edition.ObjectId}{part}");
            Assert.Equal((HttpStatusCode.MovedPermanently, edition.Path + part), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        foreach (var path in new[] { edition.Path + "/lich-su/2", edition.Path + "/lich-su/0", edition.Path + "/lich-su/2/chung-minh.json", "/thoi-su/khac-987654/lich-su", "/thoi-su/khac-987654/lich-su/1" })
        {
            await reader.ReadAsync(path, HttpStatusCode.NotFound);
        }
    }

    private static async Task<string> RunAsync(string script, string proof)
    {
        var folder = Directory.CreateTempSubdirectory("toasoan-proof-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "kiem.py"), script, Stop);
            await File.WriteAllTextAsync(Path.Combine(folder, "proof.json"), proof, Stop);
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["kiem.py", "proof.json"]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder })!;
            var said = await python.StandardOutput.ReadToEndAsync(Stop);
            await python.WaitForExitAsync(Stop);
            return said.Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
