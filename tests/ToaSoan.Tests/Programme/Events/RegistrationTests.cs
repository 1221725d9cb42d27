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
        Assert.StartsWith("/lich/phieu#", slip, StringComparison.Ordinal); // what follows is sent to no server
        Assert.NotNull((await reader.ReadAsync("/lich/phieu")).QuerySelector("form[data-code=secret][data-send=True] input[name=secret]"));
        Assert.Contains("Đã giữ chỗ cho bạn.", (await reader.SlipAsync(slip)).QuerySelector(".standing")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2/3 chỗ", (await reader.ReadAsync(path)).QuerySelector(".dossier-facts")!.TextContent, StringComparison.Ordinal);
        var unknown = await reader.SlipAsync("khong-co", status: HttpStatusCode.NotFound);
        Assert.Null(unknown.QuerySelector("form[data-send=True]")); // else the script would send it again and again
        await reader.ReadAsync("/lich/phieu/" + slip[(slip.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        Assert.DoesNotContain("standing", await reader.GetStringAsync("/lich/phieu/" + slip[(slip.IndexOf('#', StringComparison.Ordinal) + 1)..], Stop), StringComparison.Ordinal); // in the path it opens nothing
        using (var stranger = portal.NewClient())
        {
            Assert.False((await stranger.PostAsync("/lich/phieu", new FormUrlEncodedContent([new("secret", slip)]), Stop)).Headers.Contains("Set-Cookie"));
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
        await mail.ReadAsync("/lich/phieu/cancel");
        Assert.Equal([Kept], await portal.StandingAsync(id));
        Assert.Contains(EventsText.StandingCancelled, (await mail.SlipAsync(slip, "/cancel")).QuerySelector(".standing")!.TextContent, StringComparison.Ordinal);
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

    [Fact]
    public async Task Somebody_who_telephones_is_registered_at_the_desk_and_gives_seats_back_by_the_number()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.ShowEventAsync();
        using var clerk = await portal.EnterAsync("phongvien");
        var page = $"/ban/lich/{id}/dang-ky";
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, page + "/register", ("name", "Bà Sáu"), ("seats", "2"))).StatusCode);
        Assert.Contains("Đã đăng ký số 1: giữ 2 chỗ.", await clerk.TextAsync(page), StringComparison.Ordinal);
        await clerk.PostAsync(page, page + "/register", ("name", ""), ("seats", "2"));
        Assert.Contains("Đã đăng ký số 2: 2 chỗ trong danh sách chờ.", await clerk.TextAsync(page), StringComparison.Ordinal);
        Assert.Equal(EventsText.NoSuchNumber, await (await clerk.PostAsync(page, page + "/return", ("number", "9"))).RefusedAsync());
        await clerk.PostAsync(page, page + "/return", ("number", "1"));
        Assert.Contains("Đã trả lại 2 chỗ của đăng ký số 1.", await clerk.TextAsync(page), StringComparison.Ordinal);
        Assert.Equal([Cancelled, Kept], await portal.StandingAsync(id));
        Assert.Equal(EventsText.NoSuchNumber, await (await clerk.PostAsync(page, page + "/return", ("number", "1"))).RefusedAsync());
        var trail = (await portal.TrailAsync()).Where(static line => line.StartsWith("event.re", StringComparison.Ordinal)).ToList();
        Assert.Equal([$"event.register: {Morning.Name}: #1, 2", $"event.register: {Morning.Name}: #2, 2", $"event.return: {Morning.Name}: #1, 2"], trail); // no name: the trail outlives names
        portal.Clock.Advance(TimeSpan.FromDays(5));
        using var later = await portal.EnterAsync("phongvien");
        Assert.Equal(EventsText.TooLateToCancel, await (await later.PostAsync(page, page + "/return", ("number", "2"))).RefusedAsync());
        Assert.Equal(EventsText.RegistrationOver, await (await later.PostAsync(page, page + "/register", ("seats", "1"))).RefusedAsync());
    }

    private static Task CancelAsync(TestPortal portal, string secret) => portal.DoAsync<Registrations>(registrations => registrations.CancelAsync(secret, Stop));
}
