using System.Text.RegularExpressions;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>
/// The first text of a periodic report: the outline administrations use (results, assessment, tasks, proposals), in sentences built only from figures there are. What no figure says is left
/// to be written and marked so (<see cref="Unwritten"/>); a report with such a mark is not frozen.
/// </summary>
public static partial class ReportOutline
{
    /// <summary>Stands where somebody has to write.</summary>
    public const string Unwritten = "[…]";

    private const int MostIndicators = 40, MostTasks = 20;

    /// <summary>The first text.</summary>
    public static ReportText First(FigureSite site, ReportHead head)
    {
        ArgumentNullException.ThrowIfNull(site);
        var book = site.Book;
        return new ReportText(head,
        [
            Paragraph(OutlineText.Opening),
            Section(OutlineText.Results), .. Publishing(book), .. Told(book, OutlineText.Readers, Readers), .. Told(book, OutlineText.Programme, Programme), .. Told(book, OutlineText.Tasks, Tasks), .. Told(book, OutlineText.Projects, Projects), .. Indicators(book),
            Section(OutlineText.Assessment),
            Clause(OutlineText.Strengths), .. Judged(book, better: true),
            Clause(OutlineText.Weaknesses), .. Judged(book, better: false),
            Clause(OutlineText.Causes), Paragraph(OutlineText.CausesHint),
            Section(OutlineText.NextTasks),
            Clause(OutlineText.Aims), Paragraph(OutlineText.AimsHint),
            Clause(OutlineText.MainTasks), .. Open(book),
            Section(OutlineText.Proposals), Paragraph(OutlineText.ProposalsHint),
            new ReportPart(PartKind.Annex, OutlineText.AnnexAll), new ReportPart(PartKind.Table, "", ""),
            .. Annex(book, OutlineText.AnnexOffices, DocumentBuilder.OfficeNow), .. Annex(book, OutlineText.AnnexReported, FigurePart.Office), .. Annex(book, OutlineText.AnnexSections, "section"),
        ]);
    }

    /// <summary>The head of a newsroom that has set none, as far as its identity says.</summary>
    public static ReportHead Head(SiteIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new ReportHead
        {
            ParentAgency = identity.Body, IssuingAgency = identity.Responsible.Length > 0 ? identity.Responsible : identity.Name, IssuerCode = "TTTT", Place = PlaceOf(identity.Name),
            Abstract = OutlineText.Abstract, Addressees = identity.Body, SignerTitle = OutlineText.SignerTitle, Archive = OutlineText.Archive,
        };
    }

    private static IEnumerable<ReportPart> Publishing(FigureBook book)
    {
        var all = Has(book, FigureReading.AllItems) ? FigureReading.AllItems : "items";
        if (!Has(book, all))
        {
            yield break;
        }

        yield return Clause(OutlineText.Publishing);
        yield return Paragraph(string.Join(' ', new[]
        {
            Said(book, all == "items" ? OutlineText.Items : OutlineText.AllItems), Said(book, OutlineText.Photos), Said(book, OutlineText.English), Said(book, OutlineText.Hours),
        }.Where(static sentence => sentence.Length > 0)));
        yield return Paragraph(Has(book, "corrections") || Has(book, "withdrawals") ? OutlineText.Corrections : OutlineText.NoCorrections);
        yield return new ReportPart(PartKind.Chart, OutlineText.ItemsByMonth, all, FigurePart.Month);
        yield return new ReportPart(PartKind.Chart, OutlineText.ItemsByOffice, all, FigurePart.Office);
    }

    private static string[] Readers => [OutlineText.Visits, OutlineText.ReadersDaily, OutlineText.Shares];

    private static string[] Programme => [OutlineText.Events, OutlineText.Attendance, OutlineText.Courses, OutlineText.Feedback];

    private static string[] Tasks => [OutlineText.TasksDone, OutlineText.TasksOpen, OutlineText.TasksOverdue, OutlineText.TasksExtended];

    private static string[] Projects => [OutlineText.ProjectsUnderWay, OutlineText.ProjectsDone, OutlineText.MilestonesInTime, OutlineText.MilestonesLate];

    private static IEnumerable<ReportPart> Told(FigureBook book, string heading, string[] sentences)
    {
        var said = sentences.Select(sentence => Said(book, sentence)).Where(static sentence => sentence.Length > 0).ToArray();
        return said.Length == 0 ? [] : [Clause(heading), Paragraph(string.Join(' ', said))];
    }

    private static IEnumerable<ReportPart> Indicators(FigureBook book)
    {
        var indicators = book.Kinds.Where(kind => kind.Key.StartsWith("chi-so-", StringComparison.Ordinal) && Has(book, kind.Key)).Take(MostIndicators).ToArray();
        return indicators.Length == 0 ? [] : [Clause(OutlineText.Indicators), .. indicators.Select(kind => new ReportPart(PartKind.Item, string.Format(System.Globalization.CultureInfo.InvariantCulture, Change(book, kind.Key) ? OutlineText.IndicatorCompared : OutlineText.Indicator, kind.Name, kind.Key, kind.Unit)))];
    }

    // Only what has a direction, and what it is compared with, is called better or worse.
    private static ReportPart[] Judged(FigureBook book, bool better)
    {
        var said = book.Kinds.Where(static kind => kind.Direction != FigureDirection.Neutral).Select(kind => (kind, line: book.Whole(kind)))
            .Where(pair => pair.line.Now.Amount is { } now && pair.line.YearBefore.Amount is > 0 and var before && now != before && now > before == (pair.kind.Direction == FigureDirection.Up) == better)
            .Select(static pair => new ReportPart(PartKind.Item, string.Format(System.Globalization.CultureInfo.InvariantCulture, OutlineText.Compared, pair.kind.Name, pair.kind.Key, pair.kind.Unit))).ToArray();
        return said.Length > 0 ? said : [Paragraph(OutlineText.JudgementHint)];
    }

    private static ReportPart[] Open(FigureBook book)
    {
        var open = book.Rows("tasks-open").Where(static row => row.Row.Public).Take(MostTasks).Select(row => new ReportPart(PartKind.Item, $"{row.Row.Title} ({book.Offices.Of(row.Row.Office, row.Row.Day, restated: false)[0].Line.Name}).")).ToArray();
        return open.Length > 0 ? open : [Paragraph(OutlineText.TasksHint)];
    }

    private static IEnumerable<ReportPart> Annex(FigureBook book, string title, string by) => Has(book, "items") ? [new ReportPart(PartKind.Annex, title), new ReportPart(PartKind.Table, "", "items", by)] : [];

    private static bool Has(FigureBook book, string key) => book.Kind(key) is { } kind && book.Whole(kind).Now.Amount is not null and not 0;

    private static bool Change(FigureBook book, string key) => book.Kind(key) is { } kind && book.Whole(kind).YearBefore.Amount is not null and not 0;

    // A sentence of the first figure it names; what it says of the year before is left out where nothing was counted then.
    private static string Said(FigureBook book, string sentence)
    {
        var key = Named().Matches(sentence).Select(static token => token.Value[1..]).First(static name => name != "ky");
        return !Has(book, key) ? "" : Change(book, key) ? sentence : Compared().Replace(sentence, "");
    }

    private static string PlaceOf(string name) => name.Split(' ') is { Length: > 2 } words ? string.Join(' ', words[^2..]) : name;

    private static ReportPart Section(string text) => new(PartKind.Section, text);

    private static ReportPart Clause(string text) => new(PartKind.Clause, text);

    private static ReportPart Paragraph(string text) => new(PartKind.Paragraph, text);

    [GeneratedRegex(@"\{[a-z-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@", \{[a-z-]+:so-cung-ky\} so với cùng kỳ năm trước", RegexOptions.NonBacktracking)]
    private static partial Regex Compared();
}
