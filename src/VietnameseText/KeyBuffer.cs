using System.Buffers;

namespace VietnameseText;

/// <summary>
/// The exact key of one text while it is made, with the source span of every unit when asked for. Rented arrays: dispose it.
/// </summary>
internal sealed class KeyBuffer : IDisposable
{
    private readonly bool _spans;
    private char[] _units;
    private int[] _starts = [];
    private int[] _ends = [];
    private int _length;

    private KeyBuffer(int capacity, bool spans)
    {
        _spans = spans;
        _units = ArrayPool<char>.Shared.Rent(capacity);
        if (spans)
        {
            _starts = ArrayPool<int>.Shared.Rent(capacity);
            _ends = ArrayPool<int>.Shared.Rent(capacity);
        }
    }

    /// <summary>Tokens in order, one U+0020 between two.</summary>
    public Span<char> Units => _units.AsSpan(0, _length);

    /// <summary>Makes the exact key: lower case, NFKC, tones in the old style, thousands joined, everything but letters and digits gone.</summary>
    /// <param name="text">Any UTF-16 text.</param>
    /// <param name="spans">Keep the source spans.</param>
    /// <param name="placeTones">False when the tones are dropped next and their place does not matter.</param>
    public static KeyBuffer Of(string text, bool spans = false, bool placeTones = true)
    {
        var buffer = new KeyBuffer(text.Length, spans);
        buffer.Read(text);
        buffer.Separate();
        if (placeTones)
        {
            ToneMarks.PlaceAll(buffer.Units, ToneStyle.Old);
        }

        return buffer;
    }

    /// <summary>Source span of the units from <paramref name="first"/> to <paramref name="last"/>, both included; only when spans were asked for.</summary>
    public (int Start, int Length) Source(int first, int last) => (_starts[first], _ends[last] - _starts[first]);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_units);
        if (_spans)
        {
            ArrayPool<int>.Shared.Return(_starts);
            ArrayPool<int>.Shared.Return(_ends);
        }
    }

    private void Read(string text)
    {
        var ahead = text.Length > 0 ? KeyTables.Exact(text[0]) : ' ';
        for (var i = 0; i < text.Length;)
        {
            var key = ahead;
            ahead = i + 1 < text.Length ? KeyTables.Exact(text[i + 1]) : ' ';
            var end = key == KeyTables.Skip || (key > KeyTables.Several && ahead > KeyTables.Several) ? i + 1 : ClusterEnd(text, i);
            if (end > i + 1 || key is KeyTables.Several or KeyTables.Extends)
            {
                PutCluster(text.AsSpan(i, end - i), i, end, text.Length - end);
                ahead = end < text.Length ? KeyTables.Exact(text[end]) : ' ';
            }
            else if (key != KeyTables.Skip)
            {
                Put(key, i, end);
            }

            i = end;
        }
    }

    // A base and all that extends it, invisible characters in between included but not at the end.
    private static int ClusterEnd(string text, int start)
    {
        var end = start + (char.IsHighSurrogate(text[start]) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1);
        for (var i = end; i < text.Length; i++)
        {
            var key = KeyTables.Exact(text[i]);
            if (key == KeyTables.Extends)
            {
                end = i + 1;
            }
            else if (Characters.MarkAt(text, i) == 2)
            {
                end = ++i + 1;
            }
            else if (key != KeyTables.Skip)
            {
                break;
            }
        }

        return end;
    }

    private void PutCluster(ReadOnlySpan<char> cluster, int start, int end, int unread)
    {
        Span<char> visible = cluster.Length <= 64 ? stackalloc char[cluster.Length] : new char[cluster.Length];
        var length = 0;
        foreach (var c in cluster)
        {
            if (!Characters.IsRemovable(c))
            {
                visible[length++] = c;
            }
        }

        visible = visible[..length];
        if (length > 1 && Letters.TryCombine(visible[0], visible[1..], out var letter))
        {
            Put(KeyTables.Exact(letter), start, end);
            return;
        }

        var key = length == 1 ? KeyTables.ExactOf(visible[0]) : KeyTables.ExactOf(visible.ToString());
        Reserve(_length + key.Length + unread);
        foreach (var unit in key)
        {
            Put(unit, start, end);
        }
    }

    private void Put(char unit, int start, int end)
    {
        _units[_length] = unit;
        if (_spans)
        {
            _starts[_length] = start;
            _ends[_length] = end;
        }

        _length++;
    }

    // Joins thousands (5.080, 1,234,567) and leaves one space between tokens. Writes never pass the unit being read.
    private void Separate()
    {
        var (written, gap) = (0, false);
        for (var read = 0; read < _length; read++)
        {
            var unit = _units[read];
            if (unit is '.' or ',')
            {
                gap |= !SeparatesThousands(read);
            }
            else if (unit == ' ')
            {
                gap = true;
            }
            else
            {
                if (gap && written > 0)
                {
                    Move(written++, read);
                    _units[written - 1] = ' ';
                }

                gap = false;
                _units[written] = unit;
                Move(written++, read);
            }
        }

        _length = written;
    }

    private void Move(int to, int from)
    {
        if (_spans)
        {
            _starts[to] = _starts[from];
            _ends[to] = _ends[from];
        }
    }

    private bool SeparatesThousands(int at) =>
        at > 0 && IsDigit(at - 1) && IsDigit(at + 1) && IsDigit(at + 2) && IsDigit(at + 3) && !IsDigit(at + 4);

    private bool IsDigit(int at) => at < _length && char.IsDigit(_units[at]);

    private void Reserve(int capacity)
    {
        if (capacity > _units.Length || (_spans && capacity > Math.Min(_starts.Length, _ends.Length)))
        {
            _units = Grown(_units, capacity);
            (_starts, _ends) = _spans ? (Grown(_starts, capacity), Grown(_ends, capacity)) : (_starts, _ends);
        }
    }

    private T[] Grown<T>(T[] array, int capacity)
    {
        var grown = ArrayPool<T>.Shared.Rent(Math.Max(capacity, 2 * array.Length));
        array.AsSpan(0, _length).CopyTo(grown);
        ArrayPool<T>.Shared.Return(array);
        return grown;
    }
}
