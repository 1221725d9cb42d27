using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>What people say of an event, once each and by nobody's name.</summary>
public sealed class FeedbackTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_registration_answers_once_and_so_does_each_card_however_often_it_is_sent(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ShowEventAsync();
        var secret = await portal.RegisterAsync(id, "Một");
        var cards = await portal.CardsAsync(id, 3);
        using var reader = portal.NewClient();
        Assert.Empty((await reader.SlipAsync(secret)).QuerySelectorAll("fieldset.scores"));
        Assert.Equal(EventsText.FeedbackClosed, (await AnswerAsync(reader, cards[0], 5)).Said); // not before it begins
        portal.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(Feedback.Questions, (await reader.SlipAsync(secret)).QuerySelectorAll("fieldset.scores").Length);
        await reader.SlipAsync(secret, "/answer", HttpStatusCode.BadRequest);
        Assert.Contains(EventsText.ThanksForFeedback, (await reader.SlipAsync(secret, "/answer", HttpStatusCode.OK, ("scores[0]", "5"), ("scores[1]", "4"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await reader.SlipAsync(secret, "/answer", HttpStatusCode.BadRequest, ("scores[0]", "1"));

        var wrong = await AnswerAsync(reader, "ABCDEFGH", 2);
        Assert.Equal((HttpStatusCode.BadRequest, EventsText.CodeUnknown, true), (wrong.Status, wrong.Said, wrong.Kept)); // the scores stay chosen
        Assert.Equal(EventsText.FeedbackEmpty, (await AnswerAsync(reader, cards[0], null)).Said); // and a card is not used up by an empty form
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AnswerAsync(reader, cards[0], 3), Stop)));
        Assert.Single(sent, static one => one.Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(reader, $"https://minhgiang.example/lich/gop-y#{cards[1][..4].ToLowerInvariant()}-{cards[1][4..]} ", 3)).Status);
        Assert.Equal(["1: 3 × 2", "1: 5 × 1", "2: 4 × 1"], await portal.DoAsync<PortalDb, List<string>>(async db => (await db.FeedbackCounts.OrderBy(static c => c.Question).ThenBy(static c => c.Score).ToListAsync(Stop)).ConvertAll(static c => $"{c.Question}: {c.Score} × {c.Count}")));

        portal.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(EventsText.FeedbackClosed, (await AnswerAsync(reader, cards[2], 3)).Said);
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.Set<FeedbackCode>().CountAsync(Stop)));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Set<FeedbackCode>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Cards_are_made_as_many_as_there_are_seats_shown_once_and_tied_to_nobody()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.ShowEventAsync(Morning with { Capacity = 12 });
        await portal.RegisterAsync(id, "Bà Sáu");
        using var clerk = await portal.EnterAsync("phongvien");
        var page = $"/ban/lich/{id}/gop-y";
        Assert.Equal("12", (await clerk.ReadAsync(page)).QuerySelector("input[name=count]")!.GetAttribute("value"));
        var answer = await clerk.PostAsync(page, page, ("count", "12"));
        var sheet = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
        var codes = sheet.QuerySelectorAll(".event-cards .code").Select(static one => one.TextContent).ToList();
        Assert.Equal((12, 12), (codes.Distinct().Count(), sheet.QuerySelectorAll(".event-cards svg").Length));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("Bà Sáu", sheet.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("gop-y", (await clerk.ReadAsync($"/ban/lich/{id}/ky")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal); // beside a name a code would tell whose it is
        Assert.DoesNotContain(codes[0], await clerk.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("Còn 12 mã đã lập chưa dùng.", await clerk.TextAsync(page), StringComparison.Ordinal);
        Assert.Equal(string.Format(System.Globalization.CultureInfo.CurrentCulture, EventsText.CardsWrong, Feedback.MostCards), await (await clerk.PostAsync(page, page, ("count", "489"))).RefusedAsync());
        Assert.Equal([$"event.cards: {Morning.Name}: 12"], (await portal.TrailAsync()).Where(static line => line.StartsWith("event.cards", StringComparison.Ordinal)));
        portal.Clock.Advance(TimeSpan.FromDays(5));
        using var reader = portal.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(reader, codes[7], 4)).Status);
    }

    private static async Task<(HttpStatusCode Status, string? Said, bool Kept)> AnswerAsync(HttpClient reader, string code, int? score)
    {
        using var answer = await reader.PostAsync("/lich/gop-y", new FormUrlEncodedContent([new("code", code), .. score is { } given ? [KeyValuePair.Create("scores[0]", $"{given}")] : Array.Empty<KeyValuePair<string, string>>()]), Stop);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
        return (answer.StatusCode, page.QuerySelector("p.refused")?.TextContent, page.QuerySelector($"input[name='scores[0]'][value='{score}'][checked]") is not null);
    }
}
