using System.Net;
using Microsoft.AspNetCore.Http;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Almanac;

/// <summary>The client that asks other servers: whom it reaches, and what it takes from them.</summary>
public sealed class OutgoingHttpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_are_public(string address, bool open) => Assert.Equal(open, PublicAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://a:b@example.com/")]
    [InlineData("file:///etc/passwd")]
    public async Task The_program_as_it_is_sent_out_asks_nobody_inside(string address)
    {
        using var http = new OutgoingHttp(OutgoingPolicy.Public, TimeProvider.System);
        Assert.Equal(OutgoingTrouble.NotAllowed, (await Assert.ThrowsAsync<OutgoingFailure>(() => http.AskAsync(new OutgoingRequest(new Uri(address)), Stop))).Trouble);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_even_when_it_led_outside_a_moment_ago()
    {
        await using var provider = await Provider.StartAsync();
        var looked = 0;
        var policy = new OutgoingPolicy(PublicAddresses.Has, static _ => true, (_, _) => Task.FromResult<IPAddress[]>(looked++ == 0 ? [IPAddress.Parse("127.0.0.2"), IPAddress.IPv6Loopback] : [IPAddress.Loopback]));
        using var http = new OutgoingHttp(policy, TimeProvider.System);
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(OutgoingTrouble.NotAllowed, (await Assert.ThrowsAsync<OutgoingFailure>(() => http.AskAsync(new OutgoingRequest(new Uri($"http://rebind.example:{new Uri(provider.Url).Port}/")), Stop))).Trouble);
        }

        Assert.Equal((0, 2), (provider.Visits, looked));
    }

    [Fact]
    public async Task A_redirect_is_judged_like_the_first_address_and_followed_three_times_at_most()
    {
        await using var provider = await Provider.StartAsync();
        var policy = Provider.Local with { MayReach = static address => IPAddress.IsLoopback(address) && !address.Equals(IPAddress.Parse("127.0.0.9")), MayBePlain = static host => host != "plain.example" };
        using var http = new OutgoingHttp(policy, TimeProvider.System);
        foreach (var (target, trouble) in new[] { ("http://127.0.0.9/", OutgoingTrouble.NotAllowed), ("http://169.254.169.254/", OutgoingTrouble.NotAllowed), ("http://plain.example/", OutgoingTrouble.NotAllowed), ("file:///etc/passwd", OutgoingTrouble.NotAllowed), ("/again", OutgoingTrouble.TooManyRedirects) })
        {
            provider.Answer = context =>
            {
                context.Response.Redirect(target);
                return Task.CompletedTask;
            };
            Assert.Equal(trouble, (await Assert.ThrowsAsync<OutgoingFailure>(() => http.AskAsync(new OutgoingRequest(new Uri(provider.Url)), Stop))).Trouble);
        }

        Assert.Equal(4 + 4, provider.Visits);
        Assert.Equal(302, (await http.AskAsync(new OutgoingRequest(new Uri(provider.Url)) { Method = HttpMethod.Post, Body = [1] }, Stop)).Status);
    }

    [Fact]
    public async Task Too_much_too_slow_and_packed_answers_are_not_taken()
    {
        await using var provider = await Provider.StartAsync();
        using var http = new OutgoingHttp(Provider.Local, TimeProvider.System);
        var request = new OutgoingRequest(new Uri(provider.Url)) { MostBytes = 1000 };
        provider.Says(new string('x', 1001));
        Assert.Equal(OutgoingTrouble.TooLarge, await TroubleAsync(request));
        provider.Answer = static async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 500), context.RequestAborted);
            }
        };
        Assert.Equal(OutgoingTrouble.TooLarge, await TroubleAsync(request));
        provider.Answer = static async context =>
        {
            await context.Response.WriteAsync("x", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        Assert.Equal(OutgoingTrouble.Slow, await TroubleAsync(request with { Within = TimeSpan.FromMilliseconds(300) }));
        provider.Answer = static context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("x");
        };
        Assert.Equal(OutgoingTrouble.NotUnderstood, await TroubleAsync(request));
        provider.Answer = static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(OutgoingTrouble.Unreachable, await TroubleAsync(request));
        provider.Answer = static context =>
        {
            context.Response.Headers.SetCookie = "a=b";
            return context.Response.WriteAsync("good");
        };
        Assert.True((await http.AskAsync(request, Stop)).Good);
        Assert.True((await http.AskAsync(request, Stop)).Good);
        Assert.DoesNotContain("Cookie", provider.Headers.Keys);
        Assert.Equal(["Accept", "Host", "User-Agent"], provider.Headers.Keys.Order());

        async Task<OutgoingTrouble> TroubleAsync(OutgoingRequest asked) => (await Assert.ThrowsAsync<OutgoingFailure>(() => http.AskAsync(asked, Stop))).Trouble;
    }
}
