using System.Globalization;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Reports.Returns;

/// <summary>The fields of one indicator.</summary>
public sealed class LineForm
{
    /// <summary>The version of the indicator the fields were shown for.</summary>
    public long Version { get; set; }

    /// <summary>The amount, as typed.</summary>
    public string? Amount { get; set; }

    /// <summary>How exactly it is known.</summary>
    public FigurePrecision Precision { get; set; }

    /// <summary>What is to be known of it.</summary>
    public string? Note { get; set; }

    /// <summary>How it was counted.</summary>
    public string? Statement { get; set; }

    /// <summary>Links, parted by spaces or lines.</summary>
    public string? Links { get; set; }

    /// <summary>SHA-256 (hex) of a file already uploaded.</summary>
    public string? File { get; set; }

    /// <summary>Whether that file is taken out.</summary>
    public bool DropFile { get; set; }
}

/// <summary>A return as the form sends it.</summary>
public sealed class ReturnForm
{
    /// <summary>The state it was typed over; 0 before the first save.</summary>
    public int Saves { get; set; }

    /// <summary>A row for each indicator.</summary>
    public List<LineForm> Lines { get; set; } = [];

    /// <summary>The form of a return, or an empty one.</summary>
    internal static ReturnForm Of(OfficeReturn? all, IReadOnlyList<IndicatorVersion> asked) => new()
    {
        Saves = all?.Saves ?? 0,
        Lines = [.. asked.Select(version =>
        {
            var line = all?.Lines.Find(line => line.IndicatorId == version.IndicatorId);
            return new LineForm { Version = version.Id, Amount = line?.Amount is { } amount ? TypedNumber.Write(amount) : "", Precision = line?.Precision ?? version.Precision, Note = line?.Note, Statement = line?.Statement, Links = line?.Links, File = line?.File };
        })],
    };

    /// <summary>What was typed, and what is wrong with it, in the order of the indicators.</summary>
    internal (IReadOnlyList<TypedLine> Lines, IReadOnlyList<string> Faults) Typed(IReadOnlyList<IndicatorVersion> asked)
    {
        var (lines, faults) = (new List<TypedLine>(), new List<string>());
        foreach (var row in Lines)
        {
            if (asked.FirstOrDefault(version => version.Id == row.Version) is not { } version)
            {
                throw new Refusal(PlatformText.ChangedMeanwhile);
            }

            var (amount, fault) = TypedNumber.Read(row.Amount);
            var line = new TypedLine(version, amount, Enum.IsDefined(row.Precision) ? row.Precision : version.Precision, Orthography.Clean(row.Note ?? ""), Orthography.Clean(row.Statement ?? ""), ReturnRules.Links(row.Links), row.DropFile || string.IsNullOrEmpty(row.File) ? null : row.File);
            faults.AddRange(ReturnRules.Faults(line).Prepend(fault).OfType<string>().Select(wrong => string.Format(CultureInfo.CurrentCulture, ReturnsText.FaultAt, version.Name, wrong)));
            lines.Add(line);
        }

        return (lines, faults);
    }
}
