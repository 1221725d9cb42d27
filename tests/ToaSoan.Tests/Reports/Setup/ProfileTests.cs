using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Commands;
using ToaSoan.Platform;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;
using ToaSoan.Reports.Setup;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;
using Period = ToaSoan.Reports.Period;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Tests.Reports.Setup;

/// <summary>The newsroom's own values over the profiles of official documents, set at the desk.</summary>
public sealed class ProfileTests
{
    private const string Address = "/ban/cai-dat/the-thuc/state";

    private static readonly (string, string)[] Own =
    [
        ("Form.Values[margins.left]", "35"), ("Form.Values[body.lines]", "1,5"), ("Form.Values[numberForm]", "Số: {0}/{1}.{2}"), ("Form.Values[recipientEnd]", ","),
        ("Form.Head.IssuingAgency", "Trung tâm  Văn hóa"), ("Form.Head.Place", "Bến Sỏi"), ("Form.Head.SignerName", "Lê Văn Mẫu"), ("Form.Head.Recipients", "Các phòng\r\nCác phường"),
    ];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Values_reach_the_page_the_Word_file_and_the_command_and_what_is_frozen_keeps_them(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Tiêm chủng", "Lời.");
        portal.Clock.Advance(TimeSpan.FromDays(30));
        LanguageMiddleware.Speak("vi");
        using var owner = await portal.EnterAsync("chu");
        Assert.Equal(HttpStatusCode.Redirect, (await owner.PostAsync(Address, Address, Own)).StatusCode);
        Assert.Contains(await portal.TrailAsync(), static line => line.StartsWith("profile.change: ", StringComparison.Ordinal) && line.Contains("margins.left: – → 35", StringComparison.Ordinal) && line.Contains("head.place: – → Bến Sỏi", StringComparison.Ordinal));

        // A report begins with the words of its head and is drawn in its values, everywhere alike.
        var id = await portal.DoAsync<ReportDesk, long>(static desk => desk.BeginAsync(Permissions.Command, Period.Read("2026-06")!, Stop));
        var head = ReportText.Read(await portal.DoAsync<PortalDb, string>(static db => db.Set<Report>().Select(static report => report.Text).SingleAsync(Stop))).Head;
        Assert.Equal(("Trung tâm Văn hóa", "Bến Sỏi", "Lê Văn Mẫu", "Các phòng\nCác phường", "BBT"), (head.IssuingAgency, head.Place, head.SignerName, head.Recipients, head.Archive));
        await WriteAsync(portal, id);
        var live = await ShownAsync(owner, $"/ban/bao-cao/{id}/xem");
        Assert.Contains("/BC.TTTT", live, StringComparison.Ordinal);
        Assert.Contains("- Các phòng,", live, StringComparison.Ordinal);
        var word = await owner.GetByteArrayAsync($"/ban/bao-cao/{id}/xem?dang=docx", Stop);
        Assert.Equal(35, LeftOf(word));
        Assert.Equal(word, await CommandAsync(portal, "docx"));
        var html = await CommandAsync(portal, "html");
        Assert.Contains("/BC.TTTT", WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(html)), StringComparison.Ordinal);

        // Frozen, it keeps them when others are set.
        await portal.DoAsync<ReportDesk>(desk => desk.FreezeAsync(Permissions.Command, id, "", Stop));
        await portal.DoAsync<ReportDesk>(desk => desk.ReleaseAsync(Permissions.Command, id, Stop));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.PostAsync(Address, Address, ("act", "standard"))).StatusCode);
        Assert.Equal(word, await CommandAsync(portal, "docx"));
        Assert.Equal(html, await CommandAsync(portal, "html"));
        Assert.Equal(live, await ShownAsync(owner, $"/ban/bao-cao/{id}/xem"));
        using var reader = portal.NewClient();
        Assert.Equal(live, await ShownAsync(reader, "/bao-cao/2026-06"));
        Assert.Equal(word, await reader.GetByteArrayAsync("/bao-cao/2026-06/tep/1/docx", Stop));

        // Opened again, it is drawn in the standard.
        await portal.DoAsync<ReportDesk>(desk => desk.ReopenAsync(Permissions.Command, id, Stop));
        Assert.Contains("/BC-TTTT", await ShownAsync(owner, $"/ban/bao-cao/{id}/xem"), StringComparison.Ordinal);
        Assert.Equal(30, LeftOf(await owner.GetByteArrayAsync($"/ban/bao-cao/{id}/xem?dang=docx", Stop)));
    }

    [Fact]
    public async Task What_is_not_allowed_is_said_at_each_field_and_nothing_is_saved()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        var page = await ReadAsync(await owner.PostAsync(Address, Address, [.. Own.Skip(1), ("Form.Values[margins.left]", "40"), ("Form.Values[parts.text.size]", "lớn"), ("Form.Head.IssuerCode", "T T")]));
        Assert.Contains("3", page.QuerySelector("p.refused")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["margins.left", "parts.text.size"], page.QuerySelectorAll("[aria-invalid=true]").Select(static field => field.GetAttribute("name")!).Where(static name => name.Contains('[', StringComparison.Ordinal)).Select(static name => name.Split('[', ']')[1]));
        Assert.Contains(page.QuerySelectorAll(".fault"), static line => line.TextContent.Contains("“Lề trái (mm)” phải từ 30 đến 35, đang là 40", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".fault"), static line => line.TextContent.Contains("“T T”", StringComparison.Ordinal));
        Assert.Equal("lớn", page.QuerySelector("input[name='Form.Values[parts.text.size]']")!.GetAttribute("value"));
        Assert.Equal("Bến Sỏi", page.QuerySelector("input[name='Form.Head.Place']")!.GetAttribute("value"));
        var one = await ReadAsync(await owner.PostAsync(Address, Address, ("Form.Values[margins.left]", "40")));
        Assert.Contains("Lề trái", one.QuerySelector("p.refused")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await MarksAsync(portal));

        using var desk = await portal.EnterAsync("thuky");
        Assert.True(await (await desk.PostAsync("/ban", Address, Own)).RefusedOutrightAsync());
        Assert.Empty(await MarksAsync(portal));
        Assert.Equal(ProfileText.ChiefsOnly, (await Assert.ThrowsAsync<Refusal>(async () => await portal.DoAsync<ProfileDesk>(async profiles => await profiles.SaveAsync(await portal.PermissionsAsync("thuky"), "state", "", new ReportHead { Place = "Bến Sỏi" }, Stop)))).Message);
        await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync<ProfileDesk>(static profiles => profiles.SaveAsync(Permissions.Command, "state", """{"margins":{"left":40}}""", new ReportHead(), Stop)));
        Assert.Empty(await MarksAsync(portal));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("/ban/cai-dat/the-thuc/khac", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_sample_shows_what_was_typed_and_saves_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        foreach (var (profile, sign) in new[] { ("state", "05/BC-TTTT"), ("party", "05-BC/TTTT") })
        {
            var page = await ReadAsync(await owner.PostAsync("/ban/cai-dat/the-thuc/" + profile, "/ban/cai-dat/the-thuc/" + profile, ("Form.Head.Place", "Bến Sỏi"), ("act", "preview")));
            Assert.Contains(sign, page.QuerySelector(".sample .official")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Bến Sỏi, ngày 05 tháng 7", page.QuerySelector(".sample .official")!.TextContent, StringComparison.Ordinal);
        }

        var word = await owner.PostAsync(Address, Address, [.. Own, ("act", "word")]);
        Assert.Equal((WordExport.MediaType, 35), (word.Content.Headers.ContentType?.MediaType, LeftOf(await word.Content.ReadAsByteArrayAsync(Stop))));
        Assert.Contains("Lề trái", (await ReadAsync(await owner.PostAsync(Address, Address, ("Form.Values[margins.left]", "40"), ("act", "word")))).QuerySelector("p.refused")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await MarksAsync(portal));
    }

    [Fact]
    public async Task A_report_that_changes_its_profile_takes_the_other_head_but_keeps_what_was_typed_over()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.DoAsync<ProfileDesk>(static desk => desk.SaveAsync(Permissions.Command, "party", "", new ReportHead { IssuingAgency = "Ban Chỉ đạo 35", IssuerCode = "BCĐ", SignedFor = "Ban Chỉ đạo", Power = SigningPower.OnBehalf }, Stop));
        var id = await portal.DoAsync<ReportDesk, long>(static desk => desk.BeginAsync(Permissions.Command, Period.Read("2026-06")!, Stop));
        var text = ReportText.Read((await OneAsync(portal)).Text);
        await portal.DoAsync<ReportDesk>(desk => desk.SaveAsync(Permissions.Command, id, 0, "party", text with { Head = text.Head with { Place = "Mai Hạ", SignerName = "Lê Văn Mẫu" } }, Stop));
        var head = ReportText.Read((await OneAsync(portal)).Text).Head;
        Assert.Equal(("Ban Chỉ đạo 35", "BCĐ", SigningPower.OnBehalf, "Ban Chỉ đạo", "Mai Hạ", "Lê Văn Mẫu"), (head.IssuingAgency, head.IssuerCode, head.Power, head.SignedFor, head.Place, head.SignerName));
    }

    [Theory]
    [InlineData("state")]
    [InlineData("party")]
    public void Every_value_has_a_name_and_the_standard_typed_back_is_nothing_of_ones_own(string key)
    {
        var standard = DocumentProfiles.Find(key);
        foreach (var language in new[] { "vi", "en" })
        {
            LanguageMiddleware.Speak(language);
            var fields = ProfileField.Of(standard);
            Assert.True(fields.Count > 50);
            Assert.DoesNotContain(fields, static field => field.Label.StartsWith("Value_", StringComparison.Ordinal));
            var form = new ProfileForm { Values = fields.ToDictionary(static field => field.At, static field => (string?)field.Standard) };
            Assert.Equal("", form.Read(standard).Values);
            Assert.Equal("""{"body":{"between":8.5}}""", new ProfileForm { Values = { ["body.between"] = "8,5", ["margins.top"] = null } }.Read(standard).Values);
        }
    }

    private static Task<Report> OneAsync(TestPortal portal) => portal.DoAsync<PortalDb, Report>(static db => db.Set<Report>().AsNoTracking().SingleAsync(Stop));

    private static async Task WriteAsync(TestPortal portal, long id)
    {
        var text = ReportText.Read((await OneAsync(portal)).Text);
        var whole = text with { Parts = [.. text.Parts.Select(static part => part with { Text = part.Text.Replace(ReportOutline.Unwritten, "Đã viết:", StringComparison.Ordinal) })] };
        await portal.DoAsync<ReportDesk>(desk => desk.SaveAsync(Permissions.Command, id, 0, "state", whole, Stop));
    }

    private static async Task<byte[]> CommandAsync(TestPortal portal, string format)
    {
        var file = portal.Settings.PathOf("tep." + format);
        Assert.Equal(0, await MakeReport.RunAsync(portal.Settings, new ReportOrder("2026-06") { Format = format, Out = file }, Stop));
        return await File.ReadAllBytesAsync(file, Stop);
    }

    private static async Task<string> ShownAsync(HttpClient client, string address) => new HtmlParser().ParseDocument(await client.GetStringAsync(address, Stop)).QuerySelector(".official")!.OuterHtml;

    private static int LeftOf(byte[] word)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(word), false);
        return (int)Math.Round(document.MainDocumentPart!.Document!.Body!.Descendants<W.PageMargin>().First().Left!.Value * 25.4 / 1440);
    }

    private static Task<Dictionary<string, string>> MarksAsync(TestPortal portal) => portal.DoAsync<PortalDb, Dictionary<string, string>>(static db => db.MarksAsync("profile.", Stop));

    private static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }
}
