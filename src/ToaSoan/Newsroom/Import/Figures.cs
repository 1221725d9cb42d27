using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>Makes a figure or gallery of photos and the lines that caption them. Alternative text is a person's work and stays empty.</summary>
internal static class Figures
{
    /// <summary>One photo gives a figure, several a gallery with the caption in common.</summary>
    public static Block Of(IReadOnlyList<string> photos, IReadOnlyList<SourceLine> words, FindingLog findings)
    {
        var (caption, credit) = Words(words, findings);
        return photos.Count == 1
            ? new Figure(photos[0], caption, credit, "")
            : new Gallery([.. photos.Select(photo => new Figure(photo, "", credit, ""))], caption);
    }

    /// <summary>The caption and credit that lines give; too long a caption is cut nowhere but kept within the schema's limit.</summary>
    public static (string Caption, string Credit) Words(IReadOnlyList<SourceLine> lines, FindingLog findings)
    {
        var (caption, credit) = ("", "");
        foreach (var line in lines)
        {
            var (text, who) = Captions.Split(line.OneLine);
            caption = caption.Length == 0 ? text : text.Length == 0 ? caption : $"{caption} {text}";
            credit = credit.Length == 0 ? who : credit;
            findings.Each(Rules.Caption, FindingKind.Recognised, line.OneLine, who);
        }

        return (Fit(caption, findings), Fit(credit, findings));
    }

    private static string Fit(string text, FindingLog findings)
    {
        if (text.Length <= BlockRules.MaxWords)
        {
            return text;
        }

        findings.Add(Rules.LongCaption, FindingKind.Dropped, text);
        var end = text.LastIndexOf(' ', BlockRules.MaxWords - 2);
        return text[..(end > 0 ? end : BlockRules.MaxWords - 2)] + "…";
    }
}
