using ToaSoan.FactCheck;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Tests.Ground;
using ToaSoan.Transparency;
using static ToaSoan.Tests.FactCheck.FactCheckSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.FactCheck;

/// <summary>What reports get of claims and checks.</summary>
public sealed class FactCheckFiguresTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Each_figure_counts_what_its_definition_says_and_shows_no_claim(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (first, _) = await portal.SendClaimAsync("Lời kín đáo của người gửi thứ nhất");
        var (second, _) = await portal.SendClaimAsync("Lời kín đáo của người gửi thứ hai");
        await portal.ClaimsAsync((desk, by) => desk.DeclineAsync(by, second, StatementGround.OpinionNotFact, "Đây là ý kiến.", Stop));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        var id = await portal.PublishCheckAsync(claim: first);
        await portal.PublishCheckAsync(Bridge with { Claim = "Một tin khác hẳn", Verdict = Verdict.True });
        await portal.ChangeCheckAsync(id, Bridge with { Verdict = Verdict.MostlyFalse }, true, "Có một đêm khác.");
        await portal.DoAsync<CheckPublication>(async publication => await publication.WithdrawAsync(await portal.PermissionsAsync("chu"), id, StatementGround.Error, StatementSource.Own, "Nguồn giả.", Stop));
        await portal.DoAsync<IServiceProvider>(async services =>
        {
            var figures = services.GetServices<IFigures>().OfType<FactCheckFigures>().Single();
            var kinds = await figures.KindsAsync(Stop);
            var rows = await figures.RowsAsync([.. kinds.Select(static kind => kind.Key), "khong-co"], new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30), Stop);
            Assert.Equal([2, 1, 2, 1, 1, 2], kinds.Select(kind => rows[kind.Key].Count));
            Assert.Equal(["false", "true"], rows["checks-published"].Select(static row => row.Marks.Single().Key).Order());
            Assert.Equal("opinionnotfact", rows["claims-declined"].Single().Marks.Single().Key);
            Assert.Equal([4m, 0m], rows["days-to-verdict"].OrderByDescending(static row => row.Amount).Select(static row => row.Amount));
            Assert.DoesNotContain(rows.Values.SelectMany(static list => list), static row => row.Title.Contains("kín đáo", StringComparison.Ordinal));
            Assert.All(rows["claims-received"], static row => Assert.False(row.Public));
            Assert.Empty((await figures.RowsAsync(["claims-received"], new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31), Stop))["claims-received"]);
        });
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("1 9 2", "2")]
    [InlineData("4 1 10 3", "3.5")]
    [InlineData("", null)]
    public void A_median_is_the_one_in_the_middle_or_the_mean_of_the_two_there(string amounts, string? middle)
    {
        var rows = amounts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static text => new CountedRow(new FigureRow(default, decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), "", "", "", true, []), 1, false)).ToList();
        Assert.Equal(middle, FigureValue.Of(FigureMaking.Median, rows).Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
