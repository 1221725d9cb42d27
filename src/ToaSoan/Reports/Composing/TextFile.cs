using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToaSoan.Reports.Composing;

/// <summary>A report's text as a file one can write in and give back: JSON with figures in braces. The version says what it was made from, so that nobody's work is overwritten.</summary>
public sealed record TextFile(int Version, string Profile, ReportHead Head, IReadOnlyList<ReportPart> Parts)
{
    private static readonly JsonSerializerOptions Json = new(FrozenFigures.Json)
    {
        WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The file of a report, or of one that nobody has begun.</summary>
    public static string Write(int version, string profile, ReportText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonSerializer.Serialize(new TextFile(version, profile, text.Head, text.Parts), Json) + "\n";
    }

    /// <summary>Reads a file; null for one that holds nothing. Throws <see cref="JsonException"/> for what is none.</summary>
    public static TextFile? Parse(string json) => JsonSerializer.Deserialize<TextFile>(json, Json);

    /// <summary>Its text, cleaned like that of the desk's form.</summary>
    public ReportText Read() => ReportForm.Of(Version, Profile, new ReportText(Head, Parts)).Read();
}
