using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using static ToaSoan.Tests.Offices.OfficeSteps;

namespace ToaSoan.Tests.Offices;

/// <summary>What readers see of an office that changed.</summary>
public sealed class OfficeReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_article_keeps_the_name_of_its_own_date_and_says_todays(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Tiêm phòng đầu hè", "Nội dung.", office: "so-y-te", section: "y-te");
        using var reader = portal.NewClient();
        string[] pages = [edition.Path, "/", "/y-te", "/don-vi/so-y-te", "/don-vi/so-y-te/lich-su"];
        foreach (var page in pages)
        {
            Assert.DoesNotContain("Sở Y tế và Dân số", await reader.TextAsync(page), StringComparison.Ordinal); // now stored
        }

        portal.Clock.Advance(TimeSpan.FromDays(3));
        var health = await portal.OfficeAsync("so-y-te");
        await portal.HappenAsync((history, by) => history.RenameAsync(by, On(portal.Clock.Today()), health, "Sở Y tế và Dân số", "Y tế", "SYT", Stop));
        Assert.Equal("Sở Y tế thành phố (nay là Sở Y tế và Dân số)", (await reader.ReadAsync(edition.Path)).QuerySelector(".byline .office")!.TextContent);
        foreach (var page in pages)
        {
            Assert.Contains("Sở Y tế và Dân số", System.Net.WebUtility.HtmlDecode(await reader.TextAsync(page)), StringComparison.Ordinal);
        }

        Assert.Equal("Trước đây là Sở Y tế thành phố.", (await reader.ReadAsync("/don-vi/so-y-te")).QuerySelector(".list-head .lead")!.TextContent);
        Assert.Equal("Formerly Sở Y tế thành phố.", (await reader.ReadAsync("/en/don-vi/so-y-te")).QuerySelector(".list-head .lead")!.TextContent);
        Assert.Contains("(now Sở Y tế và Dân số)", (await reader.ReadAsync("/en" + edition.Path)).QuerySelector(".byline .office")!.TextContent, StringComparison.Ordinal);

        var corrected = await portal.CorrectAsync(edition, "Tiêm phòng đầu hè (sửa)", "Sai giờ");
        Assert.Equal("Sở Y tế thành phố", corrected.OfficeName); // of its own date, though corrected after the change
        var later = await portal.PublishAsync("Bài sau khi đổi tên", "Nội dung.", office: "so-y-te");
        Assert.Equal("Sở Y tế và Dân số", (await reader.ReadAsync(later.Path)).QuerySelector(".byline .office")!.TextContent);
    }

    [Fact]
    public async Task An_ended_offices_page_stays_and_says_where_it_went()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Tin của Bến Sen", "Nội dung.", office: "phuong-ben-sen");
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var (ward, cloud) = (await portal.OfficeAsync("phuong-ben-sen"), await portal.FoundAsync("Phường Gò Mây", "P05"));
        await portal.HappenAsync((history, by) => history.SplitAsync(by, new Decision(portal.Clock.Today(), Resolution, "Khu phố 1 về Gò Mây."), ward,
            [new Heir(cloud, Share: 0.25m), new Heir(null, Ward("Phường Sen Hồng", "P02"), 0.75m)], ShareBasis.Population, Stop));
        using var reader = portal.NewClient();
        Assert.Equal("Phường Bến Sen (nay thuộc phường Gò Mây và phường Sen Hồng)", (await reader.ReadAsync(edition.Path)).QuerySelector(".byline .office")!.TextContent);
        var office = await reader.ReadAsync("/don-vi/phuong-ben-sen");
        Assert.Equal("Phường Bến Sen (cũ)", office.QuerySelector("h1")!.TextContent);
        Assert.Contains("nay thuộc phường Gò Mây và phường Sen Hồng", office.QuerySelector(".list-head .lead")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(office.QuerySelector(".list-head a[href='/don-vi/phuong-sen-hong']"));
        Assert.Single(office.QuerySelectorAll(".list .card"));

        var history = await reader.ReadAsync("/don-vi/phuong-sen-hong/lich-su");
        var text = history.QuerySelector("main")!.TextContent;
        Assert.Contains("Hình thành từ", text, StringComparison.Ordinal);
        Assert.Contains("ước 75% theo dân số", text, StringComparison.Ordinal);
        Assert.Contains(Resolution, text, StringComparison.Ordinal);
        Assert.Contains("Phường Bến Sen → Phường Gò Mây, Phường Sen Hồng", text, StringComparison.Ordinal);
        Assert.Contains("Khu phố 1 về Gò Mây.", text, StringComparison.Ordinal);
        Assert.NotNull(history.QuerySelector("main a[href='/don-vi/phuong-ben-sen']"));
        Assert.Contains("estimate 75% by population", (await reader.ReadAsync("/en/don-vi/phuong-sen-hong/lich-su")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await reader.ReadAsync("/don-vi/khong-co/lich-su", System.Net.HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_became_of_offices_is_read_once_in_a_request(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var request = portal.Services.CreateAsyncScope();
        var offices = request.ServiceProvider.GetRequiredService<OfficesToday>();
        Assert.Equal("Phường Bến Sen", (await offices.OfAsync("phuong-ben-sen", Stop))!.Name);
        var health = await portal.OfficeAsync("so-y-te");
        await portal.HappenAsync((history, by) => history.RenameAsync(by, On(July), health, "Sở Y tế và Dân số", "Y tế", "SYT", Stop));
        Assert.Equal("Sở Y tế thành phố", (await offices.OfAsync("so-y-te", Stop))!.Name);
        Assert.Equal("Sở Y tế và Dân số", (await portal.DoAsync((OfficesToday later) => later.OfAsync("so-y-te", Stop)))!.Name);
        Assert.Null(await offices.OfAsync("khong-co", Stop));
    }
}
