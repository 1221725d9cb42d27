using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>Indicators and returns of the small city, made past the pages; the month is May 2026, over since sixteen days.</summary>
internal static class ReturnSteps
{
    /// <summary>The month returned.</summary>
    public static readonly DateOnly May = new(2026, 5, 1);

    /// <summary>The health office's page of May.</summary>
    public const string Page = "/ban/so-lieu/2026-05/so-y-te";

    /// <summary>Vaccinations (whole numbers) and water clarity (one digit, mean), asked of all since January.</summary>
    public static async Task<IReadOnlyList<IndicatorVersion>> AskAsync(this TestPortal portal)
    {
        await portal.AddIndicatorAsync(new TypedIndicator("Lượt tiêm chủng", "Mũi tiêm tại trạm, không tính tiêm dịch vụ.", "lượt", new DateOnly(2026, 1, 1), FigureDirection.Up));
        await portal.AddIndicatorAsync(new TypedIndicator("Độ trong của nước", "Trung bình các lần đo.", "mét", new DateOnly(2026, 1, 1), Making: FigureMaking.Mean, Decimals: 1, Precision: FigurePrecision.About));
        return await portal.AskedAsync();
    }

    /// <summary>Adds an indicator; its number.</summary>
    public static Task<long> AddIndicatorAsync(this TestPortal portal, TypedIndicator typed) => portal.DoAsync<IndicatorDesk, long>(desk => desk.AddAsync(Permissions.Command, typed, Stop));

    /// <summary>What the health office is asked for in a month.</summary>
    public static Task<IReadOnlyList<IndicatorVersion>> AskedAsync(this TestPortal portal, DateOnly? month = null) => portal.DoAsync<PortalDb, IReadOnlyList<IndicatorVersion>>(async db =>
        (await Catalogue.ReadAsync(db, Stop)).AskedOf(await db.Offices.SingleAsync(static office => office.Slug == "so-y-te", Stop), month ?? May));

    /// <summary>A return the desk accepted, with one amount for each indicator.</summary>
    public static async Task AcceptedAsync(this TestPortal portal, DateOnly month, string office, params decimal[] amounts)
    {
        var id = await portal.OfficeAsync(office);
        var asked = await portal.AskedAsync(month);
        await portal.DoAsync<ReturnDesk>(async desk =>
        {
            var key = new ReturnKey(month, id);
            await desk.SaveAsync(Permissions.Command, key, 0, [.. asked.Zip(amounts, static (version, amount) => new TypedLine(version, amount, version.Precision, Statement: "Đếm theo sổ."))], Stop);
            await desk.SubmitAsync(Permissions.Command, key, Stop);
            if ((await desk.ReadAsync(key, Stop))[0].State == ReturnState.Submitted)
            {
                await desk.ApproveAsync(Permissions.Command, key, Stop);
            }

            await desk.AcceptAsync(Permissions.Command, key, Stop);
        });
    }

    /// <summary>The number of an office.</summary>
    public static Task<long> OfficeAsync(this TestPortal portal, string slug) => portal.DoAsync<PortalDb, long>(db => db.Offices.Where(office => office.Slug == slug).Select(static office => office.Id).SingleAsync(Stop));

    /// <summary>A second member of the desk, who may accept what "thuky" typed.</summary>
    public static Task HireAsync(this TestPortal portal, string name, string office, Role role) => portal.DoAsync<IServiceProvider>(async services =>
    {
        var id = await portal.OfficeAsync(office);
        Assert.True((await services.GetRequiredService<UserManager<StaffMember>>().CreateAsync(new StaffMember { UserName = name, DisplayName = name, Roles = [new StaffRole { OfficeId = id, Role = role }] }, TestPortal.Password)).Succeeded);
    });

    /// <summary>The rows of one figure in 2026.</summary>
    public static Task<IReadOnlyList<FigureRow>> RowsAsync(this TestPortal portal, string key) => portal.DoAsync<IServiceProvider, IReadOnlyList<FigureRow>>(async services =>
        (await services.GetServices<IFigures>().OfType<ReturnFigures>().Single().RowsAsync([key], new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), Stop))[key]);

    /// <summary>The fields of the form with the amounts given, each counted by a book.</summary>
    public static (string Name, string Value)[] Fields(IReadOnlyList<IndicatorVersion> asked, int saves, params string[] amounts) =>
    [
        ("Form.Saves", $"{saves}"), .. asked.Zip(amounts).SelectMany(static (one, index) => new[] { ($"Form.Lines[{index}].Version", $"{one.First.Id}"), ($"Form.Lines[{index}].Amount", one.Second), ($"Form.Lines[{index}].Precision", $"{one.First.Precision}"), ($"Form.Lines[{index}].Statement", "Đếm theo sổ.") }),
    ];

    /// <summary>Sends a workbook as somebody who has the page open.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, byte[] file, string name = "so-lieu.xlsx")
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(Page, Stop));
        using var form = new MultipartFormDataContent { { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" }, { new ByteArrayContent(file), "workbook", name } };
        return await client.PostAsync(Page + "/upload", form, Stop);
    }

    /// <summary>Everything a refused answer says: the sentence and the faults.</summary>
    public static async Task<string> SaysAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
        return string.Join('\n', page.QuerySelectorAll("p.refused, .faults li").Select(static one => one.TextContent));
    }
}
