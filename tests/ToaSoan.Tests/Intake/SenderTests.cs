using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Reader;
using static ToaSoan.Tests.Intake.SenderSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Intake;

/// <summary>Who sends something in without an account comes back to it, and is written to when they wish.</summary>
public sealed class SenderTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_address_gets_one_question_and_nothing_else_until_its_button_was_pressed_once(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server, engine);
        var secret = await portal.SendInAsync();
        await portal.TellAsync("answered");
        var asks = Assert.Single(server.Mails);
        Assert.Equal(("Xin xác nhận địa chỉ thư", "lan@minhgiang.example"), (asks.Subject, asks.To.Mailboxes.Single().Address));
        Assert.Contains("khi gửi điều tới", asks.TextBody, StringComparison.Ordinal);
        Assert.Contains("đến 19/6/2026 07:05", asks.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, asks.ToString(), StringComparison.Ordinal); // who was asked cannot yet open the page

        var link = new Uri(LinkOf(asks, "/xac-nhan/")).AbsolutePath;
        using var scanner = portal.NewClient(); // a program that looks through mails follows their links
        var page = await scanner.ReadAsync(link);
        Assert.Equal(("post", link), (page.QuerySelector("main form")!.GetAttribute("method"), page.QuerySelector("main form")!.GetAttribute("action")));
        Assert.Contains("điều", page.QuerySelector(".dossier-facts")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("lan@", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await portal.TellAsync("answered");
        Assert.Single(server.Mails);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => scanner.PostAsync(link, new FormUrlEncodedContent([]), Stop), Stop)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], answers.Select(static answer => answer.StatusCode).Order());
        var over = await scanner.GetAsync(link, Stop);
        Assert.Equal((HttpStatusCode.NotFound, "no-store", "no-referrer"), (over.StatusCode, over.Headers.CacheControl!.ToString(), over.Headers.GetValues("Referrer-Policy").Single()));
        await portal.DoMailsAsync();
        Assert.Equal(["Xin xác nhận địa chỉ thư", "Về 7: confirmed"], server.Subjects()); // what was told meanwhile is told now, as it stands
        Assert.Equal("https://minhgiang.example/dieu/phieu#" + secret, LinkOf(server.Mails.Last(), "/dieu/phieu"));
        await portal.TellAsync("answered");
        Assert.Equal("Về 7: answered", server.Subjects()[2]);
    }

    [Fact]
    public async Task A_mail_is_text_and_html_of_the_same_words_and_only_our_own_addresses_are_links()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        await portal.SendInAsync(confirmed: true);
        await portal.TellAsync("answered");
        var mail = Assert.Single(server.Mails);
        Assert.StartsWith("Một <b>\r\nhttps://minhgiang.example/dieu/7\r\nhttps://noi-khac.example/\r\n\r\nHai\r\n", mail.TextBody!.ReplaceLineEndings("\r\n"), StringComparison.Ordinal);
        Assert.Contains("<p>Một &lt;b&gt;<br><a href=\"https://minhgiang.example/dieu/7\">https://minhgiang.example/dieu/7</a><br>https://noi-khac.example/</p><p>Hai</p>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Who_wrote_in_english_is_asked_and_answered_in_english()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        var secret = await portal.SendInAsync(language: "en");
        await portal.DoMailsAsync();
        Assert.Contains("when sending a thing to", Assert.Single(server.Mails).TextBody, StringComparison.Ordinal);
        using var reader = portal.NewClient();
        var link = new Uri(LinkOf(server.Mails.Last(), "/en/xac-nhan/")).AbsolutePath;
        Assert.Equal("Confirm your address", (await reader.ReadAsync(link)).QuerySelector("h1")!.TextContent);
        Assert.Contains("Thank you", await (await reader.PostAsync(link, new FormUrlEncodedContent([]), Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await portal.DoMailsAsync();
        Assert.Equal(("On 7: confirmed", "https://minhgiang.example/en/dieu/phieu#" + secret), (server.Mails.Last().Subject, LinkOf(server.Mails.Last(), "/en/dieu/phieu")));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_secret_opens_its_own_thing_with_or_without_an_address_and_nothing_else_does(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server, engine);
        var (with, without) = (await portal.SendInAsync(), await portal.SendInAsync("", number: 8));
        Assert.Equal(7, (await portal.SenderAsync(with))!.ObjectId); // at once, it does not wait for the address
        Assert.Equal((8, null, null), ((await portal.SenderAsync(without))!.ObjectId, (await portal.SenderAsync(without))!.MailId, (await portal.SenderAsync(without))!.ConfirmBy));
        Assert.Null(await portal.SenderAsync(TokenOf(with)));
        Assert.Null(await portal.SenderAsync(""));
        Assert.Null(await portal.DoAsync<Senders, Sender?>(senders => senders.FindAsync("question", with, Stop)));
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.Jobs.CountAsync(static job => job.Kind == SenderMail.JobKind, Stop)));
    }

    [Fact]
    public async Task Only_what_can_be_an_address_is_taken_and_one_is_asked_only_so_often()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        foreach (var wrong in new[] { "khong-phai-thu", "a@b", "Lan <lan@minhgiang.example>", "đ@minhgiang.example", new string('a', 250) + "@b.vn" })
        {
            await Assert.ThrowsAsync<Refusal>(() => portal.SendInAsync(wrong));
        }

        for (var time = 0; time < Senders.MostForAddress; time++)
        {
            await portal.SendInAsync(time % 2 == 0 ? "lan@minhgiang.example" : " LAN@minhgiang.example ");
        }

        await Assert.ThrowsAsync<Refusal>(() => portal.SendInAsync());
        await portal.SendInAsync("hoa@minhgiang.example");
        portal.Settings.MailServer = "";
        await portal.SendInAsync(); // no form asks for it, and what a program sends is not kept
        Assert.Equal(Senders.MostForAddress + 1, await portal.AddressesAsync());
    }
}
