using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;

namespace ToaSoan.Tests.Reader.Feeds;

/// <summary>A WebSub hub hears of every publication, in its own time.</summary>
public sealed class HubTests
{
    private static readonly string[] Homes = ["", "/chu-de/tiem-chung", "/don-vi/trung-tam", "/thoi-su"];
    private static readonly string[] Files = ["atom.xml", "feed.json", "rss.xml"];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_hub_is_told_which_feeds_changed_and_again_when_it_did_not_listen(Engine engine)
    {
        var heard = new ConcurrentQueue<string>();
        var deaf = true;
        await using var hub = WebApplication.CreateSlimBuilder().Build();
        hub.Urls.Add("http://127.0.0.1:0");
        hub.MapPost("/", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            Assert.Equal("publish", form["hub.mode"]);
            foreach (var address in form["hub.url"])
            {
                heard.Enqueue(address!);
            }

            return Results.StatusCode(deaf ? 503 : 204);
        });
        await hub.StartAsync(Stop);
        await using var portal = await TestPortal.StartAsync(engine, settings => settings.WebsubHub = hub.Urls.First() + "/",
            adjust: static builder => builder.Services.Replace(ServiceDescriptor.Singleton(OutgoingPolicy.Public with { MayReach = IPAddress.IsLoopback, MayBePlain = static _ => true })));
        await portal.PublishAsync("Tin cho trung tâm phân phối", "Nội dung.", topics: ["tiem-chung"]);
        await portal.UntilAsync(db => Task.FromResult(heard.Contains("https://minhgiang.example/chu-de/tiem-chung/atom.xml")));
        await portal.UntilAsync(db => db.Jobs.AnyAsync(static job => job.Kind == FeedNews.JobKind && job.Attempts > 0 && job.Error != "", Stop));
        deaf = false;
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        JobRunner.Wake();
        await portal.UntilAsync(db => db.Jobs.AllAsync(static job => job.Kind != FeedNews.JobKind, Stop));
        string[] told = [.. heard.Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal([.. Homes.SelectMany(static home => Files.Select(file => $"https://minhgiang.example{home}/{file}")).Order(StringComparer.Ordinal)], told);

        using var reader = portal.NewClient();
        Assert.Contains($"<link rel=\"hub\" href=\"{portal.Settings.WebsubHub}\"", await reader.TextAsync("/atom.xml"), StringComparison.Ordinal);
        Assert.Contains("rel=\"hub\"", await reader.TextAsync("/thoi-su/rss.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_hub_nobody_is_told()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Tin thường", "Nội dung.");
        Assert.False(await portal.DoAsync<PortalDb, bool>(static db => db.Jobs.AnyAsync(static job => job.Kind == FeedNews.JobKind, Stop)));
        using var reader = portal.NewClient();
        Assert.DoesNotContain("rel=\"hub\"", await reader.TextAsync("/atom.xml"), StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
