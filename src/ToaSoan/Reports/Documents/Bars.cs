using System.Globalization;

namespace ToaSoan.Reports.Documents;

/// <summary>A bar: where it stands, how long it is, and the value said at its end.</summary>
public sealed record Bar(string Class, string Top, string Length, string SayAt, string SayTop, string Value);

/// <summary>Lying bars drawn by the server in the units of a drawing 480 wide: each category's name on a line of its own above its bars, so that long names fit on a phone.</summary>
public sealed record Bars(int Height, IReadOnlyList<(string Name, string Top, IReadOnlyList<Bar> Bars)> Rows)
{
    /// <summary>The drawing's width.</summary>
    public const int Width = 480;

    /// <summary>Where every bar begins.</summary>
    public const int Left = 2;

    private const double Longest = 380, NameHeight = 20, BarHeight = 14, BarGap = 3, RowGap = 10;

    /// <summary>Draws a chart. Bars begin at zero; what is below it has no bar and says its value.</summary>
    public static Bars Of(ReportChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var most = Math.Max(1e-9, chart.Series.SelectMany(static series => series.Values).Max(static value => (double?)value ?? 0));
        var rows = new List<(string, string, IReadOnlyList<Bar>)>();
        var top = 0.0;
        foreach (var (name, category) in chart.Categories.Select(static (name, index) => (name, index)))
        {
            var bars = new List<Bar>();
            var nameTop = top + NameHeight - 5;
            top += NameHeight;
            foreach (var (series, index) in chart.Series.Select(static (series, index) => (series, index)))
            {
                var length = Math.Max(0, (double)(series.Values[category] ?? 0) / most * Longest);
                bars.Add(new Bar(index == 0 ? "bar" : "bar behind", Round(top), Round(length), Round(Left + length + 6), Round(top + BarHeight - 2), Say(series.Values[category], chart.Decimals)));
                top += BarHeight + BarGap;
            }

            rows.Add((name, Round(nameTop), bars));
            top += RowGap;
        }

        return new Bars((int)Math.Ceiling(top), rows);
    }

    /// <summary>A value as the report's language writes it; a dash for none.</summary>
    public static string Say(decimal? value, int decimals) => value?.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.GetCultureInfo("vi-VN")) ?? "–";

    private static string Round(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
