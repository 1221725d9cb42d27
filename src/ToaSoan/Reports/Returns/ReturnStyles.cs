using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ToaSoan.Reports.Returns;

/// <summary>The looks of a return's cells by their number; open ones are yellow and may be typed in.</summary>
internal static class ReturnStyles
{
    /// <summary>Locked, as it comes.</summary>
    public const uint Plain = 0;

    /// <summary>The title of a sheet.</summary>
    public const uint Title = 1;

    /// <summary>A column's head.</summary>
    public const uint Head = 2;

    /// <summary>Locked words over several lines.</summary>
    public const uint Wrapped = 3;

    /// <summary>A locked number; with one and two digits after the comma the next two.</summary>
    public const uint Number = 4;

    /// <summary>A number to type; with one and two digits after the comma the next two.</summary>
    public const uint OpenNumber = 7;

    /// <summary>Words to type.</summary>
    public const uint Open = 10;

    /// <summary>A day to type.</summary>
    public const uint OpenDay = 11;

    /// <summary>All of them.</summary>
    public static Stylesheet All() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "#,##0.0" },
            new NumberingFormat { NumberFormatId = 166, FormatCode = "#,##0.00" }, new NumberingFormat { NumberFormatId = 167, FormatCode = "dd/mm/yyyy" }),
        new Fonts(Face(12), Face(12, new Bold()), Face(14, new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF7D6" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(Line<LeftBorder>(), Line<RightBorder>(), Line<TopBorder>(), Line<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), new CellFormat { FontId = 2, ApplyFont = true }, Look(wrap: true, font: 1), Look(wrap: true),
            Look(164), Look(165), Look(166), Look(164, open: true), Look(165, open: true), Look(166, open: true), Look(wrap: true, open: true), Look(167, open: true)));

    private static CellFormat Look(uint format = 0, bool wrap = false, bool open = false, uint font = 0) =>
        new(new Alignment { WrapText = wrap, Vertical = VerticalAlignmentValues.Top }, new Protection { Locked = !open })
        {
            NumberFormatId = format, FontId = font, FillId = open ? 2U : 0, BorderId = 1, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true, ApplyProtection = true,
        };

    private static T Line<T>()
        where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };

    private static Font Face(double size, params OpenXmlElement[] more) => new([.. more, new FontSize { Val = size }, new FontName { Val = "Times New Roman" }]);
}
