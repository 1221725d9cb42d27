using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports;

namespace ToaSoan.Tests.Reports;

public sealed class OfficeLinesTests
{
    private static readonly DateOnly Before = new(2026, 6, 30), Day = new(2026, 7, 1), Later = new(2026, 9, 1), After = new(2026, 7, 1);

    [Fact]
    public void Through_a_merger_everything_counts_for_the_heir_exactly()
    {
        var lines = Lines(new LineWay(1, Day, "NQ", [new LineHeir(3, 1, null)]), new LineWay(2, Day, "NQ", [new LineHeir(3, 1, null)]));
        Assert.Equal(["phuong-3 1 False"], Of(lines, "phuong-1", Before));
        Assert.Equal(["phuong-3 1 False"], Of(lines, "phuong-2", Before));
        Assert.Equal("phuong-1", Assert.Single(lines.Of("phuong-1", Before, restated: false)).Line.Key);
    }

    [Fact]
    public void Through_a_split_shares_are_estimates_unless_they_were_counted_and_they_sum_to_one()
    {
        Assert.Equal(["phuong-2 0.6 True", "phuong-3 0.4 True"], Of(Lines(new LineWay(1, Day, "NQ", [new LineHeir(2, .6m, ShareBasis.Population), new LineHeir(3, .4m, ShareBasis.Population)])), "phuong-1", Before));
        Assert.Equal(["phuong-2 0.6 False", "phuong-3 0.4 False"], Of(Lines(new LineWay(1, Day, "NQ", [new LineHeir(2, .6m, ShareBasis.Count), new LineHeir(3, .4m, ShareBasis.Count)])), "phuong-1", Before));
        var thirds = Lines(new LineWay(1, Day, "NQ", [new LineHeir(2, .333333m, ShareBasis.Area), new LineHeir(3, .333333m, ShareBasis.Area), new LineHeir(4, .333334m, ShareBasis.Area)]));
        Assert.Equal(1, thirds.Of("phuong-1", Before, restated: true).Sum(static share => share.Share));
        Assert.Equal(["phuong-1 1 False"], Of(thirds, "phuong-1", After)); // from its day on it is what it is
    }

    [Fact]
    public void Where_nobody_knows_the_shares_the_heirs_stand_on_one_line_with_what_became_of_them()
    {
        var lines = Lines(new LineWay(1, Day, "NQ", [new LineHeir(2, null, null), new LineHeir(3, null, null)]), new LineWay(3, Later, "NQ", [new LineHeir(4, 1, null)]));
        foreach (var (slug, day) in new[] { ("phuong-1", Before), ("phuong-2", Later), ("phuong-3", Before), ("phuong-4", Later) })
        {
            Assert.Equal(["phuong-2+phuong-4 1 False"], Of(lines, slug, day));
        }
    }

    [Fact]
    public void A_split_whose_parts_come_together_again_is_no_estimate() =>
        Assert.Equal(["phuong-4 1 False"], Of(Lines(
            new LineWay(1, Day, "NQ", [new LineHeir(2, .6m, ShareBasis.Population), new LineHeir(3, .4m, ShareBasis.Population)]),
            new LineWay(2, Later, "NQ", [new LineHeir(4, 1, null)]), new LineWay(3, Later, "NQ", [new LineHeir(4, 1, null)])), "phuong-1", Before));

    [Fact]
    public void An_office_that_lost_a_part_keeps_the_rest()
    {
        var lines = Lines(new LineWay(1, Day, "NQ", [new LineHeir(1, .8m, ShareBasis.Area), new LineHeir(2, .2m, ShareBasis.Area)]));
        Assert.Equal(["phuong-1 0.8 True", "phuong-2 0.2 True"], Of(lines, "phuong-1", Before));
        Assert.Equal(["phuong-1 1 False"], Of(lines, "phuong-1", Day));
    }

    [Fact]
    public void What_belongs_to_no_office_counts_for_the_city_as_a_whole()
    {
        LanguageMiddleware.Speak("vi");
        Assert.Equal("Chung toàn thành phố", Assert.Single(Lines().Of("", Day, restated: true)).Line.Name);
    }

    private static OfficeLines Lines(params LineWay[] ways) => new([.. Enumerable.Range(1, 4).Select(static n => new LineOffice(n, $"phuong-{n}", OfficeKind.Ward, $"Phường {n}", $"Phường {n}"))], ways);

    private static IEnumerable<string> Of(OfficeLines lines, string slug, DateOnly day) => lines.Of(slug, day, restated: true).Select(static share => FormattableString.Invariant($"{share.Line.Key} {share.Share:0.######} {share.Estimated}"));
}
