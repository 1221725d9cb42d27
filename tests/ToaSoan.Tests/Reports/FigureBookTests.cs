using CsCheck;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports;

namespace ToaSoan.Tests.Reports;

/// <summary>Whatever a report shows, the list behind it sums to it.</summary>
public sealed class FigureBookTests
{
    private static readonly Gen<FigureRow> Rows =
        from day in Gen.Int[0, 400]
        from amount in Gen.Decimal[0, 1000]
        from office in Gen.Int[0, 6]
        from marks in Gen.Int[0, 4].Array[0, 3]
        select new FigureRow(new DateOnly(2025, 12, 1).AddDays(day), Math.Round(amount, 2), office == 0 ? "" : $"phuong-{office}", "", "", true, [.. marks.Distinct().Select(static mark => new FigureMark("topic", $"t{mark}", $"Chủ đề {mark}"))]);

    private static readonly Gen<LineWay[]> Ways = Gen.Select(Gen.Int[2, 6], Gen.Int[0, 300], Gen.Int[0, 2]).Select(static (at, day, kind) => new[]
    {
        new LineWay(1, new DateOnly(2026, 1, 1).AddDays(day), "NQ", kind switch { 0 => [new LineHeir(at, 1, null)], 1 => [new LineHeir(2, .35m, ShareBasis.Population), new LineHeir(3, .65m, ShareBasis.Population)], _ => [new LineHeir(2, null, null), new LineHeir(3, null, null)] }),
    });

    private static readonly bool[] BothModes = [false, true];

    [Theory]
    [InlineData(FigureMaking.Sum)]
    [InlineData(FigureMaking.Mean)]
    public void The_list_behind_every_figure_and_every_part_sums_to_it(FigureMaking making) => Gen.Select(Rows.Array[0, 60], Ways).Sample((rows, ways) =>
    {
        var (kind, book) = Book(making, rows, ways);
        foreach (var (part, restated, shown) in new[] { ((FigurePart?)null, false, book.Whole(kind)) }
            .Concat(BothModes.SelectMany(restated => book.ByOffice(kind, restated).Select(line => ((FigurePart?)new FigurePart(FigurePart.Office, line.Office.Key), restated, line.Line))))
            .Concat(book.By(kind, "topic").Select(static line => ((FigurePart?)new FigurePart("topic", line.Key), false, line))))
        {
            foreach (var time in Enum.GetValues<FigureTime>())
            {
                var list = book.Rows("k", part, restated, time);
                Assert.Equal(shown.At(time).Amount, making == FigureMaking.Sum ? list.Sum(static row => row.Amount) : list.Count == 0 ? null : list.Sum(static row => row.Amount) / list.Sum(static row => row.Share));
            }
        }

        foreach (var (month, time) in book.ByMonth(kind).SelectMany(static month => Enum.GetValues<FigureTime>().Select(time => (month, time))))
        {
            Assert.Equal(month.At(time).Amount, FigureValue.Of(making, book.Rows("k", book.At(new FigurePart(FigurePart.Month, month.Key), time), false, time)).Amount);
        }
    }, iter: 300);

    [Fact]
    public void The_lines_by_office_sum_to_the_whole_as_reported_and_restated() => Gen.Select(Rows.Array[0, 60], Ways).Sample(static (rows, ways) =>
    {
        var (kind, book) = Book(FigureMaking.Sum, rows, ways);
        foreach (var restated in BothModes)
        {
            Assert.Equal(book.Whole(kind).Now.Amount, book.ByOffice(kind, restated).Sum(static line => line.Line.Now.Amount));
            Assert.Equal(book.Whole(kind).YearBefore.Amount, book.ByOffice(kind, restated).Sum(static line => line.Line.YearBefore.Amount));
        }
    }, iter: 300);

    [Fact]
    public void A_figure_is_known_no_better_than_the_worst_of_its_rows()
    {
        FigureRow[] rows = [new(new DateOnly(2026, 2, 1), 14_000, "", "", "", true, [], FigurePrecision.AtLeast), new(new DateOnly(2026, 2, 2), 5, "", "", "", true, [])];
        var (kind, book) = Book(FigureMaking.Sum, rows, []);
        LanguageMiddleware.Speak("vi");
        Assert.Equal("trên 14.005", FigureWords.Value(kind, book.Whole(kind).Now));
    }

    [Theory]
    [InlineData("2026-h1", "2026-02", "2025-08", "2025-02")]
    [InlineData("2026", "2026-12", "2025-12", "2025-12")]
    [InlineData("2024-02-29_2024-03-31", "2024-03", "2024-02", "2023-03")]
    [InlineData("2026-01-31_2026-03-01", "2026-03", null, "2025-03")] // the thirty days before lie in one month
    public void A_month_stands_beside_those_at_its_place_in_the_periods_before(string period, string month, string? previous, string yearBefore)
    {
        var book = new FigureBook(Period.Read(period)!, [], new Dictionary<FigureTime, IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>>(), new OfficeLines([], []));
        var part = new FigurePart(FigurePart.Month, month);
        Assert.Equal((month, previous, yearBefore), (book.At(part, FigureTime.Now)!.Key, book.At(part, FigureTime.Previous)?.Key, book.At(part, FigureTime.YearBefore)?.Key));
    }

    private static (FigureKind Kind, FigureBook Book) Book(FigureMaking making, FigureRow[] rows, LineWay[] ways)
    {
        var (kind, period) = (new FigureKind("k", "G", "K", "", "bài", [new FigureDimension("topic", "chủ đề")], making), Period.Read("2026-h1")!);
        FigureRow[] Within(Period days) => [.. rows.Where(row => row.Day >= days.From && row.Day <= days.Until)];
        return (kind, new FigureBook(period, [kind], new Dictionary<FigureTime, IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>>
        {
            [FigureTime.Now] = new Dictionary<string, IReadOnlyList<FigureRow>> { ["k"] = Within(period) },
            [FigureTime.Previous] = new Dictionary<string, IReadOnlyList<FigureRow>> { ["k"] = Within(period.Previous) },
            [FigureTime.YearBefore] = new Dictionary<string, IReadOnlyList<FigureRow>> { ["k"] = Within(period.YearBefore) },
        }, new OfficeLines([.. Enumerable.Range(1, 6).Select(static n => new LineOffice(n, $"phuong-{n}", OfficeKind.Ward, $"Phường {n}", $"Phường {n}"))], ways)));
    }
}
