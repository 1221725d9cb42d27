using System.Text;
using ToaSoan.Blocks;
using ToaSoan.Platform;

namespace ToaSoan.Bench.Search;

/// <summary>Numbers that are the same on every run (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public int Next(int below) => (int)(Next64() % (ulong)below);

    public double Next() => (Next64() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Next64()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>Articles of ten years, the same on every run.</summary>
internal sealed class Generator
{
    public static readonly string[] Sections = ["thoi-su", "kinh-te", "y-te", "giao-duc", "giao-thong", "van-hoa", "the-thao", "moi-truong", "chuyen-doi-so", "hoi-dap"];

    private static readonly DateTime Start = new(2016, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly double[] _cumulative = new double[Vocabulary.Phrases.Length];
    private readonly Dice _dice = new(20_260_616);

    public Generator()
    {
        var sum = 0.0;
        for (var rank = 0; rank < _cumulative.Length; rank++)
        {
            _cumulative[rank] = sum += 1.0 / (rank + 3);
        }
    }

    /// <summary>The article of a number; ask in order 1, 2, 3 ….</summary>
    public Edition Article(int number, int total)
    {
        var title = Sentence(6 + _dice.Next(8)).TrimEnd('.');
        var lead = Sentence(18 + _dice.Next(15));
        var words = 120 + _dice.Next(281);
        var blocks = new List<Block>();
        while (words > 0)
        {
            var paragraph = new StringBuilder();
            for (var sentence = 2 + _dice.Next(4); sentence > 0 && words > 0; sentence--)
            {
                var length = 12 + _dice.Next(18);
                paragraph.Append(paragraph.Length > 0 ? " " : "").Append(Sentence(length));
                words -= length;
            }

            blocks.Add(new Paragraph([new Inline(paragraph.ToString())]));
        }

        var published = Start.AddSeconds((long)(10.0 * 365 * 86_400 * number / total));
        var (section, office) = (_dice.Pick(Sections), $"don-vi-{1 + _dice.Next(30)}");
        return new Edition
        {
            Kind = "article", ObjectId = number, Number = 1, Change = EditionChange.Publish, Path = $"/{section}/bai-{number}", Section = section, SectionName = section,
            Office = office, OfficeName = office, Kicker = "", Title = title, Lead = lead, Body = BlockJson.Write(new Document(blocks)),
            FirstPublishedAt = published, PublishedAt = published, Reason = "", Salt = new byte[32],
            Tags = [new EditionTag { Kind = EditionTag.Author, Slug = "tac-gia", Name = Name(2), Position = 0 }],
        };
    }

    private string Sentence(int words)
    {
        var sentence = new StringBuilder();
        for (var count = 0; count < words;)
        {
            var roll = _dice.Next(100);
            var next = roll switch { < 4 => Name(2 + _dice.Next(2)), < 6 => $"{1 + _dice.Next(99)}.{_dice.Next(1000):000}", < 8 => $"{_dice.Next(2000)}", _ => Phrase() };
            sentence.Append(sentence.Length > 0 ? " " : "").Append(next);
            count += next.Count(static c => c == ' ') + 1;
        }

        sentence[0] = char.ToUpperInvariant(sentence[0]);
        return sentence.Append('.').ToString();
    }

    private string Phrase()
    {
        var at = Array.BinarySearch(_cumulative, _dice.Next() * _cumulative[^1]);
        return Vocabulary.Phrases[at < 0 ? ~at : at];
    }

    private string Name(int syllables) => string.Join(' ', Enumerable.Range(0, syllables).Select(_ => _dice.Pick(Vocabulary.Names)));
}
