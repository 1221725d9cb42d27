using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>Warns at start when this machine lets the program hold fewer connections than the readers it is meant for need.</summary>
public sealed class MachineLimits(Settings settings, ILogger<MachineLimits> log) : BackgroundService
{
    private const int Reserve = 1_000; // the databases, photos, and the program's own files
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20), Between = TimeSpan.FromSeconds(30); // a connection is kept so long after a report, and reports are so far apart

    /// <summary>Connections that so many readers at once hold together.</summary>
    public static int Needed(int readers) => (int)(readers * (Kept / Between)) + Reserve;

    /// <summary>The most files and connections this program may have open, out of Linux's list of a process's limits; null where it is not said.</summary>
    public static int? Allowed(IEnumerable<string> limits) =>
        limits.FirstOrDefault(static line => line.StartsWith("Max open files", StringComparison.Ordinal))?[14..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, ..] && int.TryParse(soft, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        const string Limits = "/proc/self/limits";
        if (File.Exists(Limits) && Allowed(await File.ReadAllLinesAsync(Limits, stoppingToken)) is { } allowed && allowed < Needed(settings.Readers))
        {
            log.LogWarning("This machine lets the program open {Allowed} files and connections; {Readers} readers at once (TOASOAN_READERS) need about {Needed}. Raise the limit (systemd: LimitNOFILE=131072) or put a proxy in front that keeps the connections", allowed, settings.Readers, Needed(settings.Readers));
        }
    }
}
