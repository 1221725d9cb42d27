using System.Runtime.InteropServices;
using NetVips;

namespace ToaSoan.Media;

/// <summary>
/// Runs work on images away from the request threads: two pieces at once at most, each on a thread of low priority, so that
/// pages are answered first. Owns how libvips is set up: one worker per image, no cache, and only the readers the product offers.
/// </summary>
internal static partial class ImageThread
{
    private const int Nice = 10;
    private static readonly SemaphoreSlim Places = new(2);

    static ImageThread()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        // What libvips warns of is a flaw of somebody's photo; when it matters it comes as an exception too.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
        Operation.Block("VipsForeignLoad", true);
        foreach (var reader in (string[])["Jpeg", "Png", "Webp", "Heif", "Svg"])
        {
            Operation.Block($"VipsForeignLoad{reader}", false);
        }
    }

    /// <summary>Sets libvips up, for work that stays on the caller's thread.</summary>
    public static void Prepare() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(ImageThread).TypeHandle);

    /// <summary>Runs one piece of work when a place is free. Exceptions of the work come out of the task.</summary>
    public static async Task<T> RunAsync<T>(Func<T> work, CancellationToken stop)
    {
        await Places.WaitAsync(stop);
        try
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            new Thread(() => Do(work, done)) { IsBackground = true, Name = "image", Priority = ThreadPriority.BelowNormal }.Start();
            return await done.Task;
        }
        finally
        {
            Places.Release();
        }
    }

    private static void Do<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // On Linux .NET ignores Thread.Priority, and 0 here means this thread alone; libvips' workers inherit it.
                _ = SetPriority(0, 0, Nice);
            }

            done.SetResult(work());
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
