using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ToaSoan.Media;

namespace ToaSoan.Newsroom;

/// <summary>What the editor's script is told by the page, as JSON for data attributes (Razor encodes it).</summary>
public static class EditorScript
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every text of the editor in the member's language, by name.</summary>
    public static string Texts()
    {
        var culture = CultureInfo.CurrentUICulture;
        var names = EditorText.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>().Select(static entry => (string)entry.Key);
        return JsonSerializer.Serialize(names.Order(StringComparer.Ordinal).ToDictionary(static name => name, name => EditorText.ResourceManager.GetString(name, culture)), Plain);
    }

    /// <summary>The address of a picture for each photo that has renditions, by hash.</summary>
    public static string Photos(IReadOnlyDictionary<string, PhotoSource> photos) =>
        JsonSerializer.Serialize(photos.Where(static photo => Picture(photo.Value) is not null).ToDictionary(static photo => photo.Key, static photo => Picture(photo.Value)), Plain);

    /// <summary>The address of a middling rendition; null while there is none.</summary>
    public static string? Picture(PhotoSource? photo) =>
        photo is not null && photo.Formats.HasFlag(PhotoFormats.Jpeg) ? "/" + photo.Address(photo.Widths[Math.Min(1, photo.Widths.Count - 1)], "jpg") : null;
}
