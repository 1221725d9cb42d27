namespace ToaSoan.Reports.Documents;

/// <summary>
/// Numbers headings, items, tables and charts as the profile writes them. Khoản begin again in each mục, điểm in each khoản; a khoản or điểm counts the same whether it
/// has a title of its own or not.
/// </summary>
public static class DocumentNumbers
{
    // The alphabet without f, j, w, z: a b c d đ e g h i k l …
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    /// <summary>Each block with what stands before its words: "I. ", "a) ", "- ", "Bảng 2. ", or "". In an annex (<paramref name="named"/> false) tables and charts have no number.</summary>
    public static IEnumerable<(ReportBlock Block, string Label)> Of(IEnumerable<ReportBlock> blocks, DocumentProfile profile, bool named = true)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(profile);
        int section = 0, clause = 0, point = 0, table = 0, chart = 0;
        foreach (var block in blocks)
        {
            yield return (block, block switch
            {
                ReportHeading { Level: 1 } => Section(),
                ReportHeading { Level: 2 } or ReportItem { Mark: ReportMark.Clause } => Clause(),
                ReportHeading or ReportItem { Mark: ReportMark.Point } => string.Format(profile.PointForm, Letter(++point)),
                ReportItem { Mark: ReportMark.Plus } => "+ ",
                ReportItem => "- ",
                ReportTable when named => $"Bảng {++table}. ",
                ReportChart when named => $"Biểu đồ {++chart}. ",
                _ => "",
            });
        }

        string Section()
        {
            (clause, point) = (0, 0);
            return string.Format(profile.SectionForm, Roman(++section));
        }

        string Clause()
        {
            point = 0;
            return string.Format(profile.ClauseForm, ++clause);
        }
    }

    /// <summary>The n-th letter in the order of the Vietnamese alphabet: 5 is "đ"; after "y" come "aa", "ab" ….</summary>
    public static string Letter(int number) => number <= Letters.Length ? $"{Letters[number - 1]}" : Letter((number - 1) / Letters.Length) + Letters[(number - 1) % Letters.Length];

    /// <summary>A Roman numeral.</summary>
    public static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
            {
                text += sign;
            }
        }

        return text;
    }
}
