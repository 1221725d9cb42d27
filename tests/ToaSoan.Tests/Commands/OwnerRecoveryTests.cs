using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;
using static ToaSoan.Tests.Commands.CommandLine;

namespace ToaSoan.Tests.Commands;

public sealed class OwnerRecoveryTests
{
    [Fact]
    public async Task An_owner_who_lost_everything_comes_back_by_a_link_the_server_prints()
    {
        await using var portal = await TestPortal.StartAsync();
        using var lost = await portal.EnterAsync("chu");
        var (code, output, _) = await RunAsync("en", "owner", "--recover", "Chu", "--data", portal.Settings.Data);
        Assert.Equal(0, code);
        Assert.StartsWith("Open this link in a browser so that Chủ Trang can set a new password", output, StringComparison.Ordinal);
        var link = new Uri(output.Trim().Split('\n')[^1]).AbsolutePath;
        var entry = await portal.DoAsync<PortalDb, AuditEntry>(static db => db.AuditEntries.SingleAsync(static entry => entry.Act == AuditAct.RecoveryLink, Stop));
        Assert.Equal((0L, "toasoan", "Chủ Trang"), (entry.StaffMemberId, entry.Who, entry.Detail));

        using var owner = portal.NewClient();
        Assert.Equal("/ban/vao", (await owner.PostAsync(link, link, ("Password", "mot cau hoan toan moi"))).Headers.Location?.ToString());
        Assert.False(await lost.IsInAsync());
        Assert.Equal("/ban", (await owner.TryAsync("chu", "mot cau hoan toan moi")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_name_that_is_no_owner_is_refused_in_one_sentence()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var name in new[] { "thuky", "khong-co" })
        {
            var (code, output, error) = await RunAsync("vi", "owner", "--recover", name, "--data", portal.Settings.Data);
            Assert.Equal((1, "", $"Không có chủ trang nào đang hoạt động có tên đăng nhập “{name}”."), (code, output, error.Trim()));
        }

        Assert.Equal(2, (await RunAsync("vi", "owner", "--recover")).Code);
        Assert.Contains("--recover", (await RunAsync("vi", "--help")).Output, StringComparison.Ordinal);
        Assert.Contains("--recover NAME", (await RunAsync("en", "--help")).Output, StringComparison.Ordinal);
        Assert.False(await portal.DoAsync<PortalDb, bool>(static db => db.OneTimeLinks.AnyAsync(Stop)));
    }
}
