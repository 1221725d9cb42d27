using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Reports.Returns.ReturnSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>What offices published elsewhere counts once for the city.</summary>
public sealed class OutsideTests
{
    private const string Here = "/ban/so-lieu/noi-khac";

    [Theory]
    [InlineData("HTTPS://Bao.Example:443/Tin-1?utm_source=zalo&id=7&fbclid=x#dau", "https://bao.example/Tin-1?id=7", "bao.example/Tin-1?id=7")]
    [InlineData("http://www.bao.example/tin-1/", "http://www.bao.example/tin-1/", "bao.example/tin-1")]
    [InlineData("bao.example/tin?b=2&a=1", "https://bao.example/tin?b=2&a=1", "bao.example/tin?a=1&b=2")]
    [InlineData("https://báo.example/tin", "https://xn--bo-mia.example/tin", "xn--bo-mia.example/tin")]
    [InlineData("ftp://bao.example/tin", null, null)]
    [InlineData("https://ai:do@bao.example/tin", null, null)]
    [InlineData("https://127.0.0.1/tin", null, null)]
    [InlineData("khong phai", null, null)]
    [InlineData("javascript:alert(1)", null, null)]
    public void An_address_is_kept_in_one_spelling(string typed, string? address, string? key)
    {
        var read = OutsideAddress.Read(typed);
        Assert.Equal((address, key), (read?.Address, read?.Key));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Pasted_lines_are_taken_whole_or_not_and_each_address_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var own = await portal.PublishAsync("Cầu mới thông xe", "Nội dung.");
        var office = await portal.OfficeAsync("so-y-te");
        using var clerk = await portal.EnterAsync("phongvien");
        var wrong = $"https://bao.example/1 | Tin một\nkhông có gì\nhttps://minhgiang.example{own.Path}?utm_source=x | Cầu\nhttps://www.minhgiang.example/lien-he | Liên hệ\nhttps://bao.example/2 | Tin hai | 17/6/2026\nhttps://bao.example/3";
        var answer = await clerk.PostAsync(Here, Here + "/add", ("lines", wrong), ("office", $"{office}"), ("day", "2026-06-10"));
        Assert.Equal(
            "Chưa nhận gì: có 5 chỗ cần sửa.\nDòng 2: “không có gì” không phải địa chỉ trang web.\nDòng 3: là bài “Cầu mới thông xe” của trang này, đã được đếm.\nDòng 4: thuộc trang này nhưng không phải một bài đang đăng.\n"
            + "Dòng 5: chưa có ngày đăng, hoặc ngày không đọc được hay ở tương lai. Viết như 15/6/2026.\nDòng 6: chưa có tiêu đề, hoặc tiêu đề dài quá 300 ký tự.", await answer.SaysAsync());
        Assert.Contains("Tin hai", (await answer.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.OutsideItems.CountAsync(Stop)));

        const string good = "https://bao.example/1?utm_medium=a\tTin một\t9/6/2026\n\nTin hai | http://bao.example/2\nhttps://www.bao.example/1/#x | Tin một nữa";
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(Here, Here + "/add", ("lines", good), ("office", $"{office}"), ("day", "2026-06-10"))).StatusCode);
        Assert.Equal([(new DateOnly(2026, 6, 9), "Tin một"), (new DateOnly(2026, 6, 10), "Tin hai")], (await portal.RowsAsync(ReturnFigures.Elsewhere)).Select(static row => (row.Day, row.Title)));
        Assert.StartsWith(ReturnsText.NothingNew, await (await clerk.PostAsync(Here, Here + "/add", ("lines", good), ("office", $"{office}"), ("day", "2026-06-10"))).SaysAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_has_nearly_the_same_title_is_shown_to_a_person_who_decides_and_the_city_counts_it_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var own = await portal.PublishAsync("Mười phường tiêm chủng bù trong tháng sáu", "Nội dung.");
        var (health, ward) = (await portal.OfficeAsync("so-y-te"), await portal.OfficeAsync("phuong-ben-sen"));
        using var desk = await portal.EnterAsync("thuky");
        await desk.PostAsync(Here, Here + "/add", ("lines", "https://bao.example/1 | Khai trương trạm y tế Bến Sen sáng nay | 15/6/2026"), ("office", $"{health}"));
        await desk.PostAsync(Here, Here + "/add", ("lines", "https://khac.example/a | KHAI TRƯƠNG trạm y tế Bến Sen | 16/6/2026\nhttps://khac.example/b | Mười phường tiêm chủng bù trong tháng sáu | 14/6/2026\nhttps://khac.example/c | Khai trương trạm y tế Bến Sen | 1/6/2026"), ("office", $"{ward}"));
        Assert.Equal(4, (await portal.RowsAsync(ReturnFigures.Elsewhere)).Count);
        var page = await desk.ReadAsync(Here + "?giong=true");
        Assert.Equal(["/ban/so-lieu/noi-khac", own.Path], page.QuerySelectorAll(".returns-items .returns-flag form.row a").Select(static link => link.GetAttribute("href")!.Replace("https://bao.example/1", "/ban/so-lieu/noi-khac", StringComparison.Ordinal)));

        await desk.PostAsync(Here, Here + "/same", ("id", "2"), ("item", "1"));
        await desk.PostAsync(Here, Here + "/same", ("id", "3"), ("article", $"{own.ObjectId}"));
        Assert.Equal(["khac.example/c", "bao.example/1"], await portal.DoAsync<PortalDb, List<string>>(static db => db.OutsideItems.Counted().OrderBy(static item => item.Day).Select(static item => item.Key).ToListAsync(Stop)));
        await desk.PostAsync(Here, Here + "/same", ("id", "1"), ("item", "4"));
        Assert.Equal([4L], await portal.DoAsync<PortalDb, List<long>>(static db => db.OutsideItems.Where(static item => item.SameAsItem != null).Select(static item => item.SameAsItem!.Value).Distinct().ToListAsync(Stop)));
        Assert.Single(await portal.RowsAsync(ReturnFigures.Elsewhere));
        await desk.PostAsync(Here, Here + "/different", ("id", "2"));
        Assert.Equal(2, (await portal.RowsAsync(ReturnFigures.Elsewhere)).Count);
        await desk.PostAsync(Here, Here + "/remove", ("id", "4"));
        Assert.Equal(["bao.example/1", "khac.example/a"], await portal.DoAsync<PortalDb, List<string>>(static db => db.OutsideItems.Counted().OrderBy(static item => item.Day).Select(static item => item.Key).ToListAsync(Stop)));
    }
}
