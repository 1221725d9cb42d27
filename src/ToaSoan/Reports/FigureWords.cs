using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>Figures in words, in the language of the request.</summary>
public static class FigureWords
{
    /// <summary>A value as it is written: "5.080", "trên 14.000", "ước 212"; "–" for a mean of nothing.</summary>
    public static string Value(FigureKind kind, FigureValue value)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Amount is not { } amount)
        {
            return ReportsText.Nothing;
        }

        var number = Number(amount, kind.Decimals);
        return value.Estimated ? Say(ReportsText.Estimated, number) : value.Precision switch { FigurePrecision.AtLeast when amount > 0 => Say(ReportsText.AtLeast, number), FigurePrecision.About => Say(ReportsText.About, number), _ => number };
    }

    /// <summary>What a figure is of its rows: "Tổng", "Trung bình", "Trung vị".</summary>
    public static string Of(FigureMaking making) => making switch { FigureMaking.Sum => ReportsText.Total, FigureMaking.Mean => ReportsText.Mean, _ => ReportsText.Median };

    /// <summary>A number as the language writes it, rounded half away from zero.</summary>
    public static string Number(decimal amount, int decimals) => Math.Round(amount, decimals, MidpointRounding.AwayFromZero).ToString(decimals switch { 0 => "#,##0", 1 => "#,##0.0", _ => "#,##0.00" }, CultureInfo.CurrentUICulture);

    /// <summary>A difference with its sign: "+120", "−3,5", "0"; "" where there is nothing to compare with.</summary>
    public static string Difference(FigureKind kind, FigureValue now, FigureValue before)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Of(now, before) is { } by ? Signed(by, kind.Decimals) : "";
    }

    /// <summary>The same in per cent: "+2,4%"; "" where the earlier is 0 or not known.</summary>
    public static string Percent(FigureValue now, FigureValue before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return Of(now, before) is { } by && before.Amount is > 0 and var earlier ? Signed(by / earlier * 100, 1) + "%" : "";
    }

    /// <summary>The same in a sentence: "tăng 2,4%", "giảm 3 bài", "bằng"; "" where there is nothing to compare with.</summary>
    public static string Change(FigureKind kind, FigureValue now, FigureValue before)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(before);
        return Of(now, before) switch
        {
            null => "",
            0 => ReportsText.Same,
            var by => Say(by > 0 ? ReportsText.Rose : ReportsText.Fell, before.Amount > 0 ? Number(Math.Abs(by.Value) / before.Amount.Value * 100, 1) + "%" : $"{Number(Math.Abs(by.Value), kind.Decimals)} {kind.Unit}"),
        };
    }

    /// <summary>A number in full, as a reckoning is written: "35,2381…", cut and not rounded after four digits.</summary>
    public static string Exact(decimal amount)
    {
        var cut = decimal.Truncate(amount * 10_000) / 10_000;
        return (amount < 0 ? "−" : "") + Math.Abs(cut).ToString("#,##0.####", CultureInfo.CurrentUICulture) + (cut == amount ? "" : "…");
    }

    /// <summary>A result behind what it was reckoned from, with the rounding where there is one: "5.080 − 4.700 = +380", "… = −0,8031… ≈ −0,8".</summary>
    public static string Reckoned(string from, decimal result, int decimals) =>
        Math.Round(result, decimals, MidpointRounding.AwayFromZero) == result ? $"{from} = {Signed(result, decimals)}" : $"{from} = {Exact(result)} ≈ {Signed(result, decimals)}";

    /// <summary>What a dimension is called: "đơn vị", "tháng", or as the figure says.</summary>
    public static string Dimension(FigureKind kind, string dimension) => dimension switch
    {
        FigurePart.Office => ReportsText.Office,
        FigurePart.Month => ReportsText.Month,
        _ => kind?.By.FirstOrDefault(by => by.Key == dimension)?.Name ?? dimension,
    };

    private static decimal? Of(FigureValue now, FigureValue before) => now.Amount is { } amount && before.Amount is { } earlier ? amount - earlier : null;

    private static string Signed(decimal by, int decimals) => (Math.Round(by, decimals, MidpointRounding.AwayFromZero) switch { > 0 => "+", < 0 => "−", _ => "" }) + Number(Math.Abs(by), decimals);

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
