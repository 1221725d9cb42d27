using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>Makes the document of a report's text with its figures as they are in a book. The words are Vietnamese whatever the language of the request.</summary>
public static class DocumentBuilder
{
    private const int MostLines = 60;

    /// <summary>The dimension of offices restated to today's.</summary>
    public const string OfficeNow = "office-now";

    /// <summary>Stands where the signer is not named yet.</summary>
    public const string Open = "……";

    /// <summary>The document.</summary>
    public static ReportDocument Build(ReportText text, string profile, FigureSite site)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (body, annexes) = (new List<ReportBlock>(), new List<(string Title, List<ReportBlock> Blocks)>());
        foreach (var part in text.Parts)
        {
            if (part.Kind == PartKind.Annex)
            {
                annexes.Add((Plain(part.Text, site), []));
            }
            else if (BlockOf(part, site) is { } block)
            {
                (annexes.Count > 0 ? annexes[^1].Blocks : body).Add(block);
            }
        }

        var head = text.Head;
        SignatureLine[] lines = [.. head.SignedFor.Length > 0 ? [new SignatureLine(head.Power, head.SignedFor)] : Array.Empty<SignatureLine>(), .. head.SignerTitle.Length > 0 ? [new SignatureLine(SigningPower.None, head.SignerTitle)] : Array.Empty<SignatureLine>()];
        return new ReportDocument
        {
            Profile = profile, ParentAgency = head.ParentAgency, IssuingAgency = head.IssuingAgency, Number = head.Number, IssuerCode = head.IssuerCode, Place = head.Place, Date = head.Date, Abstract = Plain(head.Abstract, site),
            Addressees = Lines(head.Addressees), Body = body, Signature = new ReportSignature(lines.Length > 0 ? lines : [new SignatureLine(SigningPower.None, Open)], head.SignerName.Length > 0 ? head.SignerName : Open), Recipients = Lines(head.Recipients), Archive = head.Archive,
            Annexes = [.. annexes.Where(static annex => annex.Blocks.Count > 0).Select(static annex => new ReportAnnex(annex.Title, annex.Blocks, annex.Blocks.OfType<ReportTable>().Any(static table => table.Columns.Count > 6)))],
        };
    }

    private static ReportBlock? BlockOf(ReportPart part, FigureSite site) => part.Kind switch
    {
        PartKind.Section => new ReportHeading(1, Plain(part.Text, site)),
        PartKind.Clause => new ReportHeading(2, Plain(part.Text, site)),
        PartKind.Point => new ReportHeading(3, Plain(part.Text, site)),
        PartKind.Paragraph => new ReportParagraph(FigureTokens.Runs(part.Text, site)),
        PartKind.Item => new ReportItem(ReportMark.Dash, FigureTokens.Runs(part.Text, site)),
        PartKind.Table when string.IsNullOrEmpty(part.Figure) => All(part, site),
        PartKind.Table when site.Book.Kind(part.Figure) is { } kind => TableOf(part, kind, site),
        PartKind.Chart when part.Figure is not null && site.Book.Kind(part.Figure) is { } kind => ChartOf(part, kind, site),
        _ => null, // a figure that is no more
    };

    private static ReportTable All(ReportPart part, FigureSite site)
    {
        var rows = new List<ReportRow>();
        foreach (var group in site.Book.Kinds.GroupBy(static kind => kind.Group))
        {
            rows.Add(new ReportRow([new ReportCell(group.Key), .. Enumerable.Repeat(new ReportCell(""), 7)], Total: true));
            rows.AddRange(group.Select(kind => (kind, line: site.Book.Whole(kind))).Select(pair => new ReportRow(
            [
                new ReportCell(pair.kind.Name), new ReportCell(pair.kind.Unit), ValueOf(pair.kind, pair.line, FigureTime.Now, site), ValueOf(pair.kind, pair.line, FigureTime.Previous, site), ChangeOf(pair.kind, pair.line, FigureTime.Previous, site),
                ValueOf(pair.kind, pair.line, FigureTime.YearBefore, site), ChangeOf(pair.kind, pair.line, FigureTime.YearBefore, site), site.Targets.TryGetValue(pair.kind.Key, out var target) ? new ReportCell(FigureWords.Number(target, pair.kind.Decimals), FigureReference.Of(pair.kind.Key, site.TargetOf(pair.kind))) : new ReportCell(""),
            ])));
        }

        return new ReportTable(Plain(part.Text, site),
        [
            new(ReportsText.Figure, Width: 5), new(ReportsText.Unit, ReportSide.Centre, 1.6m), new(ReportsText.Now, ReportSide.Right, 2), new(ReportsText.PreviousPeriod, ReportSide.Right, 2), new(ReportsText.ToPrevious, ReportSide.Right, 2.4m),
            new(ReportsText.SamePeriod, ReportSide.Right, 2), new(ReportsText.ToSamePeriod, ReportSide.Right, 2.4m), new(ReportsText.Target, ReportSide.Right, 1.6m),
        ], rows, [], Wide: true);
    }

    private static ReportTable TableOf(ReportPart part, FigureKind kind, FigureSite site)
    {
        var restated = part.By == OfficeNow;
        var rows = LinesOf(part.By, kind, site).Select((line, index) => new ReportRow(
        [
            new ReportCell((index + 1).ToString(CultureInfo.InvariantCulture)), new ReportCell(line.Line.Name), ValueOf(kind, line.Line, FigureTime.Now, site, line.Part, restated), ValueOf(kind, line.Line, FigureTime.Previous, site, line.Part, restated),
            ValueOf(kind, line.Line, FigureTime.YearBefore, site, line.Part, restated), ChangeOf(kind, line.Line, FigureTime.YearBefore, site, line.Part, restated),
        ])).ToList();
        var whole = site.Book.Whole(kind);
        rows.Add(new ReportRow([new ReportCell(""), new ReportCell(FigureWords.Of(kind.Making)), ValueOf(kind, whole, FigureTime.Now, site), ValueOf(kind, whole, FigureTime.Previous, site), ValueOf(kind, whole, FigureTime.YearBefore, site), ChangeOf(kind, whole, FigureTime.YearBefore, site)], Total: true));
        string[] notes = restated ? [ReportsText.RestatedSays, .. new FigureView(site, kind, restated: true).Splits] : part.By == FigurePart.Office ? [ReportsText.AsReportedSays] : [];
        return new ReportTable(Plain(part.Text, site),
            [new(ReportsText.Ordinal, ReportSide.Centre, .7m), new(FigureView.Capital(FigureWords.Dimension(kind, restated ? FigurePart.Office : part.By ?? "")), Width: 4), new(ReportsText.Now, ReportSide.Right, 1.6m), new(ReportsText.PreviousPeriod, ReportSide.Right, 1.6m), new(ReportsText.SamePeriod, ReportSide.Right, 1.6m), new(ReportsText.ToSamePeriod, ReportSide.Right, 1.8m)],
            rows, notes);
    }

    private static ReportChart ChartOf(ReportPart part, FigureKind kind, FigureSite site)
    {
        var (title, byMonth) = (Plain(part.Text, site), part.By == FigurePart.Month);
        var lines = byMonth ? [.. Months(new FigureView(site, kind).Months)] : LinesOf(part.By, kind, site).Where(static line => line.Line.Now.Amount is > 0).ToArray();
        FigureTime[] times = byMonth && lines.Any(static line => line.Line.YearBefore.Amount > 0) ? [FigureTime.Now, FigureTime.YearBefore] : [FigureTime.Now];
        return new ReportChart(byMonth ? ReportChartShape.Lines : ReportChartShape.Bars, title, [.. lines.Select(static line => line.Line.Name)],
            [.. times.Select(time => new ReportSeries(FigureView.Capital(site.Book.At(time).Name), [.. lines.Select(line => line.Line.At(time).Amount)], [.. lines.Select(line => site.ListOf(kind, line.Line.At(time), line.Part, part.By == OfficeNow, time))]))],
            $"{title}: {string.Join("; ", lines.Select(line => $"{line.Line.Name} {FigureWords.Value(kind, line.Line.Now)}"))}.", kind.Decimals);
    }

    private static IEnumerable<(FigureLine Line, FigurePart Part)> LinesOf(string? by, FigureKind kind, FigureSite site) => (by switch
    {
        FigurePart.Office or OfficeNow => site.Book.ByOffice(kind, by == OfficeNow).Select(static pair => (pair.Line, new FigurePart(FigurePart.Office, pair.Office.Key))),
        FigurePart.Month => Months(site.Book.ByMonth(kind)),
        _ => site.Book.By(kind, by ?? "").Select(line => (line, new FigurePart(by ?? "", line.Key))),
    }).Take(MostLines);

    private static IEnumerable<(FigureLine Line, FigurePart Part)> Months(IEnumerable<FigureLine> lines) => lines.Select(static line => (line, new FigurePart(FigurePart.Month, line.Key)));

    private static ReportCell ValueOf(FigureKind kind, FigureLine line, FigureTime time, FigureSite site, FigurePart? part = null, bool restated = false) =>
        new(FigureWords.Value(kind, line.At(time)), FigureReference.Of(kind.Key, site.ListOf(kind, line.At(time), part, restated, time)));

    private static ReportCell ChangeOf(FigureKind kind, FigureLine line, FigureTime to, FigureSite site, FigurePart? part = null, bool restated = false) =>
        new(FigureWords.Percent(line.Now, line.At(to)) is { Length: > 0 } percent ? percent : FigureWords.Difference(kind, line.Now, line.At(to)), FigureReference.Of(kind.Key, site.ChangeOf(kind, line, to, part, restated)));

    private static string Plain(string text, FigureSite site) => string.Concat(FigureTokens.Runs(text, site).Select(static run => run.Text));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
