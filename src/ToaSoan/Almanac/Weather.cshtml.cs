using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Almanac;

/// <summary>The weather for readers: now, the next hours as a curve, seven days, for the city and each ward that has coordinates.</summary>
public sealed class WeatherModel(PortalDb db, TimeProvider clock) : ReaderPage
{
    private const string Address = "/thoi-tiet";
    private const int HoursDrawn = 25;

    /// <summary>The places, the city first.</summary>
    public IReadOnlyList<WeatherNow> Places { get; private set; } = [];

    /// <summary>The present instant.</summary>
    public DateTime Now { get; private set; }

    /// <summary>Shows it; without any weather the page says so.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Elsewhere(Address) is { } other)
        {
            return other;
        }

        Now = clock.Now();
        Places = await AlmanacNow.PlacesAsync(db, stop);
        Head = new Head(AlmanacText.Weather, AlmanacText.WeatherLead, Address) { Indexed = Places.Count > 0 };
        Store([], Places.Select(static place => place.Source.Tag).Append(PageTag.Front).Append(PageTag.Of("almanac", AlmanacSource.City)));
        return Page();
    }

    /// <summary>The curve of the next hours, or null when there are none.</summary>
    public Plot? Curve(WeatherNow place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var hours = Next(place);
        if (hours.Count < 2)
        {
            return null;
        }

        var (coldest, hottest) = (hours.MinBy(static hour => hour.Temperature)!, hours.MaxBy(static hour => hour.Temperature)!);
        return Plot.Of("bieu-do-" + place.Source.Name[AlmanacSource.WeatherOf.Length..], AlmanacNow.Format(AlmanacText.CurveOf, place.Source.Place),
            AlmanacNow.Format(AlmanacText.CurveSays, AlmanacNow.Heat(coldest.Temperature), Hour(coldest), AlmanacNow.Heat(hottest.Temperature), Hour(hottest)),
            [.. hours.Select(hour => ((hour.At - hours[0].At).TotalHours, hour.Temperature))], AlmanacNow.Heat,
            hours.Where(static hour => CityTime.Local(hour.At).Hour % 6 == 0).Select(hour => ((hour.At - hours[0].At).TotalHours, Hour(hour))));
    }

    /// <summary>The hours that are drawn.</summary>
    public IReadOnlyList<ForecastHour> Next(WeatherNow place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return [.. place.Forecast.Hours.Where(hour => hour.At > Now.AddHours(-1)).Take(HoursDrawn)];
    }

    /// <summary>The days from today on.</summary>
    public IEnumerable<ForecastDay> Days(WeatherNow place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var today = DateOnly.FromDateTime(CityTime.Local(Now));
        return place.Forecast.Days.Where(day => day.Day >= today);
    }

    /// <summary>An hour of the city, "14:00".</summary>
    public static string Hour(ForecastHour hour)
    {
        ArgumentNullException.ThrowIfNull(hour);
        return CityTime.Local(hour.At).ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A day, "Thứ Năm, 18/6".</summary>
    public static string Day(DateOnly day)
    {
        var name = CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day.DayOfWeek);
        return $"{char.ToUpper(name[0], CultureInfo.CurrentUICulture)}{name[1..]}, {day.ToString("d'/'M", CultureInfo.InvariantCulture)}";
    }
}
