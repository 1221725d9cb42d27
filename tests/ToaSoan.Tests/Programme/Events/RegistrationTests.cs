using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Programme.Events.RegistrationState;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>Registration without an account.</summary>
public sealed class RegistrationTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_waiting_list_moves_up_strictly_in_order(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ShowEventAsync();
        var first = await portal.RegisterAsync(id, "Một", 2);
        var second = await portal.RegisterAsync(id, "Hai");
        await portal.RegisterAsync(id, "Ba", 2);
        await portal.RegisterAsync(id, "Bốn");
        Assert.Equal([Kept, Kept, Waiting, Waiting], await portal.StandingAsync(id));
        await CancelAsync(portal, second); // one seat: too few for the two at the head of the list, and nobody overtakes them
        Assert.Equal([Kept, Cancelled, Waiting, Waiting], await portal.StandingAsync(id));
        await portal.RegisterAsync(id, "Năm");
        Assert.Equal(Waiting, (await portal.StandingAsync(id))[^1]);
        await CancelAsync(portal, first);
        Assert.Equal([Cancelled, Cancelled, Kept, Kept, Waiting], await portal.StandingAsync(id));
        await CancelAsync(portal, first);
        Assert.Equal([Cancelled, Cancelled, Kept, Kept, Waiting], await portal.StandingAsync(id));

        await portal.EventsAsync("bientap", async (desk, by) => await desk.SaveAsync(by, id, (await portal.EventAsync(id)).Version, new TypedEvent((await portal.EventAsync(id)).OfficeId, Morning with { Capacity = 4 }), series: false, Stop));
        Assert.Equal(Kept, (await portal.StandingAsync(id))[^1]);
        Assert.Equal(EventsText.MoreTaken, await RefusedAsync(() => portal.EventsAsync("bientap", async (desk, by) => await desk.SaveAsync(by, id, (await portal.EventAsync(id)).Version, new TypedEvent((await portal.EventAsync(id)).OfficeId, Morning with { Capacity = 3 }), series: false, Stop))));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Of_people_who_want_the_last_seats_at_once_nobody_gets_one_twice(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ShowEventAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => portal.RegisterAsync(id, $"Người {number}"), Stop)));
        var standing = await portal.StandingAsync(id);
        Assert.Equal((3, 5), (standing.Count(static state => state == Kept), standing.Count(static state => state == Waiting)));
        Assert.Equal(Enumerable.Range(1, 8), await portal.DoAsync<PortalDb, List<int>>(db => db.Registrations.Where(r => r.EventId == id).OrderBy(static r => r.Number).Select(static r => r.Number).ToListAsync(Stop)));
    }

    [Fact]
    public async Task One_registers_on_a_page_of_its_own_and_gives_the_seats_back_by_the_secret_page()
    {
        await using var portal = await TestPortal.StartAsync();
        var path = (await portal.EventAsync(await portal.ShowEventAsync())).Path;
        using var reader = portal.NewClient();
        using var page = await reader.GetAsync(path, Stop);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        using var form = await reader.GetAsync(path + "/dang-ky", Stop);
        Assert.True(form.Headers.CacheControl!.NoStore);
        Assert.Null((await reader.ReadAsync(path + "/dang-ky")).QuerySelector("input[name=Email]")); // nobody could send to it
        Assert.False(form.Headers.Contains("Set-Cookie"));
        using var forged = new HttpRequestMessage(HttpMethod.Post, path + "/dang-ky") { Content = new FormUrlEncodedContent([new("Seats", "1")]) };
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.SendAsync(forged, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(path + "/dang-ky", path + "/dang-ky", ("Seats", "99"))).StatusCode);
        var slip = (await reader.PostAsync(path + "/dang-ky", path + "/dang-ky", ("Name", "Bống <b>"), ("Seats", "2"))).Headers.Location!.ToString();
        Assert.StartsWith("/lich/phieu/", slip, StringComparison.Ordinal);
        Assert.Contains("Đã giữ chỗ cho bạn.", (await reader.ReadAsync(slip)).QuerySelector(".standing")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2/3 chỗ", (await reader.ReadAsync(path)).QuerySelector(".dossier-facts")!.TextContent, StringComparison.Ordinal);
        await reader.ReadAsync("/lich/phieu/khong-co", HttpStatusCode.NotFound);
        using (var stranger = portal.NewClient())
        {
            Assert.False((await stranger.GetAsync(slip, Stop)).Headers.Contains("Set-Cookie"));
        }

        using var clerk = await portal.EnterAsync("phongvien");
        var id = (await portal.DoAsync<PortalDb, long>(static db => db.Events.Select(static e => e.Id).SingleAsync(Stop)));
        Assert.Contains("Bống <b>", (await clerk.ReadAsync($"/ban/lich/{id}/dang-ky")).QuerySelector(".attendees")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bống <b>", (await clerk.ReadAsync($"/ban/lich/{id}/ky")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        portal.Settings.VaultKey = Convert.ToBase64String(new byte[32]);
        await using (var other = await portal.BesideAsync()) // a node with another key
        {
            using var there = await other.EnterAsync("phongvien");
            Assert.Contains(EventsText.NamesUnreadable, (await there.ReadAsync($"/ban/lich/{id}/dang-ky")).QuerySelector("p.refused")!.TextContent, StringComparison.Ordinal);
        }

        portal.Settings.VaultKey = "";
        using var mail = portal.NewClient(); // as a program that follows the links of a mail
        await mail.ReadAsync(slip);
        Assert.Equal([Kept], await portal.StandingAsync(id));
        Assert.Equal(slip, (await mail.PostAsync(slip + "/cancel", new FormUrlEncodedContent([]), Stop)).Headers.Location!.ToString());
        Assert.Equal([Cancelled], await portal.StandingAsync(id));
        Assert.Contains("0/3 chỗ", (await reader.ReadAsync(path)).QuerySelector(".dossier-facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_network_may_send_only_so_often_and_the_next_hour_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var path = (await portal.EventAsync(await portal.ShowEventAsync(Morning with { Capacity = null }))).Path + "/dang-ky";
        using var reader = portal.NewClient();
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time <= RegisterModel.MostFromNetwork; time++)
        {
            answers.Add((await reader.PostAsync(path, path, ("Seats", "1"))).StatusCode);
        }

        Assert.Equal(RegisterModel.MostFromNetwork, answers.Count(static status => status == HttpStatusCode.Redirect));
        Assert.Equal(HttpStatusCode.BadRequest, answers[^1]);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Redirect, (await reader.PostAsync(path, path, ("Seats", "1"))).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Feedback_becomes_counts_once_for_a_registration_and_for_the_sheet_as_often_as_people_came(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ShowEventAsync();
        var slip = "/lich/phieu/" + await portal.RegisterAsync(id, "Một");
        using var reader = portal.NewClient();
        Assert.Empty((await reader.ReadAsync(slip)).QuerySelectorAll("fieldset.scores"));
        portal.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(Feedback.Questions, (await reader.ReadAsync(slip)).QuerySelectorAll("fieldset.scores").Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(slip + "/answer", new FormUrlEncodedContent([]), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.PostAsync(slip + "/answer", Scores(5, 4), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(slip + "/answer", Scores(1, 1), Stop)).StatusCode);
        var sheet = "/lich/gop-y/" + (await portal.EventAsync(id)).FeedbackKey;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () => Assert.Equal(HttpStatusCode.OK, (await reader.PostAsync(sheet, Scores(3, 3), Stop)).StatusCode), Stop)));
        Assert.Equal(["1: 3 × 6", "1: 5 × 1", "2: 3 × 6", "2: 4 × 1"], await portal.DoAsync<PortalDb, List<string>>(async db => (await db.FeedbackCounts.OrderBy(static c => c.Question).ThenBy(static c => c.Score).ToListAsync(Stop)).ConvertAll(static c => $"{c.Question}: {c.Score} × {c.Count}")));
        portal.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(sheet, Scores(3, 3), Stop)).StatusCode);
    }

    private static FormUrlEncodedContent Scores(int first, int second) => new([new("scores[0]", $"{first}"), new("scores[1]", $"{second}")]);

    private static Task CancelAsync(TestPortal portal, string secret) => portal.DoAsync<Registrations>(registrations => registrations.CancelAsync(secret, Stop));
}
