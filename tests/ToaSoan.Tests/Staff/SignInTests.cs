using System.Net;
using Microsoft.AspNetCore.Http;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff;

public sealed class SignInTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_name_that_exists_and_one_that_does_not_get_the_same_answers_and_the_same_waits(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var client = portal.NewClient();
        var answers = new Dictionary<string, List<string>>();
        foreach (var name in new[] { "bientap", "khong-co-ai" })
        {
            answers[name] = [];
            for (var attempt = 0; attempt < 7; attempt++)
            {
                answers[name].Add(await (await client.TryAsync(name, "sai mat khau roi")).RefusedAsync());
            }
        }

        Assert.Equal(answers["bientap"], answers["khong-co-ai"]);
        Assert.StartsWith("Tên đăng nhập hoặc mật khẩu không đúng.", answers["bientap"][3], StringComparison.Ordinal);
        Assert.Contains("15 giây", answers["bientap"][4], StringComparison.Ordinal);

        // While waiting not even the right password is tried; after it, it is.
        Assert.Contains("giây", await (await client.TryAsync("bientap", TestPortal.Password)).RefusedAsync(), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(HttpStatusCode.Redirect, (await client.TryAsync("bientap", TestPortal.Password)).StatusCode);
        var trail = await portal.TrailAsync();
        Assert.Equal(10, trail.Count(static entry => entry.StartsWith("staff.sign-in-refused", StringComparison.Ordinal)));
        Assert.Equal("staff.sign-in: {How_pwd}", trail[^1]);
    }

    [Fact]
    public void Waits_grow_to_a_quarter_of_an_hour_and_are_forgotten_after_one()
    {
        var clock = new TestClock();
        var attempts = new SignInAttempts(clock);
        var waits = new List<double>();
        for (var attempt = 0; attempt < 14; attempt++)
        {
            attempts.Failed("ai", $"mạng {attempt}");
            waits.Add(Math.Round(attempts.WaitFor("AI", "nơi khác").TotalSeconds));
        }

        Assert.Equal([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900], waits);
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(TimeSpan.Zero, attempts.WaitFor("ai", "nơi khác"));
        attempts.Failed("ai", "mạng");
        Assert.Equal(TimeSpan.Zero, attempts.WaitFor("ai", "nơi khác"));
    }

    [Fact]
    public void One_network_that_guesses_many_names_waits_and_another_does_not()
    {
        var attempts = new SignInAttempts(new TestClock());
        for (var name = 0; name < SignInAttempts.FreeForNetwork; name++)
        {
            attempts.Failed($"tên {name}", "mạng");
        }

        Assert.True(attempts.WaitFor("tên mới", "mạng") > TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, attempts.WaitFor("tên mới", "mạng khác"));
        attempts.Succeeded("tên mới");
        Assert.True(attempts.WaitFor("tên mới", "mạng") > TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_network_is_a_part_of_the_address_and_only_a_proxy_on_this_machine_is_believed()
    {
        Assert.Equal(Network("203.0.113.7"), Network("203.0.113.200"));
        Assert.Equal(Network("203.0.113.7"), Network("::ffff:203.0.113.9"));
        Assert.NotEqual(Network("203.0.113.7"), Network("203.0.114.7"));
        Assert.Equal(Network("2001:db8:1:2::1"), Network("2001:db8:1:ffff::9"));
        Assert.Equal(Network("203.0.113.7"), Network("127.0.0.1", "1.2.3.4, 203.0.113.7"));
        Assert.Equal(Network("198.51.100.1"), Network("198.51.100.1", "203.0.113.7"));

        static string Network(string address, string forwarded = "")
        {
            var context = new DefaultHttpContext();
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            context.Request.Headers["X-Forwarded-For"] = forwarded;
            return SignInAttempts.NetworkOf(context);
        }
    }

    [Fact]
    public async Task Rubbish_in_place_of_a_passkey_is_refused_and_names_nobody()
    {
        await using var portal = await TestPortal.StartAsync();
        using var client = portal.NewClient();
        foreach (var rubbish in new[] { "", "{}", "null", "[", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"","signature":""},"clientExtensionResults":{}}""" })
        {
            var answer = await client.PostAsync("/ban/vao", "/ban/vao/khoa", ("credential", rubbish), ("ve", "https://evil.example/"));
            Assert.Equal("/ban/vao?ve=%2Fban&khoa=True", answer.Headers.Location?.ToString());
            var challenge = await client.PostAsync("/ban/vao", "/ban/vao/khoa/moi");
            Assert.Contains("\"rpId\":\"minhgiang.example\"", await challenge.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            Assert.True(challenge.Headers.CacheControl!.NoStore);
        }

        Assert.False(await client.IsInAsync());
    }

    [Theory]
    [InlineData("https://minhgiang.example", "https://minhgiang.example", true)]
    [InlineData("https://minhgiang.example", "http://minhgiang.example", false)]
    [InlineData("https://minhgiang.example", "https://evil.minhgiang.example", false)]
    [InlineData("https://minhgiang.example", "https://minhgiang.example.evil.example", false)]
    [InlineData("https://minhgiang.example", "not an origin", false)]
    [InlineData("http://localhost:5080", "http://localhost:8080", true)]
    [InlineData("http://localhost:5080", "http://127.0.0.1:5080", false)]
    public void A_passkey_is_taken_from_the_base_address_only(string home, string origin, bool ours) =>
        Assert.Equal(ours, new Passkeys(new Settings { BaseUrl = home }).IsOurs(origin));
}
