using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Intake.SenderSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Intake;

/// <summary>No mail to a sender is lost, and none is sent that is not true any more.</summary>
public sealed class SenderMailTests
{
    [Fact]
    public async Task After_a_crash_between_the_server_and_us_a_mail_is_sent_once_more_with_the_same_number_and_then_not_again()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        await portal.SendInAsync(confirmed: true);
        await portal.WithSendersAsync(static senders => senders.TellAsync("thing", 7, "answered", Stop));
        var key = await portal.DoAsync<PortalDb, string>(static db => db.Jobs.Where(static job => job.Kind == SenderMail.JobKind).Select(static job => job.Key).SingleAsync(Stop));
        await portal.DoAsync<IServiceProvider>(services => services.GetServices<JobWorker>().OfType<SenderMail>().Single().DoAsync(key, Stop)); // sent, and the job still there
        await portal.DoMailsAsync();
        await portal.DoMailsAsync();
        Assert.Equal(["Về 7: answered", "Về 7: answered"], server.Subjects());
        Assert.Single(server.Mails.Select(static mail => mail.MessageId).Distinct());
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.TellAsync("answered"); // told again later, it is another mail
        Assert.Equal(2, server.Mails.Select(static mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_refuses_loses_no_mail()
    {
        using var server = new MailServer { Manner = Manner.Refusing };
        await using var portal = await WithSendersAsync(server);
        await portal.SendInAsync(confirmed: true);
        await portal.TellAsync("answered");
        Assert.Empty(server.Mails);
        server.Manner = Manner.Good;
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.DoMailsAsync();
        Assert.Equal(["Về 7: answered"], server.Subjects());
    }

    [Fact]
    public async Task What_is_not_true_any_more_is_not_sent_nor_anything_to_who_had_the_address_erased()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        var secret = await portal.SendInAsync(confirmed: true);
        await portal.SendInAsync("hoa@minhgiang.example", confirmed: true);
        await portal.TellAsync("never");
        Assert.Empty(server.Mails);
        await portal.WithSendersAsync(static senders => senders.TellAsync("thing", 7, "answered", Stop));
        await portal.WithSendersAsync(async senders => await senders.ForgetAsync((await senders.FindAsync("thing", secret, Stop))!, Stop));
        await portal.DoMailsAsync();
        Assert.Equal("hoa@minhgiang.example", Assert.Single(server.Mails).To.Mailboxes.Single().Address);
        await portal.TellAsync("corrected");
        Assert.Equal(2, server.Mails.Count);
        Assert.NotNull(await portal.SenderAsync(secret)); // the page is there all the same
    }

    [Fact]
    public async Task The_question_is_not_asked_once_the_address_was_confirmed_erased_or_too_late()
    {
        using var server = new MailServer();
        await using var portal = await WithSendersAsync(server);
        var erased = await portal.SendInAsync();
        await portal.WithSendersAsync(async senders => await senders.ForgetAsync((await senders.FindAsync("thing", erased, Stop))!, Stop));
        await portal.SendInAsync("hoa@minhgiang.example");
        portal.Clock.Advance(Sender.ToConfirm);
        await portal.DoMailsAsync();
        Assert.Empty(server.Mails);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Jobs.CountAsync(static job => job.Kind == SenderMail.JobKind, Stop)));
    }
}
