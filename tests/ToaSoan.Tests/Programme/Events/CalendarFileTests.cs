using System.Text;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>The calendar's files, read by python3-icalendar.</summary>
public sealed class CalendarFileTests
{
    [Fact]
    public async Task A_subscriber_gets_the_right_instant_and_a_move_and_a_cancellation_of_the_same_event()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var id = await portal.ShowEventAsync();
        var before = Assert.Single(await ParseAsync(await reader.TextAsync("/lich.ics")));
        Assert.Equal(($"event-{id}@minhgiang.example", 0, "CONFIRMED", 0), (Text(before, "uid"), before.GetProperty("sequence").GetInt32(), Text(before, "status"), before.GetProperty("errors").GetInt32()));
        Assert.Equal(("2026-06-20T01:00:00+00:00", "2026-06-20T04:30:00+00:00"), (Text(before, "start"), Text(before, "end")));
        Assert.Contains("Ho_Chi_Minh", Text(before, "zone"), StringComparison.Ordinal);
        Assert.Equal((Morning.Name, "Nhà văn hóa Bến Sen, 12 đường Bờ Sông"), (Text(before, "summary"), Text(before, "location")));
        Assert.Contains(Morning.Summary, Text(before, "description"), StringComparison.Ordinal);
        Assert.Equal("-P1D", before.GetProperty("alarms")[0].GetString());

        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.MoveEventAsync(id, At(6, 27, 23, 30), At(6, 28, 1));
        var moved = Assert.Single(await ParseAsync(await reader.TextAsync("/lich.ics")));
        Assert.Equal((Text(before, "uid"), 1, "2026-06-27T16:30:00+00:00"), (Text(moved, "uid"), moved.GetProperty("sequence").GetInt32(), Text(moved, "start")));
        Assert.True(string.CompareOrdinal(Text(moved, "modified"), Text(before, "modified")) > 0);

        await portal.EventsAsync("bientap", (desk, by) => desk.CancelAsync(by, id, "hội trường hỏng", series: false, Stop));
        var path = (await portal.EventAsync(id)).Path;
        using var answer = await reader.GetAsync(path + ".ics", Stop);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var cancelled = Assert.Single(await ParseAsync(await answer.Content.ReadAsStringAsync(Stop)));
        Assert.Equal(("CANCELLED", 2, 0), (Text(cancelled, "status"), cancelled.GetProperty("sequence").GetInt32(), cancelled.GetProperty("alarms").GetArrayLength()));
        Assert.Equal(System.Net.HttpStatusCode.MovedPermanently, (await reader.GetAsync($"/lich/khac-{id}.ics", Stop)).StatusCode);
    }

    [Fact]
    public async Task Lines_are_folded_at_75_octets_inside_no_letter_and_every_sign_survives()
    {
        await using var portal = await TestPortal.StartAsync();
        var name = string.Concat(Enumerable.Repeat("Ngữ cảnh; nghiêng, “ngoặc” \\ 😀 ", 5)).Trim();
        await portal.ShowEventAsync(Morning with { Name = name, Summary = "Dòng một\nDòng hai; có, dấu \\ giả" });
        using var reader = portal.NewClient();
        var bytes = await reader.GetByteArrayAsync("/lich.ics", Stop);
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.All(lines, static line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', Encoding.UTF8.GetString(bytes).Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(bytes));
        var read = Assert.Single(await ParseAsync(Encoding.UTF8.GetString(bytes)));
        Assert.Equal(name, Text(read, "summary"));
        Assert.Contains("Dòng một\nDòng hai; có, dấu \\ giả", Text(read, "description"), StringComparison.Ordinal);
    }

    private static string Text(System.Text.Json.JsonElement read, string name) => read.GetProperty(name).GetString()!;
}
