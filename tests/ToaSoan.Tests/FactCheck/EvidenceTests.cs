using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ToaSoan.FactCheck;
using ToaSoan.Platform;
using ToaSoan.Tests.Almanac;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.FactCheck.FactCheckSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.FactCheck;

/// <summary>Evidence from hosts that are good, huge, slow, broken and lead inside; and what the nightly look makes of them.</summary>
public sealed class EvidenceTests
{
    private const string Page = "<html><head><title>x</title><style>p{}</style></head><body><p>Sở Xây dựng: chỉ cấm xe tải <b>trong ba đêm</b>.</p><p>Quảng cáo 1</p></body></html>";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_page_is_captured_once_byte_for_byte_and_looked_at_each_night(Engine engine)
    {
        await using var host = await Provider.StartAsync();
        await using var portal = await TestPortal.StartAsync(engine, policy: Reaching);
        var id = await portal.BeginCheckAsync();
        host.Says(Page, "text/html");
        await CaptureAsync(portal, id, host.Url);
        Assert.Equal(1, host.Visits);
        var taken = await portal.EvidenceAsync(id, 2);
        Assert.Equal((EvidenceKind.Page, "text/html", (long)System.Text.Encoding.UTF8.GetByteCount(Page)), (taken.Kind, taken.ContentType, taken.Bytes));
        Assert.Equal(Page, await File.ReadAllTextAsync(portal.Settings.PathOf("evidence", taken.Hash[..2], taken.Hash), Stop));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Page))), taken.Hash);
        await portal.HandInAsync(id);
        await portal.ApproveAsync(id);
        var path = (await portal.CheckAsync(id)).Path;
        using var reader = portal.NewClient();

        Assert.False(await LookAsync(portal)); // not before the night
        Assert.Equal(FactCheckText.StandingSame, await BadgeAsync());
        host.Says(Page.Replace("Quảng cáo 1", "Quảng cáo 2", StringComparison.Ordinal), "text/html");
        await NightAsync(portal);
        Assert.Equal(EvidenceStanding.Same, (await portal.EvidenceAsync(id, 2)).Standing); // what is quoted still stands there
        Assert.NotNull((await portal.EvidenceAsync(id, 2)).LookedAt);

        foreach (var answer in new RequestDelegate[] { static context => Fail(context, 503), static context => Fail(context, 403), static context => { context.Abort(); return Task.CompletedTask; } })
        {
            host.Answer = answer;
            await NightAsync(portal);
        }

        Assert.Equal((EvidenceStanding.Same, 3), ((await portal.EvidenceAsync(id, 2)).Standing, (await portal.EvidenceAsync(id, 2)).Failures)); // a failure is not "gone"
        host.Says(Page.Replace("ba đêm", "sáu đêm", StringComparison.Ordinal), "text/html");
        await NightAsync(portal);
        Assert.Equal(FactCheckText.StandingChanged, await BadgeAsync());
        Assert.Equal(0, (await portal.EvidenceAsync(id, 2)).Failures);
        using var desk = await portal.EnterAsync("thuky");
        Assert.NotNull((await desk.ReadAsync("/ban/kiem-chung")).QuerySelector("#chung-cu-doi"));
        await desk.PostAsync($"/ban/kiem-chung/{id}/chung-cu", $"/ban/kiem-chung/{id}/chung-cu/note", ("number", "2"));
        Assert.Null((await desk.ReadAsync("/ban/kiem-chung")).QuerySelector("#chung-cu-doi"));
        host.Says("", status: 404);
        await NightAsync(portal);
        Assert.Equal(FactCheckText.StandingGone, await BadgeAsync());
        using var next = await portal.EnterAsync("thuky"); // a session does not last so many nights
        Assert.NotNull((await next.ReadAsync("/ban/kiem-chung")).QuerySelector("#chung-cu-doi")); // that is news
        host.Says(Page, "text/html");
        await NightAsync(portal);
        Assert.Equal(FactCheckText.StandingSame, await BadgeAsync());

        async Task<string> BadgeAsync() => (await reader.ReadAsync(path)).QuerySelector("#chung-cu-2 .badge")!.TextContent;
    }

    [Fact]
    public async Task A_hostile_host_is_refused_in_a_sentence_and_leaves_nothing()
    {
        await using var host = await Provider.StartAsync();
        await using var portal = await TestPortal.StartAsync(policy: Reaching);
        var id = await portal.BeginCheckAsync();
        host.Answer = static async context =>
        {
            var piece = new byte[1_000_000];
            for (var sent = 0; sent < 40 && !context.RequestAborted.IsCancellationRequested; sent++)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        };
        Assert.Contains("20 MB", await RefusedAsync(() => CaptureAsync(portal, id, host.Url)), StringComparison.Ordinal);
        host.Answer = static context => { context.Response.Redirect("http://169.254.169.254/latest/meta-data"); return Task.CompletedTask; };
        Assert.Contains("169.254.169.254", await RefusedAsync(() => CaptureAsync(portal, id, host.Url)), StringComparison.Ordinal);
        host.Answer = static context => { context.Response.Redirect("/lai-nua"); return Task.CompletedTask; };
        Assert.NotEmpty(await RefusedAsync(() => CaptureAsync(portal, id, host.Url)));
        host.Says("không có", status: 404);
        Assert.Contains("404", await RefusedAsync(() => CaptureAsync(portal, id, host.Url)), StringComparison.Ordinal);
        host.Says("");
        Assert.Equal(FactCheckDeskText.AnsweredNothing, await RefusedAsync(() => CaptureAsync(portal, id, host.Url)));
        host.Answer = static context => { context.Abort(); return Task.CompletedTask; };
        Assert.NotEmpty(await RefusedAsync(() => CaptureAsync(portal, id, host.Url)));
        Assert.Equal(FactCheckDeskText.AddressWrong, await RefusedAsync(() => CaptureAsync(portal, id, "file:///etc/passwd")));
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.EvidenceItems.CountAsync(Stop)));
        Assert.False(Directory.Exists(portal.Settings.PathOf("evidence")));
    }

    [Fact]
    public async Task The_program_as_it_is_sent_out_captures_public_https_addresses_only()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.BeginCheckAsync();
        foreach (var address in new[] { "http://example.com/", "https://localhost.example.invalid:1/", "https://127.0.0.1.nip.example.invalid/" })
        {
            Assert.NotEmpty(await RefusedAsync(() => CaptureAsync(portal, id, address)));
        }

        Assert.Equal(FactCheckDeskText.AddressWrong, await RefusedAsync(() => CaptureAsync(portal, id, "https://10.0.0.1/")));
        Assert.Equal(FactCheckDeskText.AddressWrong, await RefusedAsync(() => CaptureAsync(portal, id, "https://localhost/")));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_nodes_look_at_an_address_once(Engine engine)
    {
        await using var host = await Provider.StartAsync();
        await using var portal = await TestPortal.StartAsync(engine, policy: Reaching);
        host.Says(Page, "text/html");
        var id = await portal.BeginCheckAsync();
        await CaptureAsync(portal, id, host.Url);
        await portal.HandInAsync(id);
        await portal.ApproveAsync(id);
        var asked = host.Visits;
        host.Answer = static async context =>
        {
            await Task.Delay(300, context.RequestAborted);
            await context.Response.WriteAsync("khác");
        };
        portal.Clock.Advance(TimeSpan.FromHours(30));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await LookAsync(portal))
            {
            }
        }, Stop)));
        Assert.Equal(asked + 1, host.Visits);
    }

    [Fact]
    public async Task Evidence_changes_only_while_the_check_is_in_work_and_its_bytes_are_for_the_desk()
    {
        await using var portal = await TestPortal.StartAsync();
        var by = await portal.PermissionsAsync("thuky");
        var id = await portal.BeginCheckAsync();
        await portal.DoAsync<EvidenceDesk>(desk => desk.AddFileAsync(by, id, Plan, "<script>alert(1)</script>"u8.ToArray(), "text/html", Stop));
        await portal.DoAsync<EvidenceDesk>(desk => desk.DropAsync(by, id, 1, Stop));
        await portal.DoAsync<EvidenceDesk>(desk => desk.CiteAsync(by, id, Plan, Stop));
        Assert.Equal([2, 3], await portal.DoAsync<PortalDb, List<int>>(db => db.EvidenceItems.Where(e => e.CheckId == id && !e.Dropped).OrderBy(static e => e.Number).Select(static e => e.Number).ToListAsync(Stop))); // a number is not given again
        using var desk = await portal.EnterAsync("thuky");
        using var answer = await desk.GetAsync($"/ban/kiem-chung/{id}/chung-cu/2/tep", Stop);
        Assert.Equal(("application/octet-stream", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Contains("sandbox", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        await portal.HandInAsync(id);
        Assert.Equal(FactCheckDeskText.NotInWork, await RefusedAsync(() => portal.DoAsync<EvidenceDesk>(desk => desk.DropAsync(by, id, 2, Stop))));
        Assert.Equal(FactCheckDeskText.NotInWork, await RefusedAsync(() => portal.DoAsync<EvidenceDesk>(desk => desk.CiteAsync(by, id, Plan, Stop))));
    }

    [Theory]
    [InlineData("<p>Một &amp; hai</p><script>var a = '<p>không</p>';</script> ba<!-- <p>ẩn</p> -->", "Một & hai ba")]
    [InlineData("<head><title>Tên</title></head><body>Lời<br>xuống  dòng\n</body>", "Lời xuống dòng")]
    [InlineData("chỉ có lời", "chỉ có lời")]
    [InlineData("<p>không đóng <style>p{", "không đóng")]
    public void The_words_of_a_page_are_those_one_sees(string html, string words) => Assert.Equal(words, PageWords.Of(System.Text.Encoding.UTF8.GetBytes(html)));

    // The host is asked by a name, as addresses by number are not taken; it lies on the loopback, as the program's policy would not have it.
    private static OutgoingPolicy Reaching { get; } = new(static address => IPAddress.IsLoopback(address), static _ => true, static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

    private static Task CaptureAsync(TestPortal portal, long id, string address) => portal.DoAsync<EvidenceDesk>(async desk =>
        await desk.CaptureAsync(await portal.PermissionsAsync("thuky"), id, Plan with { Citation = "", Address = address.Replace("127.0.0.1", "nguon.example", StringComparison.Ordinal) }, Stop));

    private static Task Fail(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task<bool> LookAsync(TestPortal portal) => portal.DoAsync<EvidenceLook, bool>(static look => look.LookOneAsync(Stop));

    private static async Task NightAsync(TestPortal portal)
    {
        portal.Clock.Advance(TimeSpan.FromHours(30));
        while (await LookAsync(portal))
        {
        }
    }
}
