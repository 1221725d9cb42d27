using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>A question's whole course, each person at a browser of their own: asked without script on a phone, screened and assigned at the desk, answered by the office, approved, read.</summary>
public sealed class QuestionCourseTests(Chromium chromium)
{
    [Fact]
    public async Task A_question_is_asked_screened_assigned_answered_approved_and_read()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var asker = await Visitor.ComeAsync(chromium, portal, width: 360, height: 740, script: false);
        await using var desk = await Visitor.ComeAsync(chromium, portal);
        await using var office = await Visitor.ComeAsync(chromium, portal);
        await using var reader = await Visitor.ComeAsync(chromium, portal, width: 360, height: 740);

        await asker.GoAsync("/hoi-dap");
        await asker.Link("Đặt câu hỏi").First.ClickAsync();
        await asker.Page.Locator("#viec").FillAsync("Trạm y tế Bến Sen mở cửa thứ Bảy không");
        await asker.Page.Locator("#hoi").FillAsync("Người đi làm chỉ đưa con đi tiêm được ngày thứ Bảy. Gọi tôi số 0912345678. Trạm mở từ mấy giờ?");
        portal.Clock.Advance(TimeSpan.FromSeconds(4));
        await asker.Button("Gửi câu hỏi").ClickAsync();
        await asker.SeesAsync("Trong câu hỏi có chỗ giống dữ liệu cá nhân");
        await asker.NothingSticksOutAsync();
        await asker.Button("Che giúp tôi").ClickAsync();
        await asker.DoesNotSeeAsync("0912345678");
        await asker.Button("Gửi câu hỏi").ClickAsync();
        await asker.ArrivesAsync("/hoi-dap/phieu");
        var secret = asker.Page.Url;
        await asker.Page.Locator("#ma").FillAsync(secret);
        await asker.Button("Mở").ClickAsync();
        await asker.SeesAsync("Đã nhận, chờ tòa soạn xem");
        await asker.NothingSticksOutAsync();
        Assert.Equal(0, await asker.CookiesAsync());

        await desk.SignInAsync("thuky");
        await Assertions.Expect(desk.Page.Locator("nav .unread-count", new PageLocatorOptions { HasText = "việc đang chờ" })).ToBeVisibleAsync();
        await desk.GoAsync("/ban/hoi-dap");
        await desk.Link("Trạm y tế Bến Sen mở cửa thứ Bảy không").ClickAsync();
        await desk.Button("Đăng câu hỏi").ClickAsync();
        await desk.SeesAsync("Đã đăng câu hỏi.");
        await desk.Page.Locator("select[name='Form.OfficeId']").First.SelectOptionAsync(new SelectOptionValue { Label = "Sở Y tế thành phố" });
        await desk.Button("Giao đơn vị trả lời").ClickAsync();
        await desk.SeesAsync("Tính từ 16/6/2026: 10 ngày, đến hết 26/6/2026.");
        var address = new Uri(desk.Page.Url).AbsolutePath;

        await office.SignInAsync("bientap");
        await office.GoAsync("/ban/hoi-dap");
        await office.Link("Trạm y tế Bến Sen mở cửa thứ Bảy không").ClickAsync();
        await office.Page.Locator("textarea[name='Form.Answer']").FillAsync("Trạm mở **sáng thứ Bảy**:\n\n- từ 7 giờ 30\n- đến 11 giờ 30");
        await office.Button("Gửi tòa soạn duyệt").ClickAsync();
        await office.SeesAsync("Đã gửi tòa soạn duyệt.");
        await office.DoesNotSeeAsync("Nguyên văn đã gửi");

        await desk.GoAsync(address);
        await desk.Button("Duyệt và đăng trả lời").ClickAsync();
        await desk.SeesAsync("Đã đăng câu trả lời.");

        await reader.GoAsync("/hoi-dap");
        await reader.Link("Trạm y tế Bến Sen mở cửa thứ Bảy không").ClickAsync();
        await reader.SeesAsync("sáng thứ Bảy");
        await reader.SeesAsync("Sở Y tế thành phố trả lời. Đúng hạn (26/6/2026).");
        await reader.NothingSticksOutAsync();
        await asker.GoAsync("/hoi-dap/phieu");
        await asker.Page.Locator("#ma").FillAsync(secret);
        await asker.Button("Mở").ClickAsync();
        await asker.SeesAsync("Câu trả lời còn thiếu?");
        foreach (var person in new[] { asker, desk, office, reader })
        {
            person.HadNoTrouble();
        }
    }
}
