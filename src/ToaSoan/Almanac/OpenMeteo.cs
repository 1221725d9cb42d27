using System.Globalization;
using System.Text.Json;
using ToaSoan.Platform;

namespace ToaSoan.Almanac;

/// <summary>The weather by Open-Meteo's forecast API. Reads what it answers and refuses what cannot be.</summary>
public sealed class OpenMeteo(OutgoingHttp http, Settings settings, TimeProvider clock)
{
    /// <summary>Whose weather it is.</summary>
    public const string Origin = "Open-Meteo";

    private const string Asked = "&timezone=Asia%2FHo_Chi_Minh&forecast_days=7&current=temperature_2m,relative_humidity_2m,apparent_temperature,is_day,weather_code,wind_speed_10m,wind_direction_10m"
        + "&hourly=temperature_2m,precipitation_probability&daily=weather_code,temperature_2m_max,temperature_2m_min,precipitation_sum,precipitation_probability_max";

    private const int HoursKept = 48;

    /// <summary>Asks for the weather of a place. Throws <see cref="AlmanacFailure"/> or <see cref="OutgoingFailure"/>.</summary>
    public async Task<Forecast> AskAsync(double latitude, double longitude, CancellationToken stop)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{settings.WeatherUrl.TrimEnd('/')}/v1/forecast?latitude={latitude:0.####}&longitude={longitude:0.####}{Asked}");
        var answer = await http.AskAsync(new OutgoingRequest(new Uri(address)) { Accept = "application/json", MostBytes = 512_000 }, stop);
        if (!answer.Good)
        {
            throw new AlmanacFailure(AlmanacTrouble.Status, $"HTTP {answer.Status}", answer.RetryAfter);
        }

        return answer.ContentType == "application/json" ? Read(answer.Body, clock.Now()) : throw new AlmanacFailure(AlmanacTrouble.WrongType, answer.ContentType);
    }

    /// <summary>Reads an answer.</summary>
    public static Forecast Read(byte[] body, DateTime now)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return Read(json.RootElement, now);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or OverflowException or ArgumentException)
        {
            throw new AlmanacFailure(AlmanacTrouble.WrongForm, error.GetType().Name);
        }
    }

    private static Forecast Read(JsonElement root, DateTime now)
    {
        var (current, hourly, daily) = (root.GetProperty("current"), root.GetProperty("hourly"), root.GetProperty("daily"));
        Must(root.GetProperty("utc_offset_seconds").GetInt32() == 25_200, AlmanacTrouble.WrongForm, "utc_offset_seconds");
        Must(root.GetProperty("current_units").GetProperty("temperature_2m").GetString() == "°C", AlmanacTrouble.Absurd, "temperature_2m unit");
        var at = Instant(current.GetProperty("time"));
        Must(at <= now.AddMinutes(30), AlmanacTrouble.Future, $"current.time {CityTime.Machine(at)}");
        Must(at >= now.AddHours(-6), AlmanacTrouble.Old, $"current.time {CityTime.Machine(at)}");
        var times = hourly.GetProperty("time");
        var hours = Enumerable.Range(0, times.GetArrayLength()).Select(index => (At: Instant(times[index]), Temperature: Number(hourly.GetProperty("temperature_2m")[index]), Chance: Number(hourly.GetProperty("precipitation_probability")[index])))
            .Where(hour => hour.Temperature is not null && hour.At > now.AddHours(-1)).Take(HoursKept).Select(hour => new ForecastHour(hour.At, Heat(hour.Temperature), Within(hour.Chance, 0, 100, "precipitation_probability"))).ToArray();
        var dates = daily.GetProperty("time");
        var today = DateOnly.FromDateTime(CityTime.Local(now));
        var days = Enumerable.Range(0, dates.GetArrayLength()).Select(index => Day(daily, index)).OfType<ForecastDay>().Where(day => day.Day >= today && day.Day < today.AddDays(10)).Take(7).ToArray();
        return new Forecast(at, Heat(Number(current.GetProperty("temperature_2m"))), Optional(current, "apparent_temperature", -40, 70), Optional(current, "relative_humidity_2m", 0, 100), Optional(current, "wind_speed_10m", 0, 400),
            Optional(current, "wind_direction_10m", 0, 360), current.GetProperty("weather_code").GetInt32(), current.GetProperty("is_day").GetInt32() == 1, hours, days);
    }

    private static ForecastDay? Day(JsonElement daily, int index)
    {
        if (Number(daily.GetProperty("temperature_2m_min")[index]) is not { } low || Number(daily.GetProperty("temperature_2m_max")[index]) is not { } high || Number(daily.GetProperty("weather_code")[index]) is not { } code)
        {
            return null;
        }

        Must(low <= high, AlmanacTrouble.Absurd, string.Create(CultureInfo.InvariantCulture, $"temperature_2m_min {low} > {high}"));
        return new ForecastDay(DateOnly.ParseExact(daily.GetProperty("time")[index].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture), (int)code, Heat(low), Heat(high),
            Within(Number(daily.GetProperty("precipitation_sum")[index]), 0, 2000, "precipitation_sum"), Within(Number(daily.GetProperty("precipitation_probability_max")[index]), 0, 100, "precipitation_probability_max"));
    }

    // The coldest and the hottest ever measured in the country lie well inside.
    private static double Heat(double? value) => Within(value ?? throw new AlmanacFailure(AlmanacTrouble.WrongForm, "temperature_2m null"), -20, 55, "temperature_2m")!.Value;

    private static double? Optional(JsonElement current, string name, double least, double most) => current.TryGetProperty(name, out var value) ? Within(Number(value), least, most, name) : null;

    private static double? Within(double? value, double least, double most, string name)
    {
        Must(value is null || (value >= least && value <= most), AlmanacTrouble.Absurd, string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
        return value;
    }

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private static DateTime Instant(JsonElement value) => CityTime.Utc(DateTime.ParseExact(value.GetString()!, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

    private static void Must(bool holds, AlmanacTrouble trouble, string detail)
    {
        if (!holds)
        {
            throw new AlmanacFailure(trouble, detail);
        }
    }
}
