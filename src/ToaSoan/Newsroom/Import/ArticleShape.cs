using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// Recognises an article in a row of pieces: kicker, title, lead, byline, captions, and what is no part of it. Shared by
/// every import. It never rewrites words; whatever it decides is in the findings, so that an editor can undo it.
/// </summary>
public static class ArticleShape
{
    /// <summary>The article; its photo list is empty, for the caller holds the bytes.</summary>
    /// <param name="pieces">The pieces in reading order.</param>
    /// <param name="notes">The footnotes in the order of their markers; each stands where it is called (<see cref="Footnotes"/>).</param>
    /// <param name="findings">Takes what was recognised and left out.</param>
    public static ImportedArticle Of(IReadOnlyList<SourcePiece> pieces, IReadOnlyList<IReadOnlyList<SourceLine>> notes, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(findings);
        var open = pieces.ToList();
        PageChrome.Strip(open, findings);
        Letterhead.Strip(open, findings);
        var usual = UsualSize(open);
        var (kicker, title, top) = Titles.Take(open, usual, findings);
        var authors = Bylines.Take(open, top, findings);
        var lead = Titles.TakeLead(open, top, usual, findings);
        var blocks = new BodyBlocks(usual, findings).Of(open);
        if (notes.Count > 0)
        {
            findings.Add(Rules.Notes, FindingKind.Recognised, notes.SelectMany(static note => note).FirstOrDefault()?.OneLine ?? "", count: notes.Count);
            blocks = Footnotes.Place(blocks, notes);
        }

        return new ImportedArticle(kicker, title, lead, new Document(blocks), authors, [], findings.Findings);
    }

    /// <summary>The letter size most words of the file have; 0 when no size is known.</summary>
    private static double UsualSize(List<SourcePiece> pieces) => pieces.OfType<SourceLine>().Where(static line => line.Size > 0)
        .GroupBy(static line => line.Size).OrderByDescending(static group => group.Sum(static line => line.Words)).FirstOrDefault()?.Key ?? 0;
}
