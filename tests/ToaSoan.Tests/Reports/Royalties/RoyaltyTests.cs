using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Royalties;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Reports.Royalties;

/// <summary>Pay sheets by office and month: computed, adjusted with a reason, signed twice, then never changed.</summary>
public sealed class RoyaltyTests
{
    private static readonly RoyaltyTerms Terms = new() { Base = 100_000, Genres = new Dictionary<string, decimal> { ["tin"] = 1, ["bai"] = 2.5m }, Joint = 1.2m, Photo = 0.3m, Editor = 0.1m };

    [Fact]
    public void Shares_lose_no_dong_and_caps_shrink_every_part_alike()
    {
        var day = new DateOnly(2026, 5, 4);
        RoyaltyItem[] items =
        [
            new(1, "Một", "/mot", day, "tin", [("a", "An"), ("b", "Bình"), ("c", "Chi")], [("Dung", 2)], "Em"),
            new(2, "Hai", "/hai", day, "bai", [("a", "An")], [], ""),
            new(3, "Trước", "/truoc", day.AddDays(-20), "tin", [], [], ""),
        ];
        var free = Count(Terms);
        Assert.Equal([0, 40_000, 40_000, 40_000, 60_000, 10_000, 250_000], free.Lines.Select(static line => line.Computed));
        Assert.Equal(["3/Author/", "1/Author/a", "1/Author/b", "1/Author/c", "1/Photographer/Dung", "1/Editor/Em", "2/Author/a"], free.Lines.Select(static line => line.Key));
        var capped = Count(Terms with { ItemCap = 100_001 });
        Assert.Equal((100_001, 100_001, true, false), (capped.Lines.Where(static line => line.Article == 1).Sum(static line => line.Amount), capped.Lines[^1].Amount, capped.ItemsCapped, capped.OfficeCapped));
        Assert.Equal((200_000, true), (Count(Terms with { OfficeCap = 200_000 }).Total, Count(Terms with { OfficeCap = 200_000 }).OfficeCapped));
        var set = RoyaltyCount.Of(items, BookOf(Terms), day, new Dictionary<string, RoyaltyAdjustment> { ["2/Author/a"] = new(1, "Dịch.", "Em") });
        Assert.Equal((250_000, 1, "Dịch."), (set.Lines[^1].Computed, set.Lines[^1].Amount, set.Lines[^1].Reason));

        RoyaltyContent Count(RoyaltyTerms terms) => RoyaltyCount.Of(items, BookOf(terms), day, new Dictionary<string, RoyaltyAdjustment>());
    }

    [Theory]
    [InlineData(new long[] { 1, 1, 1 }, 100)]
    [InlineData(new long[] { 7, 0, 2, 5 }, 999_999_999_999)]
    [InlineData(new long[] { 1, 2, 3, 4, 5, 6, 7 }, 3)]
    [InlineData(new long[] { 0, 0 }, 0)]
    public void Parts_add_up_to_the_sum(long[] weights, long sum)
    {
        var parts = RoyaltyCount.Split(sum, weights);
        Assert.Equal(sum, parts.Sum());
        Assert.All(parts.Zip(weights), static pair => Assert.True(pair.First >= 0 && (pair.Second > 0 || pair.First == 0)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_office_adjusts_and_signs_the_desk_signs_and_only_a_new_version_changes_anything(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await SetAsync(portal, new DateOnly(2026, 6, 1), Terms);
        var edition = await portal.PublishAsync("Tiêm chủng", "Lời.", office: "so-y-te", authors: ["Thu Hằng", "Minh Hà"]);
        const string sheet = "/ban/nhuan-but/2026-06/so-y-te";
        using (var early = await portal.EnterAsync("bientap"))
        {
            Assert.Equal(RoyaltiesText.MonthRuns, await (await early.PostAsync(sheet, sheet + "/sign")).RefusedAsync());
        }

        portal.Clock.Advance(TimeSpan.FromDays(20));
        using var editor = await portal.EnterAsync("bientap");
        using var desk = await portal.EnterAsync("thuky");
        Assert.Contains("Sở Y tế thành phố", (await editor.ReadAsync("/ban/nhuan-but")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var key = $"{edition.ObjectId}/Author/thu-hang";
        var refused = await Read(await editor.PostAsync(sheet, sheet + "/adjust", ("key", key), ("amount", "90.000"), ("reason", "")));
        Assert.Equal((RoyaltiesText.ReasonToAdjust, "90.000"), (refused.QuerySelector("p.refused")!.TextContent, refused.QuerySelector($"input[value='{key}'] + label input")!.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(sheet, sheet + "/adjust", ("key", key), ("amount", "90.000"), ("reason", "Làm thêm ảnh."))).StatusCode);
        Assert.Equal(RoyaltiesText.NotSignedYet, await (await desk.PostAsync(sheet, sheet + "/confirm")).RefusedAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(sheet, sheet + "/sign")).StatusCode);
        Assert.Equal(RoyaltiesText.Frozen, await (await editor.PostAsync(sheet, sheet + "/adjust", ("key", key), ("amount", "1"), ("reason", "Khác."))).RefusedAsync());
        await desk.PostAsync(sheet, sheet + "/return", ("reason", "Thiếu một bài."));
        Assert.Contains("Thiếu một bài.", (await editor.ReadAsync(sheet)).QuerySelector(".royalty-signs")!.TextContent, StringComparison.Ordinal);
        await editor.PostAsync(sheet, sheet + "/sign");
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(sheet, sheet + "/confirm")).StatusCode);

        // Neither other rates nor another title touch what was signed.
        await SetAsync(portal, new DateOnly(2026, 6, 1), Terms with { Base = 200_000 });
        await portal.CorrectAsync(edition, "Tít khác", "Sai.");
        var signed = (await editor.ReadAsync(sheet)).QuerySelector(".royalty")!;
        Assert.Contains("Tiêm chủng", signed.TextContent, StringComparison.Ordinal);
        Assert.Equal("150.000", signed.QuerySelector("tfoot strong")!.TextContent);
        var rows = await RowsAsync(editor, sheet + "/xuat");
        Assert.Equal(await editor.GetByteArrayAsync(sheet + "/xuat", Stop), await editor.GetByteArrayAsync(sheet + "/xuat", Stop));
        Assert.Contains(rows, static row => row.Contains("Thu Hằng") && row.Contains("90000") && row.Contains("Làm thêm ảnh."));
        Assert.Contains(rows, static row => row.Contains("150000"));

        await desk.PostAsync(sheet, sheet + "/reopen", ("reason", "Mức mới."));
        var second = await editor.ReadAsync(sheet);
        Assert.Equal("210.000", second.QuerySelector("tfoot strong")!.TextContent);
        Assert.Contains("Tít khác", second.QuerySelector(".royalty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("150.000", (await editor.ReadAsync(sheet + "?ban=1")).QuerySelector("tfoot strong")!.TextContent);

        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/ban/nhuan-but/2026-06/phuong-ben-sen", Stop)).StatusCode);
        using var nobody = portal.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(sheet + "/xuat", Stop)).StatusCode);
        await portal.DoAsync<RoyaltyDesk>(async royalties =>
        {
            var (chief, office) = (await portal.PermissionsAsync("thuky"), await portal.DoAsync<PortalDb, long>(static db => db.Set<ToaSoan.Offices.Office>().Where(static o => o.Slug == "so-y-te").Select(static o => o.Id).SingleAsync(Stop)));
            await royalties.SignAsync(chief, RoyaltyMonth.Read("2026-06")!.Value, office, Stop);
            Assert.Equal(RoyaltiesText.SamePerson, (await Assert.ThrowsAsync<Refusal>(() => royalties.ConfirmAsync(chief, RoyaltyMonth.Read("2026-06")!.Value, office, Stop))).Message);
        });
    }

    [Fact]
    public async Task A_lead_photo_is_paid_like_those_in_the_body_and_one_used_as_both_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var (lead, inBody) = (await portal.AddPhotoAsync(TestPhotos.Jpeg(300, 200, seed: 1)), await portal.AddPhotoAsync(TestPhotos.Jpeg(300, 200, seed: 2)));
        var figure = new Figure(inBody.Hash, "Chú thích", "Ảnh: Thu Hằng", "Mô tả");
        await portal.PublishAsync("Lead ngoài thân bài", "", office: "so-y-te", document: new Document([figure]), photo: lead.Hash);
        await portal.PublishAsync("Một ảnh hai chỗ", "", office: "so-y-te", document: new Document([figure]), photo: inBody.Hash);
        await portal.PublishAsync("Chỉ có ảnh đầu bài", "Lời.", office: "so-y-te", photo: lead.Hash);
        var items = await portal.DoAsync<IServiceProvider, IReadOnlyList<RoyaltyItem>>(static async services =>
            await services.GetRequiredService<RoyaltyReading>().ItemsAsync(await services.GetRequiredService<PortalDb>().Set<ToaSoan.Offices.Office>().SingleAsync(static office => office.Slug == "so-y-te", Stop), RoyaltyMonth.Read("2026-06")!.Value, Stop));
        Assert.Equal([[("Thu Hằng", 1), ("Bộ kiểm thử", 1)], [("Thu Hằng", 1)], [("Bộ kiểm thử", 1)]], items.OrderBy(static item => item.Article).Select(static item => item.Photos));
    }

    [Fact]
    public async Task The_chief_sets_rates_by_the_form_and_what_was_typed_stays_when_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        (string, string)[] fields = [("Form.From", "2026-07-01"), ("Form.Base", "120.000"), ("Form.Genre[tin]", "1"), ("Form.Genre[phong-su]", "3,5"), ("Form.Photo", "0,25"), ("Form.OfficeCap", "20.000.000"), ("Form.Basis", "Quyết định số 12")];
        var refused = await Read(await owner.PostAsync("/ban/nhuan-but/muc", "/ban/nhuan-but/muc", [.. fields, ("Form.Editor", "nhiều")]));
        Assert.Equal((string.Format(System.Globalization.CultureInfo.InvariantCulture, ReportsText.NumberWrong, "nhiều"), "3,5"), (refused.QuerySelector("p.refused")!.TextContent, refused.QuerySelector("input[name='Form.Genre[phong-su]']")!.GetAttribute("value")));
        await owner.PostAsync("/ban/nhuan-but/muc", "/ban/nhuan-but/muc", fields);
        var terms = (await portal.DoAsync<PortalDb, RoyaltyRates>(static db => db.Set<RoyaltyRates>().SingleAsync(Stop))).Read();
        Assert.Equal((120_000, 3.5m, 0.25m, 1m, 20_000_000L, null), (terms.Base, terms.Genres["phong-su"], terms.Photo, terms.Joint, terms.OfficeCap!.Value, terms.ItemCap));
        Assert.Contains("royalty.rates: 1/7/2026: Quyết định số 12", await portal.TrailAsync());
    }

    private static RoyaltyBook BookOf(RoyaltyTerms terms) => new([new RoyaltyRates { From = new DateOnly(2026, 5, 1), Content = JsonSerializer.Serialize(terms), Basis = "", By = "", At = DateTime.UnixEpoch }]);

    private static Task SetAsync(TestPortal portal, DateOnly from, RoyaltyTerms terms) => portal.DoAsync<RoyaltyDesk>(desk => desk.SetAsync(Permissions.Command, from, terms, "Quyết định", Stop));

    private static async Task<List<List<string>>> RowsAsync(HttpClient client, string address)
    {
        using var file = new MemoryStream(await client.GetByteArrayAsync(address, Stop));
        return [.. MiniExcel.Query(file).Cast<IDictionary<string, object?>>().Select(static row => row.Values.Select(static cell => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "").ToList())];
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Read(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }
}
