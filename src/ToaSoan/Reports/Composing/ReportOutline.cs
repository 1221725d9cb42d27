using ToaSoan.Platform;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>
/// The first text of a periodic report: the outline administrations use (results, assessment, tasks, proposals), in sentences built only from figures there are. What no figure says is left
/// to be written and marked so (<see cref="Unwritten"/>); a report with such a mark is not frozen.
/// </summary>
public static class ReportOutline
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
            Section(OutlineText.Results), .. Publishing(book), .. Readers(book), .. Told(book, OutlineText.Programme, Programme), .. Told(book, OutlineText.Tasks, Tasks), .. Told(book, OutlineText.Projects, Projects), .. Indicators(book),
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
            Said(book, all, all == "items" ? OutlineText.Items : OutlineText.AllItems), Said(book, "photos", OutlineText.Photos), Said(book, "items-english", OutlineText.English), Said(book, "hours-to-publication", OutlineText.Hours),
        }.Where(static sentence => sentence.Length > 0)));
        yield return Paragraph(Has(book, "corrections") || Has(book, "withdrawals") ? OutlineText.Corrections : OutlineText.NoCorrections);
        yield return new ReportPart(PartKind.Chart, OutlineText.ItemsByMonth, all, FigurePart.Month);
        yield return new ReportPart(PartKind.Chart, OutlineText.ItemsByOffice, all, FigurePart.Office);
    }

    private static IEnumerable<ReportPart> Readers(FigureBook book)
    {
        string[] said = [Said(book, "visits", OutlineText.Visits), Said(book, "readers-daily", OutlineText.ReadersDaily), Said(book, "shares", OutlineText.Shares)];
        if (said.Any(static sentence => sentence.Length > 0))
        {
            yield return Clause(OutlineText.Readers);
            yield return Paragraph(string.Join(' ', said.Where(static sentence => sentence.Length > 0)));
        }
    }

    private static (string Figure, string Sentence)[] Programme => [("events-held", OutlineText.Events), ("events-attendance", OutlineText.Attendance), ("courses-held", OutlineText.Courses), ("events-feedback", OutlineText.Feedback)];

    private static (string Figure, string Sentence)[] Tasks => [("tasks-done", OutlineText.TasksDone), ("tasks-open", OutlineText.TasksOpen), ("tasks-overdue", OutlineText.TasksOverdue), ("tasks-extended", OutlineText.TasksExtended)];

    private static (string Figure, string Sentence)[] Projects => [("projects-under-way", OutlineText.ProjectsUnderWay), ("projects-done", OutlineText.ProjectsDone), ("milestones-in-time", OutlineText.MilestonesInTime), ("milestones-late", OutlineText.MilestonesLate)];

    private static IEnumerable<ReportPart> Told(FigureBook book, string heading, (string Figure, string Sentence)[] sentences)
    {
        var said = sentences.Select(sentence => Said(book, sentence.Figure, sentence.Sentence)).Where(static sentence => sentence.Length > 0).ToArray();
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

    // A sentence of a figure; what it says of the year before is left out where nothing was counted then.
    private static string Said(FigureBook book, string key, string sentence) => !Has(book, key) ? "" : Change(book, key) ? sentence : System.Text.RegularExpressions.Regex.Replace(sentence, @", \{[a-z-]+:so-cung-ky\} so với cùng kỳ năm trước", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking);

    private static string PlaceOf(string name) => name.Split(' ') is { Length: > 2 } words ? string.Join(' ', words[^2..]) : name;

    private static ReportPart Section(string text) => new(PartKind.Section, text);

    private static ReportPart Clause(string text) => new(PartKind.Clause, text);

    private static ReportPart Paragraph(string text) => new(PartKind.Paragraph, text);
}
