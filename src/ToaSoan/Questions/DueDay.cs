namespace ToaSoan.Questions;

/// <summary>How days are counted until an answer is due.</summary>
public enum DayCounting
{
    /// <summary>Every day; a due day that nobody works on moves to the next working day.</summary>
    Calendar,

    /// <summary>Monday to Friday without holidays.</summary>
    Working,
}

/// <summary>A day on which the city does not work, and what it is called: "Quốc khánh".</summary>
public sealed record Holiday(DateOnly Day, string Name);

/// <summary>A due day with everything it follows from, so that anyone can reckon it again. Kept as it was reckoned: later changes of the rules or the holidays change nothing of it.</summary>
/// <param name="From">The day from which is counted; it is day 0.</param>
/// <param name="Days">How many days.</param>
/// <param name="Counting">Which days count.</param>
/// <param name="Day">The last day on which the answer is in time.</param>
/// <param name="Plain">The day it would be without moving it to a working day; the same as <paramref name="Day"/> when it was not moved.</param>
/// <param name="Off">The holidays that were left out of the count or over which the day was moved, oldest first; Saturdays and Sundays are not among them.</param>
public sealed record DueDay(DateOnly From, int Days, DayCounting Counting, DateOnly Day, DateOnly Plain, IReadOnlyList<Holiday> Off)
{
    /// <summary>Most days a rule may give.</summary>
    public const int MostDays = 120;

    /// <summary>Reckons a due day: day 0 is <paramref name="from"/>, whatever day of the week it is. Pure: the same arguments give the same day.</summary>
    public static DueDay Of(DateOnly from, int days, DayCounting counting, IReadOnlyCollection<Holiday> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        var off = holidays.DistinctBy(static one => one.Day).ToDictionary(static one => one.Day);
        var plain = from.AddDays(counting == DayCounting.Calendar ? days : 0);
        for (var left = counting == DayCounting.Working ? days : 0; left > 0;)
        {
            plain = plain.AddDays(1);
            left -= IsWorked(plain) ? 1 : 0;
        }

        var day = plain;
        while (!IsWorked(day))
        {
            day = day.AddDays(1);
        }

        var first = counting == DayCounting.Working ? from.AddDays(1) : plain;
        return new DueDay(from, days, counting, day, plain, [.. off.Values.Where(one => one.Day >= first && one.Day <= day && !IsWeekend(one.Day)).OrderBy(static one => one.Day)]);

        bool IsWorked(DateOnly one) => !IsWeekend(one) && !off.ContainsKey(one);
    }

    /// <summary>Whether a day is a Saturday or Sunday.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <inheritdoc />
    public bool Equals(DueDay? other) => other is not null && (From, Days, Counting, Day, Plain) == (other.From, other.Days, other.Counting, other.Day, other.Plain) && Off.SequenceEqual(other.Off);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(From, Days, Counting, Day, Plain, Off.Count);
}
