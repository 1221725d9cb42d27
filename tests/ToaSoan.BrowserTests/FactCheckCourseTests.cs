using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>A claim's whole course by three people: a reader sends it from a telephone, one at the desk checks it, another approves, the reader reads the answer.</summary>
public sealed class FactCheckCourseTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_readers_claim_to_its_answer(bool script)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reader = await Visitor.ComeAsync(chromium, portal, width: 360, script: script);
        await using var writer = await Visitor.ComeAsync(chromium, portal, width: 360);
        await using var approver = await Visitor.ComeAsync(chromium, portal, width: 360);

        await reader.GoAsync("/kiem-chung/gui");
        await reader.NothingSticksOutAsync();
        await reader.Page.Locator("#tin").FillAsync("Nghe nói cầu Minh 1 đóng cửa ba tháng, ai cần thì gọi 0912 345 678");
        await reader.Page.Locator("#noi").FillAsync("https://dien-dan.example/cau-minh-1?fbclid=x");
        portal.Clock.Advance(TimeSpan.FromSeconds(10));
        await reader.Page.Locator("main form button").ClickAsync();
        await reader.SeesAsync("0912 345 678"); // somebody's number is pointed out
        await reader.NothingSticksOutAsync();
        await reader.Page.Locator("#tin").FillAsync("Nghe nói cầu Minh 1 đóng cửa ba tháng liền");
        await reader.Button("Vẫn gửi").ClickAsync();
        await reader.ArrivesAsync("/kiem-chung/phieu");
        var slip = reader.Page.Url;
        if (!script)
        {
            await reader.Page.Locator("#ma").FillAsync(reader.Page.Url);
            await reader.Button("Mở").ClickAsync();
        }

        await reader.SeesAsync("Đã nhận, chờ xem");

        await writer.SignInAsync("thuky");
        await writer.GoAsync("/ban/kiem-chung");
        await writer.NothingSticksOutAsync();
        await writer.Page.Locator(".articles a", new() { HasText = "cầu Minh 1" }).First.ClickAsync();
        await writer.Page.Locator("a.button", new() { HasText = "Bắt đầu kiểm chứng" }).ClickAsync();
        await writer.Field("Tin được kiểm chứng").FillAsync("Cầu Minh 1 đóng cửa ba tháng");
        await writer.Field("Kết luận").SelectOptionAsync("False");
        await writer.Field("Vì sao, trong một hai câu").FillAsync("Cầu chỉ cấm xe tải trong ba đêm.");
        await writer.Field("Bài kiểm chứng").FillAsync("Kế hoạch ghi ba đêm [1](#chung-cu-1).");
        await writer.Button("Lưu").ClickAsync();
        await writer.SeesAsync("Đã bắt đầu.");
        var check = new Uri(writer.Page.Url).AbsolutePath;
        await writer.Page.GotoAsync(check + "/chung-cu");
        await writer.NothingSticksOutAsync();
        await writer.Page.Locator("summary", new() { HasText = "Viện dẫn một văn bản" }).ClickAsync();
        var form = writer.Page.Locator("form[action$='/cite']");
        await form.Locator("[name='Form.Title']").FillAsync("Kế hoạch sửa cầu");
        await form.Locator("[name='Form.Source']").FillAsync("Sở Xây dựng");
        await form.Locator("[name='Form.Citation']").FillAsync("Kế hoạch số 214, trang 2");
        await form.Locator("button").ClickAsync();
        await writer.SeesAsync("Đã viện dẫn.");
        await writer.Page.GotoAsync(check);
        await writer.Page.Locator("form[action$='/Handin'] button").ClickAsync();
        await writer.SeesAsync("một người khác phải duyệt");
        await writer.NothingSticksOutAsync();

        await approver.SignInAsync("chu");
        await approver.GoAsync(check);
        await approver.Button("Duyệt và đăng").ClickAsync();
        await approver.SeesAsync("Đã duyệt và đăng.");

        await reader.Page.GotoAsync("about:blank");
        await reader.Page.GotoAsync(slip);
        if (!script)
        {
            await reader.Page.Locator("#ma").FillAsync(slip);
            await reader.Button("Mở").ClickAsync();
        }

        await reader.Page.Locator("main .notice a").First.ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".check-verdict .verdict")).ToContainTextAsync("Sai");
        await reader.SeesAsync("Kế hoạch số 214, trang 2");
        await reader.NothingSticksOutAsync();
        Assert.Equal(0, await reader.CookiesAsync());
        reader.HadNoTrouble();
        writer.HadNoTrouble();
        approver.HadNoTrouble();
    }
}
