using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>How a return stands on a day.</summary>
public enum Punctuality
{
    /// <summary>Not handed in, and not due yet.</summary>
    NotYet,

    /// <summary>Handed in by its day.</summary>
    InTime,

    /// <summary>Handed in after its day.</summary>
    Late,

    /// <summary>Not handed in although its day is over.</summary>
    Missing,
}

/// <summary>The day of the next month by which returns are to reach the desk, as set there.</summary>
public sealed record DueDays(int Day)
{
    /// <summary>The day while the desk has set none.</summary>
    public const int Usual = 5;

    /// <summary>The last day of a month that every month has.</summary>
    public const int Last = 28;

    private const string Mark = "returns.due-day";

    /// <summary>Reads it.</summary>
    public static async Task<DueDays> ReadAsync(PortalDb db, CancellationToken stop)
    {
        var marks = await db.MarksAsync(Mark, stop);
        return new DueDays(int.TryParse(marks.GetValueOrDefault(Mark), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= Last ? day : Usual);
    }

    /// <summary>Writes it within the transaction that is open.</summary>
    public Task WriteAsync(PortalDb db, CancellationToken stop) => db.SetMarkAsync(Mark, Day.ToString(CultureInfo.InvariantCulture), stop);

    /// <summary>The last day on which a month's return is in time.</summary>
    public DateOnly Of(DateOnly month) => month.AddMonths(1).AddDays(Day - 1);

    /// <summary>How a return stands that was handed in at an instant, or not yet; and how many days late it was, or is.</summary>
    public (Punctuality Punctuality, int Days) Judge(DateOnly month, DateTime? handedIn, DateOnly today)
    {
        var late = (handedIn is { } at ? CityTime.DayOf(at) : today).DayNumber - Of(month).DayNumber;
        return handedIn is null ? (late > 0 ? Punctuality.Missing : Punctuality.NotYet, Math.Max(0, late)) : (late > 0 ? Punctuality.Late : Punctuality.InTime, Math.Max(0, late));
    }
}
