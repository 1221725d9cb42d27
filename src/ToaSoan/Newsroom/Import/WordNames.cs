using System.Globalization;
using System.Xml.Linq;

namespace ToaSoan.Newsroom.Import;

/// <summary>The names of WordprocessingML the import looks at, and how its attributes are read.</summary>
internal static class WordNames
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace V = "urn:schemas-microsoft-com:vml";

    /// <summary>The w:val of an element's child, or null.</summary>
    public static string? Val(this XElement? parent, string child) => (string?)parent?.Element(W + child)?.Attribute(W + "val");

    /// <summary>An on/off property: absent gives null, "0", "false" and "off" give false.</summary>
    public static bool? Toggle(this XElement? parent, string child) => parent?.Element(W + child) is { } element
        ? (string?)element.Attribute(W + "val") is not ("0" or "false" or "off" or "none")
        : null;

    /// <summary>A whole number in an attribute, or null when it is missing or no number.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
