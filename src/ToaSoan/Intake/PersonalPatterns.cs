using System.Text.RegularExpressions;

namespace ToaSoan.Intake;

/// <summary>
/// The forms. Sources: numbering plan of the Ministry of Information and Communications (landlines 02 and eleven digits since 2017, mobiles ten digits 03 05 07 08 09 since 2018); Decree 137/2015/NĐ-CP art. 13 (identity
/// numbers: province 001–096, century and sex, year, six digits); Circular 79/2024/TT-BCA (plates: province 11–99, one or two letters, on motorbikes with a figure, four or five figures).
/// </summary>
internal static partial class PersonalPatterns
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const int Patience = 1_000;
    private const string NoDate = @"(?!\d\d(?<sign>[.-])\d\d\k<sign>(19|20)\d\d)";

    /// <summary>Every form found in a text, the surest first; they may overlap.</summary>
    public static IEnumerable<(PersonalKind Kind, int Start, int Length)> In(string text)
    {
        (PersonalKind Kind, Regex Form)[] forms =
        [
            (PersonalKind.Email, Email()), (PersonalKind.BankAccount, NamedAccount()), (PersonalKind.BankAccount, BankBefore()), (PersonalKind.BankAccount, BankBehind()), (PersonalKind.BankAccount, Card()),
            (PersonalKind.IdentityNumber, NamedIdentity()), (PersonalKind.IdentityNumber, Identity()), (PersonalKind.NumberPlate, NamedPlate()), (PersonalKind.NumberPlate, PlateWithDot()), (PersonalKind.NumberPlate, Plate()),
            (PersonalKind.Phone, Mobile()), (PersonalKind.Phone, Landline()), (PersonalKind.Phone, NamedPhone()),
        ];
        return forms.SelectMany(form => form.Form.Matches(text).Select(match => match.Groups["it"]).Select(it => (form.Kind, it.Index, it.Length)));
    }

    [GeneratedRegex(@"(?<![\w.%+-])(?<it>[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24})(?![\w-])", Options, Patience)]
    private static partial Regex Email();

    // Named as one, and no amount of money.
    [GeneratedRegex(@"\b(số tài khoản|stk|số tk|tk|tài khoản|account number|account no\.?|account)(\s{1,3}(ngân hàng|số|nhận tiền|cá nhân|bank)){0,2}(\s{1,3}(là|is))?\s{0,3}[:.=-]?\s{0,3}(?<it>\d([ .-]?\d){5,18})(?!\d)(?!\s*(đồng|đ\b|vn[dđ]|nghìn|triệu|tỷ|tỉ|usd|%))", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex NamedAccount();

    [GeneratedRegex(@"\b(vietcombank|vcb|bidv|agribank|techcombank|tcb|vietinbank|mb ?bank|mbbank|acb|sacombank|vpbank|tpbank|shb|hdbank|vib|ocb|msb|eximbank|momo)\b[ ,:;(.-]{0,3}(số )?(?<it>\d{8,16})(?!\d)", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex BankBefore();

    [GeneratedRegex(@"(?<!\d)(?<it>\d{8,16})[ ,:;(.-]{1,3}(tại |ở |ngân hàng |nh ){0,2}(vietcombank|vcb|bidv|agribank|techcombank|tcb|vietinbank|mb ?bank|acb|sacombank|vpbank|tpbank|shb|hdbank|vib|ocb|msb|eximbank|momo)\b", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex BankBehind();

    [GeneratedRegex(@"(?<!\d)(?<!\d[.,-])(?<it>[4569]\d{3}(?<gap>[ -]?)\d{4}\k<gap>\d{4}\k<gap>\d{4}(\k<gap>\d{3})?)(?!\d)", Options, Patience)]
    private static partial Regex Card();

    [GeneratedRegex(@"\b(cmnd|cmt|cccd|căn cước( công dân)?|chứng minh (nhân dân|thư)|(số )?định danh( cá nhân)?|hộ chiếu|passport|id card)(\s{1,3}số)?(\s{1,3}là)?\s{0,3}[:.-]?\s{0,3}(số\s{1,3})?(?<it>([A-Z]\d{7,8}|\d([ .]?\d){11}|\d([ .]?\d){8}))(?!\d)", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex NamedIdentity();

    // Twelve figures in one, in threes, in fours, or by their meaning; nine only where a leading 0 tells that they are no amount.
    [GeneratedRegex(@"(?<!\d)(?<!\d[.,/-])(?<it>0(0[1-9]|[1-8]\d|9[0-6])(\d{9}|(?<gap>[ .-])\d{3}\k<gap>\d{3}\k<gap>\d{3}|\d(?<gap>[ .-])\d{4}\k<gap>\d{4}|(?<gap>[ .-])\d\k<gap>\d\d\k<gap>\d{6})|0[1-9]\d{7})(?!\d)(?!\.\d)", Options, Patience)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\b(biển(\s+kiểm soát|\s+số|\s+đăng ký)?(\s+xe)?|bks|bsx)(\s{1,3}là)?\s{0,3}[:.-]?\s{0,3}(?<it>\d{2}[ .-]?[A-ZĐ]{1,2}\d?[ .-]{0,3}\d{3}[.]?\d{1,2})(?![\d\w])", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex NamedPlate();

    [GeneratedRegex(@"(?<![\w.-]|\p{Lu}/)(?<it>(1[1-9]|[2-9]\d)-?[A-HK-NPS-VXYZĐ]{1,2}\d?[ .-]{0,3}\d{3}\.\d{2})(?!\w)(?!\.\d)", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex PlateWithDot();

    // Four figures that are a year are a class or a decision of that year.
    [GeneratedRegex(@"(?<![\w.-]|\p{Lu}/)(?<it>(1[1-9]|[2-9]\d)-?[A-HK-NPS-VXYZĐ]{1,2}\d?(([ .-]|[ ]-[ ])?\d{5}|-(?!(19|20)\d\d)\d{4}))(?!\w|/\p{Lu}|\.\d)", Options, Patience)]
    private static partial Regex Plate();

    // Two numbers may stand together with any sign between them; a date with an hour behind it is none.
    [GeneratedRegex(@"(?<!\d)(?<!(mst|mã số thuế|mã số doanh nghiệp|mã số|mã hồ sơ|msdn|mã đơn)(\s{1,2}số)?\s{0,2}[:.-]?\s{0,2})" + NoDate + @"(?<it>(\(?(\+|00)[ ]?84\)?[ .-]?(\(0\)[ .-]?|0)?|84[ ]?|0[ ]?)[35789]([ .-]{0,2}\d){8})(?!\d)", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<!\d)" + NoDate + @"(?<it>(\(?(\+|00)[ ]?84[ .)-]{0,2}(\(0\))?[ (]{0,2}|\(84[ .)-]{1,2}|\(?0)2([ .)-]{0,2}\d){9})(?!\d)", Options, Patience)]
    private static partial Regex Landline();

    [GeneratedRegex(@"\b(số điện thoại|sđt|sdt|đt|zalo|tel|phone|số di động)(\s{1,3}(bàn|nhà|riêng|là|số)){0,3}\s{0,3}[:.]?\s{0,3}(?!1[89]00)(?<it>\(?\+?\d([ .()-]{0,2}\d){6,11})(?!\d)(?!\s*(đồng|đ\b|vn[dđ]|triệu))", Options | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex NamedPhone();
}
