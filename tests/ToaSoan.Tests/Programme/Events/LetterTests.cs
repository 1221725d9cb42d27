using Microsoft.EntityFrameworkCore;
using MimeKit;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>What is mailed to who registered, over the real client and a small mail server.</summary>
public sealed class LetterTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task From_confirmation_to_feedback_each_mail_comes_once_and_at_its_hour(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server, engine);
        var id = await portal.ShowEventAsync();
        await portal.RegisterAsync(id, "Bống", 2, "bong@minhgiang.example");
        await portal.DoJobsAsync();
        var confirmed = Assert.Single(server.Mails);
        Assert.Equal(("Đã đăng ký: Ngày hội tiêm chủng; hỏi, đáp", "bong@minhgiang.example"), (confirmed.Subject, confirmed.To.Mailboxes.Single().Address));
        Assert.Contains("Thứ Bảy, 20/6/2026, 8:00–11:30", confirmed.TextBody, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", ((TextPart)confirmed.BodyParts.Single(static part => part.ContentType.MimeType == "text/calendar")).Text, StringComparison.Ordinal);

        using var reader = portal.NewClient();
        var slip = new Uri(confirmed.TextBody!.Split('\n').Select(static line => line.Trim()).Single(static line => line.Contains("/lich/phieu", StringComparison.Ordinal)));
        Assert.Equal("/lich/phieu", slip.AbsolutePath);
        Assert.NotNull((await reader.SlipAsync(slip.ToString())).QuerySelector(".standing")); // the whole address may be pasted

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.MoveEventAsync(id, At(6, 21, 8), At(6, 21, 11));
        await portal.MoveEventAsync(id, At(6, 22, 8), At(6, 22, 11), "dời lần nữa");
        await portal.DoJobsAsync();
        Assert.Equal(["Đổi giờ hoặc địa điểm: Ngày hội tiêm chủng; hỏi, đáp"], Since(server, 1)); // of two moves in a row, the last one
        Assert.Contains("dời lần nữa", server.Mails.Last().TextBody, StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromDays(3)); // 20 June: the old event's day, its reminder is gone
        await portal.DoJobsAsync();
        Assert.Empty(Since(server, 2));
        portal.Clock.Advance(TimeSpan.FromDays(1.1));
        await portal.DoJobsAsync();
        await portal.DoJobsAsync();
        Assert.Equal(["Nhắc: Ngày hội tiêm chủng; hỏi, đáp"], Since(server, 2));
        portal.Clock.Advance(TimeSpan.FromDays(1.2));
        await portal.DoJobsAsync();
        Assert.Equal(["Góp ý: Ngày hội tiêm chủng; hỏi, đáp"], Since(server, 3));
        Assert.Contains(slip.Fragment, server.Mails.Last().TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Jobs.CountAsync(static job => job.Kind == EventLetter.JobKind, Stop)));
    }

    [Fact]
    public async Task Whoever_moves_up_and_whose_event_is_called_off_is_told_in_their_language()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        var id = await portal.ShowEventAsync(Morning with { Capacity = 1 });
        var first = await portal.RegisterAsync(id, "Một");
        await portal.RegisterAsync(id, "Two", 1, "two@minhgiang.example", "en");
        await portal.DoJobsAsync();
        Assert.Equal(["Waiting list: Ngày hội tiêm chủng; hỏi, đáp"], Since(server, 0));
        await portal.DoAsync<Registrations>(registrations => registrations.CancelAsync(first, Stop));
        await portal.DoJobsAsync();
        Assert.Equal(["A place is free: Ngày hội tiêm chủng; hỏi, đáp"], Since(server, 1));
        Assert.Contains("/en/lich/phieu#", server.Mails.Last().TextBody, StringComparison.Ordinal);
        await portal.EventsAsync("bientap", (desk, by) => desk.CancelAsync(by, id, "hội trường <hỏng>", series: false, Stop));
        await portal.DoJobsAsync();
        Assert.Equal(["Called off: Ngày hội tiêm chủng; hỏi, đáp"], Since(server, 2));
        Assert.Contains("hội trường <hỏng>", server.Mails.Last().TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<hỏng>", server.Mails.Last().HtmlBody, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(5));
        await portal.DoJobsAsync();
        Assert.Empty(Since(server, 3));
    }

    [Fact]
    public async Task A_server_that_refuses_loses_no_mail_and_what_was_given_back_meanwhile_is_not_sent()
    {
        using var server = new MailServer { Manner = Manner.Refusing };
        await using var portal = await WithMailAsync(server);
        var id = await portal.ShowEventAsync();
        await portal.RegisterAsync(id, "Một", 1, "mot@minhgiang.example");
        var second = await portal.RegisterAsync(id, "Hai", 1, "hai@minhgiang.example");
        await portal.DoJobsAsync();
        Assert.Empty(server.Mails);
        Assert.True(await portal.DoAsync<PortalDb, bool>(static db => db.Jobs.AnyAsync(static job => job.Kind == EventLetter.JobKind && job.Error != "", Stop)));
        await portal.DoAsync<Registrations>(registrations => registrations.CancelAsync(second, Stop));
        server.Manner = Manner.Good;
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.DoJobsAsync();
        Assert.Equal("mot@minhgiang.example", Assert.Single(server.Mails).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Nobody_at_the_desk_is_shown_an_address_and_only_one_that_can_be_one_is_taken()
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server);
        var id = await portal.ShowEventAsync();
        var path = (await portal.EventAsync(id)).Path + "/dang-ky";
        using var reader = portal.NewClient();
        foreach (var wrong in new[] { "khong-phai-thu", "a@b", "Lan <lan@minhgiang.example>", "đ@minhgiang.example" })
        {
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await reader.PostAsync(path, path, ("Seats", "1"), ("Email", wrong))).StatusCode);
        }

        await reader.PostAsync(path, path, ("Seats", "1"), ("Email", "kin@minhgiang.example"));
        using var owner = await portal.EnterAsync("chu");
        foreach (var page in new[] { $"/ban/lich/{id}", $"/ban/lich/{id}/dang-ky", $"/ban/lich/{id}/ky", "/ban/lich", "/ban/nhat-ky" })
        {
            Assert.DoesNotContain("kin@", await owner.TextAsync(page), StringComparison.Ordinal);
        }
    }

    private static List<string> Since(MailServer server, int count) => [.. server.Mails.Skip(count).Select(static mail => mail.Subject!)];
}
