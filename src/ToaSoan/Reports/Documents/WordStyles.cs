using DocumentFormat.OpenXml;
using static ToaSoan.Reports.Documents.WordText;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>
/// The styles of a Word file: one for each part of a document, named in Vietnamese, so that whoever edits it in Word changes a part in one place. Nothing else in the file says
/// a size or a distance.
/// </summary>
internal static class WordStyles
{
    private enum Side
    {
        Left,
        Centre,
        Right,
        Both,
    }

    /// <summary>All of them.</summary>
    internal static W.Styles Of(DocumentProfile profile)
    {
        var (parts, body) = (profile.Parts, profile.Body);
        var styles = new W.Styles(Defaults(profile));
        styles.Append(
            new W.Style { Type = W.StyleValues.Paragraph, Default = true, StyleId = "Normal", StyleName = new W.StyleName { Val = "Normal" }, PrimaryStyle = new W.PrimaryStyle() },
            Style("Nation", "Quốc hiệu", parts.Nation),
            Style("Motto", "Tiêu ngữ", parts.Motto),
            Style("Parent", "Cơ quan chủ quản", parts.Parent),
            Style("Issuer", "Cơ quan ban hành", parts.Issuer),
            Style("Number", "Số ký hiệu", parts.Number, before: 6),
            Style("PlaceDate", "Địa danh ngày tháng", parts.PlaceDate, before: 6),
            Style("TypeName", "Tên loại", parts.TypeName, before: 18, keep: true),
            Style("Abstract", "Trích yếu", parts.Abstract, keep: true),
            Style("Addressee", "Kính gửi", parts.Addressee),
            Text("Body", "Nội dung", parts.Text, body),
            Text("Section", "heading 1", parts.Section, body, outline: 0),
            Text("Clause", "heading 2", parts.Clause, body, outline: 1),
            Text("Point", "heading 3", parts.Point, body, outline: 2),
            Style("Caption", "Tên bảng", parts.Caption, before: 8, after: 4, keep: true),
            Style("TableHead", "Đầu bảng", parts.TableHead, before: 2, after: 2),
            Style("TableLeft", "Ô chữ", parts.Table, Side.Left, before: 2, after: 2),
            Style("TableCentre", "Ô giữa", parts.Table, before: 2, after: 2),
            Style("TableRight", "Ô số", parts.Table, Side.Right, before: 2, after: 2),
            Style("Note", "Ghi chú bảng", parts.Note, Side.Both, before: 3),
            Style("Chart", "Biểu đồ", parts.Table, before: 8, keep: true),
            Style("ChartCaption", "Tên biểu đồ", parts.Caption, after: 4),
            Style("RecipientsHead", "Nơi nhận", parts.RecipientsHead, Side.Left, before: 12),
            Style("Recipients", "Danh sách nơi nhận", parts.Recipients, Side.Left),
            Style("Power", "Quyền hạn người ký", parts.Power),
            Style("Title", "Chức vụ người ký", parts.Title),
            Style("Name", "Họ tên người ký", parts.Name, before: profile.SignatureSpace),
            Style("AnnexNumber", "Số phụ lục", parts.AnnexNumber, keep: true),
            Style("AnnexTitle", "Tên phụ lục", parts.AnnexTitle, keep: true),
            Style("AnnexReference", "Chỉ dẫn phụ lục", parts.AnnexReference, after: 6),
            Style("PageNumber", "Số trang", parts.PageNumber),
            Style("Mark", "Dấu ngăn", parts.Abstract),
            Thin("Rule", "Dòng kẻ", 2),
            Thin("Break", "Ngắt phần", 1));
        return styles;
    }

    private static W.DocDefaults Defaults(DocumentProfile profile) => new(
        new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle
        {
            RunFonts = new W.RunFonts { Ascii = profile.Font, HighAnsi = profile.Font, EastAsia = profile.Font, ComplexScript = profile.Font },
            Color = new W.Color { Val = "000000" },
            FontSize = new W.FontSize { Val = Half(profile.Parts.Text.Size) },
            FontSizeComplexScript = new W.FontSizeComplexScript { Val = Half(profile.Parts.Text.Size) },
            Languages = new W.Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" },
        }),
        new W.ParagraphPropertiesDefault());

    private static W.Style Style(string id, string name, PartStyle part, Side side = Side.Centre, decimal before = 0, decimal after = 0, bool keep = false) =>
        Style(id, name, part, new W.StyleParagraphProperties
        {
            KeepNext = keep ? new W.KeepNext() : null,
            SpacingBetweenLines = new W.SpacingBetweenLines { Before = Number(Points(before)), After = Number(Points(after)), Line = "240", LineRule = W.LineSpacingRuleValues.Auto },
            Justification = Set(side),
        });

    // Headings are set like the text around them, kept with what follows and found in Word's list of headings.
    private static W.Style Text(string id, string name, PartStyle part, BodyLines body, int? outline = null) =>
        Style(id, name, part, new W.StyleParagraphProperties
        {
            KeepNext = outline is null ? null : new W.KeepNext(),
            SpacingBetweenLines = new W.SpacingBetweenLines
            {
                Before = Number(Points(body.Between)), After = "0",
                Line = Number(body.Exactly > 0 ? Points(body.Exactly) : (int)Math.Round(body.Lines * 240)),
                LineRule = body.Exactly > 0 ? W.LineSpacingRuleValues.Exact : W.LineSpacingRuleValues.Auto,
            },
            Indentation = new W.Indentation { FirstLine = Number(Twips(body.FirstLine)) },
            Justification = Set(Side.Both),
            OutlineLevel = outline is { } level ? new W.OutlineLevel { Val = level } : null,
        });

    private static W.Style Thin(string id, string name, decimal height) =>
        Style(id, name, new PartStyle(1), new W.StyleParagraphProperties
        {
            SpacingBetweenLines = new W.SpacingBetweenLines { Before = "0", After = "0", Line = Number(Points(height)), LineRule = W.LineSpacingRuleValues.Exact },
        });

    private static W.Style Style(string id, string name, PartStyle part, W.StyleParagraphProperties lines) => new()
    {
        Type = W.StyleValues.Paragraph, StyleId = id, CustomStyle = name.StartsWith("heading", StringComparison.Ordinal) ? null : OnOffValue.FromBoolean(true),
        StyleName = new W.StyleName { Val = name }, BasedOn = new W.BasedOn { Val = "Normal" }, PrimaryStyle = new W.PrimaryStyle(),
        StyleParagraphProperties = lines,
        StyleRunProperties = new W.StyleRunProperties
        {
            Bold = part.Bold ? new W.Bold() : null,
            Italic = part.Italic ? new W.Italic() : null,
            FontSize = new W.FontSize { Val = Half(part.Size) },
            FontSizeComplexScript = new W.FontSizeComplexScript { Val = Half(part.Size) },
            Underline = part.Underlined ? new W.Underline { Val = W.UnderlineValues.Single } : null,
        },
    };

    private static W.Justification Set(Side side) => new()
    {
        Val = side switch { Side.Left => W.JustificationValues.Left, Side.Centre => W.JustificationValues.Center, Side.Right => W.JustificationValues.Right, _ => W.JustificationValues.Both },
    };

    private static string Half(decimal points) => Number((int)Math.Round(points * 2));
}
