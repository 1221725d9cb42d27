using System.Globalization;

namespace ToaSoan.Almanac;

/// <summary>A line drawn by the server: points and marks in the units of a 480 by 220 drawing.</summary>
public sealed record Plot(string Id, string Title, string Description, string Line, IReadOnlyList<(string Label, string At)> Across, IReadOnlyList<(string Label, string At)> Up)
{
    private const double Left = 76;
    private const double Right = 448;
    private const double Top = 16;
    private const double Bottom = 184;

    /// <summary>Draws values at places along a line; null with fewer than two. <paramref name="across"/> are the places that get a label.</summary>
    public static Plot? Of(string id, string title, string description, IReadOnlyList<(double At, double Value)> points, Func<double, string> value, IEnumerable<(double At, string Label)> across)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(value);
        if (points.Count < 2)
        {
            return null;
        }

        var (first, last) = (points[0].At, points[^1].At);
        var step = Step(points.Max(static point => point.Value) - points.Min(static point => point.Value));
        var low = Math.Floor(points.Min(static point => point.Value) / step) * step;
        var high = Math.Max(low + step, Math.Ceiling(points.Max(static point => point.Value) / step) * step);
        string X(double at) => Round(Left + ((at - first) / Math.Max(last - first, double.Epsilon) * (Right - Left)));
        string Y(double at) => Round(Bottom - ((at - low) / (high - low) * (Bottom - Top)));
        var up = Enumerable.Range(0, (int)Math.Round((high - low) / step) + 1).Select(index => low + (index * step)).Select(mark => (value(mark), Y(mark))).ToArray();
        return new Plot(id, title, description, string.Join(' ', points.Select(point => $"{X(point.At)},{Y(point.Value)}")), [.. across.Where(mark => mark.At >= first && mark.At <= last).Select(mark => (mark.Label, X(mark.At)))], up);
    }

    // One, two or five times a power of ten, so that three to six lines stand in the drawing.
    private static double Step(double span)
    {
        var rough = Math.Max(span, 0.01) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }

    private static string Round(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
