using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>Does to workbooks what people, programs and networks do to them.</summary>
internal static class Damage
{
    public const string Figures = "xl/worksheets/sheet1.xml", Elsewhere = "xl/worksheets/sheet2.xml", Marker = "xl/worksheets/sheet4.xml", Book = "xl/workbook.xml";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The parts of a workbook.</summary>
    public static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(static entry => entry.FullName, static entry =>
        {
            using var bytes = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    /// <summary>A workbook of parts.</summary>
    public static byte[] Zip(Dictionary<string, byte[]> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return file.ToArray();
    }

    /// <summary>The workbook with a part more, or in place of one.</summary>
    public static byte[] With(this byte[] file, string part, byte[] bytes)
    {
        var parts = Parts(file);
        parts[part] = bytes;
        return Zip(parts);
    }

    /// <summary>The workbook without a part.</summary>
    public static byte[] Without(this byte[] file, string part)
    {
        var parts = Parts(file);
        Assert.True(parts.Remove(part));
        return Zip(parts);
    }

    /// <summary>The workbook with other words in a part.</summary>
    public static byte[] Replace(this byte[] file, string part, string before, string after)
    {
        var text = Encoding.UTF8.GetString(Parts(file)[part]);
        Assert.Contains(before, text, StringComparison.Ordinal);
        return file.With(part, Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)));
    }

    /// <summary>The workbook with a cell as Excel writes it: its type, its content, its look.</summary>
    public static byte[] Cell(this byte[] file, string cell, string? type, string content, int? style = null, string part = Figures) => file.Sheet(part, sheet =>
    {
        var number = new string([.. cell.Where(char.IsAsciiDigit)]);
        var data = sheet.Root!.Element(Main + "sheetData")!;
        var row = data.Elements(Main + "row").FirstOrDefault(one => (string?)one.Attribute("r") == number);
        if (row is null)
        {
            data.Add(row = new XElement(Main + "row", new XAttribute("r", number)));
        }

        var known = row.Elements(Main + "c").FirstOrDefault(one => (string?)one.Attribute("r") == cell);
        var made = new XElement(Main + "c", new XAttribute("r", cell), style is { } look ? new XAttribute("s", look) : known?.Attribute("s"), type is null ? null : new XAttribute("t", type), XElement.Parse($"<x xmlns=\"{Main}\">{content}</x>").Elements());
        if (known is null)
        {
            row.Add(made);
        }
        else
        {
            known.ReplaceWith(made);
        }
    });

    /// <summary>The workbook with words in a cell.</summary>
    public static byte[] Words(this byte[] file, string cell, string words, string part = Figures) => file.Cell(cell, "inlineStr", $"<is><t>{words}</t></is>", part: part);

    /// <summary>The workbook with a sheet changed.</summary>
    public static byte[] Sheet(this byte[] file, string part, Action<XDocument> change)
    {
        var sheet = XDocument.Load(new MemoryStream(Parts(file)[part]));
        change(sheet);
        using var bytes = new MemoryStream();
        sheet.Save(bytes);
        return file.With(part, bytes.ToArray());
    }

    /// <summary>The sheet without a row.</summary>
    public static byte[] DropRow(this byte[] file, string number) => file.Sheet(Figures, sheet => sheet.Descendants(Main + "row").Single(one => (string?)one.Attribute("r") == number).Remove());

    /// <summary>The sheet with cells joined.</summary>
    public static byte[] Join(this byte[] file, string cells) => file.Sheet(Figures, sheet => sheet.Descendants(Main + "sheetProtection").Single().AddAfterSelf(new XElement(Main + "mergeCells", new XElement(Main + "mergeCell", new XAttribute("ref", cells)))));
}
