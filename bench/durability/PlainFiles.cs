using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using ToaSoan.Platform;

namespace ToaSoan.Durability;

/// <summary>
/// Four threads that append to a file each and sync after every record, until the disk goes. What was answered before the cut
/// must be there; what was answered while it happened shows whether the simulated cut itself answers falsely.
/// </summary>
public sealed class PlainFiles(LoopDisk disk)
{
    private const int Threads = 4, RecordBytes = 8240;

    /// <summary>Runs one cut.</summary>
    public async Task<Verdict> RunAsync()
    {
        await disk.SyncAsync();
        var writers = Enumerable.Range(0, Threads).Select(number => Task.Factory.StartNew(() => Append(Name(number)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        await Task.Delay(RandomNumberGenerator.GetInt32(200, 700));
        var cutAt = Stopwatch.GetTimestamp();
        await disk.CutAsync();
        var answers = await Task.WhenAll(writers);
        await disk.RemountAsync();
        var verdict = new Verdict { Start = TimeSpan.Zero };
        foreach (var (number, answered) in answers.Index())
        {
            var bytes = File.Exists(Name(number)) ? await File.ReadAllBytesAsync(Name(number)) : [];
            foreach (var (record, at) in answered.Index())
            {
                var (before, there) = (at <= cutAt, IsThere(bytes, record));
                verdict.Acknowledged += before ? 1 : 0;
                verdict.Lost += before && !there ? 1 : 0;
                verdict.Late += before ? 0 : 1;
                verdict.LateLost += before || there ? 0 : 1;
            }
        }

        return verdict;
    }

    private static List<long> Append(string path)
    {
        List<long> answered = [];
        var record = new byte[RecordBytes];
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
            while (true)
            {
                BinaryPrimitives.WriteInt32LittleEndian(record, answered.Count + 1);
                file.Write(record);
                DurableFile.Sync(file);
                answered.Add(Stopwatch.GetTimestamp());
            }
        }
        catch (IOException)
        {
            return answered;
        }
    }

    private static bool IsThere(ReadOnlySpan<byte> bytes, int record) =>
        bytes.Length >= (record + 1) * RecordBytes && BinaryPrimitives.ReadInt32LittleEndian(bytes[(record * RecordBytes)..]) == record + 1;

    private string Name(int number) => Path.Combine(disk.Mount, $"file{number}");
}
