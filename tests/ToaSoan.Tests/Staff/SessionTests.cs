using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff;

public sealed class SessionTests
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";
    private const string Computer = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Sessions_are_listed_with_their_device_and_each_can_be_ended(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var phone = await portal.EnterAsync("bientap", Phone);
        using var computer = await portal.EnterAsync("bientap", Computer);
        using var stranger = await portal.EnterAsync("phongvien");
        var page = await computer.GetStringAsync("/ban/toi", Stop);
        Assert.Contains("Chrome trên Android", page, StringComparison.Ordinal);
        Assert.Contains("Firefox trên Windows", page, StringComparison.Ordinal);
        var ids = await portal.DoAsync<PortalDb, Dictionary<string, string>>(static db => db.StaffSessions.ToDictionaryAsync(static session => session.System, static session => session.Id, Stop));

        // Nobody ends another person's session.
        await stranger.PostAsync("/ban/toi", "/ban/toi/session", ("id", ids["Android"]));
        Assert.True(await phone.IsInAsync());

        await computer.PostAsync("/ban/toi", "/ban/toi/session", ("id", ids["Android"]));
        Assert.False(await phone.IsInAsync());
        Assert.True(await computer.IsInAsync());
        Assert.Contains("staff.session-end: Biên Tập: Chrome, Android", await portal.TrailAsync());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_session_ended_by_another_node_is_refused_within_a_minute(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var client = await portal.EnterAsync("bientap");
        Assert.True(await client.IsInAsync());
        var now = portal.Clock.Now();
        await portal.DoAsync<PortalDb>(db => db.StaffSessions.ExecuteUpdateAsync(set => set.SetProperty(static session => session.EndedAt, now), Stop));
        portal.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(await client.IsInAsync());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_so_that_a_copied_cookie_is_worth_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        using var client = portal.NewClient();
        var answer = await client.TryAsync("bientap", TestPortal.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(static set => set.StartsWith("toasoan=", StringComparison.Ordinal)).Split(';')[0];
        using var thief = portal.NewClient();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True(await thief.IsInAsync());
        await client.PostAsync("/ban", "/ban/ra");
        Assert.False(await thief.IsInAsync());
    }

    [Fact]
    public async Task Last_use_is_kept_to_the_minute_and_past_sessions_for_thirty_days()
    {
        await using var portal = await TestPortal.StartAsync();
        using var client = await portal.EnterAsync("bientap");
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await client.IsInAsync());
        var seen = await SeenAsync(portal);
        Assert.Equal(0, seen.Ticks % TimeSpan.TicksPerMinute);
        Assert.True(portal.Clock.Now() - seen < TimeSpan.FromMinutes(1));
        portal.Clock.Advance(TimeSpan.FromDays(31));
        using var again = await portal.EnterAsync("phongvien");
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.StaffSessions.CountAsync(Stop)));
    }

    [Fact]
    public async Task A_changed_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        await using var portal = await TestPortal.StartAsync();
        using var here = await portal.EnterAsync("bientap");
        using var there = await portal.EnterAsync("bientap");
        Assert.StartsWith("Mật khẩu hiện tại", await (await here.PostAsync("/ban/toi", "/ban/toi/password", ("current", "sai"), ("password", "mot cau that dai moi"))).RefusedAsync(), StringComparison.Ordinal);
        Assert.True(await there.IsInAsync());
        await here.PostAsync("/ban/toi", "/ban/toi/password", ("current", TestPortal.Password), ("password", "mot cau that dai moi"));
        Assert.True(await here.IsInAsync());
        Assert.False(await there.IsInAsync());
        using var old = portal.NewClient();
        Assert.NotEqual("", await (await old.TryAsync("bientap", TestPortal.Password)).RefusedAsync());
        Assert.Contains("staff.password: ", await portal.TrailAsync());
    }

    [Theory]
    [InlineData(Phone, "Chrome", "Android")]
    [InlineData(Computer, "Firefox", "Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0 Chrome/120.0.0.0 Safari/537.36", "Cốc Cốc", "Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge", "macOS")]
    [InlineData("<script>", "", "")]
    public void A_device_is_known_by_its_browser_and_system_only(string agent, string browser, string system) =>
        Assert.Equal((browser, system), StaffSession.Recognise(agent));

    private static Task<DateTime> SeenAsync(TestPortal portal) => portal.DoAsync<PortalDb, DateTime>(static db => db.StaffSessions.Select(static session => session.LastSeen).SingleAsync(Stop));
}
