using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff;

public sealed class AuditTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task No_entry_can_be_changed_or_deleted(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var owner = await portal.EnterAsync("chu");
        await portal.DoAsync<PortalDb>(static async db =>
        {
            await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteDeleteAsync(Stop));
            await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteUpdateAsync(static set => set.SetProperty(static entry => entry.Who, "ai khác"), Stop));
            Assert.Equal("Chủ Trang", (await db.AuditEntries.AsNoTracking().SingleAsync(Stop)).Who);
        });
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_log_is_searched_by_person_act_day_and_object_and_paged(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (chu, thuky) = (await portal.IdOfAsync("chu"), await portal.IdOfAsync("thuky"));
        using var owner = await portal.EnterAsync("chu");
        await portal.DoAsync<PortalDb>(async db =>
        {
            for (var number = 0; number < 60; number++)
            {
                Audit.Write(db, thuky, "Thư Ký", portal.Clock.Now().AddDays(-3), "article.publish", "article", $"{number}", $"Bài số {number}.");
            }

            await db.SaveChangesAsync(Stop);
        });
        var day = portal.Clock.Today().AddDays(-3).ToString("yyyy-MM-dd");
        Assert.Equal((61, 50), await CountAsync(""));
        Assert.Equal((61, 11), await CountAsync("?Trang=2"));
        Assert.Equal((60, 10), await CountAsync($"?Who={thuky}&Trang=2"));
        Assert.Equal((1, 1), await CountAsync("?Act=staff.sign-in"));
        Assert.Equal((60, 50), await CountAsync($"?From={day}&Until={day}"));
        Assert.Equal((1, 1), await CountAsync($"?From={portal.Clock.Today():yyyy-MM-dd}"));
        Assert.Equal((1, 1), await CountAsync("?Object=article+59"));
        Assert.Equal((1, 1), await CountAsync("?Object=B%C3%A0i+vi%E1%BA%BFt+59"));
        Assert.Equal((1, 1), await CountAsync("?Object=B%C3%A0i+s%E1%BB%91+7."));
        Assert.Equal((0, 0), await CountAsync($"?Who={chu}&Act=article.publish"));

        async Task<(int Total, int Shown)> CountAsync(string query)
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await owner.GetStringAsync("/ban/nhat-ky" + query, Stop));
            return (int.Parse(page.QuerySelector(".trail-head .count")!.TextContent.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), page.QuerySelectorAll("tbody tr").Length);
        }
    }

    [Fact]
    public async Task The_export_opens_in_Excel_with_its_marks_and_without_formulas()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        await portal.DoAsync<PortalDb>(async db =>
        {
            Audit.Write(db, 1, "=HYPERLINK(\"x\")", portal.Clock.Now(), "article.publish", "article", "1", "@SUM(1) \"nháy\"");
            await db.SaveChangesAsync(Stop);
        });
        var answer = await owner.PostAsync("/ban/nhat-ky", "/ban/nhat-ky?Act=article.publish");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"Người làm\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"'@SUM(1) \"\"nháy\"\"\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("audit.export: 1", await portal.TrailAsync());
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData(" +84", "\"' +84\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("Bến Sen", "\"Bến Sen\"")]
    [InlineData("", "\"\"")]
    public void A_cell_is_never_a_formula(string cell, string written) => Assert.Equal(written, TrailModel.Row(cell));

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_recovery_link_takes_away_every_older_means_of_sign_in(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.IdOfAsync("bientap");
        using var owner = await portal.EnterAsync("chu");
        using var lost = await portal.EnterAsync("bientap");
        await portal.DoAsync<Microsoft.AspNetCore.Identity.UserManager<StaffMember>>(async users =>
        {
            var member = (await users.FindByNameAsync("bientap"))!;
            await users.ResetAuthenticatorKeyAsync(member);
            await users.SetTwoFactorEnabledAsync(member, true);
            await users.GenerateNewTwoFactorRecoveryCodesAsync(member, 8);
            await users.AddOrUpdatePasskeyAsync(member, new([1, 2, 3], [4], portal.Clock.GetUtcNow(), 0, [], true, false, false, [5], [6]) { Name = "cũ" });
        });
        var first = await RecoverAsync();
        var link = await RecoverAsync();
        Assert.True(await lost.IsInAsync());
        using var person = portal.NewClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await person.GetAsync(first, Stop)).StatusCode);
        Assert.Equal("/ban/vao", (await person.PostAsync(link, link, ("Password", "mot cau hoan toan moi"))).Headers.Location?.ToString());
        Assert.False(await lost.IsInAsync());
        Assert.Equal("/ban", (await person.TryAsync("bientap", "mot cau hoan toan moi")).Headers.Location?.ToString());
        await portal.DoAsync<PortalDb>(async db =>
        {
            Assert.False(await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<long>>().AnyAsync(Stop));
            Assert.False(await db.UserTokens.AnyAsync(token => token.UserId == id, Stop));
            Assert.False((await db.Users.SingleAsync(user => user.Id == id, Stop)).TwoFactorEnabled);
        });
        var trail = await portal.TrailAsync();
        Assert.Equal(2, trail.Count(static entry => entry == "staff.recovery-link: Biên Tập"));
        Assert.Contains("staff.recovery: Biên Tập", trail);

        async Task<string> RecoverAsync()
        {
            var answer = await owner.PostAsync($"/ban/nhan-su/{id}", $"/ban/nhan-su/{id}/recover");
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
            return new Uri(page.QuerySelector("p.done code")!.TextContent).AbsolutePath;
        }
    }
}
