namespace ToaSoan.Search;

/// <summary>
/// The rank of a row for a query, from its text alone, so that it is the same on every database. First come rows that hold
/// every word with the marks typed; among equals the score decides, then the newer first.
/// </summary>
internal static class Scoring
{
    private const double OtherMarks = 0.35;
    private const double OtherForm = 0.8;

    /// <summary>Whether the row just read holds every unit of the query.</summary>
    public static bool Holds(Evidence seen) => Units(seen).All(at => Strength(seen, at, seen.Title) > 0 || Strength(seen, at, seen.Body) > 0);

    /// <summary>The rank of the row just read; higher is better.</summary>
    /// <param name="seen">What the row holds.</param>
    /// <param name="daysOld">Days between it and the newest row of the same search, 0 or more.</param>
    public static (bool Exact, double Score) Rank(Evidence seen, int daysOld)
    {
        var (sum, weights, exact) = (0.0, 0.0, true);
        foreach (var at in Units(seen))
        {
            var unit = seen.Query.Units[at];
            var weight = unit.Words.Average(static word => word.Weight);
            sum += weight * ((3 * Strength(seen, at, seen.Title)) + (Strength(seen, at, seen.Body) * Plenty(seen, unit)));
            weights += weight;
            exact &= IsExact(seen, at);
        }

        var score = (sum / weights) + Together(seen) + (Coverage(seen) * 0.8) + (0.3 / (1 + (daysOld / 365.0)));
        return (exact, score);
    }

    private static IEnumerable<int> Units(Evidence seen) => Enumerable.Range(0, seen.Query.Units.Length);

    // 1 with the marks typed, less with others, 0 when the field lacks a word of the unit.
    private static double Strength(Evidence seen, int at, Field field)
    {
        var unit = seen.Query.Units[at];
        var own = 0.0;
        foreach (var bit in Bits(unit))
        {
            var word = (field.Exact.Words & bit) != 0 ? 1 : (field.Any.Words & bit) != 0 ? OtherMarks : 0;
            own = word == 0 ? double.NegativeInfinity : own + word;
        }

        if (unit.Quoted)
        {
            var together = field.Exact.EndingAt(unit.Last) >= unit.Words.Length ? 1 : !unit.Strict && field.Any.EndingAt(unit.Last) >= unit.Words.Length ? OtherMarks : 0;
            return together;
        }

        return Math.Max(own / unit.Words.Length, OtherFormEnds(seen, at, field) ? OtherForm : 0);
    }

    private static bool OtherFormEnds(Evidence seen, int at, Field field)
    {
        var (ends, from) = (seen.OtherEnds[at], seen.Query.Words.Length);
        foreach (var other in seen.Query.Units[at].Others)
        {
            while (from < 32 && (ends >> from) != 0 && (ends & (1u << from)) == 0)
            {
                from++;
            }

            if (from < 32 && (ends & (1u << from)) != 0 && field.Any.EndingAt(from) >= other.Length)
            {
                return true;
            }

            from++;
        }

        return false;
    }

    // 1 for a word that stands once, towards 2 for one that stands often.
    private static double Plenty(Evidence seen, QueryUnit unit)
    {
        var sum = 0.0;
        for (var word = unit.First; word <= unit.Last; word++)
        {
            var (any, exact) = seen.Body.Count(word);
            var times = exact + (OtherMarks * (any - exact));
            sum += 2 * times / (times + 1);
        }

        return Math.Max(OtherForm, sum / unit.Words.Length);
    }

    private static bool IsExact(Evidence seen, int at)
    {
        var unit = seen.Query.Units[at];
        return Bits(unit).All(bit => ((seen.Title.Exact.Words | seen.Body.Exact.Words) & bit) != 0) || OtherFormEnds(seen, at, seen.Title) || OtherFormEnds(seen, at, seen.Body);
    }

    // Words that stand together as in the query, by pairs and as a whole; see the measurements in the text reference.
    private static double Together(Evidence seen)
    {
        var words = seen.Query.Words.Length;
        if (words < 2)
        {
            return 0;
        }

        var score = 0.0;
        for (var word = 1; word < words; word++)
        {
            var bit = 1u << word;
            score += Either(seen.Title, bit, 1.5) + Either(seen.Body, bit, 1);
        }

        return (score / (words - 1)) + Whole(seen.Title, words, 2) + Whole(seen.Body, words, 1);
    }

    private static double Either(Field field, uint pair, double value) =>
        (field.Exact.Pairs & pair) != 0 ? value : (field.Any.Pairs & pair) != 0 ? value * OtherMarks : 0;

    private static double Whole(Field field, int words, double value) =>
        field.Exact.EndingAt(words - 1) >= words ? value : field.Any.EndingAt(words - 1) >= words ? value * OtherMarks : 0;

    private static double Coverage(Evidence seen) =>
        seen.Title.Length == 0 ? 0 : Math.Min(1, Bits(0, seen.Query.Words.Length - 1).Count(bit => (seen.Title.Any.Words & bit) != 0) / (double)seen.Title.Length);

    private static IEnumerable<uint> Bits(QueryUnit unit) => Bits(unit.First, unit.Last);

    private static IEnumerable<uint> Bits(int first, int last)
    {
        for (var word = first; word <= last; word++)
        {
            yield return 1u << word;
        }
    }
}
