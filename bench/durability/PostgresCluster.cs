using System.Diagnostics;
using Npgsql;

#pragma warning disable RS0030 // The proof, unlike the product, starts other programs.

namespace ToaSoan.Durability;

/// <summary>A PostgreSQL of our own with its safe settings (fsync and synchronous_commit on), which can be killed.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string folder;
    private readonly int port = Server.FreePort();
    private Process? process;

    private PostgresCluster(string folder)
    {
        this.folder = folder;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    /// <summary>Makes and starts one in an empty folder to be made; throws, naming the package, when PostgreSQL is not installed.</summary>
    public static async Task<PostgresCluster> CreateAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var cluster = new PostgresCluster(folder);
        if (Environment.UserName == "root")
        {
            await Shell.RunAsync("chown", "postgres", folder);
            await Shell.RunAsync("chmod", "a+x", Path.GetDirectoryName(folder)!);
        }

        await Shell.RunAsync(AsPostgres(Path.Combine(Programs(), "initdb"), "-D", cluster.Data, "-U", "toasoan", "-A", "trust", "-E", "UTF8", "--locale=C"));
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>A connection string for a database of it.</summary>
    public string To(string database) => $"Host=127.0.0.1;Port={port};Username=toasoan;Database={database};Timeout=30";

    /// <summary>Makes a database that is a copy of another one nobody is connected to.</summary>
    public async Task CopyAsync(string source, string name)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {source}", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>SIGKILL to the server and all its processes, then a new start with its own recovery.</summary>
    /// <param name="meanwhile">What is done while it is away.</param>
    public async Task KillAndRestartAsync(Func<Task>? meanwhile = null)
    {
        Kill();
        NpgsqlConnection.ClearAllPools();
        if (meanwhile is not null)
        {
            await meanwhile();
        }

        await StartAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Kill();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Data => Path.Combine(folder, "data");

    private static string Programs() => Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql").Select(static version => Path.Combine(version, "bin")).Where(static bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault() is { } bin
        ? bin
        : throw new InvalidOperationException("PostgreSQL is missing: install the package postgresql.");

    private static string[] AsPostgres(params string[] command) => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;

    /// <summary>Starts until it answers: right after a kill its dying processes may still hold the shared memory, and the start is refused.</summary>
    private async Task StartAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            if (process is not { HasExited: false })
            {
                Launch();
            }

            try
            {
                await using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 600)
            {
                await Task.Delay(100);
            }
        }
    }

    private void Launch()
    {
        process?.Dispose();
        var command = AsPostgres(Path.Combine(Programs(), "postgres"), "-D", Data, "-p", $"{port}", "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=64MB");
        process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Kill()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
        }

        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }
}
