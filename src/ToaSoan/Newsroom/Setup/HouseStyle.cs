using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Newsroom.Setup;

/// <summary>What the newsroom writes, and what it wants to stand there instead.</summary>
public sealed record StylePair(string From, string To)
{
    /// <inheritdoc />
    public override string ToString() => $"{From} = {To}";
}

/// <summary>
/// The house style the editor hints at: data marks named "style.…". <paramref name="TitleWords"/> is the longest title in words
/// (6 to 30), <paramref name="Tones"/> "old" (hòa), "new" (hoà) or "" for no hint; abbreviations are written out where they first
/// stand, words are replaced wherever they stand.
/// </summary>
public sealed record HouseStyle(int TitleWords, string Tones, IReadOnlyList<StylePair> Abbreviations, IReadOnlyList<StylePair> Words)
{
    private const int MostPairs = 300;
    private const int LongestSide = 80;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The style of a newsroom that has set nothing.</summary>
    public static HouseStyle Default { get; } = new(12, "", [], []);

    /// <summary>The newsroom's style.</summary>
    public static async Task<HouseStyle> ReadAsync(PortalDb db, CancellationToken stop)
    {
        var marks = await db.MarksAsync("style.", stop);
        return new HouseStyle(
            marks.TryGetValue("style.title-words", out var words) ? int.Parse(words, CultureInfo.InvariantCulture) : Default.TitleWords, marks.GetValueOrDefault("style.tones", Default.Tones),
            Pairs(marks.GetValueOrDefault("style.abbreviations", "")), Pairs(marks.GetValueOrDefault("style.words", "")));
    }

    /// <summary>Every part by the name of its mark.</summary>
    public IReadOnlyList<(string Mark, string Value)> Parts =>
        [("title-words", TitleWords.ToString(CultureInfo.InvariantCulture)), ("tones", Tones), ("abbreviations", string.Join('\n', Abbreviations)), ("words", string.Join('\n', Words))];

    /// <summary>What the editor's script is told, as JSON for a data attribute.</summary>
    public string ForScript() => JsonSerializer.Serialize(new { titleWords = TitleWords, tones = Tones, abbreviations = Abbreviations.Select(static pair => new[] { pair.From, pair.To }), words = Words.Select(static pair => new[] { pair.From, pair.To }) }, Plain);

    /// <summary>The pairs of a typed list, a line "this = that" each; throws <see cref="Refusal"/> naming a line that is none.</summary>
    public static IReadOnlyList<StylePair> Pairs(string? typed)
    {
        var pairs = new List<StylePair>();
        foreach (var line in (typed ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(static line => Orthography.CleanLine(line)).Where(static line => line.Length > 0))
        {
            var sides = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides is not [{ Length: > 0 and <= LongestSide } from, { Length: > 0 and <= LongestSide } to] || from == to)
            {
                throw new Refusal(SetupText.PairWrong, SetupActs.Short(line));
            }

            if (pairs.Exists(pair => pair.From == from))
            {
                throw new Refusal(SetupText.PairTwice, from);
            }

            if (pairs.Count == MostPairs)
            {
                throw new Refusal(SetupText.TooManyPairs, MostPairs);
            }

            pairs.Add(new StylePair(from, to));
        }

        return pairs;
    }
}
