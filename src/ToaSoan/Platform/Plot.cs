using System.Globalization;

namespace ToaSoan.Platform;

/// <summary>A line drawn by the server: points and marks in the units of a 480 by 220 drawing.</summary>
public sealed record Plot(string Id, string Title, string Description, string Line, IReadOnlyList<(string Label, string At)> Across, IReadOnlyList<(string Label, string At)> Up, string? Behind = null)
{
    private const double Left = 76;
    private const double Right = 448;
    private const double Top = 16;
    private const double Bottom = 184;

    /// <summary>
    /// Draws values at places along a line; null with fewer than two. <paramref name="across"/> are the places that get a label. Amounts begin at zero
    /// (<paramref name="fromZero"/>) and are whole; another line may stand <paramref name="behind"/>, at the same places.
    /// </summary>
    public static Plot? Of(string id, string title, string description, IReadOnlyList<(double At, double Value)> points, Func<double, string> value, IEnumerable<(double At, string Label)> across, bool fromZero = false, IReadOnlyList<(double At, double Value)>? behind = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(value);
        if (points.Count < 2)
        {
            return null;
        }

        var all = points.Concat(behind ?? []).Select(static point => point.Value).Concat(fromZero ? [0.0] : []).ToArray();
        var (first, last) = (Math.Min(points[0].At, behind?.FirstOrDefault(points[0]).At ?? points[0].At), Math.Max(points[^1].At, behind?.LastOrDefault(points[^1]).At ?? points[^1].At));
        var step = Math.Max(Step(all.Max() - all.Min()), fromZero ? 1 : 0);
        var low = Math.Floor(all.Min() / step) * step;
        var high = Math.Max(low + step, Math.Ceiling(all.Max() / step) * step);
        string X(double at) => Round(Left + ((at - first) / Math.Max(last - first, double.Epsilon) * (Right - Left)));
        string Y(double at) => Round(Bottom - ((at - low) / (high - low) * (Bottom - Top)));
        var up = Enumerable.Range(0, (int)Math.Round((high - low) / step) + 1).Select(index => low + (index * step)).Select(mark => (value(mark), Y(mark))).ToArray();
        string Line(IEnumerable<(double At, double Value)> places) => string.Join(' ', places.Select(point => $"{X(point.At)},{Y(point.Value)}"));
        return new Plot(id, title, description, Line(points), [.. across.Where(mark => mark.At >= first && mark.At <= last).Select(mark => (mark.Label, X(mark.At)))], up, behind is null ? null : Line(behind));
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
