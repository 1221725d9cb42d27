using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>How a figure compares with another value, reckoned step by step in words of the request's language, so that nobody has to take a difference on trust.</summary>
/// <param name="Key">Its place on the page: "ky-truoc".</param>
/// <param name="Title">"So với kỳ trước".</param>
/// <param name="Name">What the other value is of: "6 tháng cuối năm 2025".</param>
/// <param name="Other">The other value as it is written.</param>
/// <param name="List">The address of the list behind it, or null.</param>
/// <param name="Steps">The steps, each under its name; none where there is nothing to compare.</param>
/// <param name="Inexact">Whether one of the two is an estimate, or may be more.</param>
public sealed record FigureComparison(string Key, string Title, string Name, string Other, string? List, IReadOnlyList<(string Name, string Words)> Steps, bool Inexact)
{
    /// <summary>The place of the comparison with the target.</summary>
    public const string Target = "chi-tieu";

    /// <summary>With the value of another time.</summary>
    public static FigureComparison Of(FigureKind kind, string key, string title, string name, FigureValue now, FigureValue before, string? list)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        var steps = new List<(string, string)>();
        if (now.Amount is { } amount && before.Amount is { } earlier)
        {
            steps.Add(Difference(kind, amount, earlier));
            steps.Add((ReportsText.PercentHead, earlier > 0 ? FigureWords.Reckoned($"{FigureWords.Exact(amount - earlier)} ÷ {FigureWords.Exact(earlier)} × 100", (amount - earlier) / earlier * 100, 1) + "%" : ReportsText.NoPercent));
        }

        return new FigureComparison(key, title, name, FigureWords.Value(kind, before), list, steps, new[] { now, before }.Any(static value => value.Estimated || value.Precision != FigurePrecision.Exact));
    }

    /// <summary>With the target of the period.</summary>
    public static FigureComparison WithTarget(FigureKind kind, FigureValue now, decimal target)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(now);
        (string, string)[] steps = now.Amount is not { } amount ? [] : [Difference(kind, amount, target), (ReportsText.PercentHead, FigureWords.Reckoned($"{FigureWords.Exact(amount)} ÷ {FigureWords.Exact(target)} × 100", amount / target * 100, 1).Replace("+", "", StringComparison.Ordinal) + "%")];
        return new FigureComparison(Target, ReportsText.ToTarget, "", FigureWords.Number(target, target % 1 == 0 ? 0 : 2), null, steps, now.Estimated || now.Precision != FigurePrecision.Exact);
    }

    private static (string, string) Difference(FigureKind kind, decimal now, decimal before) =>
        (ReportsText.DifferenceHead, FigureWords.Reckoned($"{FigureWords.Exact(now)} − {FigureWords.Exact(before)}", now - before, kind.Decimals) + " " + kind.Unit);
}
