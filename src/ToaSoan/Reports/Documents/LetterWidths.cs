using System.Globalization;
using System.Text;

namespace ToaSoan.Reports.Documents;

/// <summary>How wide words set in Times New Roman are, for rules that are as long as a line and for dashes that stand under a colon. Marks over letters add nothing.</summary>
internal static class LetterWidths
{
    // In thousandths of the size, A to Z, a to z: metrics of the typeface, which the free ones that replace it share.
    private static readonly int[] Plain =
    [
        722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611,
        444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444,
    ];

    private static readonly int[] Bold =
    [
        722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667,
        500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444,
    ];

    /// <summary>The width of words in points.</summary>
    public static decimal Of(string text, PartStyle style)
    {
        var sum = 0;
        foreach (var letter in text.Normalize(NormalizationForm.FormD).Replace('Đ', 'D').Replace('đ', 'd'))
        {
            sum += letter switch
            {
                >= 'A' and <= 'Z' => (style.Bold ? Bold : Plain)[letter - 'A'],
                >= 'a' and <= 'z' => (style.Bold ? Bold : Plain)[letter - 'a' + 26],
                ' ' or '\u00a0' or ',' or '.' => 250,
                '/' or ':' or ';' => 278,
                '-' or '(' or ')' => 333,
                _ => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark ? 0 : 500,
            };
        }

        return sum * style.Size / 1000;
    }
}
