using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Staff;

namespace ToaSoan.BrowserTests;

/// <summary>A month's account by four people: a clerk's return is sent back, mended and accepted, a report composed of it, frozen and published, and a reader follows one of its figures down to an article and its proof.</summary>
public sealed class AccountingDayTests(Chromium chromium)
{
    private const string Return = "/ban/so-lieu/2026-06/so-y-te", Report = "/bao-cao/2026-06";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_return_is_mended_a_report_published_and_a_figure_followed_to_one_article()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Tiêm chủng ở trạm Bến Sen", "Trạm tiêm cả ngày thứ bảy.", office: "so-y-te", section: "y-te");
        await portal.DoAsync<IndicatorDesk>(static desk => desk.AddAsync(Permissions.Command, new TypedIndicator("Lượt tiêm chủng", "Mũi tiêm tại trạm.", "lượt", new DateOnly(2026, 6, 1), FigureDirection.Up), Stop));
        portal.Clock.Advance(CityTime.Utc(new DateTime(2026, 7, 4, 8, 0, 0)) - portal.Clock.Now());
        await using var clerk = await Visitor.ComeAsync(chromium, portal, width: 360);
        await using var head = await Visitor.ComeAsync(chromium, portal, width: 768);
        await using var desk = await Visitor.ComeAsync(chromium, portal);
        await using var chief = await Visitor.ComeAsync(chromium, portal);
        foreach (var (who, name) in new[] { (clerk, "phongvien"), (head, "bientap"), (desk, "thuky"), (chief, "chu") })
        {
            await who.SignInAsync(name);
        }

        // The clerk returns a figure; the head asks for a correction; the clerk mends it; head and desk approve.
        await ReturnAsync(clerk, "5.080 mũi");
        await clerk.SeesAsync("Lượt tiêm chủng");
        await ReturnAsync(clerk, "5.080");
        await head.GoAsync(Return);
        await head.Page.Locator("summary", new PageLocatorOptions { HasText = "Yêu cầu sửa" }).ClickAsync();
        await head.Page.Locator("textarea[name=words]").FillAsync("Thiếu trạm Bến Gốm.");
        await head.Button("Yêu cầu sửa").ClickAsync();
        await clerk.GoAsync(Return);
        await clerk.SeesAsync("Thiếu trạm Bến Gốm.");
        await ReturnAsync(clerk, "5120");
        await head.GoAsync(Return);
        await head.Button("Duyệt, chuyển tòa soạn").ClickAsync();
        await desk.GoAsync(Return);
        await desk.Button("Duyệt, đưa vào số liệu thành phố").ClickAsync();
        await desk.SeesAsync("5.120");

        // The desk composes the report, the chief freezes and publishes it.
        await desk.GoAsync("/ban/bao-cao");
        await desk.Button("Lập báo cáo tháng 6 năm 2026").ClickAsync();
        await desk.SeesAsync("Báo cáo tháng 6 năm 2026");
        var parts = desk.Page.Locator("ol.parts textarea");
        for (var index = await parts.CountAsync() - 1; index >= 0; index--)
        {
            if ((await parts.Nth(index).InputValueAsync()).Contains("[…]", StringComparison.Ordinal))
            {
                await parts.Nth(index).FillAsync("Không.");
            }
        }

        foreach (var (label, words) in new[] { ("Cơ quan ban hành", "Trung tâm Truyền thông"), ("Nơi ban hành", "Minh Giang"), ("Chức vụ người ký", "Giám đốc"), ("Họ tên người ký", "Nguyễn Văn Mẫu") })
        {
            await desk.Field(label).FillAsync(words);
        }

        await desk.Button("Lưu").ClickAsync();
        await desk.SeesAsync("Đã lưu.");
        await chief.GoAsync(new Uri(desk.Page.Url).AbsolutePath);
        await chief.Button("Đóng băng").ClickAsync();
        await chief.SeesAsync("Đã đóng băng bản 1.");
        await chief.Button("Công bố cho người đọc").ClickAsync();
        await chief.SeesAsync("Đã công bố báo cáo.");

        // A reader follows a figure of the text to its list, and from there to the article.
        await using var reader = await Visitor.ComeAsync(chromium, portal, width: 360);
        await reader.GoAsync(Report);
        await reader.SeesAsync("Lượt tiêm chủng: 5.120 lượt");
        await reader.Page.Locator($"a[href='{Report}/so-lieu/items']").First.ClickAsync();
        await reader.ArrivesAsync($"{Report}/so-lieu/items");
        await reader.NothingSticksOutAsync();
        await reader.Page.Locator("#danh-sach ~ .scroll").GetByText("Tiêm chủng ở trạm Bến Sen").ClickAsync();
        await reader.ArrivesAsync(edition.Path);

        // … and to its proof, computed on the reader's own device.
        await reader.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Lịch sử và chứng minh" }).ClickAsync();
        await reader.ArrivesAsync(edition.Path + "/lich-su");
        await reader.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Bản 1: Đăng lần đầu" }).ClickAsync();
        await reader.ArrivesAsync(edition.Path + "/lich-su/1");
        await reader.NothingSticksOutAsync();
        await reader.Button("Kiểm ngay trên máy này").ClickAsync();
        await reader.SeesAsync("Khớp: máy của bạn tính ra đúng mã đã ghi.");
        await reader.Page.RouteAsync("**/chung-minh.json", static async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = (await answer.TextAsync()).Replace("cả ngày thứ bảy", "cả ngày chủ nhật", StringComparison.Ordinal) });
        });
        await reader.Button("Kiểm ngay trên máy này").ClickAsync();
        await reader.SeesAsync("Không khớp");
        reader.HadNoTrouble();
    }

    private static async Task ReturnAsync(Visitor clerk, string amount)
    {
        await clerk.GoAsync(Return);
        await clerk.Page.Locator("input[name='Form.Lines[0].Amount']").FillAsync(amount);
        await clerk.Page.Locator("textarea[name='Form.Lines[0].Statement']").FillAsync("Đếm theo sổ tiêm.");
        await clerk.Button("Lưu và gửi duyệt").ClickAsync();
    }
}
