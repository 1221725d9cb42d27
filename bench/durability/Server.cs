using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

#pragma warning disable RS0030 // The proof, unlike the product, starts other programs.

namespace ToaSoan.Durability;

/// <summary>The real program as a process of its own.</summary>
public sealed class Server : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();
    private static volatile bool stopping;
    private bool disposed;

    /// <summary>Set before the servers are ended at exit, so that a round still going on starts no other.</summary>
    static Server() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => stopping = true;

    private Server(Process process, string url)
    {
        (this.process, Url) = (process, url);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Its address, without a trailing slash.</summary>
    public string Url { get; }

    /// <summary>The number of its process.</summary>
    public int Id => process.Id;

    /// <summary>How long it took until it answered.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>The program as built beside this one, with the same configuration.</summary>
    public static string Program { get; } = Find();

    /// <summary>Starts it and waits until it answers; throws with its words when it ends or is not there after <paramref name="patience"/>.</summary>
    public static async Task<Server> StartAsync(string data, IReadOnlyDictionary<string, string> environment, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--data", data, "--urls", url]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["DOTNET_TieredPGO"] = "0"; // Profiling pays off after minutes; this process lives for seconds.
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        var server = new Server(Process.Start(start)!, url);
        server.Listen();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while (true)
        {
            if (stopping || server.process.HasExited || watch.Elapsed > patience)
            {
                server.Dispose();
                throw new InvalidOperationException($"The server did not come up in {watch.Elapsed.TotalSeconds:0.0} s: {server.Words}");
            }

            try
            {
                if (await client.GetStringAsync($"{url}/healthz") == "ok")
                {
                    server.StartTime = watch.Elapsed;
                    return server;
                }
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(30);
            }
        }
    }

    /// <summary>What it wrote last.</summary>
    public string Words => string.Join(" | ", said.TakeLast(4));

    /// <summary>SIGKILL; returns when the process is gone.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Kill();
            process.Dispose();
        }
    }

    /// <summary>A port of the loopback that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is { Length: > 0 })
        {
            said.Enqueue(line);
        }
    }

    private static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var root = here;
        while (!File.Exists(Path.Combine(root.FullName, "ToaSoan.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The proof runs only inside the repository.");
        }

        var program = Path.Combine(root.FullName, "src", "ToaSoan", "bin", here.Parent!.Name, here.Name, "toasoan.dll");
        return File.Exists(program) ? program : throw new InvalidOperationException($"The program is not built: {program}");
    }
}
