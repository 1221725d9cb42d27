using BenchmarkDotNet.Attributes;
using VietnameseText;

namespace ToaSoan.Kernels;

/// <summary>The text kernels over <see cref="SampleText"/>; one operation is the whole megabyte.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    [Benchmark]
    public int Clean() => Sum(SampleText.Clean, Orthography.Clean);

    [Benchmark]
    public int CleanRaw() => Sum(SampleText.Raw, Orthography.Clean);

    [Benchmark]
    public int Exact() => Sum(SampleText.Clean, SearchKey.Exact);

    [Benchmark]
    public int Fold() => Sum(SampleText.Clean, SearchKey.Fold);

    [Benchmark]
    public int CleanAndKeys() => Sum(SampleText.Clean, CleanAndKeys);

    [Benchmark]
    public int CleanAndKeysRaw() => Sum(SampleText.Raw, CleanAndKeys);

    [Benchmark]
    public int Tokens() => SampleText.Clean.Sum(article => SearchKey.Tokens(article).Count);

    private static string CleanAndKeys(string article)
    {
        var clean = Orthography.Clean(article);
        return SearchKey.Exact(clean).Length > 0 ? SearchKey.Fold(clean) : clean;
    }

    private static int Sum(string[] articles, Func<string, string> kernel) => articles.Sum(article => kernel(article).Length);
}
