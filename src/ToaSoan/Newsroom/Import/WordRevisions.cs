using System.Xml.Linq;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>Which of several versions of a piece counts: tracked changes, alternatives for older programs, placeholders.</summary>
internal static class WordRevisions
{
    private static readonly XElement Nothing = new("nothing");

    /// <summary>Notes a deletion that the import carries out.</summary>
    public static void Dropped(XElement deletion, FindingLog findings)
    {
        var words = string.Concat(deletion.Descendants().Where(static element => element.Name == W + "delText" || element.Name == W + "t").Select(static text => text.Value)).Trim();
        if (words.Length > 0)
        {
            findings.Add(Rules.Deleted, FindingKind.Dropped, words);
        }
    }

    /// <summary>The first choice that has something to show, else the fallback: the same piece is never read twice.</summary>
    public static XElement Choose(XElement alternate)
    {
        var parts = alternate.Elements().Where(static part => part.Name.LocalName is "Choice" or "Fallback").ToArray();
        return Array.Find(parts, static part => part.Name.LocalName == "Choice" && Shows(part))
            ?? Array.Find(parts, static part => part.Name.LocalName == "Fallback" && Shows(part))
            ?? parts.FirstOrDefault()
            ?? Nothing;
    }

    /// <summary>The content of a content control; a placeholder ("Click here to enter text") and a table of contents are left out.</summary>
    public static XElement Content(XElement control, FindingLog findings)
    {
        var properties = control.Element(W + "sdtPr");
        if (properties?.Element(W + "docPartObj").Val("docPartGallery") == "Table of Contents")
        {
            findings.Add(Rules.Contents, FindingKind.Dropped);
            return Nothing;
        }

        return properties.Toggle("showingPlcHdr") is true ? Nothing : control.Element(W + "sdtContent") ?? Nothing;
    }

    private static bool Shows(XElement part) => part.Descendants()
        .Any(static element => element.Name == A + "blip" || element.Name == V + "imagedata" || element.Name == W + "txbxContent" || element.Name == W + "t" || element.Name == W + "sym");
}
