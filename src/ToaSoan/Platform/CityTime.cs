using System.Globalization;

namespace ToaSoan.Platform;

/// <summary>
/// The city's clock. Instants are stored in UTC; the day, month and half-year are the city's (Asia/Ho_Chi_Minh).
/// </summary>
public static class CityTime
{
    /// <summary>The city's time zone.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The present instant in UTC, cut to whole milliseconds so that both databases give back what was stored.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }

    /// <summary>The city's present day.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.Now());

    /// <summary>The city's day an instant lies in.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The city's wall clock at an instant.</summary>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    /// <summary>The instant of a wall-clock time in the city.</summary>
    public static DateTime Utc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone);

    /// <summary>The news style: "Thứ Năm, 16/6/2022 | 14:05 (GMT+7)".</summary>
    public static string News(DateTime utc)
    {
        var local = Local(utc);
        var day = CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(local.DayOfWeek);
        day = char.ToUpper(day[0], CultureInfo.CurrentUICulture) + day[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{day}, {local:d'/'M'/'yyyy} | {local:HH:mm} (GMT+7)");
    }

    /// <summary>Day and time: "16/6/2022 14:05".</summary>
    public static string Short(DateTime utc) => Local(utc).ToString("d'/'M'/'yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day alone: "16/6/2022".</summary>
    public static string Day(DateTime utc) => Day(DateOnly.FromDateTime(Local(utc)));

    /// <summary>A day of the city: "16/6/2022".</summary>
    public static string Day(DateOnly day) => day.ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339 in the city's offset, for <c>datetime</c> attributes and feeds.</summary>
    public static string Machine(DateTime utc) => Local(utc).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+07:00";
}
