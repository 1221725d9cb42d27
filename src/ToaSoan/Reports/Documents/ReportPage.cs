using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Documents;

/// <summary>What stands together on a page: items with dashes form a list, every other block stands alone. The number is of the block among all of the document.</summary>
public sealed record PagePart(IReadOnlyList<(ReportBlock Block, string Label)> Blocks, string Number)
{
    /// <summary>Whether it is a list.</summary>
    public bool List => Blocks[0].Block is ReportItem { Mark: ReportMark.Dash or ReportMark.Plus };
}

/// <summary>A report as a page of the portal shows it: numbered and ended like the Word file, its parts put together for HTML.</summary>
public sealed class ReportPage
{
    /// <summary>The page of a document in a profile; without one in its built-in profile.</summary>
    public ReportPage(ReportDocument document, DocumentProfile? profile = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        (Document, Profile) = (document, profile ?? DocumentProfiles.Find(document.Profile));
        Body = Parts(DocumentWords.Ended(document, Profile), "", named: true);
        Annexes = [.. document.Annexes.Select((annex, index) => (annex, Parts(annex.Blocks, $"pl{Number(index + 1)}-", named: false)))];
    }

    /// <summary>The document.</summary>
    public ReportDocument Document { get; }

    /// <summary>Its profile.</summary>
    public DocumentProfile Profile { get; }

    /// <summary>Its text.</summary>
    public IReadOnlyList<PagePart> Body { get; }

    /// <summary>Its annexes, each with what is in it.</summary>
    public IReadOnlyList<(ReportAnnex Annex, IReadOnlyList<PagePart> Parts)> Annexes { get; }

    /// <summary>A chart of lines; null when fewer than two months have a value. At most about six places are named.</summary>
    public static Plot? Lines(ReportChart chart, string id)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var step = (chart.Categories.Count + 5) / 6;
        return Plot.Of(id, chart.Title, chart.Alternative, Points(chart.Series[0]), value => Bars.Say((decimal)value, chart.Decimals),
            chart.Categories.Select(static (name, index) => ((double)index, name)).Where((_, index) => index % step == 0),
            fromZero: chart.Series.All(static series => series.Values.All(static value => value is null or >= 0)), behind: chart.Series.Count > 1 && Points(chart.Series[1]) is { Count: > 1 } behind ? behind : null);
    }

    private static List<(double At, double Value)> Points(ReportSeries series) =>
        [.. series.Values.Select(static (value, index) => (At: (double)index, Value: value)).Where(static point => point.Value is not null).Select(static point => (point.At, (double)point.Value!.Value))];

    private List<PagePart> Parts(IReadOnlyList<ReportBlock> blocks, string before, bool named)
    {
        var parts = new List<PagePart>();
        foreach (var (numbered, index) in DocumentNumbers.Of(blocks, Profile, named).Select(static (numbered, index) => (numbered, index)))
        {
            var part = new PagePart([numbered], before + Number(index + 1));
            if (part.List && parts is [.., { List: true } list] && ((ReportItem)list.Blocks[0].Block).Mark == ((ReportItem)numbered.Block).Mark)
            {
                parts[^1] = list with { Blocks = [.. list.Blocks, numbered] };
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
