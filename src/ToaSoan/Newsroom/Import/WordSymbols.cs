namespace ToaSoan.Newsroom.Import;

/// <summary>The letters behind w:sym: characters of symbol fonts that have a Unicode twin.</summary>
internal static class WordSymbols
{
    private const string SymbolGreek = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    private const string SymbolSmallGreek = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

    private static readonly Dictionary<int, string> Symbol = new()
    {
        [0xA3] = "≤", [0xB3] = "≥", [0xB0] = "°", [0xB1] = "±", [0xB2] = "″", [0xA2] = "′", [0xB4] = "×", [0xB7] = "•", [0xB8] = "÷", [0xB9] = "≠", [0xBB] = "≈",
        [0xAC] = "←", [0xAD] = "↑", [0xAE] = "→", [0xAF] = "↓", [0xDE] = "⇒", [0xD6] = "√", [0xA5] = "∞", [0xE5] = "∑", [0x2D] = "−", [0xD7] = "·", [0xCE] = "∈", [0x6D] = "μ",
    };

    private static readonly Dictionary<int, string> Wingdings = new()
    {
        [0xFC] = "✓", [0xFB] = "✗", [0xFE] = "☑", [0xFD] = "☒", [0xA8] = "☐", [0x6F] = "□", [0xA7] = "▪", [0x6E] = "■", [0x6C] = "●", [0xD8] = "➢", [0xE0] = "→", [0xE8] = "➔",
        [0xDF] = "←", [0xE1] = "↑", [0xE2] = "↓", [0x28] = "☎", [0x2A] = "✉", [0x2B] = "✉", [0x4A] = "☺", [0xAB] = "★", [0x76] = "❖", [0x9F] = "•", [0x46] = "☞", [0xF0] = "⇨",
    };

    /// <summary>The text of a symbol, or null when it has no twin. <paramref name="code"/> is the hexadecimal w:char.</summary>
    public static string? Text(string font, string code)
    {
        if (!int.TryParse(code, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value))
        {
            return null;
        }

        var place = value >= 0xF000 ? value - 0xF000 : value;
        return font switch
        {
            _ when font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) => Wingdings.GetValueOrDefault(place),
            _ when font.Equals("Symbol", StringComparison.OrdinalIgnoreCase) => Symbol.GetValueOrDefault(place) ?? Greek(place),
            _ => value is > 0x20 and < 0xD800 ? ((char)value).ToString() : null,
        };
    }

    private static string? Greek(int place) => place switch
    {
        >= 0x41 and <= 0x5A => SymbolGreek[place - 0x41].ToString(),
        >= 0x61 and <= 0x7A => SymbolSmallGreek[place - 0x61].ToString(),
        > 0x20 and < 0x7F => ((char)place).ToString(),
        _ => null,
    };
}
