using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Offices.OfficeSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Offices;

/// <summary>The desk's pages of the offices, as a browser uses them.</summary>
public sealed class OfficeDeskTests
{
    private static readonly (string, string)[] Decision = [("What.Day", "2025-07-01"), ("What.LegalBasis", Resolution)];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_act_is_done_by_its_form(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var owner = await portal.EnterAsync("chu");
        foreach (var (name, code) in new[] { ("Phường Một", "M1"), ("Phường Hai", "M2"), ("Phường Ba", "M3") })
        {
            var founded = await owner.PostAsync("/ban/don-vi", "/ban/don-vi", ("What.Day", "2020-01-01"), ("What.LegalBasis", Resolution), ("New.Name", name), ("New.Code", code), ("New.Kind", "Ward"));
            Assert.StartsWith("/ban/don-vi/", founded.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        var (one, two, three) = (await portal.OfficeAsync("phuong-mot"), await portal.OfficeAsync("phuong-hai"), await portal.OfficeAsync("phuong-ba"));
        await DoneAsync(owner, three, "transfer", ("parentId", $"{two}"));
        Assert.NotNull((await owner.ReadAsync("/ban/don-vi")).QuerySelector(".offices .depth-1"));
        await DoneAsync(owner, one, "rename", ("New.Name", "Phường Mốt"), ("New.ShortName", "Mốt"), ("New.Code", "M1"));
        await DoneAsync(owner, three, "transfer", ("What.Day", "2025-07-03"));
        await DoneAsync(owner, three, "split", ("What.Day", "2025-08-01"), ("Parts[0].To", $"{two}"), ("Parts[0].Percent", "40,5"), ("Parts[1].To", "new"), ("Parts[1].Percent", "59,5 %"), ("Parts[1].New.Name", "Phường Tư"), ("Parts[1].New.Code", "M4"), ("Parts[1].New.Kind", "Ward"), ("basis", "Area"));
        await DoneAsync(owner, one, "merge", ("What.Day", "2025-09-01"), ("together", $"{two}"), ("into", "new"), ("New.Name", "Phường Năm"), ("New.Code", "M5"), ("New.Kind", "Ward"));
        await DoneAsync(owner, await portal.OfficeAsync("phuong-tu"), "dissolve", ("What.Day", "2025-10-01"));

        var past = await owner.ReadAsync($"/ban/don-vi/{three}");
        Assert.Contains("ước 40,5% theo diện tích", past.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(past.QuerySelectorAll("main form"));
        Assert.Equal(["office.create", "office.create", "office.create", "office.transfer", "office.rename", "office.transfer", "office.split", "office.merge", "office.dissolve"],
            (await portal.TrailAsync()).Where(static entry => entry.StartsWith("office.", StringComparison.Ordinal)).Select(static entry => entry[..entry.IndexOf(':', StringComparison.Ordinal)]));
        var trail = (await owner.ReadAsync("/ban/nhat-ky")).QuerySelector("main")!.TextContent;
        Assert.All(["Lập đơn vị", "Đổi tên đơn vị", "Sáp nhập đơn vị", "Chia tách đơn vị", "Đổi đơn vị cấp trên", "Giải thể đơn vị"], words => Assert.Contains(words, trail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_form_comes_back_open_with_what_was_typed()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        var ward = await portal.OfficeAsync("phuong-ben-sen");
        foreach (var (fields, sentence) in new ((string, string)[], string)[]
        {
            ([("Parts[0].To", "new"), ("Parts[0].New.Name", "Phường Mới"), ("Parts[0].New.Code", "M"), ("Parts[0].Percent", "ba"), ("Parts[1].To", $"{ward}"), .. Decision], "đúng 100%"),
            ([("What.Day", "mai"), ("What.LegalBasis", "Có")], "Có ô chưa đúng"),
            ([("Parts[0].To", "nơi khác"), .. Decision], "Không có đơn vị này"),
        })
        {
            var answer = await owner.PostAsync($"/ban/don-vi/{ward}", $"/ban/don-vi/{ward}/split", fields);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
            Assert.Contains(sentence, page.QuerySelector("p.refused")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(fields.First(static field => field.Item1 == "What.LegalBasis").Item2, page.QuerySelector("details[open] input[name='What.LegalBasis']")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task A_second_press_records_what_was_chosen_before_the_refusal()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        var (ward, health, city) = (await portal.OfficeAsync("phuong-ben-sen"), await portal.OfficeAsync("so-y-te"), await portal.OfficeAsync("trung-tam"));
        (string, string)[] without = [("What.Day", "2025-07-01"), ("What.LegalBasis", " ")];
        foreach (var (act, fields) in new (string, (string, string)[])[]
        {
            ("transfer", [("parentId", $"{city}")]),
            ("merge", [("together", $"{health}"), ("into", $"{city}")]),
            ("split", [("Parts[0].To", $"{ward}"), ("Parts[0].Percent", "40"), ("Parts[1].To", $"{health}"), ("Parts[1].Percent", "60"), ("basis", "Area")]),
        })
        {
            var form = (await RefusedAsync($"/ban/don-vi/{ward}", $"/ban/don-vi/{ward}/{act}", [.. fields, .. without])).QuerySelector("details[open] form")!;
            Assert.All(fields, field => Assert.Contains(field, Chosen(form)));
        }

        var found = (await RefusedAsync("/ban/don-vi", "/ban/don-vi", [("New.Name", "Phường Mới"), ("New.Code", "M"), ("parentId", $"{city}"), .. without])).QuerySelector("details[open] form")!;
        Assert.Contains(("parentId", $"{city}"), Chosen(found));
        await DoneAsync(owner, ward, "transfer", ("parentId", $"{city}"));
        Assert.Contains(("parentId", $"{city}"), Chosen((await owner.ReadAsync($"/ban/don-vi/{ward}")).QuerySelector("select[name='parentId']")!.Closest("form")!));

        async Task<AngleSharp.Html.Dom.IHtmlDocument> RefusedAsync(string page, string address, (string, string)[] fields)
        {
            var answer = await owner.PostAsync(page, address, fields);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
        }

        static IEnumerable<(string?, string?)> Chosen(AngleSharp.Dom.IElement form) =>
        [
            .. form.QuerySelectorAll("select").Select(static select => (select.GetAttribute("name"), (select.QuerySelector("option[selected]") ?? select.QuerySelector("option"))!.GetAttribute("value"))),
            .. form.QuerySelectorAll("input").Where(static input => input.GetAttribute("type") != "checkbox" || input.HasAttribute("checked")).Select(static input => (input.GetAttribute("name"), input.GetAttribute("value"))),
        ];
    }

    [Fact]
    public async Task The_menu_leads_chief_and_owner_to_the_offices_and_new_work_is_offered_only_for_those_that_exist()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        using var desk = await portal.EnterAsync("thuky");
        Assert.NotNull((await owner.ReadAsync("/ban")).QuerySelector("nav a[href='/ban/don-vi']"));
        Assert.Null((await desk.ReadAsync("/ban")).QuerySelector("nav a[href='/ban/don-vi']"));
        Assert.True(await (await desk.GetAsync("/ban/don-vi", Stop)).RefusedOutrightAsync());
        var ward = await portal.OfficeAsync("phuong-ben-sen");
        await DoneAsync(owner, ward, "dissolve");
        Assert.Equal("A former office, dissolved; its last day was 30/6/2025.", (await owner.ReadAsync("/en/don-vi/phuong-ben-sen")).QuerySelector(".list-head .lead")!.TextContent);
        foreach (var page in new[] { "/ban/bai/moi", "/ban/nhap" })
        {
            var offered = (await desk.ReadAsync(page)).QuerySelectorAll("select option").Select(static option => option.TextContent.Trim());
            Assert.Contains("Sở Y tế thành phố", offered);
            Assert.DoesNotContain("Phường Bến Sen", offered);
        }
    }

    private static async Task DoneAsync(HttpClient browser, long id, string act, params (string Name, string Value)[] fields)
    {
        var given = fields.Select(static field => field.Name).ToHashSet();
        var answer = await browser.PostAsync($"/ban/don-vi/{id}", $"/ban/don-vi/{id}/{act}", [.. fields, .. Decision.Where(field => !given.Contains(field.Item1))]);
        Assert.True($"/ban/don-vi/{id}" == answer.Headers.Location?.ToString(), $"{act}: {await answer.RefusedAsync()}");
    }
}
