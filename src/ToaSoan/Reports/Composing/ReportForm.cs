using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>A part as typed.</summary>
public sealed class PartFields
{
    /// <summary>What it is.</summary>
    public PartKind Kind { get; set; } = PartKind.Paragraph;

    /// <summary>Its words.</summary>
    public string? Text { get; set; }

    /// <summary>Of a table or chart the figure.</summary>
    public string? Figure { get; set; }

    /// <summary>Of a table or chart the division.</summary>
    public string? By { get; set; }
}

/// <summary>The fields of a report.</summary>
public sealed class ReportForm
{
    /// <summary>The version the form was made from.</summary>
    public int Version { get; set; }

    /// <summary>The profile.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Fields of the head, as <see cref="ReportHead"/>.</summary>
    public string? ParentAgency { get; set; }

    /// <inheritdoc cref="ReportHead.IssuingAgency" />
    public string? IssuingAgency { get; set; }

    /// <inheritdoc cref="ReportHead.IssuerCode" />
    public string? IssuerCode { get; set; }

    /// <inheritdoc cref="ReportHead.Number" />
    public int? Number { get; set; }

    /// <inheritdoc cref="ReportHead.Place" />
    public string? Place { get; set; }

    /// <inheritdoc cref="ReportHead.Date" />
    public DateOnly? Date { get; set; }

    /// <inheritdoc cref="ReportHead.Abstract" />
    public string? Abstract { get; set; }

    /// <inheritdoc cref="ReportHead.Addressees" />
    public string? Addressees { get; set; }

    /// <inheritdoc cref="ReportHead.Power" />
    public SigningPower Power { get; set; }

    /// <inheritdoc cref="ReportHead.SignedFor" />
    public string? SignedFor { get; set; }

    /// <inheritdoc cref="ReportHead.SignerTitle" />
    public string? SignerTitle { get; set; }

    /// <inheritdoc cref="ReportHead.SignerName" />
    public string? SignerName { get; set; }

    /// <inheritdoc cref="ReportHead.Recipients" />
    public string? Recipients { get; set; }

    /// <inheritdoc cref="ReportHead.Archive" />
    public string? Archive { get; set; }

    /// <summary>The parts, in order.</summary>
    public List<PartFields> Parts { get; init; } = [];

    /// <summary>The fields of a report.</summary>
    public static ReportForm Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(report.Version, report.Profile, ReportText.Read(report.Text));
    }

    /// <summary>The fields of a text.</summary>
    public static ReportForm Of(int version, string profile, ReportText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (head, parts) = text;
        return new ReportForm
        {
            Version = version, Profile = profile, ParentAgency = head.ParentAgency, IssuingAgency = head.IssuingAgency, IssuerCode = head.IssuerCode, Number = head.Number, Place = head.Place, Date = head.Date, Abstract = head.Abstract,
            Addressees = head.Addressees, Power = head.Power, SignedFor = head.SignedFor, SignerTitle = head.SignerTitle, SignerName = head.SignerName, Recipients = head.Recipients, Archive = head.Archive,
            Parts = [.. parts.Select(static part => new PartFields { Kind = part.Kind, Text = part.Text, Figure = part.Figure, By = part.By })],
        };
    }

    /// <summary>The text of the fields.</summary>
    public ReportText Read() => new(
        new ReportHead
        {
            ParentAgency = Line(ParentAgency), IssuingAgency = Line(IssuingAgency), IssuerCode = Line(IssuerCode), Number = Number, Place = Line(Place), Date = Date, Abstract = Line(Abstract), Addressees = Words(Addressees), Power = Power,
            SignedFor = Line(SignedFor), SignerTitle = Line(SignerTitle), SignerName = Line(SignerName), Recipients = Words(Recipients), Archive = Line(Archive),
        },
        [.. Parts.Select(static part => new ReportPart(part.Kind, Words(part.Text), part.Kind is PartKind.Table or PartKind.Chart ? part.Figure ?? "" : null, part.Kind is PartKind.Table or PartKind.Chart && !string.IsNullOrEmpty(part.By) ? part.By : null))]);

    /// <summary>Does what a button asks for: "up:3", "down:3", "remove:3", "add:3", counted from 0; false for anything else.</summary>
    public bool Move(string? act)
    {
        if (act?.Split(':') is not [var what, var number] || !int.TryParse(number, out var at) || at < 0 || at >= Math.Max(1, Parts.Count))
        {
            return false;
        }

        switch (what)
        {
            case "up" when at > 0:
                (Parts[at - 1], Parts[at]) = (Parts[at], Parts[at - 1]);
                break;
            case "down" when at < Parts.Count - 1:
                (Parts[at + 1], Parts[at]) = (Parts[at], Parts[at + 1]);
                break;
            case "remove" when Parts.Count > 0:
                Parts.RemoveAt(at);
                break;
            case "add":
                Parts.Insert(Math.Min(at + 1, Parts.Count), new PartFields());
                break;
            default:
                return false;
        }

        return true;
    }

    private static string Line(string? text) => VietnameseText.Orthography.Clean(text ?? "").ReplaceLineEndings(" ");

    private static string Words(string? text) => VietnameseText.Orthography.Clean(text ?? "");
}
