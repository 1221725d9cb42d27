using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ToaSoan.Media;
using VietnameseText;

namespace ToaSoan.Newsroom;

/// <summary>What the editor's script is told by the page, as JSON for data attributes (Razor encodes it).</summary>
public static class EditorScript
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Codes = [.. Enumerable.Range(0x80, 0x80).Select(static code => ((char)code).ToString())];

    /// <summary>Every text of the editor in the member's language, by name.</summary>
    public static string Texts()
    {
        var culture = CultureInfo.CurrentUICulture;
        var names = EditorText.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>().Select(static entry => (string)entry.Key);
        return JsonSerializer.Serialize(names.Order(StringComparer.Ordinal).ToDictionary(static name => name, name => EditorText.ResourceManager.GetString(name, culture)), Plain);
    }

    /// <summary>How words in the fonts from before Unicode are read: a letter for each code of TCVN3, and for each code or pair of codes of VNI.</summary>
    public static string Fonts { get; } = JsonSerializer.Serialize(new
    {
        tcvn3 = Read(LegacyEncoding.Tcvn3, Codes),
        vni = Read(LegacyEncoding.Vni, [.. Codes, .. "aeiouyAEIOUYôöÔÖ".SelectMany(static letter => Codes.Select(code => letter + code))]),
    }, Plain);

    /// <summary>The address of a picture for each photo that has renditions, by hash.</summary>
    public static string Photos(IReadOnlyDictionary<string, PhotoSource> photos) =>
        JsonSerializer.Serialize(photos.Where(static photo => Picture(photo.Value) is not null).ToDictionary(static photo => photo.Key, static photo => Picture(photo.Value)), Plain);

    /// <summary>The address of a middling rendition; null while there is none.</summary>
    public static string? Picture(PhotoSource? photo) =>
        photo is not null && photo.Formats.HasFlag(PhotoFormats.Jpeg) ? "/" + photo.Address(photo.Widths[Math.Min(1, photo.Widths.Count - 1)], "jpg") : null;

    // What reads as its parts do is left out.
    private static Dictionary<string, string> Read(LegacyEncoding encoding, IEnumerable<string> codes) => codes
        .Select(code => (code, letter: Legacy.Decode(code, encoding))).Where(read => read.letter.Length == 1 && read.letter != read.code).ToDictionary(static read => read.code, static read => read.letter);
}
