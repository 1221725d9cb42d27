using System.Net;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff;

public sealed class FreshSignInTests
{
    private const string Prove = "/ban/toi/xac-nhan";
    private const string Challenge = "/ban/toi/khoa/moi";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Ten_minutes_after_sign_in_a_passkey_is_added_or_removed_only_after_the_password(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var person = await portal.EnterAsync("bientap");
        using var elsewhere = await portal.EnterAsync("bientap");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(person));
        Assert.NotNull((await person.ReadAsync("/ban/toi")).QuerySelector("form[data-passkey=add]"));

        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(person));
        var page = await person.ReadAsync("/ban/toi");
        Assert.Null(page.QuerySelector("form[data-passkey=add]"));
        var way = page.QuerySelector($"a[href^='{Prove}']")!.GetAttribute("href")!;
        foreach (var act in new[] { "/ban/toi/khoa", "/ban/toi/remove" })
        {
            Assert.Equal(way, (await person.PostAsync("/ban/toi", act, ("id", "AQID"), ("credential", "{}"))).Headers.Location?.ToString());
        }

        Assert.Equal("Mật khẩu hiện tại không đúng. Hãy nhập lại.", await (await person.PostAsync(way, Prove, ("current", "sai"), ("ve", "/ban/toi"))).RefusedAsync());
        Assert.NotEqual("", await (await person.PostAsync(way, Prove, ("credential", "{\"id\":\"AQID\"}"))).RefusedAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(person));
        Assert.Equal("/ban/toi", (await person.PostAsync(way, Prove, ("current", TestPortal.Password), ("ve", "/ban/toi"))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(person));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(elsewhere));

        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(person));
    }

    [Fact]
    public async Task An_authenticator_is_set_up_only_by_somebody_who_has_just_proved_who_they_are()
    {
        await using var portal = await TestPortal.StartAsync();
        using var person = await portal.EnterAsync("bientap");
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Prove + "?ve=%2Fban%2Fhai-lop", (await person.GetAsync("/ban/hai-lop", Stop)).Headers.Location?.ToString());
        Assert.Equal(Prove + "?ve=%2Fban%2Fhai-lop", (await person.PostAsync("/ban/toi", "/ban/hai-lop", ("Code", "123456"))).Headers.Location?.ToString());
        Assert.Equal("/ban/hai-lop", (await person.PostAsync(Prove, Prove, ("current", TestPortal.Password), ("ve", "/ban/hai-lop"))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/ban/hai-lop", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_proof_leads_nowhere_but_on_this_site_and_counts_wrong_passwords()
    {
        await using var portal = await TestPortal.StartAsync();
        using var person = await portal.EnterAsync("bientap");
        Assert.Equal("/ban/toi", (await person.PostAsync(Prove, Prove, ("current", TestPortal.Password), ("ve", "https://example.com/"))).Headers.Location?.ToString());
        var refused = "";
        for (var attempt = 0; attempt < 12; attempt++)
        {
            refused = await (await person.PostAsync(Prove, Prove, ("current", "sai"))).RefusedAsync();
        }

        Assert.NotEqual("Mật khẩu hiện tại không đúng. Hãy nhập lại.", refused);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient person) => (await person.PostAsync("/ban/toi", Challenge)).StatusCode;
}
