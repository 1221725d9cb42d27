using Microsoft.EntityFrameworkCore;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.BrowserTests;

/// <summary>Passkeys with Chromium's own virtual authenticator. A passkey belongs to a domain, so these visitors come to localhost.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task A_passkey_is_added_named_used_instead_of_both_factors_and_removed()
    {
        await using var portal = await StartAsync(demandSecondFactor: true);
        await using var person = await Visitor.ComeAsync(chromium, portal, local: true);
        var device = await Authenticator.AddToAsync(person);
        await person.SignInAsync("phongvien");
        Assert.EndsWith("/ban/hai-lop", person.Page.Url, StringComparison.Ordinal);
        await person.Page.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Tài khoản của tôi" }).ClickAsync();
        await person.SeesAsync("Chưa có khóa truy cập nào.");
        await person.Field("Tên khóa mới").FillAsync("Điện thoại cơ quan");
        await person.Button("Thêm khóa truy cập").ClickAsync();
        await person.SeesAsync("Đã thêm khóa truy cập.");
        await person.SeesAsync("Điện thoại cơ quan");

        await person.Page.Locator("summary", new PageLocatorOptions { HasText = "Sửa Điện thoại cơ quan" }).ClickAsync();
        await person.Field("Tên khóa").FillAsync("Máy ở phòng tin");
        await person.Button("Lưu").ClickAsync();
        await person.SeesAsync("Máy ở phòng tin");

        await person.GoAsync("/ban");
        Assert.EndsWith("/ban", person.Page.Url, StringComparison.Ordinal);
        await device.PresentAsync(false);
        await person.Button("Đăng xuất").ClickAsync();
        await person.ArrivesAsync("/ban/vao");

        // The password alone would now be less than what the member has.
        await person.Field("Tên đăng nhập").FillAsync("phongvien");
        await person.Field("Mật khẩu").FillAsync(TestPortal.Password);
        await person.Button("Đăng nhập").ClickAsync();
        await person.SeesAsync("Tài khoản này đăng nhập bằng khóa truy cập.");

        await device.PresentAsync(true);
        await person.Button("Đăng nhập bằng khóa truy cập").ClickAsync();
        await Assertions.Expect(person.Button("Đăng xuất")).ToBeVisibleAsync();
        await person.GoAsync("/ban/toi");
        await person.SeesAsync("khóa truy cập");
        Assert.Contains("passkey", await HowAsync(portal, "phongvien"));

        await person.Page.Locator("summary", new PageLocatorOptions { HasText = "Sửa Máy ở phòng tin" }).ClickAsync();
        await person.Button("Gỡ khóa này").ClickAsync();
        await person.SeesAsync("Đã gỡ khóa truy cập.");
        await person.SeesAsync("Chưa có khóa truy cập nào.");
        person.HadNoTrouble();
    }

    [Fact]
    public async Task The_name_field_offers_the_passkey_by_itself_and_a_removed_one_is_refused()
    {
        await using var portal = await StartAsync(demandSecondFactor: false);
        await using var person = await Visitor.ComeAsync(chromium, portal, local: true);
        await Authenticator.AddToAsync(person);
        await person.SignInAsync("phongvien");
        await person.GoAsync("/ban/toi");
        await person.Button("Thêm khóa truy cập").ClickAsync();
        await person.SeesAsync("Đã thêm khóa truy cập.");
        await person.SeesAsync("Chrome");

        // The virtual authenticator answers the offer at once, as a person choosing from the name field would.
        await person.Button("Đăng xuất").ClickAsync();
        await person.ArrivesAsync("/ban");
        await Assertions.Expect(person.Button("Đăng xuất")).ToBeVisibleAsync();
        Assert.Contains("passkey", await HowAsync(portal, "phongvien"));

        await portal.DoAsync<PortalDb>(static db => db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<long>>().ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        await person.Button("Đăng xuất").ClickAsync();
        await person.SeesAsync("Khóa truy cập này không còn dùng được ở đây.");
        await Assertions.Expect(person.Button("Đăng nhập")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ten_minutes_after_sign_in_the_passkey_itself_opens_the_way_to_another()
    {
        await using var portal = await StartAsync(demandSecondFactor: false);
        await using var person = await Visitor.ComeAsync(chromium, portal, local: true);
        var device = await Authenticator.AddToAsync(person);
        await person.SignInAsync("phongvien");
        await person.GoAsync("/ban/toi");
        await person.Button("Thêm khóa truy cập").ClickAsync();
        await person.SeesAsync("Đã thêm khóa truy cập.");

        // The page was opened while the sign-in was fresh; the button leads to the proof instead of failing.
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await person.Button("Thêm khóa truy cập").ClickAsync();
        await person.ArrivesAsync("/ban/toi/xac-nhan");
        await person.Button("Xác nhận bằng khóa truy cập").ClickAsync();
        await person.ArrivesAsync("/ban/toi");
        await person.SeesAsync("Đã xác nhận.");
        await Assertions.Expect(person.Button("Thêm khóa truy cập")).ToBeVisibleAsync();

        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await person.GoAsync("/ban/toi");
        await person.Link("Xác nhận để thêm khóa truy cập").ClickAsync();
        await person.Field("Mật khẩu hiện tại").FillAsync(TestPortal.Password);
        await device.PresentAsync(false);
        await person.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xác nhận", Exact = true }).ClickAsync();
        await person.ArrivesAsync("/ban/toi");
        await person.SeesAsync("Đã xác nhận.");
    }

    [Fact]
    public async Task Without_scripts_or_under_another_name_only_the_password_is_offered()
    {
        await using var portal = await StartAsync(demandSecondFactor: false);
        await using var plain = await Visitor.ComeAsync(chromium, portal, script: false, local: true);
        await plain.SignInAsync("phongvien");
        await plain.GoAsync("/ban/toi");
        await Assertions.Expect(plain.Button("Thêm khóa truy cập")).ToHaveCountAsync(0);

        await using var elsewhere = await Visitor.ComeAsync(chromium, portal);
        await elsewhere.GoAsync("/ban/vao");
        await Assertions.Expect(elsewhere.Button("Đăng nhập")).ToBeVisibleAsync();
        await Assertions.Expect(elsewhere.Button("Đăng nhập bằng khóa truy cập")).ToHaveCountAsync(0);
        elsewhere.HadNoTrouble();
    }

    [Fact]
    public async Task A_session_ended_on_one_device_is_refused_on_the_other()
    {
        await using var portal = await StartAsync(demandSecondFactor: false);
        await using var desktop = await Visitor.ComeAsync(chromium, portal);
        await using var phone = await Visitor.ComeAsync(chromium, portal, width: 360);
        await desktop.SignInAsync("bientap");
        await phone.SignInAsync("bientap");
        await desktop.GoAsync("/ban/toi");
        await desktop.SeesAsync("phiên này");
        await desktop.Button("Kết thúc mọi phiên khác").ClickAsync();
        await desktop.SeesAsync("Đã kết thúc phiên đăng nhập.");
        await phone.GoAsync("/ban");
        Assert.Contains("/ban/vao", phone.Page.Url, StringComparison.Ordinal);
        desktop.HadNoTrouble();
    }

    private static Task<TestPortal> StartAsync(bool demandSecondFactor) =>
        TestPortal.StartAsync(configure: settings => (settings.BaseUrl, settings.RequireTotp) = ("http://localhost:5080", demandSecondFactor));

    private static Task<List<string>> HowAsync(TestPortal portal, string name) => portal.DoAsync<PortalDb, List<string>>(async db =>
        await db.StaffSessions.Where(session => db.Users.Any(user => user.Id == session.StaffMemberId && user.UserName == name)).Select(static session => session.How).ToListAsync(TestContext.Current.CancellationToken));
}
