using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>
/// Figures as JSON, for other programs: <c>{"period","from","until","figures":[{"key","name","unit","making","value","precision","estimated","previous","yearBefore","target","byOffice":[{"key","name","value",…}],"byOfficeNow":[…],"byMonth":[{"key","value"}],"by":{"section":[…]}}]}</c>.
/// Values are numbers, null for a mean of nothing. The same figures give the same text.
/// </summary>
public static class FigureJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text.</summary>
    public static string Write(FigureSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var book = site.Book;
        return new JsonObject
        {
            ["period"] = book.Period.Key, ["from"] = Day(book.Period.From), ["until"] = Day(book.Period.Until),
            ["figures"] = Array(book.Kinds.Select(kind => Figure(site, kind))),
        }.ToJsonString(Options) + "\n";
    }

    private static JsonObject Figure(FigureSite site, FigureKind kind)
    {
        var book = site.Book;
        var figure = new JsonObject { ["key"] = kind.Key, ["name"] = kind.Name, ["unit"] = kind.Unit, ["making"] = kind.Making.ToString().ToLowerInvariant() };
        Add(figure, book.Whole(kind));
        figure["target"] = site.Targets.TryGetValue(kind.Key, out var target) ? target : null;
        figure["byOffice"] = Array(book.ByOffice(kind, restated: false).Select(static line => Line(line.Line)));
        figure["byOfficeNow"] = Array(book.ByOffice(kind, restated: true).Select(static line => Line(line.Line)));
        figure["byMonth"] = Array(book.ByMonth(kind).Select(static month => new JsonObject { ["key"] = month.Key, ["value"] = month.Now.Amount }));
        figure["by"] = new JsonObject(kind.By.Select(by => KeyValuePair.Create<string, JsonNode?>(by.Key, Array(book.By(kind, by.Key).Select(Line)))));
        return figure;
    }

    private static JsonObject Line(FigureLine line)
    {
        var written = new JsonObject { ["key"] = line.Key, ["name"] = line.Name };
        Add(written, line);
        return written;
    }

    private static void Add(JsonObject to, FigureLine line)
    {
        (to["value"], to["previous"], to["yearBefore"]) = (line.Now.Amount, line.Previous.Amount, line.YearBefore.Amount);
        to["precision"] = line.Now.Precision switch { FigurePrecision.AtLeast => "at-least", FigurePrecision.About => "about", _ => "exact" };
        to["estimated"] = line.Now.Estimated;
    }

    private static JsonArray Array(IEnumerable<JsonObject> members) => [.. members];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
