using System.Globalization;
using System.Text.RegularExpressions;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Reader;
using VietnameseText;

namespace ToaSoan.Loudspeaker;

/// <summary>
/// The words an announcer reads, always Vietnamese: an edition's, one line for each sentence of the page that stands alone, with
/// figures, dates and abbreviations written out; and the greeting and closing with their placeholders filled.
/// </summary>
public static partial class ScriptWords
{
    /// <summary>The placeholder of the portal's name.</summary>
    public const string Name = "{trang}";

    /// <summary>The placeholder of the day, spelled out with the day of the week.</summary>
    public const string Day = "{ngày}";

    /// <summary>The placeholder of the slot.</summary>
    public const string Slot = "{buổi}";

    /// <summary>The greeting of a desk that has set none.</summary>
    public const string Greeting = $"Kính chào quý vị và các bạn!\nMời quý vị và các bạn nghe bản tin buổi {Slot} {Day}, của {Name}.";

    /// <summary>The closing of a desk that has set none.</summary>
    public const string Closing = $"Bản tin buổi {Slot} của {Name} đến đây là hết.\nCảm ơn quý vị và các bạn đã lắng nghe. Kính chào quý vị và các bạn!";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>What is read of an edition: title, lead and source, or title, lead, the whole body and the byline. Needs its tags loaded.</summary>
    public static string Of(Edition edition, bool whole)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var body = BlockJson.Read(edition.Body).Blocks.Where(static block => block is not (Figure or Gallery or Table or Video)).Select(Words).SelectMany(Lines);
        var lead = Lines(edition.Lead).ToList();
        IEnumerable<string> read = whole ? lead.Concat(body) : lead.Count > 0 ? lead : body.Take(1);
        return string.Join('\n', read.Prepend(edition.Title).Append(Source(edition, whole)).Select(Said).Where(static line => line.Any(char.IsLetter)));
    }

    /// <summary>A greeting or closing as it is said on a day.</summary>
    public static string Fill(string words, string name, DateOnly day, BulletinSlot slot) => string.Join('\n', Lines(words.Replace(Name, name, StringComparison.Ordinal)
        .Replace(Day, $"{Weekday(day)}, ngày {CityTime.Day(day)}", StringComparison.Ordinal).Replace(Slot, Of(slot), StringComparison.Ordinal)).Select(Said));

    /// <summary>The slot's word.</summary>
    public static string Of(BulletinSlot slot) => slot == BulletinSlot.Morning ? "sáng" : "chiều";

    /// <summary>The title of a bulletin that was given none.</summary>
    public static string Title(DateOnly day, BulletinSlot slot) => $"Bản tin {Of(slot)} {CityTime.Day(day)}";

    /// <summary>The first thing in braces that is no placeholder, or null.</summary>
    public static string? Unknown(string words) => Braces().Matches(words).Select(static match => match.Value).FirstOrDefault(static found => found is not (Name or Day or Slot));

    /// <summary>Words as they are said, line by line.</summary>
    public static string Spell(string words) => string.Join('\n', words.Split('\n').Select(Spoken.Of));

    /// <summary>The lines of a text that say something.</summary>
    public static IEnumerable<string> Lines(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The seconds it takes to say words at a pace, figures counted as they are said.</summary>
    public static int Seconds(string words, int pace) => (int)Math.Ceiling(ReadingTime.Syllables(Spell(words)) * 60.0 / pace);

    // Who is quoted is said before the words: nobody hears the line below them as their source.
    private static string Words(Block block) => block is Quote { Source.Length: > 0 } quote ? $"Theo {quote.Source}:\n{ReadAloud.Words(quote with { Source = "" })}" : ReadAloud.Words(block);

    // Announcers name the office that answers for the news; of a whole article also who wrote it.
    private static string Source(Edition edition, bool whole)
    {
        string[] offices = [edition.OfficeName, .. edition.JointOffices.Select(static office => office.Name)];
        return whole ? $"Bài của {string.Join(", ", edition.Authors.Select(static author => author.Name).Concat(offices))}" : $"Tin của {And(offices)}";
    }

    private static string And(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} và {names[^1]}";

    // A line that begins with what was a figure or an abbreviation begins in a small letter, and a title has no full stop.
    private static string Said(string line)
    {
        var said = Spoken.Of(line).Trim();
        if (said.Length == 0)
        {
            return "";
        }

        var ended = End().IsMatch(said) ? said : said + ".";
        var first = ended.Length > 1 && "“\"‘(".Contains(ended[0], StringComparison.Ordinal) ? 1 : 0;
        return ended[..first] + char.ToUpper(ended[first], Vietnamese) + ended[(first + 1)..];
    }

    private static string Weekday(DateOnly day) => Vietnamese.DateTimeFormat.GetDayName(day.DayOfWeek).ToLower(Vietnamese);

    [GeneratedRegex(@"[.!?…:;][”""’)]?$", RegexOptions.NonBacktracking)]
    private static partial Regex End();

    [GeneratedRegex(@"\{[^{}\n]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}
