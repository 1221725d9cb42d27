using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

#pragma warning disable RS0030 // The tests, unlike the product, start other programs.

namespace ToaSoan.Tests.Ground;

/// <summary>A Redis server of a test's own: in memory, on this machine only.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process process;
    private int stopped;

    private RedisServer(Process process, string address) => (this.process, Address) = (process, address);

    /// <summary>Where it answers.</summary>
    public string Address { get; }

    /// <summary>Starts one. Throws, naming the package, when Redis is not installed.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        if (!File.Exists("/usr/bin/redis-server"))
        {
            throw new InvalidOperationException("Redis is missing: install the package redis-server (./dev test does so when it may).");
        }

        var server = Process.Start("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--logfile", "/dev/null"]);
        var address = $"127.0.0.1:{port}";
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                await using var test = await ConnectionMultiplexer.ConnectAsync(address);
                return new RedisServer(server, address);
            }
            catch (RedisConnectionException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("Redis did not start.");
    }

    /// <summary>Stops it; it may be stopped twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 0)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
