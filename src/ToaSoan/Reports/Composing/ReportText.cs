using System.Text.Json;
using System.Text.Json.Serialization;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>What a part of a report's text is.</summary>
public enum PartKind
{
    /// <summary>A mục: "I. KẾT QUẢ THỰC HIỆN".</summary>
    Section,

    /// <summary>A khoản with a title: "1. Công tác đăng tải".</summary>
    Clause,

    /// <summary>A điểm with a title: "a) …".</summary>
    Point,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A paragraph with a dash.</summary>
    Item,

    /// <summary>A table of a figure, or of all.</summary>
    Table,

    /// <summary>A chart of a figure: bars by office or another dimension, a line by month.</summary>
    Chart,

    /// <summary>The title of an annex; what follows is in it.</summary>
    Annex,
}

/// <summary>A part of a report's text. Words may hold figures in braces (<see cref="FigureTokens"/>), which stay live until the report is frozen.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words; of a table or chart its caption.</param>
/// <param name="Figure">Of a table or chart the figure's key; "" for a table of all figures.</param>
/// <param name="By">Of a table or chart the dimension: "office", "office-now" (restated), "month" or one of the figure's own.</param>
public sealed record ReportPart(
    PartKind Kind,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Figure = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? By = null);

/// <summary>What stands at the head and foot of a report.</summary>
public sealed record ReportHead
{
    /// <summary>The body above the one that issues it, or "".</summary>
    public string ParentAgency { get; init; } = "";

    /// <summary>The body that issues it.</summary>
    public string IssuingAgency { get; init; } = "";

    /// <summary>Its abbreviation: "UBND".</summary>
    public string IssuerCode { get; init; } = "";

    /// <summary>Its number in the register, or null.</summary>
    public int? Number { get; init; }

    /// <summary>The place.</summary>
    public string Place { get; init; } = "";

    /// <summary>The day, or null.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What it is about.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>To whom it goes up, a line each.</summary>
    public string Addressees { get; init; } = "";

    /// <summary>By what right it is signed.</summary>
    public SigningPower Power { get; init; } = SigningPower.None;

    /// <summary>For whom it is signed ("Ủy ban nhân dân"), or "" when signed in one's own right.</summary>
    public string SignedFor { get; init; } = "";

    /// <summary>The signer's title: "Chủ tịch".</summary>
    public string SignerTitle { get; init; } = "";

    /// <summary>The signer's name.</summary>
    public string SignerName { get; init; } = "";

    /// <summary>Who else gets it, a line each.</summary>
    public string Recipients { get; init; } = "";

    /// <summary>Who keeps a copy.</summary>
    public string Archive { get; init; } = "";

    /// <summary>This head, with another's words where it has none.</summary>
    public ReportHead Or(ReportHead under)
    {
        ArgumentNullException.ThrowIfNull(under);
        return Each(of => of(this).Length > 0 ? of(this) : of(under)) with { Power = SignedFor.Length > 0 ? Power : under.Power, Abstract = Abstract.Length > 0 ? Abstract : under.Abstract };
    }

    /// <summary>This head, with the words of <paramref name="to"/> where it still has those of <paramref name="from"/>.</summary>
    public ReportHead Following(ReportHead from, ReportHead to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Each(of => of(this) == of(from) ? of(to) : of(this)) with { Power = (Power, SignedFor) == (from.Power, from.SignedFor) ? to.Power : Power };
    }

    private ReportHead Each(Func<Func<ReportHead, string>, string> word) => this with
    {
        ParentAgency = word(static head => head.ParentAgency), IssuingAgency = word(static head => head.IssuingAgency), IssuerCode = word(static head => head.IssuerCode), Place = word(static head => head.Place),
        Addressees = word(static head => head.Addressees), SignedFor = word(static head => head.SignedFor), SignerTitle = word(static head => head.SignerTitle), SignerName = word(static head => head.SignerName),
        Recipients = word(static head => head.Recipients), Archive = word(static head => head.Archive),
    };
}

/// <summary>A report being composed: head and parts. Always in Vietnamese.</summary>
public sealed record ReportText(ReportHead Head, IReadOnlyList<ReportPart> Parts)
{
    /// <summary>The text's JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, FrozenFigures.Json);

    /// <summary>The text of JSON that <see cref="Write"/> wrote.</summary>
    public static ReportText Read(string json) => JsonSerializer.Deserialize<ReportText>(json, FrozenFigures.Json)!;
}
