using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Almanac;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Commands;

/// <summary>Made-up weather and rates for the demo city. They say that they are samples wherever they are shown, and nothing is asked of anybody.</summary>
public sealed class DemoAlmanac(PortalDb db, TimeProvider clock)
{
    private const int Days = 60;
    private static readonly DateTime Never = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly (string Code, string Name, decimal Price)[] Currencies =
        [("USD", "US DOLLAR", 26_000), ("EUR", "EURO", 30_400), ("JPY", "YEN", 170), ("CNY", "YUAN RENMINBI", 3_640), ("SGD", "SINGAPORE DOLLAR", 20_200), ("THB", "THAILAND BAHT", 790), ("KRW", "WON", 18.4m)];

    /// <summary>Fills in what is not there yet.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        if (await db.AlmanacSources.AnyAsync(stop))
        {
            return;
        }

        var now = clock.Now();
        var wards = await db.Offices.Living().Where(static office => office.Kind == OfficeKind.Ward).OrderBy(static office => office.Id).Take(3).ToListAsync(stop);
        db.AlmanacSources.AddRange(wards.Select(static (ward, index) => (ward.Id, ward.Name, 21.02 + (index * 0.03))).Prepend((0, "Minh Giang", 21.03)).Select((place, index) => Weather(now, place.Item1, place.Item2, place.Item3, index)));
        var sheet = Sheet(now, 0);
        db.AlmanacSources.Add(new AlmanacSource { Name = AlmanacSource.Hand, On = true, Origin = AlmanacNow.Sample, Value = JsonSerializer.Serialize(sheet), AsOf = now, GoodAt = now });
        for (var day = 0; day < Days; day++)
        {
            var past = Sheet(now.AddDays(-day), day);
            var date = DateOnly.FromDateTime(CityTime.Local(past.AsOf));
            db.RateDays.AddRange(past.Rates.Select(rate => new RateDay { Source = AlmanacSource.Hand, Code = rate.Code, Day = date, Transfer = rate.Transfer, Sell = rate.Sell, AsOf = past.AsOf }));
        }

        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static AlmanacSource Weather(DateTime now, long office, string name, double latitude, int shift)
    {
        var midnight = CityTime.Utc(CityTime.Local(now).Date);
        int[] skies = [2, 80, 61, 3, 1, 0, 95];
        var hours = Enumerable.Range(0, 48).Select(hour => new ForecastHour(midnight.AddHours(hour + CityTime.Local(now).Hour), Heat(CityTime.Local(now).Hour + hour, shift), 20 + (hour % 8 * 5))).ToArray();
        var days = skies.Select((sky, day) => new ForecastDay(DateOnly.FromDateTime(CityTime.Local(now)).AddDays(day), sky, 21 + ((day + shift) % 3), 32 + ((day * 2) % 4), sky > 50 ? 6.5 : 0, sky > 50 ? 70 : 15)).ToArray();
        var forecast = new Forecast(now, hours[0].Temperature, hours[0].Temperature + 2, 74, 11, 60 + (shift * 45), skies[shift % skies.Length], CityTime.Local(now).Hour is >= 6 and < 18, hours, days);
        return new AlmanacSource
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{AlmanacSource.WeatherOf}{office}"), On = true, Place = name, Latitude = latitude, Longitude = 106.77, Origin = AlmanacNow.Sample, Value = JsonSerializer.Serialize(forecast),
            AsOf = now, GoodAt = now, DueAt = Never,
        };
    }

    private static double Heat(int hour, int shift) => Math.Round(27 - shift * 0.4 + (4.5 * Math.Cos((hour - 14) * Math.PI / 12)), 1);

    // A slow wave and a faster one, the same every time.
    private static RateSheet Sheet(DateTime at, int daysAgo)
    {
        var factor = 1 + (0.012m * (decimal)Math.Sin(daysAgo / 9.0)) + (0.003m * (decimal)Math.Sin(daysAgo / 2.0)) - (daysAgo * 0.0002m);
        return new RateSheet(at, [.. Currencies.Select((currency, index) => (currency.Code, currency.Name, Sell: Math.Round(currency.Price * (factor + (index * 0.001m * (decimal)Math.Cos(daysAgo / 5.0))), 2)))
            .Select(static rate => new Rate(rate.Code, rate.Name, Math.Round(rate.Sell * 0.985m, 2), Math.Round(rate.Sell * 0.988m, 2), rate.Sell))]);
    }
}
