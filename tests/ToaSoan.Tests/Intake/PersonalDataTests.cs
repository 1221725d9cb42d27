using ToaSoan.Intake;
using ToaSoan.Platform;
using static ToaSoan.Intake.PersonalKind;

namespace ToaSoan.Tests.Intake;

/// <summary>What of a person stands in a text, in the forms people here write it, and what only looks like it.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("0912 345 678", Phone)]
    [InlineData("0912345678", Phone)]
    [InlineData("0912.345.678", Phone)]
    [InlineData("091-234-5678", Phone)]
    [InlineData("09 1234 5678", Phone)]
    [InlineData("0 9 1 2 3 4 5 6 7 8", Phone)]
    [InlineData("+84912345678", Phone)]
    [InlineData("+84 912 345 678", Phone)]
    [InlineData("(+84) 912.345.678", Phone)]
    [InlineData("+84 (0) 912 345 678", Phone)]
    [InlineData("0084 912345678", Phone)]
    [InlineData("84912345678", Phone)]
    [InlineData("０９１２３４５６７８", Phone)]
    [InlineData("0912\u00A0345\u00A0678", Phone)]
    [InlineData("0912–345–678", Phone)]
    [InlineData("(028) 3822 1234", Phone)]
    [InlineData("028 3822 1234", Phone)]
    [InlineData("02838221234", Phone)]
    [InlineData("028.38221234", Phone)]
    [InlineData("0236 3822 123", Phone)]
    [InlineData("(84-28) 3822 1234", Phone)]
    [InlineData("+84 28 3822 1234", Phone)]
    [InlineData("(+84.236) 3822 123", Phone)]
    [InlineData("079203001234", IdentityNumber)]
    [InlineData("079 203 001 234", IdentityNumber)]
    [InlineData("0792 0300 1234", IdentityNumber)]
    [InlineData("001.099.012.345", IdentityNumber)]
    [InlineData("079 2 03 001234", IdentityNumber)]
    [InlineData("023456789", IdentityNumber)]
    [InlineData("51A-123.45", NumberPlate)]
    [InlineData("51A-12345", NumberPlate)]
    [InlineData("51A 123.45", NumberPlate)]
    [InlineData("51A12345", NumberPlate)]
    [InlineData("51a-123.45", NumberPlate)]
    [InlineData("59-P1 234.56", NumberPlate)]
    [InlineData("59P1-234.56", NumberPlate)]
    [InlineData("29AA-123.45", NumberPlate)]
    [InlineData("51LD-012.34", NumberPlate)]
    [InlineData("29-MĐ1 123.45", NumberPlate)]
    [InlineData("30E-1234", NumberPlate)]
    [InlineData("lan.tran@minhgiang.example", Email)]
    [InlineData("lan+hoi@thu.minhgiang.gov.vn", Email)]
    [InlineData("4111 1111 1111 1111", BankAccount)]
    [InlineData("9704361234567890", BankAccount)]
    public void A_number_or_address_of_a_person_is_found_alone_and_within_a_sentence(string personal, PersonalKind kind)
    {
        foreach (var text in new[] { personal, $"Xin gọi {personal}, cảm ơn.", $"Của tôi ({personal})", $"({personal})", $"Ngày 16/6/2026: {personal}.", $"Là:{personal}; 15 người", $"{personal} và 3 người" })
        {
            var match = Assert.Single(PersonalData.Find(text));
            Assert.Equal((kind, match.Text), (match.Kind, text.Substring(match.Start, match.Length)));
            Assert.Equal(personal.Trim('(', ')'), match.Text.Trim('(', ')'));
        }
    }

    [Theory]
    [InlineData("CMND số 212345678 cấp tại", IdentityNumber, "212345678")]
    [InlineData("chứng minh nhân dân: 212 345 678", IdentityNumber, "212 345 678")]
    [InlineData("căn cước công dân số 079203001234", IdentityNumber, "079203001234")]
    [InlineData("hộ chiếu B1234567", IdentityNumber, "B1234567")]
    [InlineData("biển số 51A-1234 vượt đèn đỏ", NumberPlate, "51A-1234")]
    [InlineData("xe BKS: 29C-2015", NumberPlate, "29C-2015")]
    [InlineData("STK 0123456789 của tôi", BankAccount, "0123456789")]
    [InlineData("số tài khoản: 1903 4567 8910 11", BankAccount, "1903 4567 8910 11")]
    [InlineData("chuyển vào tài khoản ngân hàng số 31410001234567", BankAccount, "31410001234567")]
    [InlineData("Vietcombank 0071001234567", BankAccount, "0071001234567")]
    [InlineData("chuyển 1234567890 - Techcombank", BankAccount, "1234567890")]
    [InlineData("My account number is 12345678", BankAccount, "12345678")]
    [InlineData("ĐT: 3822 1234", Phone, "3822 1234")]
    [InlineData("sđt0912345678", Phone, "0912345678")]
    [InlineData("Zalo:0912.345.678", Phone, "0912.345.678")]
    [InlineData("số điện thoại nhà riêng 38221234", Phone, "38221234")]
    public void What_a_name_before_it_tells_is_found_too(string text, PersonalKind kind, string personal)
    {
        var match = Assert.Single(PersonalData.Find(text));
        Assert.Equal((kind, personal), (match.Kind, match.Text));
    }

    [Theory]
    [InlineData("Nghị định 30/2020/NĐ-CP, Quyết định 1989/QĐ-BGDĐT, Luật 91/2025/QH15, Thông tư 79/2024/TT-BCA")]
    [InlineData("Công văn số 1234/UBND-VX ngày 16/6/2026, mục 3.2.1, khoản 2 điều 41")]
    [InlineData("ngày 03.02.2026 08:00, ngày 08-09-2026 15 giờ, ngày 02.09.2026 123 người, từ 0-350.000.000 đồng, 5.030.912.345.678 đồng")]
    [InlineData("16/6/2026, 01.02.2026, 2026-06-16, 07:05, từ 01/01/2026 đến 30/06/2026")]
    [InlineData("5.080 tin, 91.118.315 lượt, 91118315 lượt, 1.234.567.890 đồng, 250000000 đồng, 84.912.345.678 đồng, 842.838.221.234 đồng")]
    [InlineData("0,912345678 và 3,14159265 và 12,345,678")]
    [InlineData("Gọi 113, 115, 1022, 1900 1234, 1800.6688 hoặc Zalo 1900 1234")]
    [InlineData("Mã số thuế 0312345678, MST: 0312345678, mã hồ sơ 0912345678")]
    [InlineData("TCVN 5712:1993, ISO 8601, QCVN 01-1:2018/BYT, Covid-19, F0, 5G, 4K")]
    [InlineData("lớp 12A-2025, tuyến 51A, nhà 51A đường số 12, xe buýt 50-12, giá 20k-25.000đ")]
    [InlineData("diện tích 1.250,5 m2, tọa độ 10.776530, 106.700980, dài 320 m")]
    [InlineData("mua điện thoại 15.000.000 đồng, tài khoản còn 250.000.000 đồng, tk 250000 đ")]
    [InlineData("mã 123456789, số 212345678901, ISBN 978-604-0-12345-6")]
    [InlineData("Viết cho @toasoan, 3@4, a@b, https://minhgiang.example/x-12?id=0")]
    [InlineData("Vietcombank 16/6/2026 bán ra 26.330, BIDV 2026")]
    [InlineData("năm 2024-2025, giai đoạn 2021–2030, 8:00–11:30, 1990-2026")]
    public void Dates_amounts_laws_service_numbers_and_the_like_are_nobodys_own(string text) => Assert.Empty(PersonalData.Find(text));

    [Theory]
    [InlineData("0912 345 678/0987 654 321", 2)]
    [InlineData("0912345678-0987654321", 2)]
    [InlineData("0912345678,0987654321", 2)]
    [InlineData("079203001234-0912345678", 2)]
    [InlineData("(028) 3822 1234 - 0912 345 678", 2)]
    [InlineData("xe 51A-12345/51A-12346 và 51A-123.45, 59P1-234.56", 4)]
    [InlineData("0912 345 678 hoặc lan@minhgiang.example, xe 51A-123.45 và 59-P1 234.56", 4)]
    public void Several_that_stand_together_are_found_each(string text, int many) => Assert.Equal(many, PersonalData.Find(text).Count);

    [Fact]
    public void A_masked_text_says_what_was_there_keeps_the_rest_and_has_nothing_left_to_find()
    {
        LanguageMiddleware.Speak("en"); // what is published is Vietnamese, whatever language the desk speaks
        const string Text = "Gọi 0912 345 678 (chị Lan), thư lan@minhgiang.example, xe 51A-123.45, CCCD 079203001234, STK 0123456789 ngày 16/6/2026.";
        var masked = PersonalData.Mask(Text);
        Assert.Equal("Gọi [đã che số điện thoại] (chị Lan), thư [đã che địa chỉ thư điện tử], xe [đã che biển số xe], CCCD [đã che số giấy tờ tùy thân], STK [đã che số tài khoản hoặc số thẻ] ngày 16/6/2026.", masked);
        Assert.Empty(PersonalData.Find(masked));
        Assert.Equal(masked, PersonalData.Mask(masked));
        Assert.Equal(["phone number", "e-mail address", "number plate", "identity document number", "account or card number"], PersonalData.Find(Text).Select(static match => match.Name));
        Assert.Equal("Không có gì.", PersonalData.Mask("Không có gì."));
        LanguageMiddleware.Speak("vi");
    }

    [Fact]
    public void A_long_and_hostile_text_is_read_in_time()
    {
        foreach (var text in new[] { new string('1', 50_000), new string('a', 50_000) + "@", string.Concat(Enumerable.Repeat("1 9 0 ", 10_000)), string.Concat(Enumerable.Repeat("tk số ", 10_000)), string.Concat(Enumerable.Repeat("a.", 25_000)) + "@b", new string(' ', 50_000), string.Concat(Enumerable.Repeat("STK ", 10_000)) + new string(' ', 20_000) })
        {
            Assert.Empty(PersonalData.Find(text)); // a pattern out of patience throws
        }

        Assert.Equal(2_000, PersonalData.Find(string.Concat(Enumerable.Repeat("0912345678, ", 2_000))).Count);
    }
}
