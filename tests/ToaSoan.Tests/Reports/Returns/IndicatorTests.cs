using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Reports.Returns.ReturnSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>What offices are asked, and that a change does not touch what was answered.</summary>
public sealed class IndicatorTests
{
    private static readonly TypedIndicator Shots = new("Lượt tiêm chủng", "Mũi tiêm tại trạm.", "lượt", new DateOnly(2026, 1, 1));

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_change_is_a_version_from_a_month_on_and_a_return_keeps_the_one_it_answered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AddIndicatorAsync(Shots);
        await portal.AcceptedAsync(May, "so-y-te", 10);
        using var desk = await portal.EnterAsync("thuky");
        var page = $"/ban/so-lieu/chi-tieu/{id}";
        (string, string)[] next = [("Form.Number", "1"), ("Form.Name", "Mũi tiêm"), ("Form.Definition", "Cả tiêm dịch vụ."), ("Form.Unit", "mũi"), ("Form.Decimals", "0")];
        Assert.Equal("Đơn vị đã báo cáo chỉ tiêu này đến tháng 5/2026. Hãy chọn tháng sau đó.", await (await desk.PostAsync(page, page, [.. next, ("Form.From", "2026-05")])).RefusedAsync());
        Assert.Equal(ReturnsText.FromMissing, await (await desk.PostAsync(page, page, [.. next, ("Form.From", "mai")])).RefusedAsync());
        await desk.PostAsync(page, page, [.. next, ("Form.From", "2026-06")]);
        Assert.Equal(PlatformText.ChangedMeanwhile, await (await desk.PostAsync(page, page, [.. next, ("Form.From", "2026-07")])).RefusedAsync());

        Assert.Equal(("lượt", "mũi"), ((await portal.AskedAsync())[0].Unit, (await portal.AskedAsync(new DateOnly(2026, 6, 1)))[0].Unit));
        Assert.Contains("Lượt tiêm chủng", (await desk.ReadAsync(Page)).QuerySelector(".returns-lines")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("chi-so-luot-tiem-chung", (await portal.DoAsync<IServiceProvider, IReadOnlyList<FigureKind>>(services => services.GetServices<IFigures>().OfType<ReturnFigures>().Single().KindsAsync(Stop)))[0].Key);
        await desk.PostAsync(page, page, [("Form.Number", "2"), .. next[1..], ("Form.From", "2026-08"), ("Form.Ended", "true")]);
        Assert.Empty(await portal.AskedAsync(new DateOnly(2026, 8, 1)));
        Assert.Single(await portal.AskedAsync(new DateOnly(2026, 7, 1)));
    }

    [Fact]
    public async Task Who_is_asked_follows_the_kind_of_office_the_choice_and_the_quarter()
    {
        await using var portal = await TestPortal.StartAsync();
        var ward = await portal.OfficeAsync("phuong-ben-sen");
        foreach (var typed in new[] { Shots with { Name = "Mọi nơi" }, Shots with { Name = "Phường", Scope = IndicatorScope.Wards }, Shots with { Name = "Đơn vị", Scope = IndicatorScope.Offices }, Shots with { Name = "Chọn", Scope = IndicatorScope.Chosen, Chosen = [ward] }, Shots with { Name = "Quý", Rhythm = IndicatorRhythm.Quarterly } })
        {
            await portal.AddIndicatorAsync(typed);
        }

        var (catalogue, offices) = await portal.DoAsync<PortalDb, (Catalogue, Dictionary<string, Office>)>(static async db => (await Catalogue.ReadAsync(db, Stop), await db.Offices.ToDictionaryAsync(static office => office.Slug, Stop)));
        string[] Names(string office, DateOnly month) => [.. catalogue.AskedOf(offices[office], month).Select(static version => version.Name)];
        Assert.Equal(["Mọi nơi", "Đơn vị"], Names("so-y-te", May));
        Assert.Equal(["Mọi nơi", "Đơn vị", "Quý"], Names("so-y-te", May.AddMonths(1)));
        Assert.Equal(["Mọi nơi", "Phường", "Chọn"], Names("phuong-ben-sen", May));
        Assert.Empty(Names("so-y-te", new DateOnly(2025, 12, 1)));
        offices["so-y-te"].Until = new DateOnly(2026, 5, 30);
        Assert.Empty(Names("so-y-te", May));
        Assert.NotEmpty(Names("so-y-te", new DateOnly(2026, 4, 1)));
    }

    [Fact]
    public async Task What_the_portal_computes_is_never_typed_and_names_are_not_used_twice()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddIndicatorAsync(Shots);
        async Task<string> Refused(TypedIndicator typed) => (await Assert.ThrowsAsync<Refusal>(() => portal.AddIndicatorAsync(typed))).Message;
        Assert.Equal("“Báo cáo tháng chưa nộp” là số trang tự tính, không để đơn vị nhập.", await Refused(Shots with { Name = "Báo cáo tháng chưa nộp" }));
        Assert.Contains("Monthly returns missing", await Refused(Shots with { Name = "Monthly returns missing" }), StringComparison.Ordinal);
        Assert.Equal("Đã có chỉ tiêu “LƯỢT TIÊM CHỦNG”.", await Refused(Shots with { Name = "LƯỢT TIÊM CHỦNG" }));
        Assert.Equal(ReturnsText.ChosenMissing, await Refused(Shots with { Name = "Khác", Scope = IndicatorScope.Chosen }));
        Assert.NotEmpty(await Refused(Shots with { Name = "Khác", Unit = "" }));
        Assert.NotEmpty(await Refused(Shots with { Name = "Khác", Decimals = 3 }));
        using var head = await portal.EnterAsync("bientap");
        Assert.Empty((await head.ReadAsync("/ban/so-lieu/chi-tieu")).QuerySelectorAll("main form"));
    }
}
