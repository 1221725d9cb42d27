using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ToaSoan.Platform;

/// <summary>
/// Writes files that are still there, whole, after a power cut: temporary name, fsync, rename, fsync of the folder. A row that
/// names a file is saved only after <see cref="WriteAsync"/> has returned.
/// </summary>
public static partial class DurableFile
{
    // Names are looked up as the program itself sees them, so that a preloaded library (the proof's control) stands before libc.
    static DurableFile() => NativeLibrary.SetDllImportResolver(typeof(DurableFile).Assembly, static (name, _, _) => name == "libc" ? NativeLibrary.GetMainProgramHandle() : 0);

    /// <summary>Writes bytes under a path whose folder is made when missing. An existing file of that name is replaced whole.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        MakeFolder(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{RandomNumberGenerator.GetHexString(8, true)}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
            {
                await file.WriteAsync(bytes, stop);
                Sync(file);
            }

            Keep(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Gives a finished file its lasting name on the same disk. The caller has written it and called
    /// <see cref="Sync(FileStream)"/>; after this call it survives a power cut under <paramref name="path"/>.
    /// </summary>
    public static void Keep(string temporary, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        MakeFolder(folder);
        File.Move(temporary, path, overwrite: true);
        SyncFolder(folder);
    }

    /// <summary>
    /// Returns when what was written to a file is on the disk; throws <see cref="IOException"/> when it is not known to be. .NET's own
    /// <c>Flush(true)</c> says nothing when the disk has just become read-only, which is what ext4 does after an error.
    /// </summary>
    public static void Sync(FileStream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (!OperatingSystem.IsWindows() && Sync(file.SafeFileHandle) != 0)
        {
            throw new IOException($"Cannot sync {file.Name} (errno {Marshal.GetLastPInvokeError()}).");
        }
    }

    /// <summary>Makes a folder and the missing ones above it, each synced in its parent.</summary>
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(folder)!;
        MakeFolder(parent);
        Directory.CreateDirectory(folder);
        SyncFolder(parent);
    }

    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS journals the rename itself.
        }

        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"Cannot open the folder {folder} to sync it (errno {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (Sync(handle) != 0)
            {
                throw new IOException($"Cannot sync the folder {folder} (errno {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
