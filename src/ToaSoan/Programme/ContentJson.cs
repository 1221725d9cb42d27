using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ToaSoan.Programme;

/// <summary>How the contents of dossiers, events, tasks and meetings stand in the database and in editions. It never changes: what is stored is read by it.</summary>
internal static class ContentJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The JSON of a content.</summary>
    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Options);

    /// <summary>The content of JSON that <see cref="Write"/> wrote.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
