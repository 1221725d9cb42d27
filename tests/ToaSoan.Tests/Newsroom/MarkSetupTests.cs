using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>The portal's identity and the house style.</summary>
public sealed class MarkSetupTests
{
    private const string Site = "/ban/cai-dat/trang";
    private const string Style = "/ban/cai-dat/van-phong";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Who_publishes_the_portal_is_changed_at_once_on_every_page_and_in_the_trail(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.PublishAsync("Bài", "Nội dung.");
        using var reader = portal.NewClient();
        foreach (var path in new[] { "/", article.Path, "/thoi-su", "/rss.xml" })
        {
            await reader.TextAsync(path);
        }

        using var owner = await portal.EnterAsync("chu");
        var saved = await owner.PostAsync(Site, Site, ("name", "Minh Giang <b>24h</b>"), ("tagline", "Tin của thành phố"), ("phone", "1022"), ("email", "toasoan@minhgiang.example"), ("licence", "Giấy phép số 1"));
        Assert.Equal(Site, saved.Headers.Location?.ToString());
        foreach (var path in new[] { "/", article.Path, "/thoi-su" })
        {
            var page = await reader.ReadAsync(path);
            Assert.Equal("Minh Giang <b>24h</b>", page.QuerySelector(".nameplate .name")!.TextContent.Trim());
            Assert.Contains("Giấy phép số 1", page.QuerySelector(".imprint")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector(".name b"));
        }

        Assert.Contains("<title>Minh Giang &lt;b&gt;24h&lt;/b&gt;</title>", await reader.TextAsync("/rss.xml"), StringComparison.Ordinal);
        await owner.PostAsync(Site, Site, ("name", "Minh Giang"), ("tagline", "Tin của thành phố"), ("phone", "1022"), ("email", "toasoan@minhgiang.example"), ("licence", "Giấy phép số 1"));
        var trail = await portal.TrailAsync();
        Assert.Contains("site.change: {Site_name}: Minh Giang <b>24h</b> → Minh Giang", trail);
        Assert.Contains(trail, static entry => entry.Contains("{Site_tagline}: – → Tin của", StringComparison.Ordinal));
        var shown = await owner.GetStringAsync(Site, Stop);
        Assert.Contains("Lần sửa cuối", shown, StringComparison.Ordinal);
        await owner.PostAsync(Site, Site, ("name", "Minh Giang"), ("tagline", "Tin của thành phố"), ("phone", "1022"), ("email", "toasoan@minhgiang.example"), ("licence", "Giấy phép số 1"));
        Assert.Equal(trail, await portal.TrailAsync());
    }

    [Theory]
    [InlineData("", "", "", "Hãy nhập tên.")]
    [InlineData("Minh Giang", "gọi cho tôi", "", "“gọi cho tôi” không phải số điện thoại.")]
    [InlineData("Minh Giang", "1022; 1023", "", "không phải số điện thoại.")]
    [InlineData("Minh Giang", "", "Tòa soạn <a@b.example>", "không phải địa chỉ thư điện tử.")]
    [InlineData("Minh Giang", "", "a@b", "không phải địa chỉ thư điện tử.")]
    public async Task What_is_no_name_phone_or_address_is_refused_and_the_words_stay(string name, string phone, string email, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        var answer = await owner.PostAsync(Site, Site, ("name", name), ("phone", phone), ("email", email), ("tagline", "Đã gõ"));
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains(sentence, await answer.RefusedAsync(), StringComparison.Ordinal);
        Assert.Contains("value=\"Đã gõ\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await portal.TrailAsync(), static entry => entry.StartsWith("site", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_editor_is_told_the_house_style_that_was_set(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var owner = await portal.EnterAsync("chu");
        Assert.Equal("{\"titleWords\":12,\"tones\":\"\",\"abbreviations\":[],\"words\":[]}", await ToldAsync());
        await owner.PostAsync(Style, Style, ("TitleWords", "15"), ("Tones", "old"), ("Abbreviations", "UBND = Ủy ban nhân dân\r\n\r\nHĐND=Hội đồng nhân dân"), ("Words", "sát nhập = sáp nhập"));
        Assert.Equal("{\"titleWords\":15,\"tones\":\"old\",\"abbreviations\":[[\"UBND\",\"Ủy ban nhân dân\"],[\"HĐND\",\"Hội đồng nhân dân\"]],\"words\":[[\"sát nhập\",\"sáp nhập\"]]}", await ToldAsync());
        await owner.PostAsync(Style, Style, ("TitleWords", "15"), ("Tones", "old"), ("Abbreviations", "UBND = Ủy ban nhân dân"), ("Words", "sát nhập = sáp nhập"));
        var trail = await portal.TrailAsync();
        Assert.Contains(trail, static entry => entry.Contains("{Style_title_words}: 12 → 15", StringComparison.Ordinal));
        Assert.Contains("style.change: {Style_abbreviations}: − HĐND = Hội đồng nhân dân", trail);

        async Task<string> ToldAsync() => (await owner.ReadAsync("/ban/bai/moi")).QuerySelector("#editor-body")!.GetAttribute("data-style")!;
    }

    [Theory]
    [InlineData("5", "", "", "Độ dài tít phải từ 6 đến 30 tiếng.")]
    [InlineData("31", "", "", "Độ dài tít phải từ 6 đến 30 tiếng.")]
    [InlineData("12", "UBND", "", "Dòng “UBND” chưa đúng.")]
    [InlineData("12", "", "a = a", "Dòng “a = a” chưa đúng.")]
    [InlineData("12", "", "a = b\na = c", "“a” có hai lần trong danh sách.")]
    public async Task A_style_that_cannot_be_kept_is_refused_and_the_words_stay(string words, string abbreviations, string own, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        var answer = await owner.PostAsync(Style, Style, ("TitleWords", words), ("Tones", "new"), ("Abbreviations", abbreviations), ("Words", own + "\nđã = gõ"));
        Assert.Contains(sentence, await answer.RefusedAsync(), StringComparison.Ordinal);
        Assert.Contains("đã = gõ", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_owner_changes_the_identity_and_only_a_chief_the_style()
    {
        await using var portal = await TestPortal.StartAsync();
        var desk = await portal.MayAsync("thuky");
        Assert.Equal("Chỉ chủ trang được đổi phần cài đặt này.", (await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync<MarkDesk>(marks => marks.SaveAsync(desk, new SiteIdentity("Tên", "", "", "", "", "", ""), Stop)))).Message);
        Assert.Equal("Chỉ trưởng ban và chủ trang được đổi phần cài đặt này.", (await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync<MarkDesk>(marks => marks.SaveAsync(desk, HouseStyle.Default, Stop)))).Message);
    }
}
