using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ToaSoan.Questions;

/// <summary>An answer of the Open311 interface, as XML or as JSON: rows of fields, in order. A field without a value is an empty element, or null.</summary>
internal sealed record PublicQuestionApiAnswer(bool Json)
{
    /// <summary>A list of things.</summary>
    public IResult Rows(string list, string item, IReadOnlyList<IReadOnlyList<(string Name, object? Value)>> rows, int status = 200) => Json
        ? Send(new JsonArray([.. rows.Select(static row => new JsonObject(row.Select(static field => KeyValuePair.Create(field.Name, field.Value is null ? null : (JsonNode?)JsonValue.Create(field.Value)))))]).ToJsonString(), status)
        : Send(new XElement(list, rows.Select(row => new XElement(item, row.Select(static field => new XElement(field.Name, Text(field.Value)))))).ToString(), status);

    /// <summary>The definition of a service: ours ask for nothing more.</summary>
    public IResult Definition(string code) => Json
        ? Send(new JsonObject { ["service_code"] = code, ["attributes"] = new JsonArray() }.ToJsonString(), 200)
        : Send(new XElement("service_definition", new XElement("service_code", code), new XElement("attributes")).ToString(), 200);

    /// <summary>What was wrong with a request.</summary>
    public IResult Error(int status, string description) => Rows("errors", "error", [[("code", status), ("description", description)]], status);

    private IResult Send(string text, int status) => Results.Text(Json ? text : "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text, Json ? "application/json" : "text/xml", Encoding.UTF8, status);

    private static string Text(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        string text => new string([.. text.Where(static letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))]),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
