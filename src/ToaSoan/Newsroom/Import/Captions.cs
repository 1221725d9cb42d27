using System.Text.RegularExpressions;

namespace ToaSoan.Newsroom.Import;

/// <summary>Tells captions from running text, and the photographer's name from the caption.</summary>
internal static partial class Captions
{
    private const int MostWords = 60;
    private const int MostCandidateWords = 30;

    /// <summary>Whether a line that stands next to a photo is its caption: by style, look or wording.</summary>
    public static bool IsCaption(SourceLine line, double usual)
    {
        if (line.Role == LineRole.Caption)
        {
            return line.Text.Length <= Blocks.BlockRules.MaxWords;
        }

        if (line.Role != LineRole.Text || line.List is not null || line.Words > MostWords || (line.Bold && !line.Italic))
        {
            return false;
        }

        return line.OneLine.Any(char.IsLetter) && (line.Italic || line.Align == LineAlign.Centre || (usual > 0 && line.Size > 0 && line.Size <= usual - 1) || IsCandidate(line));
    }

    /// <summary>Whether the wording alone is that of a caption: one sentence that shows and does not tell.</summary>
    public static bool IsCandidate(SourceLine line)
    {
        var text = line.OneLine;
        return line is { Role: LineRole.Text, List: null } && line.Words <= MostCandidateWords && !Sentences().IsMatch(text)
            && (Label().IsMatch(text) || View().IsMatch(text) || (Person().IsMatch(text) && !Telling().IsMatch(text)));
    }

    /// <summary>Whether a line only names the photographer.</summary>
    public static bool IsCredit(SourceLine line) => Split(line.OneLine) is ("", { Length: > 0 });

    /// <summary>Parts a caption from its credit: "… khởi công. Ảnh: Minh Hà" and "(Ảnh: Minh Hà)".</summary>
    public static (string Caption, string Credit) Split(string text)
    {
        if (Credit().Match(text) is { Success: true } match && LooksLikeCredit(match.Groups["who"].Value.Trim()))
        {
            return (match.Groups["caption"].Value.TrimEnd(' ', '-', '–', '—', '|', '(', '/'), match.Groups["who"].Value.Trim().TrimEnd('.', ')'));
        }

        return (Label().Replace(text, "") is { Length: > 0 } caption ? caption : text, "");
    }

    /// <summary>A credit names somebody: few words, each capitalised, or an office or press agency by its first letter.</summary>
    private static bool LooksLikeCredit(string who)
    {
        var words = who.TrimEnd('.', ')').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 8 && char.IsUpper(words[0][0])
            && (words.Length <= 4 ? words.Count(static word => char.IsUpper(word[0]) || !char.IsLetter(word[0])) >= words.Length - 1 : char.IsUpper(words[^1][0]) || char.IsUpper(words[1][0]));
    }

    [GeneratedRegex(@"^(?<caption>.*?)\(?\s*\b(Ảnh|Nguồn ảnh|Nguồn|Photo|ảnh)\s*:\s*(?<who>[^:]{2,80})$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^(Trong ảnh|Ảnh|Hình ảnh|Hình)\s*(\d{1,3}\s*)?[:.]\s*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(Toàn cảnh|Quang cảnh|Một góc|Hình ảnh|Ảnh minh h[oọ]ạ?a?)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex View();

    [GeneratedRegex(@"^(Các )?(đồng chí|đ/c|ông|bà|đại biểu|lãnh đạo)\b.*\b(phát biểu|trao|tặng|thăm|kiểm tra|báo cáo|chủ trì|tham luận|kết luận|cắt băng|chụp ảnh|dâng hương|tham quan|ký kết)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(nhấn mạnh|yêu cầu|đề nghị|cho biết|cho hay|khẳng định|chia sẻ|ghi nhận|đồng thời|bày tỏ|cho rằng|nói)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Telling();

    [GeneratedRegex(@"[.!?…]\s+\p{Lu}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sentences();
}
