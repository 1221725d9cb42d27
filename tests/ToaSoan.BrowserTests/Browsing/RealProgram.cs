using System.Diagnostics;

#pragma warning disable RS0030 // A test, unlike the product, starts and kills the program.

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>The program as a process of its own over a test portal's data folder, which can be killed and started again at the same address.</summary>
public sealed class RealProgram(string data, string url) : IDisposable
{
    private Process? process;

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Portal).Assembly.Location, "serve", "--data", data, "--urls", url]) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["TOASOAN_REQUIRE_TOTP"] = "false";
        start.Environment["TOASOAN_BASE_URL"] = url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal); // where passkeys work
        process = Process.Start(start)!;
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        for (var wait = 0; wait < 600; wait++)
        {
            try
            {
                if (await client.GetStringAsync($"{url}/healthz") == "ok")
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException("The program did not come up within a minute.");
    }

    /// <summary>SIGKILL; returns when the process is gone.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (process is not null)
        {
            Kill();
        }
    }
}
