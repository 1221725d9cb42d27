using System.Globalization;
using System.Text.RegularExpressions;

namespace ToaSoan.Reports.Documents;

/// <summary>The lines of a document that its profile words: number, day, addressees, recipients, signature, annexes, and the end of its text. In Vietnamese, whatever language the screen has.</summary>
public static partial class DocumentWords
{
    /// <summary>Before the addressees.</summary>
    public const string To = "Kính gửi:";

    /// <summary>Before the recipients.</summary>
    public const string RecipientsHead = "Nơi nhận:";

    private const string AsAbove = "Như trên";
    private const string Room = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"; // for a number written by hand
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>"Số: 05/BC-UBND", or "Số 05-BC/BCĐ".</summary>
    public static string NumberLine(ReportDocument document, DocumentProfile profile)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(profile);
        return string.Format(profile.NumberForm, document.Number is { } number ? Two(number) : Room, Upper(document.TypeCode), Upper(document.IssuerCode));
    }

    /// <summary>"Uông Bí, ngày 05 tháng 7 năm 2026".</summary>
    public static string PlaceLine(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return $"{document.Place}, ngày {DayWords(document.Date)}";
    }

    /// <summary>The addressees after "Kính gửi:": one as it is; several each "- …;", the last "- ….".</summary>
    public static IReadOnlyList<string> Addressees(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Addressees is [var only] ? [only] : [.. document.Addressees.Select((name, index) => $"- {name}{(index == document.Addressees.Count - 1 ? "." : ";")}")];
    }

    /// <summary>The recipients' lines: a report that goes up begins with "Như trên"; the last is the archive's.</summary>
    public static IReadOnlyList<string> Recipients(ReportDocument document, DocumentProfile profile)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(profile);
        string[] names = document.Addressees.Count > 0 ? [AsAbove, .. document.Recipients] : [.. document.Recipients];
        return [.. names.Select(name => $"- {name}{profile.RecipientEnd}"), $"- {string.Format(profile.ArchiveForm, document.Archive)}"];
    }

    /// <summary>A line above the signature: "KT. CHỦ TỊCH".</summary>
    public static string Signer(SignatureLine line, DocumentProfile profile)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(profile);
        var title = profile.Parts.Title.Upper ? Upper(line.Text) : line.Text;
        return line.Power == SigningPower.None ? title : $"{profile.Powers.Of(line.Power)} {(profile.Parts.Power.Upper ? Upper(line.Text) : line.Text)}";
    }

    /// <summary>"Phụ lục", or with others beside it "Phụ lục II".</summary>
    public static string AnnexName(ReportDocument document, int index)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Annexes.Count == 1 ? "Phụ lục" : $"Phụ lục {DocumentNumbers.Roman(index + 1)}";
    }

    /// <summary>The line that refers an annex to its document.</summary>
    public static string AnnexReference(ReportDocument document, DocumentProfile profile)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(profile);
        var number = NumberLine(document, profile);
        return string.Format(profile.AnnexForm, document.TypeName, number[(number.IndexOf(' ', StringComparison.Ordinal) + 1)..], DayWords(document.Date), document.IssuingAgency);
    }

    /// <summary>The text with the mark of its end after the last words ("./."), in place of a full stop that stands there.</summary>
    public static IReadOnlyList<ReportBlock> Ended(ReportDocument document, DocumentProfile profile)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(profile);
        return [.. document.Body.SkipLast(1), .. document.Body.TakeLast(1).Select(last => last switch
        {
            ReportParagraph paragraph => new ReportParagraph(Ended(paragraph.Runs, profile.Ending)),
            ReportItem item => new ReportItem(item.Mark, Ended(item.Runs, profile.Ending)),
            _ => last,
        })];
    }

    /// <summary>Upper case by the rules of Vietnamese.</summary>
    public static string Upper(string text) => text is null ? "" : text.ToUpper(Vietnamese);

    /// <summary>The text in composed letters, with no line break between a number and what it counts, nor after "TP" and "số".</summary>
    public static string Bound(string text) => Loose().Replace((text ?? "").Normalize(), "\u00a0");

    /// <summary>The same over several runs: a figure and its unit stand in two.</summary>
    public static IReadOnlyList<ReportRun> Bound(IReadOnlyList<ReportRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var (composed, at) = (runs.Select(static run => run with { Text = run.Text.Normalize() }).ToArray(), 0);
        var text = Bound(string.Concat(composed.Select(static run => run.Text)));
        return [.. composed.Select(run => run with { Text = text[at..(at += run.Text.Length)] })];
    }

    private static ReportRun[] Ended(IReadOnlyList<ReportRun> runs, string ending)
    {
        var words = runs.Reverse().SkipWhile(static run => run.Text.TrimEnd('.', '/', ' ').Length == 0).Reverse().ToArray();
        if (words is not [.. var before, var last])
        {
            return [new ReportRun(ending)];
        }

        // A figure's value stays its own run: the mark is no part of it.
        var text = last.Text.TrimEnd().TrimEnd('.', '/').TrimEnd();
        return last.Figure is null ? [.. before, last with { Text = text + ending }] : [.. before, last, new ReportRun(ending)];
    }

    private static string DayWords(DateOnly? day) => day is { } known
        ? $"{Two(known.Day)} tháng {(known.Month < 3 ? Two(known.Month) : known.Month.ToString(CultureInfo.InvariantCulture))} năm {known.Year.ToString(CultureInfo.InvariantCulture)}"
        : $"{Room}tháng{Room}năm{Room}";

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\d) (?=[\p{L}%‰°₫])|(?<=(^|[\s(])(TP|TP\.|[Ss]ố)) (?=[\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loose();
}
