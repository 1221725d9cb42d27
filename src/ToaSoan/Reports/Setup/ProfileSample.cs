using ToaSoan.Platform;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Setup;

/// <summary>A short document in which every value of a profile can be seen. Part of a Vietnamese document, it has no English.</summary>
public static class ProfileSample
{
    /// <summary>The document with a head.</summary>
    public static ReportDocument Of(string profile, ReportHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var nothing = new FigureSite(new FigureBook(new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30)), [], Enum.GetValues<FigureTime>().ToDictionary(static time => time, static _ => (IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>)new Dictionary<string, IReadOnlyList<FigureRow>>()), new OfficeLines([], [])), new Dictionary<string, decimal>(), static (_, _, _, _) => "", Desk: true);
        return DocumentBuilder.Build(new ReportText(head with { Number = 5, Date = new DateOnly(2026, 7, 5), Abstract = "Bản thử để xem thể thức văn bản" }, []), profile, nothing) with
        {
            Body =
            [
                new ReportParagraph(new ReportRun("Đây là bản thử, không phải báo cáo thật; các con số đều là ví dụ.")),
                new ReportHeading(1, "Kết quả thực hiện"),
                new ReportHeading(2, "Công tác đăng tải"),
                new ReportHeading(3, "Tin, bài"),
                new ReportParagraph(new ReportRun("Trong kỳ, các đơn vị đăng tải 120 tin, bài; số liệu theo đơn vị như sau:")),
                new ReportTable("Tin, bài theo đơn vị", [new("Số thứ tự", ReportSide.Centre, .7m), new("Đơn vị", Width: 4), new("Kỳ này", ReportSide.Right, 1.6m)],
                    [new([new("1"), new("Đơn vị thứ nhất"), new("80")]), new([new("2"), new("Đơn vị thứ hai"), new("40")]), new([new(""), new("Tổng cộng"), new("120")], Total: true)], ["Ghi chú: số liệu ví dụ."]),
                new ReportHeading(1, "Phương hướng, nhiệm vụ"),
                new ReportItem(ReportMark.Dash, [new ReportRun("Gửi số liệu đúng hạn;")]),
                new ReportItem(ReportMark.Dash, [new ReportRun("Mỗi đơn vị có tin, bài hằng tháng.")]),
            ],
            Annexes = [new ReportAnnex("Số liệu chi tiết", [new ReportTable("", [new("Chỉ tiêu", Width: 4), new("Kỳ này", ReportSide.Right, 1.6m)], [new([new("Tin, bài"), new("120")])], [])])],
        };
    }
}
