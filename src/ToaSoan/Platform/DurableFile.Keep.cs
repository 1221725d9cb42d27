namespace ToaSoan.Platform;

/// <content>For files too large for memory, written by their receiver.</content>
public static partial class DurableFile
{
    /// <summary>
    /// Gives a finished file its lasting name on the same disk. The caller has written and flushed it to the disk
    /// (<c>Flush(flushToDisk: true)</c>); after this call it survives a power cut under <paramref name="path"/>.
    /// </summary>
    public static void Keep(string temporary, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        MakeFolder(folder);
        File.Move(temporary, path, overwrite: true);
        SyncFolder(folder);
    }
}
