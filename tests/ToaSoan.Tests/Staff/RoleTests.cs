using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff;

public sealed class RoleTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_role_holds_from_its_first_day_to_its_last_by_the_citys_days(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, today) = (await portal.IdOfAsync("phongvien"), portal.Clock.Today());
        using var owner = await portal.EnterAsync("chu");
        var ward = await portal.DoAsync<PortalDb, long>(static db => db.Offices.Where(static office => office.Code == "P01").Select(static office => office.Id).SingleAsync(Stop));
        var answer = await owner.PostAsync($"/ban/nhan-su/{id}", $"/ban/nhan-su/{id}/give", ("officeId", $"{ward}"), ("role", "Editor"), ("from", $"{today.AddDays(1):yyyy-MM-dd}"), ("until", $"{today.AddDays(2):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False((await portal.PermissionsAsync("phongvien")).May(Role.Editor, ward));

        // 07:05 in the city; the day turns at 17:00 UTC.
        portal.Clock.Advance(TimeSpan.FromHours(16) + TimeSpan.FromMinutes(50));
        Assert.False((await portal.PermissionsAsync("phongvien")).May(Role.Editor, ward));
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True((await portal.PermissionsAsync("phongvien")).May(Role.Editor, ward));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False((await portal.PermissionsAsync("phongvien")).May(Role.Editor, ward));
        Assert.Contains($"staff.role-give: Phóng Viên: {{RoleEditor}}, Bến Sen, {today.AddDays(1):yyyy-MM-dd} – {today.AddDays(2):yyyy-MM-dd}", await portal.TrailAsync());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_ended_role_is_gone_at_once_and_its_holder_is_out_of_the_desk(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.IdOfAsync("phongvien");
        using var owner = await portal.EnterAsync("chu");
        using var reporter = await portal.EnterAsync("phongvien");
        Assert.True(await reporter.IsInAsync());
        await owner.PostAsync($"/ban/nhan-su/{id}", $"/ban/nhan-su/{id}/end", ("roleId", $"{await RoleAsync(portal, id)}"));
        Assert.False(await reporter.IsInAsync());
        Assert.Contains("đã hết", WebUtility.HtmlDecode(await owner.GetStringAsync($"/ban/nhan-su/{id}", Stop)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_last_owner_without_an_end_date_stays(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, other) = (await portal.IdOfAsync("chu"), await portal.IdOfAsync("thuky"));
        var role = await RoleAsync(portal, id);
        using var owner = await portal.EnterAsync("chu");
        foreach (var act in new[] { ("end", ""), ("change", "2030-01-01"), ("deactivate", "") })
        {
            var answer = await owner.PostAsync($"/ban/nhan-su/{id}", $"/ban/nhan-su/{id}/{act.Item1}", ("roleId", $"{role}"), ("until", act.Item2));
            Assert.StartsWith("Phải luôn có ít nhất một chủ trang", await answer.RefusedAsync(), StringComparison.Ordinal);
        }

        Assert.True(await owner.IsInAsync());
        Assert.DoesNotContain(await portal.TrailAsync(), static entry => entry.Contains("role-end", StringComparison.Ordinal));
        var desk = await portal.DoAsync<PortalDb, long>(static db => db.Offices.Where(static office => office.Code == "TTTT").Select(static office => office.Id).SingleAsync(Stop));
        await owner.PostAsync($"/ban/nhan-su/{other}", $"/ban/nhan-su/{other}/give", ("officeId", $"{desk}"), ("role", "Owner"), ("from", ""), ("until", ""));
        await owner.PostAsync($"/ban/nhan-su/{id}", $"/ban/nhan-su/{id}/end", ("roleId", $"{role}"));
        Assert.False(await owner.IsInAsync());
    }

    [Fact]
    public async Task A_member_shut_out_is_out_at_once_and_gets_the_same_answer_as_nobody()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.IdOfAsync("phongvien");
        using var owner = await portal.EnterAsync("chu");
        using var reporter = await portal.EnterAsync("phongvien");
        await owner.PostAsync($"/ban/nhan-su/{id}", $"/ban/nhan-su/{id}/deactivate");
        Assert.False(await reporter.IsInAsync());
        using var stranger = portal.NewClient();
        Assert.Equal(await (await stranger.TryAsync("khong-co-ai", "sai")).RefusedAsync(), await (await stranger.TryAsync("phongvien", TestPortal.Password)).RefusedAsync());
        await owner.PostAsync($"/ban/nhan-su/{id}", $"/ban/nhan-su/{id}/activate");
        using var back = await portal.EnterAsync("phongvien");
        Assert.True(await back.IsInAsync());
    }

    [Fact]
    public async Task Only_owners_change_the_staff_and_only_chief_and_owner_read_the_log()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.IdOfAsync("thuky");
        using var desk = await portal.EnterAsync("thuky");
        foreach (var act in new[] { "give", "change", "end", "sessions", "deactivate", "activate", "recover" })
        {
            Assert.True(await (await desk.PostAsync("/ban", $"/ban/nhan-su/{id}/{act}", ("role", "Owner"), ("officeId", "1"))).RefusedOutrightAsync());
        }

        Assert.True(await (await desk.GetAsync("/ban/nhat-ky", Stop)).RefusedOutrightAsync());
        Assert.True(await (await desk.PostAsync("/ban", "/ban/nhat-ky")).RefusedOutrightAsync());
        Assert.All(await portal.TrailAsync(), static entry => Assert.StartsWith("staff.sign-in", entry, StringComparison.Ordinal));
    }

    private static Task<long> RoleAsync(TestPortal portal, long member) => portal.DoAsync<PortalDb, long>(db => db.StaffRoles.Where(role => role.StaffMemberId == member).Select(static role => role.Id).SingleAsync(Stop));
}
