using System.Globalization;
using System.Text;
using ToaSoan.Blocks;
using VietnameseText;

namespace ToaSoan.Newsroom.Import;

/// <summary>A run as it stands in a file, uncleaned; "\n" in the text is a line break.</summary>
/// <param name="Text">The letters.</param>
/// <param name="Marks">Bold, italic, raised or lowered.</param>
/// <param name="Link">A safe address, or null.</param>
/// <param name="Encoding">What the run's font says its letters are; <see cref="LegacyEncoding.Unicode"/> when it says nothing.</param>
/// <param name="Capitals">Whether the run is shown in capitals.</param>
public sealed record RawRun(string Text, Marks Marks = Marks.None, string? Link = null, LegacyEncoding Encoding = LegacyEncoding.Unicode, bool Capitals = false);

/// <summary>Makes clean inlines of the raw runs of one paragraph and notes every kind of repair.</summary>
public static class RunRepair
{
    /// <summary>
    /// The inlines of a paragraph: legacy letters decoded, spelling marks composed, spaces tidied across run borders, equal
    /// neighbours merged, both ends trimmed. Empty when nothing is left.
    /// </summary>
    public static IReadOnlyList<Inline> Inlines(IReadOnlyList<RawRun> runs, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(findings);
        var merged = Merge(runs);
        LegacyText.Decode(merged, findings);
        merged = Merge([.. merged.Select(static run => run.Capitals ? run with { Text = run.Text.ToUpper(Vietnamese), Capitals = false } : run)]);
        return RunTidy.Tidy(Compose(merged, findings), findings);
    }

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static List<RawRun> Merge(IReadOnlyList<RawRun> runs)
    {
        var merged = new List<RawRun>();
        var text = new StringBuilder();
        foreach (var run in runs.Where(static run => run.Text.Length > 0))
        {
            if (merged.Count > 0 && merged[^1] with { Text = "" } == run with { Text = "" })
            {
                text.Append(run.Text);
                continue;
            }

            Close();
            merged.Add(run);
            text.Append(run.Text);
        }

        Close();
        return merged;

        void Close()
        {
            if (merged.Count > 0)
            {
                merged[^1] = merged[^1] with { Text = text.ToString() };
            }

            text.Clear();
        }
    }

    /// <summary>Composes letters; combining marks at the start of a run belong to the letter that ends the run before.</summary>
    private static List<RawRun> Compose(List<RawRun> runs, FindingLog findings)
    {
        for (var index = 1; index < runs.Count; index++)
        {
            var marks = runs[index].Text.TakeWhile(static c => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark).Count();
            if (marks > 0)
            {
                runs[index - 1] = runs[index - 1] with { Text = runs[index - 1].Text + runs[index].Text[..marks] };
                runs[index] = runs[index] with { Text = runs[index].Text[marks..] };
            }
        }

        for (var index = 0; index < runs.Count; index++)
        {
            var before = runs[index].Text;
            var after = Orthography.Repair(before);
            if (after != before)
            {
                var eth = before.Count(static c => c is 'Ð' or 'ð' or 'Ɖ' or 'ɖ');
                if (eth > 0)
                {
                    Word(Rules.Eth, before, after, eth);
                }

                if (before.Normalize(NormalizationForm.FormC).Length != before.Length || eth == 0)
                {
                    Word(Rules.Composed, before, after, 1);
                }

                runs[index] = runs[index] with { Text = after };
            }
        }

        return runs;

        void Word(string rule, string before, string after, int count) => findings.Add(rule, FindingKind.Repaired, Example(before, after), Example(after, before), count);
    }

    /// <summary>The first word in which two texts differ, from the first of them.</summary>
    private static string Example(string text, string other)
    {
        var words = text.Split(' ');
        var others = other.Split(' ');
        for (var index = 0; index < Math.Min(words.Length, others.Length); index++)
        {
            if (words[index] != others[index])
            {
                return words[index];
            }
        }

        return text;
    }
}
