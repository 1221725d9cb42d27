using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Almanac;

/// <summary>A place's last good weather.</summary>
public sealed record WeatherNow(AlmanacSource Source, Forecast Forecast);

/// <summary>A last good sheet of rates.</summary>
public sealed record RatesNow(AlmanacSource Source, RateSheet Sheet);

/// <summary>What readers are shown: the last good values, with their age.</summary>
public static class AlmanacNow
{
    /// <summary>Whose values are made up, for a demo.</summary>
    public const string Sample = "Số liệu mẫu";

    /// <summary>The currencies named first.</summary>
    public static readonly string[] First = ["USD", "EUR", "JPY", "CNY"];

    private static readonly TimeSpan WeatherFresh = TimeSpan.FromHours(3);
    private static readonly TimeSpan RatesFresh = TimeSpan.FromDays(4); // a weekend and a holiday

    /// <summary>The city's weather and the rates for the front page, by one indexed read.</summary>
    public static async Task<(WeatherNow? Weather, RatesNow? Rates)> FrontAsync(PortalDb db, DateTime now, CancellationToken stop)
    {
        string[] names = [AlmanacSource.City, AlmanacSource.Rates, AlmanacSource.Hand];
        var sources = await db.AlmanacSources.AsNoTracking().Where(source => names.Contains(source.Name) && source.On && source.Value != "").ToListAsync(stop);
        var city = sources.Find(static source => source.Latitude is not null);
        return (city is null ? null : Weather(city), Trusted([.. sources.Where(static source => source.Latitude is null).Select(Rates)], now));
    }

    /// <summary>Every place's weather: the city's first, then by name.</summary>
    public static async Task<List<WeatherNow>> PlacesAsync(PortalDb db, CancellationToken stop)
    {
        var sources = await db.AlmanacSources.AsNoTracking().Where(static source => source.Latitude != null && source.On && source.Value != "").ToListAsync(stop);
        var sort = StringComparer.Create(LanguageMiddleware.Vietnamese, ignoreCase: true);
        return [.. sources.Select(Weather).OrderBy(static weather => weather.Source.Name != AlmanacSource.City).ThenBy(static weather => weather.Source.Place, sort)];
    }

    /// <summary>Every sheet, the one to trust first.</summary>
    public static async Task<List<RatesNow>> SheetsAsync(PortalDb db, DateTime now, CancellationToken stop)
    {
        var sheets = await db.AlmanacSources.AsNoTracking().Where(static source => source.Latitude == null && source.On && source.Value != "").ToListAsync(stop);
        var all = sheets.ConvertAll(Rates);
        var main = Trusted([.. all.Where(static sheet => sheet.Source.Name != AlmanacSource.Gold)], now);
        return [.. all.OrderBy(sheet => sheet != main).ThenBy(static sheet => sheet.Source.Name == AlmanacSource.Gold).ThenBy(static sheet => sheet.Source.Name, StringComparer.Ordinal)];
    }

    /// <summary>The addresses of those readers' pages that have something to show.</summary>
    public static async Task<IReadOnlyList<string>> PathsAsync(PortalDb db, CancellationToken stop)
    {
        var kinds = await db.AlmanacSources.Where(static source => source.On && source.Value != "").Select(static source => source.Latitude != null).Distinct().ToListAsync(stop);
        return [.. new[] { (Weather: true, Path: "/thoi-tiet"), (Weather: false, Path: "/ty-gia") }.Where(page => kinds.Contains(page.Weather)).Select(static page => page.Path)];
    }

    /// <summary>Whether a value is too old to be taken for today's.</summary>
    public static bool IsStale(AlmanacSource source, DateTime now) => source.Origin != Sample && source.AsOf is { } asOf && now - asOf > (source.Latitude is null ? RatesFresh : WeatherFresh);

    /// <summary>How long ago, in words: "cập nhật 3 giờ trước".</summary>
    public static string Ago(DateTime then, DateTime now)
    {
        var age = now - then;
        return age < TimeSpan.FromMinutes(2) ? AlmanacText.JustNow
            : age < TimeSpan.FromHours(1) ? Format(AlmanacText.MinutesAgo, (int)age.TotalMinutes)
            : age < TimeSpan.FromDays(2) ? Format(AlmanacText.HoursAgo, (int)age.TotalHours) : Format(AlmanacText.DaysAgo, (int)age.TotalDays);
    }

    /// <summary>The sky in words.</summary>
    public static string Sky(int code) => AlmanacText.ResourceManager.GetString($"Sky_{code.ToString(CultureInfo.InvariantCulture)}", CultureInfo.CurrentUICulture) ?? AlmanacText.SkyUnknown;

    /// <summary>Where the wind comes from: "Đông Bắc".</summary>
    public static string From(double degrees) => AlmanacText.Winds.Split(';')[(int)Math.Round(degrees / 45) % 8];

    /// <summary>Which of our drawings shows the sky.</summary>
    public static string Drawing(int code, bool light) => code switch
    {
        0 => light ? "sun" : "moon",
        1 or 2 => light ? "sun-cloud" : "moon-cloud",
        45 or 48 => "fog",
        >= 51 and <= 57 or 61 or 80 => "drizzle",
        >= 71 and <= 77 or 85 or 86 => "snow",
        63 or 65 or 66 or 67 or 81 or 82 => "rain",
        >= 95 => "storm",
        _ => "cloud",
    };

    /// <summary>What went wrong the last time, in a sentence.</summary>
    public static string Trouble(AlmanacSource source)
    {
        var sentence = AlmanacText.ResourceManager.GetString("Trouble_" + source.Trouble, CultureInfo.CurrentUICulture) ?? source.Trouble;
        return source.Detail.Length == 0 ? sentence : $"{sentence} ({source.Detail})";
    }

    /// <summary>A price in đồng, "26.380" or "173,56"; a dash where there is none.</summary>
    public static string Price(decimal? price) => price is { } value ? value.ToString(value < 1000 ? "#,##0.00" : "#,##0", CultureInfo.CurrentUICulture) : "–";

    /// <summary>A whole number of degrees, "23°".</summary>
    public static string Heat(double value) => Math.Round(value, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.CurrentUICulture).Replace("-0", "0", StringComparison.Ordinal) + "°";

    /// <summary>A pattern with its values.</summary>
    public static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentUICulture, pattern, values);

    private static WeatherNow Weather(AlmanacSource source) => new(source, JsonSerializer.Deserialize<Forecast>(source.Value)!);

    private static RatesNow Rates(AlmanacSource source) => new(source, JsonSerializer.Deserialize<RateSheet>(source.Value)!);

    // The bank's sheet while it is fresh; else whichever is newer.
    private static RatesNow? Trusted(List<RatesNow> sheets, DateTime now) => sheets.Find(sheet => sheet.Source.Name == AlmanacSource.Rates && !IsStale(sheet.Source, now)) ?? sheets.MaxBy(static sheet => sheet.Sheet.AsOf);
}
