using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Intake;

/// <summary>A kind of thing that is sent in, and what is done with its senders.</summary>
internal static class SenderSteps
{
    /// <summary>The thing: its letter "never" is never true.</summary>
    public static readonly SenderKind Thing = new("thing", static () => English ? "thing" : "điều", "/dieu/phieu", static (_, sender, letter, _) => Task.FromResult(letter == "never" ? null
        : new SenderLetter($"{(English ? "On" : "Về")} {sender.ObjectId}: {letter}", "Một <b>\nhttps://minhgiang.example/dieu/7\nhttps://noi-khac.example/\n\nHai")));

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Starts a portal that knows the thing, with a mail server. Its jobs are done when a test says so.</summary>
    public static Task<TestPortal> WithSendersAsync(MailServer server, Engine engine = Engine.Sqlite) =>
        TestPortal.StartAsync(engine, settings => (settings.MailServer, settings.MailFrom, settings.MailTls, settings.RenditionThreads) = (server.Address, "toasoan@minhgiang.example", "none", 0), adjust: static builder => builder.Services.AddSingleton(Thing));

    /// <summary>Sends thing number 7 in, with an address or without; gives the secret.</summary>
    public static Task<string> SendInAsync(this TestPortal portal, string email = "lan@minhgiang.example", bool confirmed = false, string language = "vi", long number = 7) => portal.DoAsync<IServiceProvider, string>(async services =>
    {
        var (senders, db) = (services.GetRequiredService<Senders>(), services.GetRequiredService<PortalDb>());
        var secret = senders.Add("thing", number, email, language, services.GetRequiredService<TimeProvider>().Now());
        await db.SaveChangesAsync(Stop);
        if (confirmed)
        {
            await senders.ConfirmAsync(TokenOf(secret), Stop);
            await db.Jobs.Where(static job => job.Kind == SenderMail.JobKind).ExecuteDeleteAsync(Stop); // the question, which is not true any more, and how it stands
        }

        return secret;
    });

    /// <summary>Tells every sender of thing 7 a letter, and sends what is due.</summary>
    public static async Task TellAsync(this TestPortal portal, string letter)
    {
        await portal.WithSendersAsync(senders => senders.TellAsync("thing", 7, letter, Stop));
        await portal.DoMailsAsync();
    }

    /// <summary>Does something with the senders and saves it.</summary>
    public static Task WithSendersAsync(this TestPortal portal, Func<Senders, Task> act) => portal.DoAsync<IServiceProvider>(async services =>
    {
        await act(services.GetRequiredService<Senders>());
        await services.GetRequiredService<PortalDb>().SaveChangesAsync(Stop);
    });

    /// <summary>Sends every mail that is due, as the runner does.</summary>
    public static async Task DoMailsAsync(this TestPortal portal)
    {
        while (await portal.DoAsync<PortalDb, bool>(db => db.Jobs.AnyAsync(job => job.Kind == SenderMail.JobKind && job.DueAt <= portal.Clock.GetUtcNow().UtcDateTime, Stop)))
        {
            Assert.True(await portal.Services.GetRequiredService<JobRunner>().DoOneAsync(Stop));
        }
    }

    /// <summary>Lets the clock go on and keeps every rule of retention.</summary>
    public static async Task WaitAsync(this TestPortal portal, TimeSpan time)
    {
        portal.Clock.Advance(time);
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
    }

    /// <summary>How many addresses the vault holds.</summary>
    public static Task<int> AddressesAsync(this TestPortal portal) => portal.DoAsync<PortalDb, int>(static db => db.Set<Contact>().CountAsync(static c => c.Purpose == Sender.MailPurpose, Stop));

    /// <summary>The sender of a secret.</summary>
    public static Task<Sender?> SenderAsync(this TestPortal portal, string secret) => portal.DoAsync<Senders, Sender?>(senders => senders.FindAsync("thing", secret, Stop));

    /// <summary>The token in the address that confirms.</summary>
    public static string TokenOf(string secret) => Senders.Confirmation(secret)["/xac-nhan/".Length..];

    /// <summary>The subjects of the mails sent.</summary>
    public static List<string> Subjects(this MailServer server) => [.. server.Mails.Select(static mail => mail.Subject!)];

    /// <summary>The line of a mail that is an address beginning so.</summary>
    public static string LinkOf(MimeMessage mail, string beginning) => mail.TextBody!.Split('\n').Select(static line => line.Trim()).Single(line => line.StartsWith("https://minhgiang.example" + beginning, StringComparison.Ordinal));
}
