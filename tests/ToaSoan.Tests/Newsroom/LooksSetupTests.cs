using System.Net;
using NetVips;
using ToaSoan.Media;
using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>Logo, colours and the facts of the footer.</summary>
public sealed class LooksSetupTests
{
    private const string Site = "/ban/cai-dat/trang";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_city_looks_like_itself_without_a_change_of_code(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        using var owner = await portal.EnterAsync("chu");
        Assert.Null((await reader.ReadAsync("/")).QuerySelector("link[href*=theme]"));
        await owner.PostAsync(Site, Site, ("name", "Minh Giang"), ("body", "Ủy ban nhân dân thành phố"), ("licenceNumber", "12/GP-TTĐT"), ("licenceDate", "2026-03-15"), ("licenceIssuer", "Sở Văn hóa"), ("accent", "0B5A68"), ("accentDark", "#74c7d6"));
        var page = await reader.ReadAsync("/");
        var imprint = page.QuerySelector(".imprint")!.TextContent;
        Assert.Contains("Ủy ban nhân dân thành phố", imprint, StringComparison.Ordinal);
        Assert.Contains("Số 12/GP-TTĐT; Cấp ngày 15/3/2026; Nơi cấp: Sở Văn hóa", imprint, StringComparison.Ordinal);
        var theme = page.QuerySelector("link[rel=stylesheet][href*=theme]")!.GetAttribute("href")!;
        Assert.Equal(Assets.Compiled["reader.css"][..^4] + ".theme-0b5a68-74c7d6.css", theme);
        using var sheet = await reader.GetAsync(new Uri(theme, UriKind.Relative), Stop);
        Assert.Equal("text/css", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Contains("--accent:light-dark(#0b5a68,#74c7d6)", await sheet.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains("immutable", sheet.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        foreach (var other in new[] { theme[..^4] + "}body{x.css", theme.Replace("-74c7d6", "", StringComparison.Ordinal), "/a/reader.0123456789.theme-0b5a68-74c7d6.css", "/a/logo.0123456789abcdef.webp", "/a/logo.x.webp" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri(other, UriKind.Relative), Stop)).StatusCode);
        }

        Assert.Contains(await portal.TrailAsync(), static entry => entry.Contains("{Site_accent}: – → #0b5a68", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("accent", "#ff8f7a", "khó đọc trên nền sáng")]
    [InlineData("accent", "#ffffff", "khó đọc trên nền sáng")]
    [InlineData("accentDark", "#a3201d", "khó đọc trên nền tối")]
    [InlineData("accentDark", "#000000", "khó đọc trên nền tối")]
    [InlineData("accent", "đỏ", "không phải mã màu")]
    [InlineData("accent", "#12345", "không phải mã màu")]
    [InlineData("accent", "red;}", "không phải mã màu")]
    [InlineData("licenceDate", "15/3/2026", "Ngày cấp phép chưa đúng")]
    public async Task A_colour_that_some_cannot_read_is_refused_with_one_that_all_can(string field, string typed, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        var refused = await owner.PostAsync(Site, Site, ("name", "Minh Giang"), (field, typed));
        var said = await refused.RefusedAsync();
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        if (said.Contains("gần nhất", StringComparison.Ordinal))
        {
            var near = said[^8..^1];
            Assert.True(Theme.Judge(near, field == "accentDark").Passes, near);
            Assert.Equal(Site, (await owner.PostAsync(Site, Site, ("name", "Minh Giang"), (field, near))).Headers.Location?.ToString());
        }
    }

    [Fact]
    public void The_programs_own_colours_can_be_read_and_contrast_is_counted_as_WCAG_counts_it()
    {
        Assert.True(Theme.Judge(Theme.Accent, dark: false).Passes);
        Assert.True(Theme.Judge(Theme.AccentDark, dark: true).Passes);
        Assert.Equal(21, Theme.Contrast("#000000", "#ffffff"), 3);
        Assert.Equal(4.54, Theme.Contrast("#767676", "#ffffff"), 2);
        Assert.Equal(3.99, Theme.Contrast("#ff0000", "#ffffff"), 1);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_logo_is_shown_as_a_fresh_picture_with_an_icon_made_of_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        using var owner = await portal.EnterAsync("chu");
        await reader.ReadAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(owner, TestPhotos.FromPhone(900, 600), "logo.jpg")).StatusCode);
        var page = await reader.ReadAsync("/");
        var logo = page.QuerySelector("img.logo")!;
        var icon = page.QuerySelector("link[rel=icon]")!.GetAttribute("href")!;
        var bytes = await reader.GetByteArrayAsync(new Uri(logo.GetAttribute("src")!, UriKind.Relative), Stop);
        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);
        foreach (var (picture, height) in new[] { (bytes, 192), (await reader.GetByteArrayAsync(new Uri(icon, UriKind.Relative), Stop), 96) })
        {
            Assert.DoesNotContain("MayAnhThu", System.Text.Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
            using var read = Image.NewFromBuffer(picture);
            Assert.Equal(height, read.Height);
        }

        var absolute = "https://minhgiang.example" + logo.GetAttribute("src");
        Assert.Equal(absolute, page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"));
        Assert.Contains($"\"logo\":{{\"@type\":\"ImageObject\",\"url\":\"{absolute}\"}}", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("64", "96"), (logo.GetAttribute("width"), logo.GetAttribute("height")));
        await owner.PostAsync(Site, Site + "/bare");
        Assert.Null((await reader.ReadAsync("/")).QuerySelector("img.logo"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri(icon, UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(["site.logo: logo.jpg", "site.logo-remove: "], (await portal.TrailAsync()).Where(static entry => entry.StartsWith("site", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_SVG_is_no_logo_and_only_an_owner_sets_one()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        foreach (var bytes in new[] { "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], [] })
        {
            Assert.NotEqual("", await (await SendAsync(owner, bytes, "logo.png")).RefusedAsync());
        }

        var desk = await portal.MayAsync("thuky");
        await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync<LogoDesk>(logos => logos.SetAsync(desk, TestPhotos.Jpeg(), "logo.jpg", Stop)));
        await Assert.ThrowsAsync<Refusal>(() => LogoPicture.MakeAsync(new byte[LogoPicture.MostBytes + 1], "logo.jpg", Stop));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient owner, byte[] bytes, string name)
    {
        var token = (await owner.ReadAsync(Site)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(bytes), "file", name } };
        return await owner.PostAsync(new Uri(Site + "/logo", UriKind.Relative), form, Stop);
    }
}
