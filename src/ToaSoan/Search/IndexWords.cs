using System.Text;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Search;

/// <summary>
/// The index words of a text: a plain set, the same for both databases, which only ever answer "which rows hold these".
/// A word stands folded (cau); with its marks too, if it has any (cầu); each adjacent folded pair joined (cau·giay); the
/// title's words and pairs once more after ¶; the section after §, each office after ¤, the kind of what is no article after ‡. Words hold only letters and digits,
/// so the signs keep the kinds apart and nothing needs quoting.
/// </summary>
internal static class IndexWords
{
    /// <summary>Version of the index: of the keys and of the words made from them.</summary>
    public const int Version = (SearchKey.Version * 100) + 2;

    /// <summary>Longest word in UTF-16 units; a longer one is cut, so that no database refuses it.</summary>
    public const int MaxWord = 64;

    private const char Joint = '·';

    /// <summary>A word as it stands in a title.</summary>
    public static string InTitle(string word) => "¶" + word;

    /// <summary>Two adjacent folded words.</summary>
    public static string Pair(string first, string second) => first + Joint + second;

    /// <summary>The section with this slug.</summary>
    public static string Section(string slug) => "§" + Slug(slug);

    /// <summary>The office with this slug.</summary>
    public static string Office(string slug) => "¤" + Slug(slug);

    /// <summary>A kind of editions that are no articles; articles have no such word.</summary>
    public static string Kind(string kind) => "‡" + Slug(kind);

    /// <summary>A word cut to <see cref="MaxWord"/>, never inside a surrogate pair.</summary>
    public static string Cut(string word) => Orthography.Cut(word, MaxWord);

    /// <summary>The exact key of a text with its words cut.</summary>
    public static string Key(string text)
    {
        var key = SearchKey.Exact(text);
        return key.Length <= MaxWord ? key : string.Join(' ', key.Split(' ').Select(Cut));
    }

    /// <summary>The row of an edition, still without id.</summary>
    public static SearchText Row(Edition edition, SearchedKind? kind)
    {
        var words = new StringBuilder();
        string[] parts =
        [
            .. kind is null ? [edition.Kicker, edition.Lead, .. BlockWords.Of(BlockJson.Read(edition.Body)).Split('\n')] : kind.Read(edition).SelectMany(static group => group),
            .. edition.Authors.Select(static tag => tag.Name), .. edition.Topics.Select(static tag => tag.Name),
        ];
        foreach (var key in parts.Select(Key).Where(static key => key.Length > 0))
        {
            words.Append(words.Length > 0 ? "\n" : "").Append(key);
        }

        return new SearchText
        {
            EditionId = edition.Id, Kind = edition.Kind, ObjectId = edition.ObjectId, Section = edition.Section, Office = string.Join(' ', edition.Tags.Where(static tag => tag.Kind == EditionTag.Office).Select(static tag => tag.Slug).Prepend(edition.Office)),
            PublishedAt = edition.FirstPublishedAt, Title = Key(edition.Title), Words = words.ToString(), KeyVersion = Version,
        };
    }

    /// <summary>The index words of a row.</summary>
    public static IReadOnlyCollection<string> Of(SearchText row)
    {
        var words = new HashSet<string>(1024) { SearchedKind.IsArticle(row.Kind) ? Section(row.Section) : Kind(row.Kind) };
        words.UnionWith(row.Office.Split(' ').Select(Office));
        AddLine(words, row.Title, title: true);
        foreach (var line in row.Words.Split('\n'))
        {
            AddLine(words, line, title: false);
        }

        return words;
    }

    private static void AddLine(HashSet<string> words, string line, bool title)
    {
        var last = "";
        foreach (var range in line.AsSpan().Split(' '))
        {
            var exact = line[range];
            if (exact.Length == 0)
            {
                continue;
            }

            var fold = Folding.Of(exact);
            Add(fold);
            if (fold != exact)
            {
                Add(exact);
            }

            if (last.Length > 0)
            {
                Add(Pair(last, fold));
            }

            last = fold;
        }

        void Add(string word)
        {
            words.Add(word);
            if (title)
            {
                words.Add(InTitle(word));
            }
        }
    }

    private static string Slug(string slug) =>
        string.Create(Math.Min(slug.Length, 200), slug, static (to, slug) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = char.IsAsciiLetterLower(slug[i]) || char.IsAsciiDigit(slug[i]) ? slug[i] : Joint;
            }
        });
}
