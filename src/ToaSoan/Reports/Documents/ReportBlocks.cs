using System.Text.Json.Serialization;

namespace ToaSoan.Reports.Documents;

/// <summary>A part of a report's text. Numbers of headings, items, tables and charts are not in the words: the profile gives them (<see cref="DocumentNumbers"/>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReportHeading), "heading")]
[JsonDerivedType(typeof(ReportParagraph), "paragraph")]
[JsonDerivedType(typeof(ReportItem), "item")]
[JsonDerivedType(typeof(ReportTable), "table")]
[JsonDerivedType(typeof(ReportChart), "chart")]
public abstract record ReportBlock;

/// <summary>A heading: 1 is a mục ("I."), 2 a khoản ("1."), 3 a điểm ("a)").</summary>
public sealed record ReportHeading(int Level, string Text) : ReportBlock;

/// <summary>A paragraph.</summary>
[method: JsonConstructor]
public sealed record ReportParagraph(params IReadOnlyList<ReportRun> Runs) : ReportBlock
{
    /// <summary>A paragraph of plain words.</summary>
    public ReportParagraph(string text)
        : this([new ReportRun(text)])
    {
    }
}

/// <summary>What stands before an item.</summary>
public enum ReportMark
{
    /// <summary>A dash.</summary>
    Dash,

    /// <summary>A plus, for what stands under a dash.</summary>
    Plus,

    /// <summary>The number of a khoản without a title: "1.".</summary>
    Clause,

    /// <summary>The letter of a điểm: "a)".</summary>
    Point,
}

/// <summary>A paragraph with a dash, a number or a letter before it.</summary>
[method: JsonConstructor]
public sealed record ReportItem(ReportMark Mark, params IReadOnlyList<ReportRun> Runs) : ReportBlock
{
    /// <summary>An item of plain words.</summary>
    public ReportItem(ReportMark mark, string text)
        : this(mark, [new ReportRun(text)])
    {
    }
}

/// <summary>Words set alike.</summary>
/// <param name="Text">The words; of a figure, the value as it was shown when the report was frozen: "5.080".</param>
/// <param name="Bold">Whether they are bold.</param>
/// <param name="Italic">Whether they are in italics.</param>
/// <param name="Figure">The figure they show, or null.</param>
public sealed record ReportRun(
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Bold = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Italic = false,
    FigureReference? Figure = null);

/// <summary>What a shown value is a figure of, and where the records behind it are listed.</summary>
/// <param name="Key">The figure's key.</param>
/// <param name="Address">The address of its list; "" when readers have none.</param>
public sealed record FigureReference(string Key, string Address)
{
    /// <summary>The reference to an address, or none.</summary>
    public static FigureReference? Of(string key, string? address) => address is null ? null : new FigureReference(key, address);
}

/// <summary>To which side the cells of a column are set.</summary>
public enum ReportSide
{
    /// <summary>Words.</summary>
    Left,

    /// <summary>Ordinals and short marks.</summary>
    Centre,

    /// <summary>Amounts.</summary>
    Right,
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Side">To which side its cells are set.</param>
/// <param name="Width">Its share of the table's width, beside the other columns'.</param>
public sealed record ReportColumn(string Title, ReportSide Side = ReportSide.Left, decimal Width = 1);

/// <summary>A cell: what is shown, and the figure it shows or null.</summary>
public sealed record ReportCell(string Text, FigureReference? Figure = null);

/// <summary>A row, a cell for each column.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Total">Whether it is a sum or a group's own line, set in bold.</param>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Total = false);

/// <summary>A table.</summary>
/// <param name="Caption">What it shows; "" in an annex whose title says so.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Notes">What stands below it: estimates, sources.</param>
/// <param name="Wide">Whether it needs a sheet on its side.</param>
public sealed record ReportTable(
    string Caption,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<ReportRow> Rows,
    IReadOnlyList<string> Notes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Wide = false) : ReportBlock;

/// <summary>How a chart is drawn.</summary>
public enum ReportChartShape
{
    /// <summary>Lying bars, one for each category: offices.</summary>
    Bars,

    /// <summary>Lines over the categories in their order: months.</summary>
    Lines,
}

/// <summary>What one colour or line of a chart shows: a value for each category, null where there is none; and where the records behind each are listed.</summary>
public sealed record ReportSeries(string Name, IReadOnlyList<decimal?> Values, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] IReadOnlyList<string?>? Addresses = null);

/// <summary>A chart.</summary>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Categories">What its values are of: offices, months.</param>
/// <param name="Series">Its values: one series, or the period and the one it is compared with.</param>
/// <param name="Alternative">What it shows, in words, for those who cannot see it.</param>
/// <param name="Decimals">Digits after the comma of its values.</param>
public sealed record ReportChart(ReportChartShape Shape, string Title, IReadOnlyList<string> Categories, IReadOnlyList<ReportSeries> Series, string Alternative, int Decimals = 0) : ReportBlock;
