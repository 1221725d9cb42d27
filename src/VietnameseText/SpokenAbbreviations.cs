namespace VietnameseText;

/// <summary>What the abbreviations of Vietnamese public life stand for. Case counts: TU is no "tu".</summary>
internal static class SpokenAbbreviations
{
    private static readonly Dictionary<string, string> Known = Table(
        """
        TP thành phố|TPHCM thành phố Hồ Chí Minh|HCM Hồ Chí Minh|TX thị xã|UBND Ủy ban nhân dân|HĐND Hội đồng nhân dân|BCĐ Ban Chỉ đạo|BCH Ban Chấp hành
        BTV Ban Thường vụ|UVBTV Ủy viên Ban Thường vụ|BTC Ban Tổ chức|BQL Ban Quản lý|MTTQ Mặt trận Tổ quốc|UBMTTQ Ủy ban Mặt trận Tổ quốc|TTXVN Thông tấn xã Việt Nam
        TW Trung ương|TƯ Trung ương|QH Quốc hội|ĐBQH đại biểu Quốc hội|VN Việt Nam|ATGT an toàn giao thông|TNGT tai nạn giao thông|CSGT cảnh sát giao thông
        ANTT an ninh trật tự|QP-AN quốc phòng, an ninh|ANQP an ninh quốc phòng|LLVT lực lượng vũ trang|CAND công an nhân dân|QĐND quân đội nhân dân
        PCCC phòng cháy chữa cháy|CNCH cứu nạn cứu hộ|PCCC&CNCH phòng cháy chữa cháy và cứu nạn cứu hộ|PCTT phòng chống thiên tai|TKCN tìm kiếm cứu nạn
        BHYT bảo hiểm y tế|BHXH bảo hiểm xã hội|BHTN bảo hiểm thất nghiệp|ATTP an toàn thực phẩm|VSATTP vệ sinh an toàn thực phẩm|VSMT vệ sinh môi trường
        CNTT công nghệ thông tin|CĐS chuyển đổi số|KT-XH kinh tế, xã hội|KTXH kinh tế, xã hội|VH-XH văn hóa, xã hội|GDĐT giáo dục và đào tạo|GD-ĐT giáo dục và đào tạo|GD&ĐT giáo dục và đào tạo
        KH&CN khoa học và công nghệ|TT&TT thông tin và truyền thông|VH&TT văn hóa và thông tin|TN&MT tài nguyên và môi trường|NN&PTNT nông nghiệp và phát triển nông thôn
        NN&MT nông nghiệp và môi trường|LĐTBXH lao động, thương binh và xã hội|VHTTDL văn hóa, thể thao và du lịch|GTVT giao thông vận tải|TDTT thể dục thể thao
        CCHC cải cách hành chính|TTHC thủ tục hành chính|DVC dịch vụ công|GPMB giải phóng mặt bằng|CSHT cơ sở hạ tầng|HTX hợp tác xã|NTM nông thôn mới|DTTS dân tộc thiểu số
        THPT trung học phổ thông|THCS trung học cơ sở|TNHH trách nhiệm hữu hạn|HĐQT hội đồng quản trị|CLB câu lạc bộ|KCN khu công nghiệp|CCN cụm công nghiệp|KĐT khu đô thị
        QL quốc lộ|TL tỉnh lộ|CCB cựu chiến binh|LHPN Liên hiệp Phụ nữ|LĐLĐ Liên đoàn Lao động|TNCS Thanh niên Cộng sản|CBCC cán bộ, công chức|CBCCVC cán bộ, công chức, viên chức
        GS giáo sư|PGS phó giáo sư|TS tiến sĩ|ThS thạc sĩ|NSND nghệ sĩ nhân dân|NSƯT nghệ sĩ ưu tú|USD đô la Mỹ|VND đồng|VNĐ đồng|EUR ơ-rô|TDP tổ dân phố|NVH nhà văn hóa
        """);

    private static readonly Dictionary<string, string> BeforeDot = Table(
        "TP thành phố|Tp thành phố|TX thị xã|TT thị trấn|Q quận|P phường|X xã|H huyện|GS giáo sư|PGS phó giáo sư|TS tiến sĩ|ThS thạc sĩ|Ths thạc sĩ|BS bác sĩ|KS kỹ sư|CN cử nhân|NSND nghệ sĩ nhân dân|NSƯT nghệ sĩ ưu tú");

    private static readonly Dictionary<string, string> InDocuments = Table(
        """
        NĐ nghị định|CP chính phủ|QĐ quyết định|TTg thủ tướng chính phủ|NQ nghị quyết|TT thông tư|CT chỉ thị|KH kế hoạch|BC báo cáo|CV công văn|TB thông báo|HD hướng dẫn|TTr tờ trình|KL kết luận
        QC quy chế|QyĐ quy định|CĐ công điện|GM giấy mời|QH quốc hội|UBTVQH ủy ban thường vụ quốc hội|UBND ủy ban nhân dân|HĐND hội đồng nhân dân|TW trung ương|TU thành ủy|VPTW văn phòng trung ương|BCĐ ban chỉ đạo
        BYT bộ y tế|BCA bộ công an|BQP bộ quốc phòng|BNV bộ nội vụ|BTC bộ tài chính|BTP bộ tư pháp|BXD bộ xây dựng|BCT bộ công thương|BGDĐT bộ giáo dục và đào tạo|BTTTT bộ thông tin và truyền thông|BKHCN bộ khoa học và công nghệ
        """);

    private static readonly Dictionary<char, string> Letters = Table(
        "A a|B bê|C xê|D dê|Đ đê|E e|F ép|G giê|H hát|I i|J gi|K ca|L lờ|M mờ|N nờ|O o|P pê|Q quy|R rờ|S ét|T tê|U u|Ư ư|V vê|W vê kép|X ích|Y y|Z dét")
        .ToDictionary(static letter => letter.Key[0], static letter => letter.Value);

    /// <summary>The words of an abbreviation; a group of consonants nobody can pronounce is spelled; null when it stays as written.</summary>
    public static string? Plain(string word) => Known.TryGetValue(word, out var words) ? words
        : word.Length <= 6 && word.All(static c => char.IsUpper(c) && !"AEIOUYƯ".Contains(c, StringComparison.Ordinal)) ? Spelled(word)
        : null;

    /// <summary>The words of an abbreviation that stands before a full stop: P., TS.; null when it is none.</summary>
    public static string? Dotted(string word) => BeforeDot.GetValueOrDefault(word);

    /// <summary>The words of one part of a document's number; an unknown part is spelled.</summary>
    public static string Document(string part) => InDocuments.GetValueOrDefault(part) ?? Known.GetValueOrDefault(part) ?? Spelled(part);

    private static string Spelled(string word) =>
        string.Join(' ', word.Select(static letter => Letters.GetValueOrDefault(char.ToUpperInvariant(letter)) ?? letter.ToString()));

    private static Dictionary<string, string> Table(string lines) => lines
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static entry => entry.Split(' ', 2))
        .ToDictionary(static entry => entry[0], static entry => entry[1], StringComparer.Ordinal);
}
