using ToaSoan.Search;
using VietnameseText;

namespace ToaSoan.Bench.Search;

/// <summary>Questions of every kind, drawn from the generated titles and phrases, the same on every run.</summary>
internal static class Questions
{
    public static IEnumerable<(string Kind, SearchQuery Query)> All(IReadOnlyList<string> titles, int perKind, ulong seed)
    {
        var dice = new Dice(seed);
        var common = Vocabulary.Phrases[..60];
        (string Kind, Func<SearchQuery> Next)[] kinds =
        [
            ("one common word, marked", () => new(Word(dice.Pick(common), dice))),
            ("one common word, unmarked", () => new(SearchKey.Fold(Word(dice.Pick(common), dice)))),
            ("one phrase of the vocabulary, marked", () => new(dice.Pick(Vocabulary.Phrases))),
            ("one phrase of the vocabulary, unmarked", () => new(SearchKey.Fold(dice.Pick(Vocabulary.Phrases)))),
            ("a name (rare), marked", () => new($"{dice.Pick(Vocabulary.Names)} {dice.Pick(Vocabulary.Names)} {dice.Pick(Vocabulary.Names)}")),
            ("a number", () => new($"{1 + dice.Next(99)}{dice.Next(1000):000}")),
            ("3 words of a title, marked", () => new(Run(dice.Pick(titles), 3, dice))),
            ("5 words of a title, unmarked", () => new(SearchKey.Fold(Run(dice.Pick(titles), 5, dice)))),
            ("a whole title", () => new(dice.Pick(titles))),
            ("4 scattered words", () => new(string.Join(' ', Enumerable.Range(0, 4).Select(_ => Word(dice.Pick(Vocabulary.Phrases), dice))))),
            ("3 scattered common words, unmarked", () => new(SearchKey.Fold(string.Join(' ', Enumerable.Range(0, 3).Select(_ => Word(dice.Pick(common), dice)))))),
            ("a phrase in quotes", () => new($"\"{Run(dice.Pick(titles), 2 + dice.Next(2), dice)}\"")),
            ("phrase + section", () => new(dice.Pick(Vocabulary.Phrases), Section: dice.Pick(Generator.Sections))),
            ("2 phrases + office", () => new($"{dice.Pick(Vocabulary.Phrases)} {dice.Pick(Vocabulary.Phrases)}", Office: $"don-vi-{1 + dice.Next(30)}")),
            ("phrase + a month", () => Month(new(dice.Pick(Vocabulary.Phrases)), dice)),
            ("an unfinished last word", () => new(dice.Pick(Vocabulary.Phrases) + " " + Word(dice.Pick(Vocabulary.Phrases), dice)[..1] + "gh")),
            ("nothing holds all 4 words", () => new(Run(dice.Pick(titles), 3, dice) + " xyzt")),
        ];
        foreach (var (kind, next) in kinds)
        {
            for (var i = 0; i < perKind; i++)
            {
                yield return (kind, next());
            }
        }
    }

    private static string Word(string phrase, Dice dice) => dice.Pick(phrase.Split(' '));

    private static string Run(string title, int length, Dice dice)
    {
        var words = title.Split(' ');
        var start = dice.Next(Math.Max(1, words.Length - length));
        return string.Join(' ', words.Skip(start).Take(length));
    }

    private static SearchQuery Month(SearchQuery query, Dice dice)
    {
        var first = new DateOnly(2016 + dice.Next(10), 1 + dice.Next(12), 1);
        return query with { From = first, To = first.AddMonths(1).AddDays(-1) };
    }
}
