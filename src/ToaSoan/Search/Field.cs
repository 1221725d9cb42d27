using System.Numerics;

namespace ToaSoan.Search;

/// <summary>What one field of a row holds of a query: words, adjacent pairs and runs, each with any marks and with the marks typed.</summary>
internal sealed class Field
{
    private readonly int[] _counts = new int[32];
    private readonly int[] _exactCounts = new int[32];

    /// <summary>With any marks.</summary>
    public Runs Any { get; } = new();

    /// <summary>With the marks typed; an unmarked word of the query takes any.</summary>
    public Runs Exact { get; } = new();

    /// <summary>Words in the field.</summary>
    public int Length { get; private set; }

    /// <summary>How often a word stands here with any marks, and with those typed.</summary>
    public (int Any, int Exact) Count(int word) => (_counts[word], _exactCounts[word]);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Length = 0;
        _counts.AsSpan().Clear();
        _exactCounts.AsSpan().Clear();
        Any.Clear();
        Exact.Clear();
    }

    /// <summary>Takes the next word, given which words of the query it is.</summary>
    public void Next(uint any, uint exact, uint starts)
    {
        Length++;
        Add(_counts, any);
        Add(_exactCounts, exact);
        Any.Next(any, starts);
        Exact.Next(exact, starts);
    }

    /// <summary>No run crosses the end of a line.</summary>
    public void EndLine()
    {
        Any.Break();
        Exact.Break();
    }

    private static void Add(int[] counts, uint words)
    {
        for (; words != 0; words &= words - 1)
        {
            counts[BitOperations.TrailingZeroCount(words)]++;
        }
    }
}

/// <summary>The runs of adjacent query words met in a field.</summary>
internal sealed class Runs
{
    private readonly int[] _longest = new int[32];
    private readonly int[] _now = new int[32];
    private uint _last;

    /// <summary>The words met.</summary>
    public uint Words { get; private set; }

    /// <summary>The words met right after the word before them in the query.</summary>
    public uint Pairs { get; private set; }

    /// <summary>The longest run of query words that ended with a word.</summary>
    public int EndingAt(int word) => _longest[word];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        (Words, Pairs, _last) = (0, 0, 0);
        _longest.AsSpan().Clear();
        _now.AsSpan().Clear();
    }

    /// <summary>Ends every run.</summary>
    public void Break() => _last = 0;

    /// <summary>Takes the next word; a word of <paramref name="starts"/> continues no run.</summary>
    public void Next(uint words, uint starts)
    {
        Words |= words;
        var continued = words & (_last << 1) & ~starts;
        Pairs |= continued;
        for (var left = words; left != 0;)
        {
            var word = 31 - BitOperations.LeadingZeroCount(left);
            left &= ~(1u << word);
            _now[word] = (continued & (1u << word)) != 0 ? _now[word - 1] + 1 : 1;
            _longest[word] = Math.Max(_longest[word], _now[word]);
        }

        _last = words;
    }
}
