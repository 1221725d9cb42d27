namespace ToaSoan.Platform;

/// <summary>How a figure is made of the amounts of its rows.</summary>
public enum FigureMaking
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their arithmetic mean; no figure without rows.</summary>
    Mean,

    /// <summary>The one in the middle, or the mean of the two there; no figure without rows. A row that is shared out counts as much as its share.</summary>
    Median,
}

/// <summary>Whether a higher figure is the better one; a report never judges where it is not known.</summary>
public enum FigureDirection
{
    /// <summary>Neither.</summary>
    Neutral,

    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,
}

/// <summary>How exactly an amount is known. The figure is known no better than the worst of its rows.</summary>
public enum FigurePrecision
{
    /// <summary>Counted.</summary>
    Exact,

    /// <summary>It may be more: "trên 14.000".</summary>
    AtLeast,

    /// <summary>About: "khoảng 14.000".</summary>
    About,
}

/// <summary>A figure that a capability offers to reports. Words are in the language of the request.</summary>
/// <param name="Key">Its name in addresses and frozen reports, unique in the portal: "items", "events-held"; a to z, digits and hyphens; never renamed.</param>
/// <param name="Group">The heading it stands under: "Đăng tải".</param>
/// <param name="Name">What it counts: "Tin, bài đã đăng".</param>
/// <param name="Definition">One or two sentences: what is counted, what is not.</param>
/// <param name="Unit">In what: "bài", "giờ".</param>
/// <param name="By">The dimensions its rows have marks in, besides the office: "section", "topic".</param>
/// <param name="Making">How it is made of its rows.</param>
/// <param name="Decimals">Digits after the comma, 0 to 2.</param>
/// <param name="Direction">Whether more is better.</param>
public sealed record FigureKind(string Key, string Group, string Name, string Definition, string Unit, IReadOnlyList<FigureDimension> By, FigureMaking Making = FigureMaking.Sum, int Decimals = 0, FigureDirection Direction = FigureDirection.Neutral);

/// <summary>A way rows are told apart: "section", on screen "chuyên mục". A row may have several marks of one dimension (topics, authors): then its parts do not add up to the figure, and reports say so.</summary>
public sealed record FigureDimension(string Key, string Name);

/// <summary>That a row belongs to a part of a dimension: ("section", "giao-thong", "Giao thông"). The key stays when the name changes.</summary>
public sealed record FigureMark(string Dimension, string Key, string Name);

/// <summary>One record behind a figure.</summary>
/// <param name="Day">The city's day it counts in.</param>
/// <param name="Amount">What it adds; mostly 1.</param>
/// <param name="Office">The slug of the office it counts for, the one that did it then; never rewritten when offices change. "" for the city as a whole.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Address">Where it is seen, under the site's root; one under /ban is for the desk. "" when it is seen nowhere.</param>
/// <param name="Public">Whether readers of a published report may see its title and address; else they see its day and amount alone.</param>
/// <param name="Marks">Its marks in the figure's dimensions.</param>
/// <param name="Precision">How exactly the amount is known.</param>
public sealed record FigureRow(DateOnly Day, decimal Amount, string Office, string Title, string Address, bool Public, IReadOnlyList<FigureMark> Marks, FigurePrecision Precision = FigurePrecision.Exact);

/// <summary>The figures of one capability. Registered by its module as a scoped service; reports know none of them by name.</summary>
public interface IFigures
{
    /// <summary>The figures it offers, in the order they are shown.</summary>
    Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop);

    /// <summary>
    /// The rows of the named figures for the city's days from <paramref name="from"/> to <paramref name="until"/>, both included, as they stand in the database now: the same data give the same rows in the same order.
    /// Reads them in few queries whatever their number; unknown keys are not answered.
    /// </summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop);
}
