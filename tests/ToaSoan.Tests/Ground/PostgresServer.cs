using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

#pragma warning disable RS0030 // The tests, unlike the product, start other programs.

namespace ToaSoan.Tests.Ground;

/// <summary>One PostgreSQL cluster of our own for the whole run, in a temporary folder; each test gets a database of its own.</summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<string>> Cluster = new(StartAsync);
    private static int databases;

    /// <summary>Makes a database, empty or a copy of another that nobody is connected to; returns its connection string.</summary>
    public static async Task<string> NewDatabaseAsync(string? copyOf = null)
    {
        var server = await Cluster.Value;
        var name = $"t{Interlocked.Increment(ref databases)}";
        var template = copyOf is null ? "template0" : new NpgsqlConnectionStringBuilder(copyOf).Database;
        await using var connection = new NpgsqlConnection(server + ";Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", connection);
        await command.ExecuteNonQueryAsync();
        return $"{server};Database={name};Maximum Pool Size=20;Connection Idle Lifetime=10";
    }

    /// <summary>The folder of PostgreSQL's own programs. Throws, naming the package, when it is not installed.</summary>
    public static string Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(static folder => Path.Combine(folder, "bin")).Where(static bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault() ?? ""
        : "";

    // A run makes some gigabytes of databases that live for a second each: in memory where there is room, else on the disk.
    private static string NewFolder()
    {
        var memory = new DriveInfo("/dev/shm");
        return memory.IsReady && memory.AvailableFreeSpace > 8L << 30
            ? Directory.CreateDirectory(Path.Combine("/dev/shm", $"toasoan-pg-{Environment.ProcessId}")).FullName
            : Directory.CreateTempSubdirectory("toasoan-pg-").FullName;
    }

    private static async Task<string> StartAsync()
    {
        if (Programs.Length == 0)
        {
            throw new InvalidOperationException("PostgreSQL is missing: install the package postgresql (./dev test does so when it may).");
        }

        var folder = NewFolder();
        var data = Path.Combine(folder, "data");
        int port;
        using (var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            port = ((IPEndPoint)probe.LocalEndPoint!).Port;
        }

        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", folder);
        }

        await AsPostgresAsync(Path.Combine(Programs, "initdb"), "-D", data, "-U", "toasoan", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var server = Start(AsPostgres(Path.Combine(Programs, "postgres"),
            "-D", data, "-p", $"{port}", "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "autovacuum=off", "-c", "max_connections=200", "-c", "shared_buffers=64MB", "-c", "dynamic_shared_memory_type=mmap"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit(5000);
            Directory.Delete(folder, recursive: true);
        };
        var connection = $"Host=127.0.0.1;Port={port};Username=toasoan";
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var test = new NpgsqlConnection(connection + ";Database=postgres;Pooling=false");
                await test.OpenAsync();
                return connection;
            }
            catch (NpgsqlException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A command line under the account PostgreSQL insists on when we are root.</summary>
    public static string[] AsPostgres(params string[] command) => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;

    private static Task AsPostgresAsync(params string[] command) => RunAsync(AsPostgres(command));

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}");
        }
    }

    private static Process Start(string[] command)
    {
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
