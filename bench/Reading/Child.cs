using System.Diagnostics;
using System.Globalization;

#pragma warning disable RS0030 // A bench, unlike the product, starts other programs.

namespace ToaSoan.Bench.Reading;

/// <summary>Another program that serves until it is disposed of; it dies with this one.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process) => this.process = process;

    /// <summary>The number of its process.</summary>
    public int Id => process.Id;

    /// <summary>Starts it and waits until its address answers.</summary>
    public static async Task<Child> StartAsync(string url, params string[] command)
    {
        var started = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var child = new Child(started);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => child.Dispose();
        using var client = new HttpClient();
        for (var wait = 0; ; wait++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(url));
                return child;
            }
            catch (HttpRequestException) when (wait < 1200)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Runs a program to its end and gives what it wrote.</summary>
    public static async Task<string> OutputAsync(params string[] command)
    {
        using var run = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return output;
    }

    /// <summary>Requests a second that wrk reads from an address with gzip, over so many connections.</summary>
    public static async Task<double> ReadAsync(string url, int connections, int seconds)
    {
        var output = await OutputAsync("wrk", "-t1", $"-c{connections}", $"-d{seconds}s", "-H", "Accept-Encoding: gzip, deflate, br;q=0.5, *;q=0", "-H", "User-Agent: bench", url);
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{url} answered wrongly:\n{output}");
        }

        var line = output.Split('\n').Single(static line => line.StartsWith("Requests/sec:", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }
}
