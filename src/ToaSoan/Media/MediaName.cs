using System.Globalization;
using System.Text;

namespace ToaSoan.Media;

/// <summary>Names of uploaded files: shown, and given back at download; never part of a path.</summary>
internal static class MediaName
{
    private const int MostRunes = 120;

    /// <summary>The last part of a name in composed letters, without control and direction characters, the extension kept when it is cut.</summary>
    public static string Clean(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var letters = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                letters.Append(rune.ToString());
            }
        }

        var clean = letters.ToString().Normalize().Trim(' ', '.');
        if (clean.Length == 0)
        {
            return "tep";
        }

        var extension = Path.GetExtension(clean) is { Length: <= 8 } short_ ? short_ : "";
        var stem = clean[..^extension.Length].EnumerateRunes().Take(MostRunes);
        return string.Concat(stem.Select(static rune => rune.ToString())) + extension;
    }

    /// <summary>A clean name that ends in the extension (without dot) of what the file really is, so that a disguise is not passed on.</summary>
    public static string For(string name, string extension)
    {
        var clean = Clean(name);
        return clean.EndsWith('.' + extension, StringComparison.OrdinalIgnoreCase) ? clean : $"{clean}.{extension}";
    }
}
