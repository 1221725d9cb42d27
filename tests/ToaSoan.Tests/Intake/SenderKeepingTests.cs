using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Intake.SenderSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Intake;

/// <summary>How long a sender's address is kept, and how.</summary>
public sealed class SenderKeepingTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_address_nobody_confirmed_is_erased_after_72_hours_and_what_was_sent_in_stays(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server, engine);
        var (one, other) = (await portal.SendInAsync(), await portal.SendInAsync("hoa@minhgiang.example"));
        await portal.WaitAsync(Sender.ToConfirm - Minute);
        Assert.Equal(2, await portal.AddressesAsync());
        using var reader = portal.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await reader.PostAsync(Senders.Confirmation(one), new FormUrlEncodedContent([]), Stop)).StatusCode);
        portal.Clock.Advance(Minute);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(Senders.Confirmation(other), new FormUrlEncodedContent([]), Stop)).StatusCode); // over, whether the sweeper came already or not
        await portal.WaitAsync(TimeSpan.Zero);
        Assert.Equal(1, await portal.AddressesAsync());
        var left = (await portal.SenderAsync(other))!;
        Assert.Equal((7, null, null, null), (left.ObjectId, left.MailId, left.ConfirmBy, left.Confirmation));
        Assert.NotNull((await portal.SenderAsync(one))!.MailId);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_address_is_erased_on_the_day_that_was_set_when_its_matter_ended_also_if_it_was_confirmed_later(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server, engine);
        await portal.SendInAsync(confirmed: true);
        await portal.SendInAsync("khac@minhgiang.example", confirmed: true, number: 8);
        var late = await portal.SendInAsync("hoa@minhgiang.example");
        await portal.SendInAsync("mai@minhgiang.example"); // never confirmed
        await portal.WithSendersAsync(senders => senders.EndAsync("thing", 7, portal.Clock.GetUtcNow().UtcDateTime + Senders.Kept, Stop));
        using var reader = portal.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await reader.PostAsync(Senders.Confirmation(late), new FormUrlEncodedContent([]), Stop)).StatusCode);
        await portal.WaitAsync(Sender.ToConfirm);
        Assert.Equal(3, await portal.AddressesAsync());
        await portal.WaitAsync(Senders.Kept - Sender.ToConfirm - Minute);
        await portal.TellAsync("corrected");
        Assert.Equal(["hoa@minhgiang.example", "lan@minhgiang.example"], server.Mails.Where(static mail => mail.Subject == "Về 7: corrected").Select(static mail => mail.To.Mailboxes.Single().Address).Order());
        await portal.WaitAsync(Minute);
        Assert.Equal(1, await portal.AddressesAsync()); // that of another matter
        Assert.Null((await portal.SenderAsync(late))!.MailId);
        await portal.WaitAsync(Sender.Longest);
        Assert.Equal(0, await portal.AddressesAsync()); // nobody ever said that it ended
    }

    [Fact]
    public async Task A_matter_taken_up_again_keeps_its_addresses_longer()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        await portal.SendInAsync(confirmed: true);
        await portal.WithSendersAsync(senders => senders.EndAsync("thing", 7, portal.Clock.GetUtcNow().UtcDateTime + Senders.Kept, Stop));
        await portal.WaitAsync(TimeSpan.FromDays(10));
        await portal.WithSendersAsync(senders => senders.EndAsync("thing", 7, portal.Clock.GetUtcNow().UtcDateTime + Senders.Kept, Stop));
        await portal.WaitAsync(TimeSpan.FromDays(10));
        await portal.TellAsync("corrected");
        Assert.Single(server.Mails);
        await portal.WaitAsync(TimeSpan.FromDays(4));
        Assert.Equal(0, await portal.AddressesAsync());
    }

    [Fact]
    public async Task Neither_the_database_nor_its_log_ever_holds_address_secret_or_token_in_the_open_and_of_what_was_erased_not_even_the_key()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        string[] secrets = [await portal.SendInAsync("canary-7716@minhgiang.example"), await portal.SendInAsync("canary-7716@minhgiang.example", confirmed: true), await portal.SendInAsync("canary-7716@minhgiang.example", confirmed: true)];
        await portal.TellAsync("answered");
        Assert.Equal(2, server.Mails.Count);
        string[] canaries = ["canary-7716", .. secrets, .. secrets.Select(TokenOf)];
        byte[][] keys = [await KeyAsync(portal, secrets[0]), await KeyAsync(portal, secrets[1]), await KeyAsync(portal, secrets[2])];
        Assert.All(keys, key => Assert.True(Lies(portal, key))); // the search finds what is there
        Assert.True(Lies(portal, SecretLink.Hash(secrets[0])));
        Assert.All(canaries, canary => Assert.False(Lies(portal, Encoding.UTF8.GetBytes(canary))));

        await portal.WithSendersAsync(async senders => await senders.ForgetAsync((await senders.FindAsync("thing", secrets[1], Stop))!, Stop));
        Assert.Equal([true, false, true], keys.Select(key => Lies(portal, key))); // at once, not when the sweeper comes
        await portal.WaitAsync(Sender.ToConfirm);
        Assert.Equal([false, false, true], keys.Select(key => Lies(portal, key)));
        Assert.All(canaries, canary => Assert.False(Lies(portal, Encoding.UTF8.GetBytes(canary))));
    }

    private static bool Lies(TestPortal portal, byte[] what) => VaultTests.AtRest(portal).AsSpan().IndexOf(what) >= 0;

    private static Task<byte[]> KeyAsync(TestPortal portal, string secret) => portal.DoAsync<IServiceProvider, byte[]>(async services =>
    {
        var sender = (await services.GetRequiredService<Senders>().FindAsync("thing", secret, Stop))!;
        return await services.GetRequiredService<PortalDb>().Set<Contact>().Where(c => c.Id == sender.MailId).Select(static c => c.Key).SingleAsync(Stop);
    });
}
