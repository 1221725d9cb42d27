using System.Text.RegularExpressions;
using VietnameseText;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// Takes away the letterhead of an administrative document (Decree 30/2020, Annex I): agency, quốc hiệu and tiêu ngữ,
/// number, place and date; a Party letterhead alike. It stands at the top, as a table without borders or as lines.
/// </summary>
internal static partial class Letterhead
{
    private const int TopPieces = 10;

    public static void Strip(List<SourcePiece> pieces, FindingLog findings)
    {
        var top = Math.Min(TopPieces, pieces.Count);
        var table = pieces.FindIndex(0, top, static piece => piece is SourceTable table && Motto().IsMatch(SearchKey.Fold(table.Text)));
        var first = table >= 0 ? table : pieces.FindIndex(0, top, static piece => piece is SourceLine { Words: <= 30 } line && Motto().IsMatch(SearchKey.Fold(line.OneLine)));
        if (first < 0)
        {
            return;
        }

        var text = new List<string>();
        var last = first;
        while (last + 1 < top && pieces[last + 1] is SourceLine line && IsPart(line))
        {
            last++;
        }

        // An agency's name may stand on its own lines above quốc hiệu.
        while (table < 0 && first > 0 && pieces[first - 1] is SourceLine { Words: <= 12 } line && !line.OneLine.Any(char.IsLower))
        {
            first--;
        }

        foreach (var piece in pieces.GetRange(first, last - first + 1))
        {
            text.Add(piece switch { SourceTable cells => cells.Text, SourceLine line => line.OneLine, _ => "" });
        }

        var all = string.Join('\n', text);
        findings.Add(Rules.Letterhead, FindingKind.Dropped, all.Replace("\n", " | ", StringComparison.Ordinal), Agency(all));
        pieces.RemoveRange(first, last - first + 1);
    }

    private static bool IsPart(SourceLine line) => line.Words <= 20
        && (Motto().IsMatch(SearchKey.Fold(line.OneLine)) || NumberOrDate().IsMatch(line.OneLine) || !line.OneLine.Any(char.IsLetterOrDigit));

    /// <summary>The issuing agency: the last line in capitals before quốc hiệu; empty when there is none.</summary>
    private static string Agency(string letterhead) => letterhead.Split('\n').TakeWhile(static line => !Motto().IsMatch(SearchKey.Fold(line)))
        .LastOrDefault(static line => line.Any(char.IsLetter) && !line.Any(char.IsLower) && !line.Any(char.IsDigit)) ?? "";

    [GeneratedRegex("cong hoa xa hoi chu nghia viet nam|^doc lap tu do hanh phuc$|dang cong san viet nam$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Motto();

    [GeneratedRegex(@"^(Số|SỐ)\s*:?\s*\S*\s*[/-]\s*\p{Lu}|^[\p{L} .]{2,40},\s*ngày\s+.{0,6}\s*tháng\s+.{0,6}\s*năm\s+\d{4}$|^\d{0,6}\s*/?\S*-\S+\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NumberOrDate();
}
