using System.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Programme.Events.RegistrationState;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>An address is asked whether it is one's own before it gets anything else.</summary>
public sealed class ConfirmationTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_mail_asks_only_its_button_confirms_and_it_confirms_once(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server, engine);
        var id = await portal.ShowEventAsync();
        var path = (await portal.EventAsync(id)).Path;
        using var reader = portal.NewClient();
        var slip = (await reader.PostAsync(path + "/dang-ky", path + "/dang-ky", ("Name", "Lan"), ("Seats", "2"), ("Email", "lan@minhgiang.example"))).Headers.Location!.ToString();
        Assert.Contains("trước 19/6/2026 07:05", (await reader.SlipAsync(slip)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2/3 chỗ", (await reader.ReadAsync(path)).QuerySelector(".dossier-facts")!.TextContent, StringComparison.Ordinal); // the seats are held
        Assert.Equal(0, await SeatsInFiguresAsync(portal));
        await portal.DoJobsAsync();
        var asks = Assert.Single(server.Mails);
        Assert.Equal(("Xin xác nhận đăng ký: Ngày hội tiêm chủng; hỏi, đáp", "lan@minhgiang.example"), (asks.Subject, asks.To.Mailboxes.Single().Address));
        Assert.DoesNotContain("/lich/phieu", asks.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(asks.BodyParts, static part => part.ContentType.MimeType == "text/calendar");

        var link = LinkOf(asks);
        using (var scanner = portal.NewClient()) // a program that looks through mails follows their links
        {
            var page = await scanner.ReadAsync(link);
            Assert.Equal(("POST", link), (page.QuerySelector("main form")!.GetAttribute("method")!.ToUpperInvariant(), page.QuerySelector("main form")!.GetAttribute("action")));
            Assert.DoesNotContain("lan@", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        Assert.Equal(0, await SeatsInFiguresAsync(portal));
        using var clerk = await portal.EnterAsync("phongvien");
        Assert.Contains(EventsText.NotConfirmed, (await clerk.ReadAsync($"/ban/lich/{id}/dang-ky")).QuerySelector(".attendees")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Lan", (await clerk.ReadAsync($"/ban/lich/{id}/ky")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => reader.PostAsync(link, new FormUrlEncodedContent([]), Stop), Stop)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], answers.Select(static answer => answer.StatusCode).Order());
        Assert.Contains(EventsText.ConfirmationOver, await (await reader.GetAsync(link, Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(2, await SeatsInFiguresAsync(portal));
        await portal.DoJobsAsync();
        Assert.Equal("Đã đăng ký: Ngày hội tiêm chủng; hỏi, đáp", server.Mails.Last().Subject);
        Assert.Contains("https://minhgiang.example" + slip, server.Mails.Last().TextBody, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(3.9));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal([Kept], await portal.StandingAsync(id));
        await portal.DoJobsAsync();
        Assert.Equal("Nhắc: Ngày hội tiêm chủng; hỏi, đáp", server.Mails.Last().Subject); // name and address are kept as for anybody else
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_nobody_confirms_in_72_hours_is_deleted_and_the_next_in_line_moves_up(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server, engine);
        var id = await portal.ShowEventAsync(Morning with { Capacity = 1 });
        var first = await portal.RegisterAsync(id, "Một", 1, "mot@minhgiang.example", confirmed: false);
        await portal.RegisterAsync(id, "Hai", 1, "hai@minhgiang.example", confirmed: false);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.RegisterAsync(id, "Ba", 1, "ba@minhgiang.example");
        await portal.RegisterAsync(id, "Bốn");
        await portal.DoJobsAsync();
        portal.Clock.Advance(TimeSpan.FromHours(71) - TimeSpan.FromMinutes(1));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal([Kept, Waiting, Waiting, Waiting], await portal.StandingAsync(id));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        using var reader = portal.NewClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(SlipSecret.Confirmation(SlipSecret.Token(first)), new FormUrlEncodedContent([]), Stop)).StatusCode); // over, whether the sweeper came already or not
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal([Kept, Waiting], await portal.StandingAsync(id));
        Assert.Equal(3, await portal.DoAsync<PortalDb, int>(static db => db.Set<Contact>().CountAsync(Stop))); // of those who are left: two names, an address
        await reader.SlipAsync(first, status: HttpStatusCode.NotFound);
        await portal.DoJobsAsync();
        Assert.Equal("Đã có chỗ: Ngày hội tiêm chủng; hỏi, đáp", server.Mails.Last().Subject);
        Assert.Equal("ba@minhgiang.example", server.Mails.Last().To.Mailboxes.Single().Address);
        Assert.Equal(["mot@minhgiang.example", "hai@minhgiang.example"], server.Mails.Where(static mail => mail.Subject!.StartsWith("Xin", StringComparison.Ordinal)).Select(static mail => mail.To.Mailboxes.Single().Address).OrderDescending());
    }

    [Fact]
    public async Task An_address_nobody_confirmed_gets_no_other_mail_and_one_whom_none_reaches_goes_on_without()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        var id = await portal.ShowEventAsync(Morning with { Capacity = 1 });
        var first = await portal.RegisterAsync(id, "Một");
        var secret = await portal.RegisterAsync(id, "Hai", 1, "hai@minhgiang.example", confirmed: false);
        await portal.DoJobsAsync();
        await portal.DoAsync<Registrations>(registrations => registrations.CancelAsync(first, Stop));
        await portal.MoveEventAsync(id, At(6, 21, 8), At(6, 21, 11));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.DoJobsAsync();
        Assert.Single(server.Mails);
        Assert.Equal([Cancelled, Kept], await portal.StandingAsync(id)); // its place in line is its own all the same

        using var reader = portal.NewClient();
        Assert.Null((await reader.SlipAsync(secret, "/without")).QuerySelector(".notice"));
        await reader.SlipAsync(secret, "/without", HttpStatusCode.BadRequest);
        Assert.Equal(["event.name"], await portal.DoAsync<PortalDb, List<string>>(static db => db.Set<Contact>().Select(static c => c.Purpose).ToListAsync(Stop)));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        await portal.DoJobsAsync();
        Assert.Equal([Cancelled, Kept], await portal.StandingAsync(id));
        Assert.Single(server.Mails);
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.Set<Contact>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Nothing_waits_for_a_confirmation_beyond_the_beginning_or_where_no_mail_can_be_sent()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        var id = await portal.ShowEventAsync();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.RegisterAsync(id, "Một", 1, "mot@minhgiang.example", confirmed: false);
        Assert.Equal(Morning.Starts, await portal.DoAsync<PortalDb, DateTime?>(static db => db.Registrations.Select(static r => r.ConfirmBy).SingleAsync(Stop)));
        portal.Settings.MailServer = "";
        await portal.RegisterAsync(id, "Hai", 1, "hai@minhgiang.example", confirmed: false); // no form asks for it, and what a program sends is not kept
        Assert.Null(await portal.DoAsync<PortalDb, DateTime?>(static db => db.Registrations.OrderByDescending(static r => r.Id).Select(static r => r.ConfirmBy).FirstAsync(Stop)));
        Assert.Equal(3, await portal.DoAsync<PortalDb, int>(static db => db.Set<Contact>().CountAsync(Stop)));
    }

    [Fact]
    public async Task One_address_is_written_to_only_so_often_from_wherever()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        var path = (await portal.EventAsync(await portal.ShowEventAsync(Morning with { Capacity = null }))).Path + "/dang-ky";
        using var reader = portal.NewClient();
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time <= RegisterModel.MostForAddress; time++)
        {
            answers.Add((await reader.PostAsync(path, path, ("Seats", "1"), ("Email", time % 2 == 0 ? "lan@minhgiang.example" : " LAN@minhgiang.example"))).StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Redirect, RegisterModel.MostForAddress), HttpStatusCode.BadRequest], answers);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.PostAsync(path, path, ("Seats", "1"), ("Email", "hoa@minhgiang.example"))).StatusCode);
    }

    private static string LinkOf(MimeMessage mail) => new Uri(mail.TextBody!.Split('\n').Select(static line => line.Trim()).Single(static line => line.Contains("/lich/xac-nhan/", StringComparison.Ordinal))).AbsolutePath;

    private static Task<decimal> SeatsInFiguresAsync(TestPortal portal) => portal.DoAsync<IServiceProvider, decimal>(static async services =>
        (await services.GetServices<IFigures>().OfType<EventFigures>().Single().RowsAsync(["events-registrations"], new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), Stop))["events-registrations"].Sum(static row => row.Amount));
}
