namespace ToaSoan.Search;

/// <summary>
/// Abbreviations of public life and what they stand for; a query in one form finds the others. Only abbreviations that are
/// no syllable when folded: TU (Thành ủy) would find every "từ".
/// </summary>
internal static class Synonyms
{
    private static readonly Form[][] Groups =
    [
        .. new[]
        {
            "tp = thành phố", "ubnd = ủy ban nhân dân", "hđnd = hội đồng nhân dân", "bcđ = ban chỉ đạo", "btv = ban thường vụ",
            "uvbtv = ủy viên ban thường vụ", "bch = ban chấp hành", "mttq = mặt trận tổ quốc", "antt = an ninh trật tự",
            "kt xh = ktxh = kinh tế xã hội", "atgt = an toàn giao thông", "pccc = phòng cháy chữa cháy", "bhxh = bảo hiểm xã hội",
            "bhyt = bảo hiểm y tế", "cchc = cải cách hành chính", "tthc = thủ tục hành chính", "gpmb = giải phóng mặt bằng", "cntt = công nghệ thông tin",
            "gd đt = gdđt = giáo dục và đào tạo = giáo dục đào tạo", "htx = hợp tác xã", "thpt = trung học phổ thông", "thcs = trung học cơ sở",
        }.Select(static group => group.Split(" = ").Select(static form => new Form(form.Split(' '))).ToArray()),
    ];

    /// <summary>
    /// The longest form that begins at a word, as its number of words and the other forms, each in folded words; (0, []) when
    /// none does. A word typed with marks must have the form's marks.
    /// </summary>
    public static (int Words, string[][] Others) At(ReadOnlySpan<QueryWord> words)
    {
        Form? longest = null;
        var others = Array.Empty<string[]>();
        foreach (var group in Groups)
        {
            foreach (var form in group)
            {
                if (form.Exact.Length > (longest?.Exact.Length ?? 0) && form.Begins(words))
                {
                    longest = form;
                    others = [.. group.Where(other => other != form).Select(static other => other.Fold)];
                }
            }
        }

        return (longest?.Exact.Length ?? 0, others);
    }

    private sealed class Form(string[] exact)
    {
        public string[] Exact { get; } = exact;

        public string[] Fold { get; } = [.. exact.Select(Folding.Of)];

        public bool Begins(ReadOnlySpan<QueryWord> words)
        {
            for (var i = 0; i < Exact.Length; i++)
            {
                if (i == words.Length || (words[i].Marked ? words[i].Exact != Exact[i] : words[i].Fold != Fold[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
