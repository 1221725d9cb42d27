using VietnameseText;

namespace ToaSoan.Search;

/// <summary>A shown text, its words, and which of them were searched for.</summary>
internal sealed class Part(string text)
{
    private readonly IReadOnlyList<KeyToken> _words = SearchKey.Tokens(text);
    private readonly Dictionary<int, Sought> _found = [];

    /// <summary>Words in the text.</summary>
    public int Count => _words.Count;

    /// <summary>Marks where the sought words stand; false when they do not.</summary>
    public bool Mark(Sought sought, bool exact)
    {
        var found = false;
        for (var start = 0; start + sought.Fold.Length <= Count; start++)
        {
            var at = 0;
            while (at < sought.Fold.Length && sought.Is(at, _words[start + at], exact))
            {
                at++;
            }

            if (at == sought.Fold.Length)
            {
                found = true;
                for (var word = start; word < start + at; word++)
                {
                    _found[word] = sought;
                }
            }
        }

        return found;
    }

    /// <summary>Where the most telling window of words begins, and what it is worth: different hits first, then hits side by side.</summary>
    public (int Start, int Worth) BestWindow(int length)
    {
        var (best, bestWorth) = (0, 0);
        foreach (var first in _found.Keys)
        {
            var start = Math.Clamp(first - (length / 4), 0, Math.Max(0, Count - length));
            var hits = _found.Where(hit => hit.Key >= start && hit.Key < start + length).ToArray();
            var worth = (100 * hits.Select(static hit => hit.Value).Distinct().Count()) + (10 * hits.Count(hit => _found.ContainsKey(hit.Key + 1))) + Math.Min(9, hits.Length);
            if (worth > bestWorth || (worth == bestWorth && start < best))
            {
                (best, bestWorth) = (start, worth);
            }
        }

        return (best, bestWorth);
    }

    /// <summary>The text from one word to before another, with the signs around them; found words side by side are one fragment.</summary>
    public List<Fragment> Cut(int from, int to)
    {
        var fragments = new List<Fragment>();
        var at = from == 0 ? 0 : _words[from].Start;
        for (var word = from; word < to; word++)
        {
            if (!_found.ContainsKey(word))
            {
                continue;
            }

            var last = word;
            while (last + 1 < to && _found.ContainsKey(last + 1) && IsSpace(_words[last].Start + _words[last].Length, _words[last + 1].Start))
            {
                last++;
            }

            var end = _words[last].Start + _words[last].Length;
            Add(fragments, at, _words[word].Start, hit: false);
            Add(fragments, _words[word].Start, end, hit: true);
            (at, word) = (end, last);
        }

        Add(fragments, at, to == Count ? text.Length : EndOf(to - 1), hit: false);
        return fragments;
    }

    private void Add(List<Fragment> fragments, int start, int end, bool hit)
    {
        if (end > start)
        {
            fragments.Add(new Fragment(text[start..end], hit));
        }
    }

    // The signs that close a word stay with it.
    private int EndOf(int word)
    {
        var end = _words[word].Start + _words[word].Length;
        while (end < _words[word + 1].Start && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    private bool IsSpace(int start, int end) => text.AsSpan(start, end - start).IsWhiteSpace();
}
