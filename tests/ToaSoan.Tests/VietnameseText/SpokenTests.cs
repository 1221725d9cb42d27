using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class SpokenTests
{
    [Theory]
    [InlineData("5.080", "năm nghìn không trăm tám mươi")]
    [InlineData("91.118.315", "chín mươi mốt triệu một trăm mười tám nghìn ba trăm mười lăm")]
    [InlineData("12,5%", "mười hai phẩy năm phần trăm")]
    [InlineData("0 1 4 5 10 11 14 15", "không một bốn năm mười mười một mười bốn mười lăm")]
    [InlineData("21, 24, 25 và 55", "hai mươi mốt, hai mươi tư, hai mươi lăm và năm mươi lăm")]
    [InlineData("101; 104; 110; 115; 1.001", "một trăm linh một; một trăm linh bốn; một trăm mười; một trăm mười lăm; một nghìn không trăm linh một")]
    [InlineData("1.000.005", "một triệu không trăm linh năm")]
    [InlineData("1.000.000.000.000", "một nghìn tỷ")]
    [InlineData("05 đồng chí", "năm đồng chí")]
    [InlineData("1.234,50", "một nghìn hai trăm ba mươi tư phẩy năm mươi")]
    [InlineData("3,05 và 25,412.50", "ba phẩy không năm và hai mươi lăm nghìn bốn trăm mười hai phẩy năm mươi")]
    [InlineData("-3°C", "âm ba độ C")]
    [InlineData("5-7 người, tỷ số 3-1", "năm đến bảy người, tỷ số ba một")]
    [InlineData("lần thứ 4, thứ 1", "lần thứ tư, thứ nhất")]
    [InlineData("2/3 số hộ; 15/20 hộ", "hai phần ba số hộ; mười lăm trên hai mươi hộ")]
    [InlineData("５０％", "năm mươi％")]
    public void Numbers_are_counted(string written, string spoken) => Assert.Equal(spoken, Spoken.Of(written));

    [Theory]
    [InlineData("ngày 16/6/2022", "ngày mười sáu tháng sáu năm hai nghìn không trăm hai mươi hai")]
    [InlineData("16/6/2022", "ngày mười sáu tháng sáu năm hai nghìn không trăm hai mươi hai")]
    [InlineData("Sáng 16/4, ", "Sáng ngày mười sáu tháng tư, ")]
    [InlineData("tháng 6/2022", "tháng sáu năm hai nghìn không trăm hai mươi hai")]
    [InlineData("từ ngày 1–3/6", "từ ngày một đến ngày ba tháng sáu")]
    [InlineData("từ ngày 28/6 - 3/7/2022", "từ ngày hai mươi tám tháng sáu đến ngày ba tháng bảy năm hai nghìn không trăm hai mươi hai")]
    [InlineData("giai đoạn 2021-2025", "giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm")]
    [InlineData("dịp 2/9, phục vụ 24/7", "dịp ngày hai tháng chín, phục vụ hai mươi tư trên bảy")]
    [InlineData("14 giờ 05", "mười bốn giờ năm phút")]
    [InlineData("14 giờ 05 phút, 7h30, 14:05, 8h, 8h00", "mười bốn giờ năm phút, bảy giờ ba mươi phút, mười bốn giờ năm phút, tám giờ, tám giờ")]
    public void Days_and_times_are_said(string written, string spoken) => Assert.Equal(spoken, Spoken.Of(written));

    [Theory]
    [InlineData("25.412 đồng", "hai mươi lăm nghìn bốn trăm mười hai đồng")]
    [InlineData("50.000đ/kg", "năm mươi nghìn đồng mỗi ki-lô-gam")]
    [InlineData("100 USD, 1,5 tỷ đồng", "một trăm đô la Mỹ, một phẩy năm tỷ đồng")]
    [InlineData("60 km/h, 3,2km", "sáu mươi ki-lô-mét trên giờ, ba phẩy hai ki-lô-mét")]
    [InlineData("120 m², 45m2, 7 ha, 25°C", "một trăm hai mươi mét vuông, bốn mươi lăm mét vuông, bảy héc-ta, hai mươi lăm độ C")]
    [InlineData("0203.385.4567", "không hai không ba, ba tám năm, bốn năm sáu bảy")]
    [InlineData("1900 1234", "một chín không không, một hai ba bốn")]
    [InlineData("gọi 114", "gọi một một bốn")]
    public void Amounts_and_phone_numbers_are_said(string written, string spoken) => Assert.Equal(spoken, Spoken.Of(written));

    [Theory]
    [InlineData("Đại hội XIV", "Đại hội mười bốn")]
    [InlineData("quý II/2022", "quý hai năm hai nghìn không trăm hai mươi hai")]
    [InlineData("thế kỷ XXI", "thế kỷ hai mươi mốt")]
    [InlineData("lần thứ IV", "lần thứ tư")]
    [InlineData("UBND TP Sông Thanh", "Ủy ban nhân dân thành phố Sông Thanh")]
    [InlineData("TP.HCM", "thành phố Hồ Chí Minh")]
    [InlineData("P. Bến Đò, Q.1", "phường Bến Đò, quận một")]
    [InlineData("PGS.TS. Minh", "phó giáo sư tiến sĩ Minh")]
    [InlineData("BHYT, PCCC&CNCH, v.v.", "bảo hiểm y tế, phòng cháy chữa cháy và cứu nạn cứu hộ, vân vân")]
    [InlineData("QL18A", "quốc lộ mười tám A")]
    [InlineData("kênh VTV", "kênh vê tê vê")]
    [InlineData("24/2022/NĐ-CP", "số hai mươi tư năm hai nghìn không trăm hai mươi hai nghị định chính phủ")]
    [InlineData("Nghị định số 24/2022/NĐ-CP", "Nghị định số hai mươi tư năm hai nghìn không trăm hai mươi hai của chính phủ")]
    [InlineData("148/2025/QH15", "số một trăm bốn mươi tám năm hai nghìn không trăm hai mươi lăm quốc hội khóa mười lăm")]
    [InlineData("05-BC/BCĐ", "số năm báo cáo ban chỉ đạo")]
    [InlineData("tu hành, tp, ubnd", "tu hành, tp, ubnd")]
    [InlineData("KẾT QUẢ THI ĐUA", "KẾT QUẢ THI ĐUA")]
    public void Names_are_said_in_full(string written, string spoken) => Assert.Equal(spoken, Spoken.Of(written));

    [Fact]
    public void What_is_spoken_has_no_digit_and_is_its_own_spoken_form()
    {
        string[] figures = ["16/6/2022", "5.080", "12,5%", "7h30", "TP.", "QL", "0203 385 4567", "XIV", "quý", "ngày ", "-", "–", "/", ".", ",", " ", "km²", "m", "24/2022/NĐ-CP", "UBND", "&", "P.", "0", "1", "9", "h", "\u0301"];
        var mixed = Gen.Int[0, figures.Length - 1].Select(index => figures[index]).Array[1, 8].Select(static parts => string.Concat(parts));
        Gen.OneOf(Texts.Anything, Texts.Vietnamese(ToneStyle.Old), mixed).Sample(text =>
        {
            var spoken = Spoken.Of(text);
            Assert.DoesNotContain(spoken, char.IsDigit);
            Assert.Equal(spoken, Spoken.Of(spoken));
        }, iter: 20_000);
    }
}
