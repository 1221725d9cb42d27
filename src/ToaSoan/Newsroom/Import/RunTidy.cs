using System.Text;
using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// The space rules of <see cref="VietnameseText.Orthography.Clean"/> applied across run borders: a letter keeps the marks of
/// its run, while spaces are judged by their neighbours in the whole paragraph.
/// </summary>
internal static class RunTidy
{
    private readonly record struct Letter(char Char, int Run);

    public static IReadOnlyList<Inline> Tidy(IReadOnlyList<RawRun> runs, FindingLog findings)
    {
        var letters = new List<Letter>();
        var whole = string.Concat(runs.Select(static run => run.Text));
        var kinds = new Dictionary<string, int>();
        for (var run = 0; run < runs.Count; run++)
        {
            foreach (var raw in runs[run].Text)
            {
                Take(raw, run);
            }
        }

        while (letters.Count > 0 && letters[^1].Char is ' ' or '\n')
        {
            letters.RemoveAt(letters.Count - 1);
        }

        var inlines = Inlines(letters, runs);
        foreach (var (rule, count) in kinds.Where(_ => inlines.Count > 0))
        {
            findings.Add(rule, FindingKind.Repaired, whole.Trim(), BlockWords.Of(inlines), count);
        }

        return inlines;

        void Take(char raw, int run)
        {
            var last = letters.Count > 0 ? letters[^1].Char : '\n';
            if (raw == '\u00AD')
            {
                Count(Rules.SoftHyphens);
            }
            else if (raw is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u180E' or >= '\u200E' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069')
            {
                Count(Rules.Invisible);
            }
            else if (raw is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085')
            {
                while (letters.Count > 0 && letters[^1].Char == ' ')
                {
                    letters.RemoveAt(letters.Count - 1);
                }

                if (letters.Count > 0)
                {
                    letters.Add(new Letter('\n', run));
                }
            }
            else if (raw == '\t' || char.GetUnicodeCategory(raw) == System.Globalization.UnicodeCategory.SpaceSeparator)
            {
                if (raw is not (' ' or '\t'))
                {
                    Count(Rules.OddSpaces);
                }

                if (last is not (' ' or '\n'))
                {
                    letters.Add(new Letter(' ', run));
                }
                else if (last == ' ' && raw == ' ')
                {
                    Count(Rules.DoubleSpaces);
                }
            }
            else if (!char.IsControl(raw))
            {
                if (last == ' ' && raw is ',' or '.' or ';' or ':' or '!' or '?' or '…' or '”' or ')' or ']' && letters.Count > 0 && letters[^1].Char == ' ')
                {
                    letters.RemoveAt(letters.Count - 1);
                    Count(Rules.SpaceBeforeSign);
                }

                letters.Add(new Letter(raw, run));
            }
        }

        void Count(string rule) => kinds[rule] = kinds.GetValueOrDefault(rule) + 1;
    }

    private static List<Inline> Inlines(List<Letter> letters, IReadOnlyList<RawRun> runs)
    {
        var inlines = new List<Inline>();
        var text = new StringBuilder();
        var (marks, link) = (Marks.None, (string?)null);
        for (var index = 0; index < letters.Count; index++)
        {
            var (letter, run) = letters[index];
            if (letter == '\n')
            {
                Close();
                if (inlines.Count < 2 || inlines[^1] != Inline.Break || inlines[^2] != Inline.Break)
                {
                    inlines.Add(Inline.Break);
                }

                continue;
            }

            // A space between words takes the look of what stands before it, so that marks do not end in stray spaces.
            if (letter != ' ' || text.Length == 0 || runs[run].Link != link)
            {
                if (text.Length > 0 && (runs[run].Marks != marks || runs[run].Link != link))
                {
                    Close();
                }

                (marks, link) = (runs[run].Marks, runs[run].Link);
            }

            text.Append(letter);
        }

        Close();
        return inlines;

        void Close()
        {
            if (text.Length > 0)
            {
                inlines.Add(new Inline(text.ToString(), marks, link));
                text.Clear();
            }
        }
    }
}
