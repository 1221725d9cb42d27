using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Reports.Returns.ReturnSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>Who is reminded of a month's return, when, and how often.</summary>
public sealed class ReturnReminderTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_office_s_people_are_reminded_once_before_the_day_and_once_after_it_of_what_is_missing(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await StartAsync(server, engine);
        await LookAsync(portal);
        Assert.Empty(server.Mails); // 16 June: May is missing for longer than anybody needs to be told that it is since yesterday
        await StandAtAsync(portal, new DateTime(2026, 7, 2, 6, 50, 0));
        Assert.Empty(server.Mails);
        await StandAtAsync(portal, new DateTime(2026, 7, 2, 7, 0, 0));
        Assert.Equal(["bientap", "phongvien"], server.Mails.Select(static mail => mail.To.Mailboxes.Single().Address.Split('@')[0]).Order());
        var mail = server.Mails.First();
        Assert.Equal("Báo cáo tháng 6/2026: hạn gửi 5/7/2026", mail.Subject);
        Assert.Contains("Sở Y tế thành phố: chưa điền\nhttps://minhgiang.example/ban/so-lieu/2026-06/so-y-te", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await StandAtAsync(portal, new DateTime(2026, 7, 4, 9, 0, 0));
        Assert.Equal(2, server.Mails.Count);
        await StandAtAsync(portal, new DateTime(2026, 7, 6, 8, 0, 0));
        Assert.Equal(["Báo cáo tháng 6/2026: quá hạn 5/7/2026, chưa gửi"], server.Mails.Skip(2).Select(static sent => sent.Subject).Distinct());
        Assert.Equal(4, server.Mails.Count);
        await StandAtAsync(portal, new DateTime(2026, 7, 7, 8, 0, 0));
        Assert.Equal(4, server.Mails.Count);
        await StandAtAsync(portal, new DateTime(2026, 8, 1, 8, 0, 0));
        await portal.AcceptedAsync(new DateOnly(2026, 7, 1), "so-y-te", 5, 1.5m);
        await StandAtAsync(portal, new DateTime(2026, 8, 2, 8, 0, 0));
        await StandAtAsync(portal, new DateTime(2026, 8, 6, 8, 0, 0));
        Assert.Equal(4, server.Mails.Count); // handed in: nobody is reminded
    }

    [Fact]
    public async Task What_was_handed_in_while_the_mail_waited_is_not_asked_for_and_a_setting_turns_it_off()
    {
        using var server = new MailServer();
        await using var portal = await StartAsync(server, Engine.Sqlite);
        portal.Settings.ReturnReminderDays = 0;
        await StandAtAsync(portal, new DateTime(2026, 7, 3, 8, 0, 0));
        Assert.Empty(server.Mails);
        var editor = await portal.IdOfAsync("bientap");
        await DoAsync(portal, $"2026-06/1/{editor}");
        Assert.Empty(server.Mails); // its day is not over
        await portal.AcceptedAsync(new DateOnly(2026, 6, 1), "so-y-te", 5, 1.5m);
        await DoAsync(portal, $"2026-06/0/{editor}");
        Assert.Empty(server.Mails);
        await DoAsync(portal, $"2026-05/1/{editor}");
        Assert.Equal("Báo cáo tháng 5/2026: quá hạn 5/6/2026, chưa gửi", Assert.Single(server.Mails).Subject);
    }

    private static async Task<TestPortal> StartAsync(MailServer server, Engine engine)
    {
        var portal = await TestPortal.StartAsync(engine, settings => (settings.MailServer, settings.MailFrom, settings.MailTls) = (server.Address, "toasoan@minhgiang.example", "none"));
        await portal.AskAsync();
        await portal.DoAsync<PortalDb>(db => db.Users.Where(static user => user.UserName == "bientap" || user.UserName == "phongvien").ExecuteUpdateAsync(static set => set.SetProperty(static user => user.Email, static user => user.UserName + "@minhgiang.example"), Stop));
        return portal;
    }

    private static Task DoAsync(TestPortal portal, string key) => portal.DoAsync<IServiceProvider>(services => services.GetServices<JobWorker>().Single(static worker => worker.Kind == "return.mail").DoAsync(key, Stop));

    // Twice, as two nodes look; and the portal's own clock and runner may have been faster.
    private static async Task LookAsync(TestPortal portal)
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => portal.DoAsync<ReturnReminders>(reminders => reminders.PlanAsync(Stop)), Stop)));
        var runner = portal.Services.GetServices<IHostedService>().OfType<JobRunner>().Single();
        while (await portal.DoAsync<PortalDb, bool>(db => db.Jobs.AnyAsync(static job => job.Kind == "return.mail", Stop)))
        {
            if (!await runner.DoOneAsync(Stop))
            {
                await Task.Delay(20, Stop);
            }
        }
    }

    private static Task StandAtAsync(TestPortal portal, DateTime local)
    {
        portal.Clock.Advance(CityTime.Utc(local) - portal.Clock.Now());
        return LookAsync(portal);
    }
}
