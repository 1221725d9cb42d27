using System.Net;
using CsCheck;
using ToaSoan.Audience;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Audience;

public sealed class PresenceTests
{
    private static readonly CountedPage Front = new("front", "front", "front", 0, "", "");
    private static readonly CountedPage Story = new("article:1.1", "article", "article:1", 1, "so-y-te", "y-te");
    private readonly TestClock clock = new();

    [Fact]
    public void A_tab_is_online_until_seventy_five_seconds_after_its_last_report()
    {
        var presence = new Presence(clock);
        presence.Seen(1, Front);
        clock.Advance(TimeSpan.FromSeconds(40));
        presence.Seen(2, Story);
        presence.Seen(1, Front);
        Assert.Equal(2, presence.Online);
        clock.Advance(TimeSpan.FromSeconds(74));
        Assert.Equal(2, presence.Online);
        clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(0, presence.Online);
        Assert.Empty(presence.Pages());
    }

    [Fact]
    public void A_goodbye_counts_at_once_and_a_report_that_comes_after_it_does_not()
    {
        var presence = new Presence(clock);
        presence.Seen(1, Front);
        presence.Seen(2, Front);
        presence.Gone(1);
        presence.Seen(1, Front);
        Assert.Equal(1, presence.Online);
        presence.Gone(7);
        presence.Gone(1);
        Assert.Equal(1, presence.Online);
        clock.Advance(TimeSpan.FromSeconds(80));
        presence.Seen(1, Front);
        Assert.Equal(1, presence.Online);
    }

    [Fact]
    public void A_tab_that_goes_to_another_page_is_there_and_not_here()
    {
        var presence = new Presence(clock);
        presence.Seen(1, Front);
        presence.Seen(2, Front);
        presence.Seen(1, Story);
        Assert.Equal([(Front, 1), (Story, 1)], presence.Pages().OrderBy(static one => one.Page == Story));
        Assert.Equal(2, presence.Online);
    }

    [Fact]
    public void Whatever_tabs_do_the_number_is_that_of_those_in_view() =>
        Gen.Select(Gen.Long[0, 20], Gen.Int[0, 3], Gen.Int[0, 30]).Array[0, 200].Sample(static steps =>
        {
            var time = new TestClock();
            var presence = new Presence(time);
            var (last, now) = (new Dictionary<long, (bool Here, int At)>(), 0);
            foreach (var (tab, act, seconds) in steps)
            {
                var known = last.TryGetValue(tab, out var one) && now - one.At < 75;
                if (act == 0)
                {
                    presence.Gone(tab);
                    last[tab] = (false, now);
                }
                else
                {
                    presence.Seen(tab, act == 1 ? Front : Story);
                    last[tab] = known && !one.Here ? one : (true, now);
                }

                time.Advance(TimeSpan.FromSeconds(seconds));
                now += seconds;
                Assert.Equal(last.Values.Count(tab => tab.Here && now - tab.At < 75), presence.Online);
                Assert.Equal(presence.Online, presence.Pages().Sum(static page => page.Readers));
            }
        }, iter: 300);

    [Fact]
    public async Task The_figures_come_back_with_every_report()
    {
        await using var portal = await TestPortal.StartAsync();
        using var one = new Reading(portal);
        using var two = new Reading(portal);
        await one.VisitAsync();
        Assert.Contains("\"online\":2,\"visits\":2,", await (await two.VisitAsync()).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"online\":1,", await (await one.LeaveAsync()).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await two.StayAsync()).StatusCode);
        Assert.Equal(2, await two.FigureAsync("visits"));
    }
}
