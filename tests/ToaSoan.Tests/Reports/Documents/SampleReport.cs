using ToaSoan.Reports.Documents;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>Reports of an invented city, as they look when they are frozen: figures are set by hand here, for nothing below this folder computes any.</summary>
internal static class SampleReport
{
    private static readonly string[] Offices =
    [
        "Văn phòng Ủy ban nhân dân", "Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", "Phòng Văn hóa và Thông tin", "Phòng Giáo dục và Đào tạo", "Phòng Y tế", "Phòng Tài nguyên và Môi trường", "Phòng Kinh tế", "Phòng Quản lý đô thị",
        "Phòng Tư pháp", "Thanh tra thành phố", "Phòng Lao động", "Trung tâm Văn hóa", "Trung tâm Y tế", "Ban Quản lý dự án", "Ban Quản lý chợ", "Đội Trật tự đô thị", "Công an thành phố", "Ban Chỉ huy quân sự", "Hạt Kiểm lâm",
    ];

    private static readonly string[] Wards =
        ["Phường Bến Sỏi", "Phường Đồi Thông", "Phường Cầu Gạch", "Phường Hồ Sen", "Phường Lò Vôi", "Phường Mai Hạ", "Phường Suối Trong", "Phường Vườn Ươm", "Xã Nương Dâu", "Xã Thung Lau"];

    /// <summary>Thirty offices and wards, with the items each published.</summary>
    internal static IReadOnlyList<(string Name, int Items, int Before)> Rows { get; } =
        [.. Offices.Concat(Wards).Select(static (name, index) => (name, 340 - (index * 11) + (index * index % 17), 300 - (index * 9) + (index * index % 23)))];

    /// <summary>Two pages: the least that shows every part.</summary>
    internal static ReportDocument Short(string profile = "state") => new()
    {
        Profile = profile,
        ParentAgency = profile == "state" ? "Ủy ban nhân dân tỉnh An Hải" : "Tỉnh ủy An Hải",
        IssuingAgency = profile == "state" ? "Ủy ban nhân dân thành phố Bến Sỏi" : "Ban Chỉ đạo 35",
        Number = 5,
        IssuerCode = profile == "state" ? "UBND" : "BCĐ",
        Place = "Bến Sỏi",
        Date = new DateOnly(2026, 7, 5),
        Abstract = "Sơ kết công tác thông tin, tuyên truyền 6 tháng đầu năm 2026;\nphương hướng, nhiệm vụ 6 tháng cuối năm 2026",
        Addressees = profile == "state" ? ["Ủy ban nhân dân tỉnh An Hải", "Sở Khoa học và Công nghệ tỉnh An Hải"] : ["Ban Thường vụ Tỉnh ủy An Hải"],
        Body =
        [
            new ReportParagraph("Thực hiện Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 về công tác thông tin, tuyên truyền năm 2026, thành phố báo cáo kết quả 6 tháng đầu năm 2026 như sau:"),
            new ReportHeading(1, "Kết quả thực hiện"),
            new ReportHeading(2, "Công tác lãnh đạo, chỉ đạo"),
            new ReportParagraph("Ngay từ đầu năm, thành phố đã giao chỉ tiêu tin, bài đến từng đơn vị và tổ chức giao ban hằng tháng."),
            new ReportHeading(2, "Kết quả theo từng lĩnh vực"),
            new ReportHeading(3, "Đăng tải"),
            new ReportParagraph(
                new ReportRun("Toàn thành phố đăng tải "), new ReportRun("5.080", Bold: true, Figure: new FigureReference("items", "/bao-cao/2026-h1/so-lieu/items")), new ReportRun(" tin, bài, tăng "),
                new ReportRun("12,4", Figure: new FigureReference("items", "/bao-cao/2026-h1/so-lieu/items")), new ReportRun("% so với cùng kỳ; bạn đọc chia sẻ trên "),
                new ReportRun("14.000", Figure: new FigureReference("shares", "/bao-cao/2026-h1/so-lieu/shares")), new ReportRun(" lượt ("), new ReportRun("ít nhất", Italic: true), new ReportRun("). Số liệu theo đơn vị tại Bảng 1.")),
            new ReportTable("Tin, bài đã đăng theo đơn vị",
                [new ReportColumn("STT", ReportSide.Centre, 0.5m), new ReportColumn("Đơn vị", ReportSide.Left, 3), new ReportColumn("6 tháng đầu năm 2026", ReportSide.Right), new ReportColumn("Cùng kỳ năm 2025", ReportSide.Right), new ReportColumn("Tăng, giảm (%)", ReportSide.Right)],
                [
                    .. Rows.Take(12).Select(static (row, index) => Row($"{index + 1}", row.Name, row.Items, row.Before)),
                    new ReportRow([new(""), new("Tổng cộng"), Amount(Rows.Take(12).Sum(static row => row.Items)), Amount(Rows.Take(12).Sum(static row => row.Before)), new("12,4")], Total: true),
                ],
                ["Ghi chú: số liệu của phường Mai Hạ trước ngày 01 tháng 7 là ước theo dân số."]),
            new ReportHeading(3, "Tổ chức sự kiện"),
            new ReportItem(ReportMark.Dash, "Tổ chức 5 buổi tuyên truyền cho 1.240 người dự."),
            new ReportItem(ReportMark.Dash, "Tập huấn kỹ năng viết tin cho 86 cán bộ ở TP Bến Sỏi."),
            new ReportHeading(1, "Đánh giá chung"),
            new ReportItem(ReportMark.Clause, "Ưu điểm: các đơn vị chủ động cung cấp thông tin."),
            new ReportItem(ReportMark.Clause, "Hạn chế:"),
            new ReportItem(ReportMark.Point, "Tin, bài còn thiếu ảnh;"),
            new ReportItem(ReportMark.Point, "Báo cáo tháng gửi chậm;"),
            new ReportItem(ReportMark.Point, "Chưa đều giữa các đơn vị;"),
            new ReportItem(ReportMark.Point, "Ít tin về cơ sở;"),
            new ReportItem(ReportMark.Point, "Chưa có bản tin tiếng Anh."),
            new ReportHeading(1, "Phương hướng, nhiệm vụ 6 tháng cuối năm 2026"),
            new ReportParagraph("Tiếp tục nâng chất lượng tin, bài; mỗi đơn vị có ít nhất 8 tin mỗi tháng."),
            new ReportHeading(1, "Đề xuất, kiến nghị"),
            new ReportParagraph("Đề nghị tỉnh hỗ trợ tập huấn cho cán bộ các phường, xã."),
        ],
        Signature = profile == "state"
            ? new ReportSignature([new(SigningPower.OnBehalf, "Ủy ban nhân dân"), new(SigningPower.ForHead, "Chủ tịch"), new(SigningPower.None, "Phó Chủ tịch")], "Đặng Thị Mẫu")
            : new ReportSignature([new(SigningPower.OnBehalf, "Ban Chỉ đạo"), new(SigningPower.None, "Phó Trưởng ban")], "Đặng Thị Mẫu"),
        Recipients = ["Thường trực Hội đồng nhân dân thành phố", "Các phòng, ban, đơn vị", "Ủy ban nhân dân các phường, xã"],
        Archive = profile == "state" ? "BBT" : "Văn phòng",
    };

    /// <summary>A whole report: charts, a wide table, two annexes, thirty offices and ten wards.</summary>
    internal static ReportDocument Long(string profile = "state") => Short(profile) with
    {
        Body =
        [
            .. Short(profile).Body.SkipLast(2),
            Bars, Months,
            Wide,
            .. Enumerable.Range(1, 14).Select(static number => new ReportParagraph($"Nhiệm vụ {number}: các đơn vị rà soát kết quả đã đạt, giao người phụ trách và thời hạn cụ thể; báo cáo tiến độ trước ngày 20 hằng tháng để tổng hợp, làm cơ sở đánh giá cuối năm và đề xuất biện pháp tháo gỡ khó khăn cho cơ sở.")),
            .. Short(profile).Body.TakeLast(2),
        ],
        Annexes =
        [
            new ReportAnnex("Tin, bài theo từng đơn vị, phường, xã", [AnnexTable]),
            new ReportAnnex("Lượt chia sẻ theo kênh và theo tháng", [Wide with { Caption = "", Wide = false }], Wide: true),
        ],
    };

    internal static ReportChart Bars { get; } = new(ReportChartShape.Bars, "Tin, bài theo đơn vị, 6 tháng đầu năm 2026", [.. Rows.Select(static row => row.Name)],
        [new ReportSeries("6 tháng đầu năm 2026", [.. Rows.Select(static row => (decimal?)row.Items)])], "Văn phòng Ủy ban nhân dân nhiều nhất với 340 tin, bài; Xã Thung Lau ít nhất với 38.");

    internal static ReportChart Months { get; } = new(ReportChartShape.Lines, "Tin, bài theo tháng", [.. Enumerable.Range(1, 6).Select(static month => $"Tháng {month}")],
        [new ReportSeries("Năm 2026", [702, 655, 1_018, 874, 911, 920]), new ReportSeries("Năm 2025", [640, 601, 799, 802, null, 850])], "Từ 702 tin, bài trong tháng 1 lên 1.018 trong tháng 3 và 920 trong tháng 6.");

    private static ReportTable Wide { get; } = new("Tin, bài theo tháng và theo đơn vị",
        [new ReportColumn("Đơn vị", ReportSide.Left, 4), .. Enumerable.Range(1, 12).Select(static month => new ReportColumn($"Tháng {month}", ReportSide.Right))],
        [.. Rows.Take(12).Select(static row => new ReportRow([new(row.Name), .. Enumerable.Range(1, 12).Select(month => new ReportCell($"{row.Items + month}"))]))],
        [], Wide: true);

    private static ReportTable AnnexTable => new("",
        [new ReportColumn("STT", ReportSide.Centre, 0.5m), new ReportColumn("Đơn vị", ReportSide.Left, 3), new ReportColumn("6 tháng đầu năm 2026", ReportSide.Right), new ReportColumn("Cùng kỳ năm 2025", ReportSide.Right), new ReportColumn("Tăng, giảm (%)", ReportSide.Right)],
        [.. Rows.Concat(Rows.Select(static row => (row.Name + " (cộng dồn)", row.Items * 40, row.Before * 40))).Select(static (row, index) => Row($"{index + 1}", row.Item1, row.Item2, row.Item3))],
        []);

    private static ReportRow Row(string number, string name, int items, int before) =>
        new([new(number), new(name), Amount(items), Amount(before), new(((items - before) * 100m / before).ToString("0.0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")))]);

    private static ReportCell Amount(int amount) => new(amount.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), new FigureReference("items", "/bao-cao/2026-h1/so-lieu/items"));
}
