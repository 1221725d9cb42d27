using System.Globalization;
using System.Net;
using ToaSoan.Platform;

namespace ToaSoan.Commands;

/// <summary>toasoan serve: runs the portal and the newsroom.</summary>
public static class Serve
{
    /// <summary>Serves until stopped.</summary>
    public static async Task<int> RunAsync(Settings settings, string? urls, CancellationToken stop)
    {
        urls ??= "http://localhost:5080";
        await using var workplace = await Workplace.OpenAsync(settings, stop, builder => builder.WebHost.UseUrls(urls.Split(';')));
        var demo = await workplace.IsDemoAsync(stop);
        if (demo && !urls.Split(';').All(static url => IsLoopback(url)))
        {
            throw new Refusal(CommandsText.DemoStaysHome);
        }

        try
        {
            await workplace.App.StartAsync(stop);
        }
        catch (IOException error)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, CommandsText.AddressTaken, urls, error.Message), error);
        }

        if (demo)
        {
            Console.WriteLine(await File.ReadAllTextAsync(settings.PathOf(Demo.NamesFile), stop));
        }

        Console.WriteLine(string.Format(CultureInfo.CurrentCulture, CommandsText.Serving, string.Join(' ', workplace.App.Urls)));
        await workplace.App.WaitForShutdownAsync(stop);
        return 0;
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
