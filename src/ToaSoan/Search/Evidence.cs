using System.Numerics;

namespace ToaSoan.Search;

/// <summary>
/// Where a text holds the words of a query. Made once per query, then read over many rows: bit k of a mask is word k of the
/// query, behind them the words of other forms.
/// </summary>
internal sealed class Evidence
{
    /// <summary>Words a mask can hold; other forms that do not fit are left to the index alone.</summary>
    private const int Capacity = 32;

    private readonly List<(string Fold, string? Exact, bool Beginning, int Word)> _looked = [];
    private readonly uint[] _byFirst = new uint[128];
    private readonly (int Title, int Body)[] _counts = new (int, int)[Capacity];
    private uint _starts = 1;

    /// <summary>Prepares to look for a query.</summary>
    public Evidence(ReaderQuery query)
    {
        Query = query;
        for (var k = 0; k < query.Words.Length; k++)
        {
            var word = query.Words[k];
            Look(word.Fold, word.Marked ? word.Exact : null, k, query.Begins && k == query.Words.Length - 1);
            if (word.Twin is not null)
            {
                Look(Folding.Of(word.Twin), word.Twin, k);
            }
        }

        var next = query.Words.Length;
        foreach (var unit in query.Units)
        {
            var ends = 0u;
            foreach (var other in unit.Others.Where(other => next + other.Length <= Capacity))
            {
                _starts |= 1u << next;
                foreach (var word in other)
                {
                    Look(word, null, next++);
                }

                ends |= 1u << (next - 1);
            }

            OtherEnds.Add(ends);
        }
    }

    /// <summary>The query looked for.</summary>
    public ReaderQuery Query { get; }

    /// <summary>For each unit the last words of its other forms.</summary>
    public List<uint> OtherEnds { get; } = [];

    /// <summary>What the title holds.</summary>
    public Field Title { get; } = new();

    /// <summary>What kicker, lead, body, authors and topics hold.</summary>
    public Field Body { get; } = new();

    /// <summary>Reads a row; what was known of the row before is forgotten.</summary>
    public void Read(string title, string words)
    {
        Read(Title, title);
        Read(Body, words);
    }

    private void Look(string fold, string? exact, int word, bool beginning = false)
    {
        if (_looked.Count < Capacity)
        {
            _byFirst[fold[0] & 127] |= 1u << _looked.Count;
            _looked.Add((fold, exact, beginning, word));
        }
    }

    private void Read(Field field, string text)
    {
        field.Clear();
        Span<char> buffer = stackalloc char[4 * IndexWords.MaxWord];
        var start = 0;
        var rest = text.AsSpan();
        while (start < text.Length)
        {
            var length = rest[start..].IndexOfAny(' ', '\n');
            var end = length < 0 ? text.Length : start + length;
            var exact = rest[start..end];
            field.Next(Find(exact, buffer, out var same), same, _starts);
            if (end < text.Length && text[end] == '\n')
            {
                field.EndLine();
            }

            start = end + 1;
        }
    }

    private uint Find(ReadOnlySpan<char> exact, Span<char> buffer, out uint same)
    {
        var found = same = 0;
        var fold = buffer[..Folding.Write(exact, buffer)];
        for (var left = fold.Length > 0 ? _byFirst[fold[0] & 127] : 0; left != 0; left &= left - 1)
        {
            var (wanted, marks, beginning, word) = _looked[BitOperations.TrailingZeroCount(left)];
            if (!(beginning ? fold.StartsWith(wanted, StringComparison.Ordinal) : fold.SequenceEqual(wanted)))
            {
                continue;
            }

            var twin = marks is not null && word < Query.Words.Length && Query.Words[word].Twin == marks;
            var equal = marks is null || (beginning ? exact.StartsWith(marks, StringComparison.Ordinal) : exact.SequenceEqual(marks)) || (twin && !Query.Words[word].Marked);
            same |= equal ? 1u << word : 0;
            found |= equal || !twin ? 1u << word : 0;
        }

        return found;
    }
}
