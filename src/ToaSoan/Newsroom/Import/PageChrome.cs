using System.Text.RegularExpressions;
using VietnameseText;

namespace ToaSoan.Newsroom.Import;

/// <summary>Takes away what was copied along with a web page: widget titles and visit counters glued to the end.</summary>
internal static partial class PageChrome
{
    private const int MostLines = 12;

    public static void Strip(List<SourcePiece> pieces, FindingLog findings)
    {
        for (var taken = 0; taken < MostLines && pieces.Count > 1; taken++)
        {
            var line = pieces[^1] as SourceLine;
            if (line is not { Words: <= 12 } || !Chrome().IsMatch(SearchKey.Fold(line.OneLine)))
            {
                return;
            }

            findings.Each(Rules.Chrome, FindingKind.Dropped, line.OneLine);
            pieces.RemoveAt(pieces.Count - 1);
        }
    }

    [GeneratedRegex(@"^(thoi tiet|ty gia( ngoai te)?|gia vang|thong ke truy cap|luot truy cap|dang online \d+( tong luot truy cap \d+)?|tong luot truy cap \d+|dang truy cap \d+|lien ket( website)?|chia se|in trang|quay lai|ve dau trang|tin lien quan|cac tin khac)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Chrome();
}
