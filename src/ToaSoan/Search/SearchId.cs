using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// Ids of search rows: the city day of first publication in the high bits, the second of that day (or the next free number
/// after the last second) in the low <see cref="DayBits"/> bits. A filter by days is therefore a range of ids.
/// </summary>
internal static class SearchId
{
    /// <summary>Low bits inside one day: a million things can be published on it.</summary>
    public const int DayBits = 20;

    private const int Seconds = 86_400;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The id of a thing published at an instant (UTC), when no other thing holds it.</summary>
    public static long Of(DateTime published)
    {
        var local = CityTime.Local(published);
        return First(DateOnly.FromDateTime(local)) + (long)local.TimeOfDay.TotalSeconds;
    }

    /// <summary>The first id of a day.</summary>
    public static long First(DateOnly day) => (long)Math.Max(0, day.DayNumber - Epoch) << DayBits;

    /// <summary>The last id of a day.</summary>
    public static long Last(DateOnly day) => First(day) + (1L << DayBits) - 1;

    /// <summary>The span of ids that take what came second in a second already held, on the day of an id.</summary>
    public static (long First, long Last) Spill(long id)
    {
        var day = id >> DayBits << DayBits;
        return (day + Seconds, day + (1L << DayBits) - 1);
    }

    /// <summary>The day of an id, counted from 1 January 1970.</summary>
    public static int Day(long id) => (int)(id >> DayBits);
}
