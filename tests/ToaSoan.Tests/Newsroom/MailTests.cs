using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Comments;
using ToaSoan.Newsroom.Notices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>Notices by mail, over the real client and a small mail server.</summary>
public sealed class MailTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_daily_digest_comes_once_at_seven_with_what_is_unread_and_titles_only(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await StartAsync(server, MailChoice.Daily, engine);
        var (first, second, read) = (await ToldAsync(portal, "Bài <một>"), await ToldAsync(portal, "Bài hai"), await ToldAsync(portal, "Bài đã đọc"));
        await portal.DoAsync<PortalDb>(async db => await db.ReadNoticesAsync(await portal.IdOfAsync("phongvien"), portal.Clock.Now(), Stop, articleId: read));
        portal.Clock.Advance(TimeSpan.FromHours(23.8));
        Assert.Equal(0, await SendAsync(portal));
        portal.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(1, await SendAsync(portal));
        Assert.Equal(0, await SendAsync(portal));

        var mail = Assert.Single(server.Mails);
        Assert.Equal(("Tòa soạn: 2 thông báo mới", "phongvien@minhgiang.example", "toasoan@minhgiang.example"), (mail.Subject, mail.To.Mailboxes.Single().Address, mail.From.Mailboxes.Single().Address));
        foreach (var body in new[] { mail.TextBody, System.Net.WebUtility.HtmlDecode(mail.HtmlBody) })
        {
            Assert.Contains("Biên Tập có ý kiến về bài", body, StringComparison.Ordinal);
            Assert.Contains($"https://minhgiang.example/ban/bai/{first}#y-kien", body, StringComparison.Ordinal);
            Assert.Contains($"https://minhgiang.example/ban/bai/{second}#y-kien", body, StringComparison.Ordinal);
            Assert.Contains("https://minhgiang.example/ban/toi#thu", body, StringComparison.Ordinal);
            Assert.Contains("Bài <một>", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Bài đã đọc", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Xem lại", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Nội dung", body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Bài <một>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_once_means_at_once_and_then_not_within_five_minutes()
    {
        using var server = new MailServer();
        await using var portal = await StartAsync(server, MailChoice.AtOnce);
        await ToldAsync(portal, "Bài một");
        Assert.Equal(1, await SendAsync(portal));
        await ToldAsync(portal, "Bài hai");
        await ToldAsync(portal, "Bài ba");
        portal.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(0, await SendAsync(portal));
        portal.Clock.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal(1, await SendAsync(portal));
        Assert.Equal(["Tòa soạn: 1 thông báo mới", "Tòa soạn: 2 thông báo mới"], server.Mails.Select(static mail => mail.Subject));
    }

    [Theory]
    [InlineData(Engine.Sqlite, "Refusing")]
    [InlineData(Engine.Sqlite, "Slow")]
    [InlineData(Engine.Postgres, "Refusing")]
    public async Task A_server_that_refuses_or_does_not_answer_loses_nothing_and_is_asked_again_later(Engine engine, string manner)
    {
        using var server = new MailServer { Manner = Enum.Parse<Manner>(manner) };
        await using var portal = await StartAsync(server, MailChoice.AtOnce, engine);
        portal.Services.GetRequiredService<Mailer>().Patience = TimeSpan.FromSeconds(1);
        await ToldAsync(portal, "Bài một");
        Assert.Equal(0, await SendAsync(portal));
        Assert.Equal(0, await SendAsync(portal));
        Assert.Equal(1, server.Visits);
        Assert.NotEqual("", await portal.DoAsync<PortalDb, string>(static db => db.MailTurns.Select(static turn => turn.Error).SingleAsync(Stop)));
        portal.Clock.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal(0, await SendAsync(portal));
        portal.Clock.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal((0, 2), (await SendAsync(portal), server.Visits)); // waits twice as long now
        server.Manner = Manner.Good;
        portal.Services.GetRequiredService<Mailer>().Patience = TimeSpan.FromSeconds(20);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await SendAsync(portal));
        Assert.Contains("Bài một", Assert.Single(server.Mails).TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.MailTurns.Select(static turn => turn.Failures).SingleAsync(Stop)));
    }

    [Fact]
    public async Task A_program_that_ends_while_it_sends_sends_again_when_its_lease_has_run_out()
    {
        using var server = new MailServer { Manner = Manner.Slow };
        await using var portal = await StartAsync(server, MailChoice.AtOnce);
        await ToldAsync(portal, "Bài một");
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(Stop))
        {
            end.CancelAfter(TimeSpan.FromSeconds(2));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.DoAsync<MailDigest, int>(digest => digest.SendDueAsync(end.Token)));
        }

        server.Manner = Manner.Good;
        Assert.Equal(0, await SendAsync(portal));
        portal.Clock.Advance(TimeSpan.FromMinutes(5.1));
        Assert.Equal(1, await SendAsync(portal));
        portal.Clock.Advance(TimeSpan.FromMinutes(5.1));
        Assert.Equal(0, await SendAsync(portal));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Two_nodes_send_one_mail()
    {
        using var server = new MailServer();
        await using var one = await StartAsync(server, MailChoice.AtOnce, Engine.Postgres);
        await using var two = await TestPortal.StartAsync(Engine.Postgres, settings => (settings.Database, settings.MailServer, settings.MailFrom, settings.MailTls) = (one.Settings.Database, server.Address, "toasoan@minhgiang.example", "none"));
        for (var round = 1; round <= 5; round++)
        {
            await ToldAsync(one, $"Bài {round}");
            one.Clock.Advance(TimeSpan.FromMinutes(6));
            two.Clock.Advance(TimeSpan.FromMinutes(6));
            await Task.WhenAll(SendAsync(one), SendAsync(two), SendAsync(one), SendAsync(two));
            Assert.Equal(round, server.Mails.Count);
        }
    }

    [Fact]
    public async Task What_is_under_embargo_or_no_longer_theirs_to_read_is_left_out()
    {
        using var server = new MailServer();
        await using var portal = await StartAsync(server, MailChoice.AtOnce);
        var secret = await ToldAsync(portal, "Bài mật");
        await portal.DeskAsync("bientap", (desk, staff) => desk.EmbargoAsync(secret, portal.Clock.Now().AddHours(1), staff, Stop));
        Assert.Equal(0, await SendAsync(portal));
        await ToldAsync(portal, "Bài thường");
        Assert.Equal(1, await SendAsync(portal));
        Assert.DoesNotContain("Bài mật", Assert.Single(server.Mails).TextBody, StringComparison.Ordinal);
        await portal.DoAsync<PortalDb>(async db =>
        {
            var (id, ward) = (await portal.IdOfAsync("phongvien"), await db.Set<global::ToaSoan.Offices.Office>().Where(static o => o.Slug == "phuong-ben-sen").Select(static o => o.Id).SingleAsync(Stop));
            await db.StaffRoles.Where(role => role.StaffMemberId == id).ExecuteUpdateAsync(set => set.SetProperty(static role => role.OfficeId, ward), Stop);
        });
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((0, 1), (await SendAsync(portal), server.Mails.Count));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_long_embargo_takes_nobodys_turn_and_its_notice_comes_when_it_is_over(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await StartAsync(server, MailChoice.AtOnce, engine);
        var secret = await ToldAsync(portal, "Bài mật");
        await portal.DeskAsync("bientap", (desk, staff) => desk.EmbargoAsync(secret, portal.Clock.Now().AddDays(8), staff, Stop));
        Assert.Equal(0, await SendAsync(portal));
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.MailTurns.CountAsync(Stop)));
        portal.Clock.Advance(TimeSpan.FromDays(8.1));
        Assert.Equal(1, await SendAsync(portal));
        Assert.Contains("Bài mật", Assert.Single(server.Mails).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_names_fifty_and_counts_the_rest_in_the_members_language()
    {
        var lines = Enumerable.Range(1, 60).Select(static n => new NoticeLine(n, DateTime.UnixEpoch, NoticeKind.AtDesk, n, $"Title {n}", "Minh Ha", "", false)).ToList();
        var mail = MailWords.Write(new StaffMember { DisplayName = "Lan", Email = "lan@minhgiang.example", Language = "en" }, lines, "https://minhgiang.example");
        LanguageMiddleware.Speak("vi");
        Assert.Equal("Newsroom: 60 new notices", mail.Subject);
        Assert.Equal(50, mail.TextBody!.Split('\n').Count(static line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.Contains("and 10 more, see https://minhgiang.example/ban/thong-bao", mail.TextBody!, StringComparison.Ordinal);
        Assert.Equal(50, mail.HtmlBody!.Split("<li>").Length - 1);
    }

    [Fact]
    public async Task A_member_sets_an_address_on_the_account_page_and_stays_signed_in()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reporter = await portal.EnterAsync("phongvien");
        foreach (var wrong in new[] { "khong-phai-thu", "a@b", "Lan <lan@minhgiang.example>", "đ@minhgiang.example", "a@minhgiang.example\r\nBcc: b@minhgiang.example" })
        {
            Assert.Equal(StaffText.MailAddressWrong, await (await reporter.PostAsync("/ban/toi", "/ban/toi/mail", ("email", wrong), ("mail", "AtOnce"))).RefusedAsync());
        }

        await reporter.PostAsync("/ban/toi", "/ban/toi/mail", ("email", " lan@minhgiang.example "), ("mail", "AtOnce"));
        Assert.Equal(("lan@minhgiang.example", MailChoice.AtOnce), await ChosenAsync(portal));
        Assert.True(await reporter.IsInAsync());
        await reporter.PostAsync("/ban/toi", "/ban/toi/mail", ("email", ""), ("mail", "Daily"));
        Assert.Equal((null, MailChoice.Daily), await ChosenAsync(portal));
    }

    private static Task<(string?, MailChoice)> ChosenAsync(TestPortal portal) => portal.DoAsync<PortalDb, (string?, MailChoice)>(async db =>
    {
        var member = await db.Users.AsNoTracking().SingleAsync(static user => user.UserName == "phongvien", Stop);
        return (member.Email, member.Mail);
    });

    private static async Task<TestPortal> StartAsync(MailServer server, MailChoice choice, Engine engine = Engine.Sqlite)
    {
        var portal = await TestPortal.StartAsync(engine, settings => (settings.MailServer, settings.MailFrom, settings.MailTls) = (server.Address, "toasoan@minhgiang.example", "none"));
        await portal.DoAsync<PortalDb>(db => db.Users.Where(static user => user.UserName == "phongvien").ExecuteUpdateAsync(set => set.SetProperty(static user => user.Email, "phongvien@minhgiang.example").SetProperty(static user => user.Mail, choice), Stop));
        return portal;
    }

    private static Task<int> SendAsync(TestPortal portal) => portal.DoAsync<MailDigest, int>(static digest => digest.SendDueAsync(Stop));

    /// <summary>The reporter's article of a title gets a comment of the editor.</summary>
    private static async Task<long> ToldAsync(TestPortal portal, string title)
    {
        var article = await portal.BeginAsync(title);
        var staff = await portal.MayAsync("bientap");
        await portal.DoAsync<CommentDesk>(desk => desk.AddAsync(article.Id, "", "Xem lại.", null, staff, Stop));
        return article.Id;
    }
}
