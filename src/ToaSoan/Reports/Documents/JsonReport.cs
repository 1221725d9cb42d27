using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToaSoan.Reports.Documents;

/// <summary>A report as JSON, described in docs/report-format.md: keys in camel case and always in the same order, Vietnamese letters as they are. The same document gives the same text.</summary>
public static class JsonReport
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/json";

    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true, // PostgreSQL's jsonb keeps no order
        RespectNullableAnnotations = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    /// <summary>The document's JSON; <paramref name="readable"/> puts every value on a line of its own.</summary>
    public static string Write(ReportDocument document, bool readable = false) => JsonSerializer.Serialize(document, readable ? Indented : Options);

    /// <summary>The document of a JSON text that <see cref="Write"/> wrote.</summary>
    public static ReportDocument Read(string json) =>
        JsonSerializer.Deserialize<ReportDocument>(json, Options) is { Schema: 1 } document ? document : throw new JsonException("no report of schema 1");
}
