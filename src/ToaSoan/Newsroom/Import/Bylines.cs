using System.Text.RegularExpressions;
using ToaSoan.Blocks;
using VietnameseText;

namespace ToaSoan.Newsroom.Import;

/// <summary>Finds who wrote the article: labelled lines ("Tin, ảnh: …") and bare names at the end.</summary>
internal static partial class Bylines
{
    private const int LastPieces = 6;
    private const int MostLabelledWords = 20;

    /// <summary>Takes the bylines out of the pieces and returns the names in their order.</summary>
    public static IReadOnlyList<string> Take(List<SourcePiece> pieces, int top, FindingLog findings)
    {
        var names = new List<string>();
        SplitLast(pieces);
        for (var index = pieces.Count - 1; index >= Math.Max(top, pieces.Count - LastPieces); index--)
        {
            if (pieces[index] is not SourceLine line)
            {
                continue;
            }

            var found = Of(pieces, index, line);
            if (found.Count == 0)
            {
                // Only captions may stand between the byline and the end.
                if (index > top && (pieces[index - 1] is SourcePhotos || (index > top + 1 && pieces[index - 2] is SourcePhotos)))
                {
                    continue;
                }

                break;
            }

            names.InsertRange(0, found.Where(name => !names.Contains(name)));
            var sure = line.Role == LineRole.Byline || line.Align == LineAlign.Right || line.Bold || Label().IsMatch(line.OneLine) || From().IsMatch(line.OneLine);
            findings.Each(sure ? Rules.Byline : Rules.GuessedByline, sure ? FindingKind.Recognised : FindingKind.Doubtful, line.OneLine, string.Join(", ", found));
            pieces.RemoveAt(index);
        }

        if (names.Count == 0 && top < pieces.Count - 1 && pieces[top] is SourceLine { Words: <= MostLabelledWords } first && (first.Role == LineRole.Byline || Label().IsMatch(first.OneLine)))
        {
            names.AddRange(Split(Label().Replace(first.OneLine, "")));
            findings.Each(Rules.Byline, FindingKind.Recognised, first.OneLine, string.Join(", ", names));
            pieces.RemoveAt(top);
        }

        return names;
    }

    /// <summary>Whether a text is one Vietnamese name: two to four capitalised syllables, at most one of them foreign.</summary>
    public static bool IsName(string text)
    {
        var words = text.Split(' ');
        return words.Length is >= 2 and <= 4
            && words.All(static word => char.IsUpper(word[0]) && (word.Skip(1).All(char.IsLower) || word.All(char.IsUpper)))
            && words.Count(static word => !Syllable.TryParse(word, out _)) <= (words.Length > 2 ? 1 : 0);
    }

    /// <summary>A byline typed after a line break inside the last paragraph becomes a line of its own.</summary>
    private static void SplitLast(List<SourcePiece> pieces)
    {
        var index = pieces.FindLastIndex(static piece => piece is SourceLine);
        if (index < 0 || pieces[index] is not SourceLine { List: null } line || line.Content.ToList().LastIndexOf(Inline.Break) is not (> 0 and var at))
        {
            return;
        }

        var tail = line with { Content = [.. line.Content.Skip(at + 1)] };
        if (Of(pieces, index, tail).Count > 0)
        {
            pieces[index] = line with { Content = [.. line.Content.Take(at)] };
            pieces.Insert(index + 1, tail);
        }
    }

    private static List<string> Of(List<SourcePiece> pieces, int index, SourceLine line)
    {
        if (line.List is not null || line.Role is LineRole.Heading or LineRole.Title or LineRole.Lead || line.Words > MostLabelledWords)
        {
            return [];
        }

        var text = line.OneLine;
        if (Label().Match(text) is { Success: true } label)
        {
            // "Ảnh: …" right under a photo is that photo's credit or caption.
            var photo = index > 0 && (pieces[index - 1] is SourcePhotos || (index > 1 && pieces[index - 2] is SourcePhotos));
            var named = Split(text[label.Length..]);
            return SearchKey.Fold(label.Value) == "anh" && (photo || !named.TrueForAll(IsName)) ? [] : named;
        }

        if (line.Role == LineRole.Byline)
        {
            return Split(text);
        }

        if (From().Match(text) is { Success: true } from)
        {
            return [from.Groups["source"].Value.TrimEnd('.', ')').Trim()];
        }

        var names = Split(text);
        return names.Count > 0 && names.Count <= 4 && text[^1] != '.' && names.TrueForAll(IsName) ? names : [];
    }

    private static List<string> Split(string text) => [.. Between().Split(Aside().Replace(text, " "))
        .Select(static name => Label().Replace(name.Trim(' ', '.', '(', ')', '*'), "").Trim())
        .Where(static name => name.Length is > 1 and <= 60 && char.IsUpper(name[0]))
        .Distinct()];

    [GeneratedRegex(@"^\(?\s*((tin|bài|ảnh|clip|video|đồ họa|đồ hoạ|thực hiện|người thực hiện|tác giả|người viết|biên soạn|biên tập|phóng viên|nhóm tác giả)(\s*(,|và|-|–|/|&|\+)?\s*(tin|bài|ảnh|viết|clip|video))*\s*:|(tin|bài)\s*(,|và|-|–|/|&)\s*(bài|ảnh)\s+(?=(?-i:\p{Lu})))\s*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\(?Theo\s*:?\s+(?<source>\p{Lu}[^.,;:]*)\)?\.?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex From();

    [GeneratedRegex(@"\s+[-–—]\s+|\s*[,;/&+]\s*|\s+và\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Aside();
}
