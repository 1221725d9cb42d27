namespace ToaSoan.Bench.Search;

/// <summary>The words and phrases the generated city talks in, commonest first: a phrase's rank sets how often it is drawn (about 1/rank).</summary>
internal static class Vocabulary
{
    public static readonly string[] Phrases =
    [
        .. """
        và|của|các|được|trong|cho|với|đã|tại|thành phố|có|người dân|là|về|những|đến|trên|không|năm|từ|khi|một|này|theo|ra|để|nhiều|sẽ|đang|phường|ngày|
        Ủy ban nhân dân|triển khai|thực hiện|công tác|hoạt động|tổ chức|xây dựng|phát triển|bảo đảm|quy hoạch|địa bàn|cơ quan|đơn vị|khu vực|tuyến đường|dự án|chương trình|kế hoạch|
        cán bộ|gia đình|trẻ em|học sinh|giáo viên|trường học|bệnh viện|trạm y tế|tiêm chủng|sức khỏe|phòng bệnh|môi trường|rác thải|cây xanh|công viên|thoát nước|ngập nước|mưa bão|
        sông Minh|cầu mới|bờ kè|chợ hoa|chợ cá|làng nghề|gốm sứ|lễ hội|đua thuyền|múa lân|bảo tàng|đình làng|sân vận động|chạy bộ|bơi lội|thư viện|sách cũ|
        doanh nghiệp|hộ kinh doanh|đầu tư|ngân sách|tỷ đồng|triệu đồng|nghìn tấn|phần trăm|xuất khẩu|sản xuất|nhà máy|công nhân|việc làm|đào tạo nghề|thu nhập|giá cả|thị trường|
        an toàn giao thông|xe buýt|nút giao|đèn tín hiệu|vỉa hè|bãi đỗ xe|tốc độ|nồng độ cồn|vi phạm|xử phạt|tuần tra|cảnh sát|chữa cháy|cứu nạn|diễn tập|
        chuyển đổi số|dịch vụ công|một cửa|hồ sơ|thủ tục hành chính|chữ ký số|dữ liệu|phần mềm|truyền thanh|thông tin sai|kiểm chứng|phản ánh|câu hỏi|trả lời|thời hạn|
        nhà ở xã hội|chung cư|giải phóng mặt bằng|bồi thường|tái định cư|đất đai|giấy chứng nhận|quy định|nghị quyết|quyết định|báo cáo|hội nghị|sơ kết|tổng kết|khen thưởng|
        thanh niên|phụ nữ|người cao tuổi|tình nguyện|hiến máu|quyên góp|hỗ trợ|hộ nghèo|bảo hiểm xã hội|lương hưu|chính sách|ưu đãi|học bổng|thi tuyển|tốt nghiệp|khai giảng|
        ruộng lúa|vườn rau|cá bè|tưới tiêu|mùa vụ|phân bón|giống mới|hợp tác xã|du lịch|khách sạn|đặc sản|ẩm thực|văn hóa|nghệ thuật|âm nhạc|phim ảnh|triển lãm|di tích|
        điện mặt trời|trạm điện|nước sạch|chiếu sáng|tiết kiệm|năng lượng|khí hậu|nắng nóng|hạn hán|đê sông|sạt lở|cảnh báo|dự báo|thời tiết|thủy triều|hòa bình|khỏe mạnh|thủy lợi|
        kỹ sư|bác sĩ|lý do|mỹ thuật|quý đầu|công ty|tỷ lệ|sĩ số|kỷ niệm|truyền thống|lịch sử|tượng đài|quảng trường|ánh sáng|tiếng ồn|bụi mịn|không khí|nước thải|xử lý|nhà văn|
        hát ru|chèo cổ|thả diều|cờ tướng|võ thuật|xe đạp|đường thủy|bến phà|cảng cá|kho lạnh|nông sản|trái cây|mật ong|chè xanh|hoa sen|sen trắng|đầm nước|chim di trú|rừng ngập mặn|vành đai
        """.Replace("\n", "", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    /// <summary>Syllables of invented names of people, streets and firms: the rare words.</summary>
    public static readonly string[] Names =
        "An Ánh Ân Bách Bảo Bình Cẩm Châu Chính Cường Dung Dũng Duyên Đan Đạt Đức Giang Hà Hải Hạnh Hậu Hiền Hoài Huệ Hùng Hưng Khánh Khôi Kiên Lam Lan Lâm Liên Linh Loan Long Mai Mẫn Nga Ngân Nghĩa Ngọc Nhàn Nhung Oanh Phúc Phượng Quân Quỳnh Sâm Sương Tâm Thảo Thắng Thu Thủy Tiến Trà Trúc Tú Tuyết Uyên Vân Việt Vinh Xuân Yến".Split(' ');
}
