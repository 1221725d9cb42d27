using VietnameseText;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// Decodes TCVN3, VNI and mojibake run by run. The font decides; text whose font says nothing is decoded only when the
/// paragraph as a whole reads as legacy text. Letters that only Unicode can write veto the font: Word keeps the old font's
/// name on text retyped in Unicode.
/// </summary>
internal static class LegacyText
{
    public static void Decode(List<RawRun> runs, FindingLog findings)
    {
        for (var index = 0; index < runs.Count; index++)
        {
            var run = runs[index];
            if (run.Encoding == LegacyEncoding.Unicode)
            {
                continue;
            }

            var text = FromSymbolArea(run.Text);
            var decoded = IsPlainlyUnicode(text, run.Encoding) ? text : Legacy.Decode(text, run.Encoding);
            if (decoded != run.Text && Share(text) <= Share(decoded))
            {
                findings.Add(run.Encoding == LegacyEncoding.Vni ? Rules.FontVni : Rules.FontTcvn3, FindingKind.Repaired, run.Text, decoded);
                runs[index] = run with { Text = decoded };
            }
        }

        var open = runs.Where(static run => run.Encoding == LegacyEncoding.Unicode).ToArray();
        var encoding = Legacy.Detect(string.Concat(open.Select(static run => run.Text)));
        if (encoding == LegacyEncoding.Unicode)
        {
            return;
        }

        var rule = encoding switch
        {
            LegacyEncoding.Cp1258As1252 => Rules.Cp1258,
            LegacyEncoding.Utf8As1252 => Rules.Utf8,
            _ => Rules.Detected,
        };
        for (var index = 0; index < runs.Count; index++)
        {
            var run = runs[index];
            if (run.Encoding == LegacyEncoding.Unicode && Legacy.Decode(run.Text, encoding) is var decoded && decoded != run.Text)
            {
                findings.Add(rule, FindingKind.Repaired, run.Text, decoded);
                runs[index] = run with { Text = decoded };
            }
        }
    }

    private static bool IsPlainlyUnicode(string text, LegacyEncoding encoding) => encoding is LegacyEncoding.Tcvn3 or LegacyEncoding.Tcvn3Upper or LegacyEncoding.Vni
        && text.Any(static c => c is >= '\u0100' and <= '\u024F' or >= '\u0300' and <= '\u036F' or >= '\u1E00' and <= '\u1EFF');

    /// <summary>Word stores letters of fonts it takes for symbol fonts at U+F000 and up.</summary>
    private static string FromSymbolArea(string text) => text.Any(static c => c is >= '\uF020' and <= '\uF0FF')
        ? string.Concat(text.Select(static c => c is >= '\uF020' and <= '\uF0FF' ? (char)(c - 0xF000) : c))
        : text;

    /// <summary>The share of words beyond ASCII that are Vietnamese syllables.</summary>
    private static double Share(string text)
    {
        var words = text.Split((char[])[' ', '\n', '\t', ',', '.', ';', ':', '(', ')', '"', '“', '”', '!', '?', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Where(static word => word.Any(static c => c > '\u007F')).ToArray();
        return words.Length == 0 ? 0 : words.Count(static word => Syllable.TryParse(word, out _)) / (double)words.Length;
    }
}
