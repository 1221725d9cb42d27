using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Transparency;

/// <summary>Decisions, grounds, sources and requests in words of the current language, and their names in addresses.</summary>
public static class StatementWords
{
    /// <summary>The decisions by their names in addresses and reports; never renamed.</summary>
    public static readonly IReadOnlyDictionary<StatementDecision, string> Slugs = new Dictionary<StatementDecision, string>
    {
        [StatementDecision.Declined] = "tu-choi", [StatementDecision.Restricted] = "han-che", [StatementDecision.Withdrawn] = "go", [StatementDecision.Restored] = "khoi-phuc", [StatementDecision.Merged] = "gop",
        [StatementDecision.RequestGranted] = "chap-thuan", [StatementDecision.RequestPartlyGranted] = "chap-thuan-mot-phan", [StatementDecision.RequestRefused] = "khong-chap-thuan",
    };

    /// <summary>The name of a decision.</summary>
    public static string Of(StatementDecision decision) => Text($"Decision{decision}");

    /// <summary>The name of a ground; of a withdrawal whose reason is given in words alone, that.</summary>
    public static string Of(StatementGround? ground) => Text(ground is { } one ? $"Ground{one}" : "GroundInWords");

    /// <summary>Who brought something up.</summary>
    public static string Of(StatementSource source) => Text($"Source{source}");

    /// <summary>What is asked for.</summary>
    public static string Of(RequestAsk ask) => Text($"Ask{ask}");

    /// <summary>What came of a request.</summary>
    public static string Of(RequestOutcome outcome) => Text($"Outcome{outcome}");

    /// <summary>The name of a kind of thing: "article", "check"; of one nobody named here, "content".</summary>
    public static string Kind(string kind) => StatementsText.ResourceManager.GetString("Kind_" + kind.Replace('.', '_'), CultureInfo.CurrentUICulture) ?? StatementsText.KindOther;

    /// <summary>A thing by its kind and number: "Bài viết số 12".</summary>
    public static string Thing(string kind, long? id) => id is null ? Kind(kind) : string.Format(CultureInfo.CurrentCulture, StatementsText.ThingNumber, Kind(kind), id);

    /// <summary>A request in a line: what is asked for, by whom, where.</summary>
    public static string Heading(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return string.Format(CultureInfo.CurrentCulture, StatementsText.RequestHeading, Of(request.Asked), request.AskedBy.Length > 0 ? request.AskedBy : Of(request.Source), request.Path);
    }

    private static string Text(string name) => StatementsText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;
}
