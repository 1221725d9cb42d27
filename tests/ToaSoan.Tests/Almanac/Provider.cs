using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Almanac;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Almanac;

/// <summary>A provider on the loopback, which answers as a test tells it; and the city that asks it.</summary>
internal sealed class Provider : IAsyncDisposable
{
    private readonly WebApplication app;
    private int visits;

    private Provider(WebApplication app) => this.app = app;

    /// <summary>How it answers from now on.</summary>
    public RequestDelegate Answer { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What was asked, path and query.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The headers of the last question.</summary>
    public Dictionary<string, string> Headers { get; private set; } = [];

    /// <summary>How often somebody asked.</summary>
    public int Visits => visits;

    /// <summary>Its address.</summary>
    public string Url => app.Urls.First();

    public static async Task<Provider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var provider = new Provider(server);
        server.Run(context =>
        {
            Interlocked.Increment(ref provider.visits);
            provider.Asked.Enqueue(context.Request.Path + context.Request.QueryString);
            provider.Headers = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString());
            return provider.Answer(context);
        });
        await server.StartAsync();
        return provider;
    }

    /// <summary>Answers with a document from now on.</summary>
    public void Says(string body, string type = "text/xml", int status = 200) => Answer = context =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        return context.Response.WriteAsync(body);
    };

    /// <summary>A client that may reach the loopback, as the program's may not.</summary>
    public static OutgoingPolicy Local { get; } = new(static address => IPAddress.IsLoopback(address), static _ => true, static (host, stop) => Dns.GetHostAddressesAsync(host, stop));

    /// <summary>A portal that asks this provider for everything the desk switches on.</summary>
    public Task<TestPortal> PortalAsync(Engine engine = Engine.Sqlite, OutgoingPolicy? policy = null) => TestPortal.StartAsync(engine, settings =>
        (settings.WeatherUrl, settings.RatesUrl, settings.GoldUrl) = (Url, Url + "/rates", Url + "/gold"), policy: policy ?? Local);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>Our own figures in the providers' forms, and what tests do with them.</summary>
internal static class Figures
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A sheet as the bank writes it: US date, commas for thousands, padded names, dashes.</summary>
    public static string Bank(DateTime utc, string usd = "26,380.00") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <!--A comment-->
        <ExrateList>
          <DateTime>{CityTime.Local(utc).ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture)}</DateTime>
          <Exrate CurrencyCode="DKK" CurrencyName="DANISH KRONE        " Buy="-" Transfer="3,981.22" Sell="4,133.60" />
          <Exrate Sell="173.56" CurrencyCode="JPY" CurrencyName="YEN      " Buy="163.20" Transfer="164.85" />
          <Exrate CurrencyCode="USD" CurrencyName="US DOLLAR           " Buy="26,010.00" Transfer="26,040.00" Sell="{usd}" />
          <Source>A bank</Source>
        </ExrateList>
        """;

    /// <summary>Weather as Open-Meteo writes it: local times without an offset.</summary>
    public static string Weather(DateTime utc, string temperature = "31.4", string unit = "°C", string offset = "25200")
    {
        var local = CityTime.Local(utc);
        var hours = Enumerable.Range(0, 48).Select(hour => $"\"{local.Date.AddHours(hour):yyyy-MM-dd'T'HH:mm}\"");
        var days = Enumerable.Range(0, 7).Select(day => $"\"{local.Date.AddDays(day):yyyy-MM-dd}\"");
        static string Many(int count, string value) => string.Join(',', Enumerable.Repeat(value, count));
        return $$$"""
            {"latitude":21.0,"longitude":106.75,"utc_offset_seconds":{{{offset}}},"timezone":"Asia/Ho_Chi_Minh","current_units":{"time":"iso8601","temperature_2m":"{{{unit}}}"},
             "current":{"time":"{{{local:yyyy-MM-dd'T'HH:mm}}}","interval":900,"temperature_2m":{{{temperature}}},"relative_humidity_2m":71,"apparent_temperature":34.1,"is_day":1,"weather_code":80,"wind_speed_10m":9.4,"wind_direction_10m":48},
             "hourly":{"time":[{{{string.Join(',', hours)}}}],"temperature_2m":[{{{string.Join(',', Enumerable.Range(0, 48).Select(static hour => $"{24 + (hour % 12)}"))}}}],"precipitation_probability":[{{{Many(47, "40")}}},null]},
             "daily":{"time":[{{{string.Join(',', days)}}}],"weather_code":[{{{Many(7, "61")}}}],"temperature_2m_max":[{{{Many(7, "33.6")}}}],"temperature_2m_min":[{{{Many(7, "25.2")}}}],"precipitation_sum":[{{{Many(7, "4.2")}}}],"precipitation_probability_max":[{{{Many(6, "68")}}},null]}}
            """;
    }

    /// <summary>Switches on at the desk.</summary>
    public static Task ShowAsync(this TestPortal portal, bool weather = false, bool rates = false, bool gold = false) => portal.DoAsync((AlmanacDesk desk) =>
        desk.SaveAsync(ToaSoan.Staff.Permissions.Command, weather, rates, gold, weather ? [new TypedPlace(0, "Minh Giang", "21,03", "106.77")] : [], Stop));

    /// <summary>Asks for all that is due, once; gives what is known of a source.</summary>
    public static async Task<AlmanacSource> FetchAsync(this TestPortal portal, string name)
    {
        while (await portal.DoAsync((AlmanacFetch fetch) => fetch.FetchOneAsync(Stop)))
        {
        }

        return await portal.DoAsync((PortalDb db) => db.AlmanacSources.AsNoTracking().SingleAsync(source => source.Name == name, Stop));
    }
}
