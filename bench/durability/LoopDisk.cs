namespace ToaSoan.Durability;

/// <summary>
/// A disk of our own whose power can be cut: a file system in a file, mounted over a loop device. The cut is the file
/// system's "going down" call: from that instant nothing more reaches the disk, and what was not synced is gone.
/// </summary>
public sealed class LoopDisk : IAsyncDisposable
{
    private readonly string folder;
    private bool mounted;

    private LoopDisk(string folder) => this.folder = folder;

    /// <summary>Where the disk is mounted.</summary>
    public string Mount => Path.Combine(folder, "mount");

    private string Image => Path.Combine(folder, "disk.img");

    /// <summary>Why disks cannot be made here, in one sentence; null when they can.</summary>
    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return "The power cut needs root on Linux, to mount a disk of its own; this run is not root.";
        }

        string[] needed = ["mkfs.ext4", "mkfs.xfs", "mount", "umount", "xfs_io"];
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/sbin"]);
        var absent = needed.Where(name => !paths.Any(path => File.Exists(Path.Combine(path, name)))).ToList();
        return absent.Count == 0 ? null : $"The power cut needs {string.Join(", ", absent)} (packages e2fsprogs and xfsprogs).";
    }

    /// <summary>Makes and mounts a disk of 400 MB; throws with the system's words when mounting is refused.</summary>
    /// <param name="kind">"ext4" or "xfs".</param>
    /// <param name="folder">An empty folder to be made for it.</param>
    public static async Task<LoopDisk> CreateAsync(string kind, string folder)
    {
        var disk = new LoopDisk(folder);
        Directory.CreateDirectory(disk.Mount);
        try
        {
            await using (var image = new FileStream(disk.Image, FileMode.CreateNew))
            {
                image.SetLength(400L << 20);
            }

            await Shell.RunAsync($"mkfs.{kind}", "-q", disk.Image);
            await disk.MountAsync();
            return disk;
        }
        catch
        {
            await disk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts on the disk whatever was written to it so far.</summary>
    public Task SyncAsync() => Shell.RunAsync("sync", "-f", Mount);

    /// <summary>Cuts the power.</summary>
    public Task CutAsync() => Shell.RunAsync("xfs_io", "-x", "-c", "shutdown", Mount);

    /// <summary>Gives the power back: mounts again, with the file system's own recovery. Nobody may have a file open.</summary>
    public async Task RemountAsync()
    {
        await UnmountAsync();
        await MountAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (mounted)
        {
            await UnmountAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task MountAsync()
    {
        await Shell.RunAsync("mount", "-o", "loop", Image, Mount);
        mounted = true;
    }

    private async Task UnmountAsync()
    {
        await Shell.RunAsync("umount", Mount);
        mounted = false;
    }
}
