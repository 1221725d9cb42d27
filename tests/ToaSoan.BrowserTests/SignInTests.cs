using System.Diagnostics;
using System.Text.RegularExpressions;
using ToaSoan.BrowserTests.Browsing;

#pragma warning disable RS0030 // The test runs the program as its administrator does.

namespace ToaSoan.BrowserTests;

/// <summary>How people come to the desk for the first time, and every time after.</summary>
public sealed partial class SignInTests(Chromium chromium)
{
    private const string NewPassword = "con duong ven song dai chin cay so";

    [Fact]
    public void Our_own_authenticator_agrees_with_RFC_6238()
    {
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal("287082", Totp.Of(key, DateTimeOffset.FromUnixTimeSeconds(59)));
        Assert.Equal("081804", Totp.Of(key, DateTimeOffset.FromUnixTimeSeconds(1_111_111_109)));
    }

    [Fact]
    public async Task Somebody_new_sets_a_password_once_and_a_second_factor_and_signs_in_with_both()
    {
        await using var portal = await TestPortal.StartAsync(configure: static settings => settings.RequireTotp = true);
        var link = await SmallCity.InviteAsync(portal, "nguoimoi", "Người Mới", Staff.Role.Reporter);
        await using var person = await Visitor.ComeAsync(chromium, portal);
        await person.GoAsync(link);
        await person.Field("Mật khẩu mới").FillAsync(NewPassword);
        await person.Button("Lưu").ClickAsync();
        await Assertions.Expect(person.Button("Đăng nhập")).ToBeVisibleAsync();
        await person.GoAsync(link, status: 400);
        await Assertions.Expect(person.Page.Locator("body")).ToContainTextAsync("Liên kết này đã dùng hoặc hết hạn.");

        await person.SignInAsync("nguoimoi", NewPassword);
        await person.ArrivesAsync("/ban/hai-lop");
        await person.GoAsync("/ban/bai/moi");
        Assert.EndsWith("/ban/hai-lop", person.Page.Url, StringComparison.Ordinal);
        var key = await person.Page.Locator("main form code").InnerTextAsync();
        await TypeCodeAsync(person, WrongCode(key));
        await person.SeesAsync("Mã không đúng");
        Assert.Equal(key, await person.Page.Locator("main form code").InnerTextAsync());
        await TypeCodeAsync(person, Code(key));
        await person.SeesAsync("Đã bật xác thực hai lớp.");
        var recovery = await person.Page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(8, recovery.Distinct(StringComparer.Ordinal).Count());
        await person.Link("Tiếp tục").ClickAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Bài viết" })).ToBeVisibleAsync();

        await SecondStepAsync(person);
        await TypeCodeAsync(person, WrongCode(key));
        await person.SeesAsync("Mã không đúng");
        await TypeCodeAsync(person, Code(key));
        await Assertions.Expect(person.Button("Đăng xuất")).ToBeVisibleAsync();

        await SecondStepAsync(person);
        await TypeCodeAsync(person, recovery[0]);
        await Assertions.Expect(person.Button("Đăng xuất")).ToBeVisibleAsync();
        await SecondStepAsync(person);
        await TypeCodeAsync(person, recovery[0]);
        await person.SeesAsync("Mã không đúng");
        person.HadNoTrouble();
    }

    [Fact]
    public async Task The_first_owner_of_an_empty_folder_comes_by_the_link_that_the_command_prints()
    {
        await using var portal = await TestPortal.StartAsync(configure: static settings => settings.RequireTotp = true, city: false);
        var link = OneTimeLink().Match(await CommandAsync(portal.Settings.Data)).Value;
        await using var owner = await Visitor.ComeAsync(chromium, portal);
        await owner.GoAsync(link);
        await owner.Field("Tên đăng nhập").FillAsync("chutrang");
        await owner.Field("Họ và tên").FillAsync("Trần Thị Chủ");
        await owner.Field("Mật khẩu mới").FillAsync(NewPassword);
        await owner.Button("Lưu").ClickAsync();
        await Assertions.Expect(owner.Button("Đăng nhập")).ToBeVisibleAsync();
        await owner.SignInAsync("chutrang", NewPassword);
        await TypeCodeAsync(owner, Code(await owner.Page.Locator("main form code").InnerTextAsync()));
        await owner.Link("Tiếp tục").ClickAsync();
        await owner.Page.Locator("nav summary", new PageLocatorOptions { HasText = "Quản trị" }).ClickAsync();
        await owner.Link("Nhân sự").ClickAsync();
        await owner.SeesAsync("Trần Thị Chủ");
        await owner.SeesAsync("Chủ trang");
        Assert.DoesNotMatch(OneTimeLink(), await CommandAsync(portal.Settings.Data));
        owner.HadNoTrouble();
    }

    private static async Task SecondStepAsync(Visitor person)
    {
        if (await person.Button("Đăng xuất").IsVisibleAsync())
        {
            await person.Button("Đăng xuất").ClickAsync();
            await Assertions.Expect(person.Button("Đăng nhập")).ToBeVisibleAsync();
        }

        await person.SignInAsync("nguoimoi", NewPassword);
        await person.ArrivesAsync("/ban/vao/ma");
    }

    private static async Task TypeCodeAsync(Visitor person, string code)
    {
        await person.Field("Mã xác thực").FillAsync(code);
        await person.Button("Tiếp tục").ClickAsync();
        await person.UntilAsync("document.readyState === 'complete'");
    }

    private static string Code(string key) => Totp.Of(key, TimeProvider.System.GetUtcNow());

    /// <summary>Six digits that are not right now, nor a little earlier or later.</summary>
    private static string WrongCode(string key)
    {
        var good = Enumerable.Range(-5, 11).Select(step => Totp.Of(key, TimeProvider.System.GetUtcNow().AddSeconds(30 * step))).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(100_000, 20).Select(static number => $"{number}").First(code => !good.Contains(code));
    }

    /// <summary>What <c>toasoan owner</c> prints.</summary>
    private static async Task<string> CommandAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "toasoan.dll"), "owner", "--data", data]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TOASOAN_DATABASE"] = "";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await said + complained;
    }

    [GeneratedRegex("/ban/lien-ket/[0-9a-f]+", RegexOptions.NonBacktracking)]
    private static partial Regex OneTimeLink();
}
