using ToaSoan.Search;

namespace ToaSoan.Intake;

/// <summary>
/// How like a text is to others: three parts the share of words they have in common, one part that of three words in a row (Jaccard: common ones of all), folded, so that diacritics do not matter. Order counts for a
/// quarter: the same words shuffled are three quarters like. Of a long text the passage counts that is likest, for a check quotes the claim in the middle of much else.
/// </summary>
internal sealed class Likeness
{
    private const double OfWords = 0.75;

    private readonly HashSet<string> _words;
    private readonly HashSet<string> _shingles;
    private readonly int _window;

    /// <summary>Prepares to compare with a text's words in order.</summary>
    public Likeness(string[] words) => (_words, _shingles, _window) = ([.. words], Shingles(words), words.Length + (words.Length / 4));

    /// <summary>The folded words of an exact key; lines are parts of a text.</summary>
    public static string[] WordsOf(string key) => [.. key.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(static word => Folding.Of(IndexWords.Cut(word)))];

    /// <summary>The likeness of a search row's likest part, 0 to 1: its title, a line, a passage of a long line, or all of it.</summary>
    public double To(string title, string lines)
    {
        var (head, body) = (WordsOf(title), lines.Split('\n').Select(WordsOf).ToList());
        string[] all = [.. head, .. body.SelectMany(static line => line)];
        return body.SelectMany(Passages).Prepend(head).Append(all.Length <= 4 * _window ? all : head).Max(Of);
    }

    private IEnumerable<ArraySegment<string>> Passages(string[] line)
    {
        if (line.Length <= _window + (_window / 2))
        {
            yield return line;
            yield break;
        }

        var step = Math.Max(1, _window / 4);
        for (var start = 0; start + _window < line.Length + step; start += step)
        {
            yield return new ArraySegment<string>(line, start, Math.Min(_window, line.Length - start));
        }
    }

    private double Of(ArraySegment<string> part)
    {
        var words = Jaccard(_words, [.. part]);
        return words * OfWords < AlikeTexts.Least - (1 - OfWords) ? 0 : (words * OfWords) + (Jaccard(_shingles, Shingles(part)) * (1 - OfWords));
    }

    private static HashSet<string> Shingles(IReadOnlyList<string> words)
    {
        var shingles = new HashSet<string>(words.Count, StringComparer.Ordinal);
        for (var i = 0; i + 2 < words.Count; i++)
        {
            shingles.Add($"{words[i]} {words[i + 1]} {words[i + 2]}");
        }

        return shingles;
    }

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return one.Count + other.Count == 0 ? 0 : (double)common / (one.Count + other.Count - common);
    }
}
