namespace ToaSoan.Newsroom.Import;

/// <summary>Finds the kicker, the title and the lead at the top of a file.</summary>
internal static class Titles
{
    private const int TopLines = 6;
    private const int MostTitleWords = 40;
    private const int MostKickerWords = 12;

    /// <summary>Takes kicker and title out of the pieces; Top is where they stood.</summary>
    public static (string Kicker, string Title, int Top) Take(List<SourcePiece> pieces, double usual, FindingLog findings)
    {
        var at = Styled(pieces);
        at = at >= 0 ? at : Strong(pieces, usual);
        var sure = at >= 0;
        at = sure ? at : pieces.FindIndex(static piece => piece is SourceLine { Words: <= 30, List: null } line && !EndsSentence(line));
        if (at < 0 || (!sure && pieces.Take(at).OfType<SourceLine>().Any()))
        {
            findings.Add(Rules.NoTitle, FindingKind.Doubtful);
            return ("", "", 0);
        }

        var first = (SourceLine)pieces[at];
        var kicker = "";
        if (at + 1 < pieces.Count && pieces[at + 1] is SourceLine below && IsKickerOf(first, below, usual))
        {
            kicker = first.OneLine;
            pieces.RemoveAt(at);
            first = below;
        }
        else if (at > 0 && pieces[at - 1] is SourceLine { Words: <= MostKickerWords, List: null } above && !EndsSentence(above) && !above.OneLine.Any(char.IsDigit))
        {
            kicker = above.OneLine;
            pieces.RemoveAt(--at);
        }

        var title = first.OneLine;
        var words = first.Words;
        pieces.RemoveAt(at);
        while (at < pieces.Count && pieces[at] is SourceLine next && Continues(first, next, words, usual))
        {
            title += " " + next.OneLine;
            words += next.Words;
            pieces.RemoveAt(at);
        }

        findings.Add(sure ? Rules.Title : Rules.GuessedTitle, sure ? FindingKind.Recognised : FindingKind.Doubtful, title);
        if (kicker.Length > 0)
        {
            findings.Add(Rules.Kicker, FindingKind.Recognised, kicker);
        }

        return (kicker, title, at);
    }

    /// <summary>Takes the lead out of the pieces: by its style, its bold or italic letters, or its length and place.</summary>
    public static string TakeLead(List<SourcePiece> pieces, int top, double usual, FindingLog findings)
    {
        var at = pieces.FindIndex(static piece => piece is SourceLine { Role: LineRole.Lead });
        for (var index = top; at < 0 && index < pieces.Count; index++)
        {
            if (pieces[index] is SourceLine line && !(index > top && pieces[index - 1] is SourcePhotos && Captions.IsCaption(line, usual)))
            {
                at = index;
            }
        }

        if (at < 0 || pieces[at] is not SourceLine lead || !IsLead(lead, pieces.Skip(at + 1).Any(static piece => piece is SourceLine or SourceTable)))
        {
            return "";
        }

        pieces.RemoveAt(at);
        var text = lead.OneLine;
        while (lead.Role == LineRole.Lead && at < pieces.Count && pieces[at] is SourceLine { Role: LineRole.Lead } more)
        {
            text += " " + more.OneLine;
            pieces.RemoveAt(at);
        }

        findings.Add(Rules.Lead, FindingKind.Recognised, text);
        return text;
    }

    private static bool IsLead(SourceLine line, bool textFollows) =>
        line.Role == LineRole.Lead
        || (line is { Role: LineRole.Text, List: null } && line.Words is >= 8 and <= 120 && (line.Bold || line.Italic))
        || (line is { Role: LineRole.Text, List: null } && line.Words is >= 15 and <= 80 && textFollows);

    private static int Styled(List<SourcePiece> pieces)
    {
        var title = pieces.FindIndex(static piece => piece is SourceLine { Role: LineRole.Title });
        return title >= 0 ? title : pieces.FindIndex(0, Math.Min(TopLines, pieces.Count), static piece => piece is SourceLine { Role: LineRole.Heading, Level: 1, Words: <= MostTitleWords });
    }

    private static int Strong(List<SourcePiece> pieces, double usual)
    {
        var lines = 0;
        for (var index = 0; index < pieces.Count && lines < TopLines; index++)
        {
            if (pieces[index] is SourceLine line)
            {
                lines++;
                if (IsStrong(line, usual) && line is { Words: <= MostTitleWords, List: null } && !EndsSentence(line))
                {
                    return index;
                }
            }
        }

        return -1;
    }

    private static bool IsStrong(SourceLine line, double usual) =>
        line.Role is LineRole.Kicker or LineRole.Heading
        || (line.Role == LineRole.Text && (line.Bold || line.Align == LineAlign.Centre || (usual > 0 && line.Size > usual + 0.9) || IsCapitals(line.OneLine)));

    private static bool IsKickerOf(SourceLine line, SourceLine below, double usual)
    {
        if (line.Role == LineRole.Title || line.Words > MostKickerWords || !IsStrong(below, usual) && below.Role != LineRole.Title || EndsSentence(below) || below.Words > MostTitleWords)
        {
            return false;
        }

        return line.Role == LineRole.Kicker || below.Role == LineRole.Title || below.Size > line.Size + 0.9 || (IsCapitals(line.OneLine) && !IsCapitals(below.OneLine) && below.Bold);
    }

    private static bool Continues(SourceLine title, SourceLine next, int words, double usual) =>
        next.Role == title.Role && next.Level == title.Level && next.List is null && next.Size == title.Size && next.Align == title.Align && next.Bold == title.Bold && next.Italic == title.Italic
        && (title.Align == LineAlign.Centre || title.Role == LineRole.Title || (usual > 0 && title.Size > usual + 0.9) || (title.Bold && IsCapitals(title.OneLine)))
        && words + next.Words <= MostTitleWords && next.Words <= 20 && !EndsSentence(next) && IsCapitals(title.OneLine) == IsCapitals(next.OneLine);

    private static bool EndsSentence(SourceLine line) => line.OneLine[^1] is '.' or ';' or ':' or ',' && !line.OneLine.EndsWith("...", StringComparison.Ordinal);

    private static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);
}
