using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ToaSoan.Audience;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Audience;

/// <summary>A browser that reads, as beat.js reports it.</summary>
public sealed class Reading(TestPortal portal, string network = "203.0.113.7") : IDisposable
{
    /// <summary>A browser's name of itself.</summary>
    public const string Browser = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";

    /// <summary>The connection.</summary>
    public HttpClient Client { get; } = portal.NewClient();

    /// <summary>The tab's number.</summary>
    public string Tab { get; } = Number();

    /// <summary>Sixteen random digits.</summary>
    public static string Number() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Reports a visit.</summary>
    public Task<HttpResponseMessage> VisitAsync(string page = "front", string? visit = null, string more = "", string agent = Browser, params (string Name, string Value)[] headers) =>
        SendAsync("/api/beat", $"p={Uri.EscapeDataString(page)}&t={Tab}&v={visit ?? Number()}{more}", agent, headers);

    /// <summary>Reports that the tab is still in view.</summary>
    public Task<HttpResponseMessage> StayAsync(string page = "front") => SendAsync("/api/beat", $"p={Uri.EscapeDataString(page)}&t={Tab}", Browser, []);

    /// <summary>Says goodbye.</summary>
    public Task<HttpResponseMessage> LeaveAsync(string page = "front") => SendAsync("/api/beat", $"p={Uri.EscapeDataString(page)}&t={Tab}&g=1", Browser, []);

    /// <summary>Uses a share control.</summary>
    public Task<HttpResponseMessage> ShareAsync(string page, string channel) => SendAsync("/api/share", $"p={Uri.EscapeDataString(page)}&v={Number()}&c={channel}", Browser, []);

    /// <summary>Sends a report as it is.</summary>
    public async Task<HttpResponseMessage> SendAsync(string address, string body, string agent, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        request.Headers.Add("X-Forwarded-For", network);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>A figure everybody sees.</summary>
    public async Task<long> FigureAsync(string name) => JsonDocument.Parse(await Client.GetStringAsync("/api/counts")).RootElement.GetProperty(name).GetInt64();

    /// <summary>A measure's parts of the city's present day.</summary>
    public static async Task<Dictionary<string, long>> PartsAsync(TestPortal portal, Measure measure, string cube)
    {
        var today = portal.Clock.Today();
        return (await portal.DoAsync<CountReading, IReadOnlyList<CountPart>>(reading => reading.PartsAsync(measure, cube, today, today, 100, CancellationToken.None))).ToDictionary(static part => part.Key, static part => part.N);
    }

    /// <inheritdoc />
    public void Dispose() => Client.Dispose();
}
