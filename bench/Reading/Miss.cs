using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToaSoan.Commands;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Bench.Reading;

/// <summary>What it costs to render pages from the database over the articles of bench/Search: the store forgets before every request.</summary>
internal static class Miss
{
    private const int Times = 300;
    private const int Warm = 2000;
    private const int Topics = 300;
    private const int Photos = 1000;

    /// <summary>Prints the table; 1 when a bar is missed.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        await using var workplace = await Workplace.OpenAsync(new Settings { Data = folder }, CancellationToken.None, static builder =>
        {
            builder.Logging.ClearProviders();
            Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, "http://127.0.0.1:0");
        });
        await FurnishAsync(workplace.Db);
        await workplace.App.StartAsync();
        var pages = workplace.App.Services.GetRequiredService<PageStore>();
        var total = await workplace.Db.Editions.CountAsync();
        var sections = await workplace.Db.Sections.Select(static section => section.Slug).ToListAsync();
        var articles = await workplace.Db.Editions.Where(edition => edition.Id % 97 == 3 && sections.Contains(edition.Section)).OrderBy(static edition => edition.Id).Take(Times).Select(static edition => edition.Path).ToListAsync();
        using var client = new HttpClient { BaseAddress = new Uri(workplace.App.Urls.First()) };
        Console.WriteLine($"Rendering from the database over {total:N0} articles with a photo and two topics each (SQLite), {Times} times each after {Warm:N0} to warm up, the request over loopback included. Milliseconds.");
        Console.WriteLine("| page | p50 | p95 | slowest | bar for p50 | result |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var good = true;
        foreach (var (name, bar, paths) in new (string, double, IReadOnlyList<string>)[] { ("article", 3, articles), ("front page", 8, ["/"]), ("section", 8, ["/thoi-su"]), ("page 50 of a section", 8, ["/thoi-su/trang/50"]), ("suggestions", 100, ["/tim-kiem/goi-y?q=th", "/tim-kiem/goi-y?q=tr", "/tim-kiem/goi-y?q=ng", "/tim-kiem/goi-y?q=nguoi+d", "/tim-kiem/goi-y?q=thanh+pho+h"]) })
        {
            var times = new List<double>();
            for (var turn = -Warm; turn < Times; turn++)
            {
                pages.Evict(PageTag.Layout);
                var watch = Stopwatch.StartNew();
                using var answer = await client.GetAsync(paths[(turn + Warm) % paths.Count]);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                if (turn >= 0)
                {
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }

            times.Sort();
            var kept = times[times.Count / 2] < bar;
            good &= kept;
            Console.WriteLine($"| {name} | {times[times.Count / 2]:0.0} | {times[(int)(times.Count * 0.95)]:0.0} | {times[^1]:0.0} | {bar} | {(kept ? "kept" : "MISSED")} |");
        }

        await workplace.App.StopAsync();
        SqliteConnection.ClearAllPools();
        return good ? 0 : 1;
    }

    // The search bench writes editions only; pages also want their sections and offices, and a real city's articles have a photo and two topics.
    private static async Task FurnishAsync(PortalDb db)
    {
        if (await db.Sections.AnyAsync())
        {
            return;
        }

        var sections = await db.Editions.Select(static edition => edition.Section).Distinct().ToListAsync();
        db.Sections.AddRange(sections.Where(static slug => !FixedAddresses.First.Contains(slug)).Select(static (slug, index) => new Section { Slug = slug, Name = slug, NameEn = slug, Position = index + 1 }));
        db.Offices.AddRange(Enumerable.Range(1, 30).Select(static number => new Office { Code = $"D{number}", Slug = $"don-vi-{number}", Name = $"Đơn vị {number}", ShortName = $"Đơn vị {number}", Kind = OfficeKind.Office }));
        db.Topics.AddRange(Enumerable.Range(0, Topics).Select(static number => new Topic { Slug = $"chu-de-{number}", Name = $"Chủ đề {number}", Summary = "" }));
        db.Photos.AddRange(Enumerable.Range(0, Photos).Select(static number => new Photo { Hash = $"{number:x64}", Name = "a.jpg", Format = "jpg", Bytes = 1, Width = 1800, Height = 1200, UploadedAt = DateTime.UnixEpoch, Public = true, PerceptualHash = number, Formats = PhotoFormats.Jpeg | PhotoFormats.WebP | PhotoFormats.Avif }));
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync($"UPDATE \"Editions\" SET \"LeadPhoto\" = printf('%064x', \"Id\" % {Photos})");
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"EditionTag\" (\"EditionId\", \"Kind\", \"Slug\", \"Name\", \"Position\", \"EditionKind\", \"ShownAt\") SELECT \"Id\", {EditionTag.Topic}, 'chu-de-' || (\"Id\" * 7 % {Topics}), 'Chủ đề', 0, \"Kind\", \"FirstPublishedAt\" FROM \"Editions\" UNION ALL SELECT \"Id\", {EditionTag.Topic}, 'chu-de-' || ((\"Id\" * 13 + 1) % {Topics}), 'Chủ đề', 1, \"Kind\", \"FirstPublishedAt\" FROM \"Editions\"");
    }
}
