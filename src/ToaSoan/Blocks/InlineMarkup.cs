using System.Text;

namespace ToaSoan.Blocks;

/// <summary>
/// Inline marks as typed text: <c>**bold**</c>, <c>*italic*</c>, <c>^(superscript)</c>, <c>~(subscript)</c>,
/// <c>[text](address)</c>, <c>^[footnote]</c>; a backslash makes the next character plain. Writing and reading back gives the same runs.
/// </summary>
internal static class InlineMarkup
{
    public static IReadOnlyList<Inline> Parse(string text)
    {
        var runs = new List<Inline>();
        Parse(text, Marks.None, null, runs);
        return runs;
    }

    public static string Write(IReadOnlyList<Inline> content)
    {
        var text = new StringBuilder();
        for (var index = 0; index < content.Count;)
        {
            var link = content[index].Link;
            var next = index;
            while (next < content.Count && content[next].Link == link)
            {
                next++;
            }

            var inner = string.Concat(content.Skip(index).Take(next - index).Select(static run => Mark(run)));
            text.Append(link is null ? inner : $"[{inner}]({link.Replace(")", "%29", StringComparison.Ordinal)})");
            index = next;
        }

        return text.ToString();
    }

    private static string Mark(Inline run)
    {
        if (run.Text == "\n")
        {
            return "\n";
        }

        if (run.Footnote is not null)
        {
            return $"^[{Escape(run.Footnote)}]";
        }

        var text = Escape(run.Text);
        text = run.Marks.HasFlag(Marks.Superscript) ? $"^({text})" : run.Marks.HasFlag(Marks.Subscript) ? $"~({text})" : text;
        text = run.Marks.HasFlag(Marks.Italic) ? $"*{text}*" : text;
        return run.Marks.HasFlag(Marks.Bold) ? $"**{text}**" : text;
    }

    private static string Escape(string text)
    {
        var safe = new StringBuilder();
        foreach (var letter in text)
        {
            safe.Append(letter is '\\' or '*' or '[' or ']' or '^' or '~' or '|' or '(' or ')' ? $"\\{letter}" : letter.ToString());
        }

        return safe.Replace("\\(", "(").Replace("\\)", "\\)").ToString();
    }

    private static void Parse(string text, Marks marks, string? link, List<Inline> runs)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\\' && at + 1 < text.Length)
            {
                plain.Append(text[++at]);
            }
            else if (letter == '\n')
            {
                Flush();
                runs.Add(Inline.Break);
            }
            else if (letter == '*' && Inside(text, at, text.AsSpan(at).StartsWith("**") ? "**" : "*") is { } starred)
            {
                Flush();
                var two = text.AsSpan(at).StartsWith("**");
                Parse(starred, marks | (two ? Marks.Bold : Marks.Italic), link, runs);
                at += starred.Length + (two ? 3 : 1);
            }
            else if (letter == '^' && link is null && at + 1 < text.Length && text[at + 1] == '[' && Until(text, at + 2, ']') is { } called)
            {
                Flush();
                runs.Add(Inline.Call(Plain(called)));
                at += called.Length + 2;
            }
            else if (letter is '^' or '~' && at + 1 < text.Length && text[at + 1] == '(' && Until(text, at + 2, ')') is { } small)
            {
                Flush();
                Parse(small, marks | (letter == '^' ? Marks.Superscript : Marks.Subscript), link, runs);
                at += small.Length + 2;
            }
            else if (letter == '[' && link is null && Until(text, at + 1, ']') is { } label && text.AsSpan(at + label.Length + 2).StartsWith("(")
                && Until(text, at + label.Length + 3, ')') is { } address && BlockRules.IsSafeLink(address.Trim()))
            {
                Flush();
                Parse(label, marks, address.Trim(), runs);
                at += label.Length + address.Length + 3;
            }
            else
            {
                plain.Append(letter);
            }
        }

        Flush();

        void Flush()
        {
            if (plain.Length > 0)
            {
                runs.Add(new Inline(plain.ToString(), marks, link));
                plain.Clear();
            }
        }
    }

    /// <summary>A text without the backslashes that guard its characters, on one line.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            plain.Append(text[at] == '\n' ? ' ' : text[at]);
        }

        return plain.ToString().Trim();
    }

    /// <summary>The text between a star mark at <paramref name="at"/> and its closing mark, or null when it is not closed.</summary>
    private static string? Inside(string text, int at, string mark)
    {
        var start = at + mark.Length;
        for (var end = start; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }
            else if (text[end] == '*' && end > start && text.AsSpan(end).StartsWith(mark) && (mark.Length == 2 || !text.AsSpan(end).StartsWith("**")))
            {
                return mark.Length == 2 && text.AsSpan(end).StartsWith("***") ? text[start..(end + 1)] : text[start..end];
            }
            else if (text[end] == '*' && mark.Length == 1)
            {
                end++;
            }
        }

        return null;
    }

    private static string? Until(string text, int start, char close)
    {
        for (var end = start; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }
            else if (text[end] == close)
            {
                return end > start ? text[start..end] : null;
            }
        }

        return null;
    }
}
