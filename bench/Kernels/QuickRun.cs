using System.Diagnostics;
using System.Globalization;
using VietnameseText;

namespace ToaSoan.Kernels;

/// <summary>Two seconds a kernel on one thread, one line each: megabytes of UTF-8 source text per second, by the clock and by processor
/// time, which a busy machine disturbs less.</summary>
internal static class QuickRun
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static void Print()
    {
        var watch = Stopwatch.StartNew();
        SearchKey.Fold(Orthography.Clean("Đảng"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"First key, tables made",-36} {watch.Elapsed.TotalMilliseconds,8:F1} ms"));
        var kernels = new TextBenchmarks();
        Measure("Clean (clean text)", kernels.Clean, SampleText.Clean);
        Measure("Clean (raw text)", kernels.CleanRaw, SampleText.Raw);
        Measure("Exact", kernels.Exact, SampleText.Clean);
        Measure("Fold", kernels.Fold, SampleText.Clean);
        Measure("Tokens", kernels.Tokens, SampleText.Clean);
        Measure("Clean + Exact + Fold (clean text)", kernels.CleanAndKeys, SampleText.Clean);
        Measure("Clean + Exact + Fold (raw text)", kernels.CleanAndKeysRaw, SampleText.Raw);
    }

    private static void Measure(string name, Func<int> kernel, string[] articles)
    {
        Repeat(kernel, Duration / 4);
        var before = Environment.CpuUsage.TotalTime;
        var (rounds, elapsed) = Repeat(kernel, Duration);
        var busy = Environment.CpuUsage.TotalTime - before;
        var megabytes = (double)rounds * SampleText.Utf8Length(articles) / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-36} {megabytes / elapsed.TotalSeconds,8:F1} MB/s {megabytes / busy.TotalSeconds,8:F1} MB per CPU second"));
    }

    private static (int Rounds, TimeSpan Elapsed) Repeat(Func<int> kernel, TimeSpan duration)
    {
        var rounds = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < duration)
        {
            kernel();
            rounds++;
        }

        return (rounds, watch.Elapsed);
    }
}
