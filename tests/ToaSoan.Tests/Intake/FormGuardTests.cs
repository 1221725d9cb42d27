using System.Net;
using Microsoft.AspNetCore.Http;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Intake;

/// <summary>A readers' form lets people pass and keeps programs out, with a sentence in the reader's language.</summary>
public sealed class FormGuardTests
{
    [Fact]
    public async Task A_person_passes_from_the_third_second_to_the_24th_hour_on_any_node()
    {
        await using var portal = await TestPortal.StartAsync();
        var guard = portal.Services.GetRequiredService<FormGuard>();
        var stamp = guard.Stamp("question");
        Assert.Equal(IntakeText.TooFast, Refused(() => guard.Check(From("203.0.113.7"), "question", stamp, "", 10)));
        portal.Clock.Advance(TimeSpan.FromSeconds(3));
        guard.Check(From("203.0.113.7"), "question", stamp, "", 10);
        portal.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(4));
        await using (var other = await portal.BesideAsync())
        {
            other.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
            other.Services.GetRequiredService<FormGuard>().Check(From("203.0.113.7"), "question", stamp, null, 10);
        }

        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(IntakeText.StampOver, Refused(() => guard.Check(From("203.0.113.7"), "question", stamp, "", 10)));
    }

    [Fact]
    public async Task A_filled_trap_a_stamp_of_another_form_or_none_and_another_sites_page_are_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        var guard = portal.Services.GetRequiredService<FormGuard>();
        var (stamp, others) = (guard.Stamp("question"), guard.Stamp("claim"));
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(IntakeText.TrapFilled, Refused(() => guard.Check(From("203.0.113.7"), "question", stamp, "https://", 10)));
        foreach (var wrong in new[] { others, null, "", "1718500000", stamp[..^2], stamp + "A", new string('A', 5_000) })
        {
            Assert.Equal(IntakeText.StampOver, Refused(() => guard.Check(From("203.0.113.7"), "question", wrong, "", 10)));
        }

        Assert.Equal(IntakeText.SentFromElsewhere, Refused(() => guard.Check(From("203.0.113.7", "cross-site"), "question", stamp, "", 10)));
        guard.Check(From("203.0.113.7", "same-origin"), "question", stamp, "", 10);
        Assert.DoesNotContain(portal.Clock.GetUtcNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture), stamp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_network_sends_only_so_many_an_hour_others_are_not_kept_waiting_and_an_english_reader_reads_english()
    {
        await using var portal = await TestPortal.StartAsync();
        var guard = portal.Services.GetRequiredService<FormGuard>();
        var stamp = guard.Stamp("question");
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        for (var time = 0; time < 3; time++)
        {
            guard.Check(From($"203.0.113.{time}"), "question", stamp, "", 3);
        }

        LanguageMiddleware.Speak("en");
        Assert.Contains("Try again in an hour", Refused(() => guard.Check(From("203.0.113.200"), "question", stamp, "", 3)), StringComparison.Ordinal);
        guard.Check(From("198.51.100.1"), "question", stamp, "", 3);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        guard.Check(From("203.0.113.200"), "question", stamp, "", 3);
    }

    private static DefaultHttpContext From(string address, string site = "")
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        context.Request.Host = new HostString("minhgiang.example");
        context.Request.Headers["Sec-Fetch-Site"] = site;
        return context;
    }

    private static string Refused(Action act) => Assert.Throws<Refusal>(act).Message;
}
