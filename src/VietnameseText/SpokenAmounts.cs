using System.Text.RegularExpressions;

namespace VietnameseText;

/// <summary>Counts, amounts of money, measures, ranges and phone numbers in words.</summary>
internal static partial class SpokenAmounts
{
    private const string Figures = @"[0-9]+(?:[.,][0-9]+|[\u00A0\u202F][0-9]{3})*";

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["%"] = "phần trăm", ["‰"] = "phần nghìn", ["₫"] = "đồng", ["đ"] = "đồng", ["đồng"] = "đồng", ["VND"] = "đồng", ["VNĐ"] = "đồng", ["USD"] = "đô la Mỹ", ["$"] = "đô la Mỹ",
        ["EUR"] = "ơ-rô", ["€"] = "ơ-rô", ["tr"] = "triệu", ["km"] = "ki-lô-mét", ["m"] = "mét", ["dm"] = "đề-xi-mét", ["cm"] = "xen-ti-mét", ["mm"] = "mi-li-mét",
        ["km²"] = "ki-lô-mét vuông", ["km2"] = "ki-lô-mét vuông", ["m²"] = "mét vuông", ["m2"] = "mét vuông", ["cm²"] = "xen-ti-mét vuông",
        ["m³"] = "mét khối", ["m3"] = "mét khối", ["ha"] = "héc-ta", ["kg"] = "ki-lô-gam", ["g"] = "gam", ["mg"] = "mi-li-gam", ["µg"] = "mi-crô-gam", ["μg"] = "mi-crô-gam",
        ["l"] = "lít", ["lít"] = "lít", ["ml"] = "mi-li-lít", ["h"] = "giờ", ["giờ"] = "giờ", ["s"] = "giây", ["ngày"] = "ngày", ["tháng"] = "tháng", ["năm"] = "năm", ["người"] = "người",
        ["tấn"] = "tấn", ["tạ"] = "tạ", ["hộ"] = "hộ", ["°C"] = "độ C", ["ºC"] = "độ C", ["°"] = "độ", ["kW"] = "ki-lô-oát", ["kWh"] = "ki-lô-oát giờ", ["MW"] = "mê-ga-oát", ["kV"] = "ki-lô-vôn",
        ["MB"] = "mê-ga-bai", ["GB"] = "gi-ga-bai", ["TB"] = "tê-ra-bai", ["triệu"] = "triệu", ["tỷ"] = "tỷ", ["tỉ"] = "tỉ", ["nghìn"] = "nghìn",
    };

    public static string Phones(string text)
    {
        var spoken = Phone().Say(text, static (match, whole) =>
            (match.Index == 0 || whole[match.Index - 1] is not ('.' or ',' or '/' or '-')) && match.Value.Count(char.IsAsciiDigit) is >= 8 and <= 12 ? ByDigits(match.Value) : null);
        return Hotline().Say(spoken, static (match, _) => match.Groups["lead"].Value + SpokenNumber.Digits(match.Groups["number"].Value));
    }

    public static string Quantities(string text)
    {
        var spoken = Nth().Say(text, static (match, _) => $"{match.Groups["lead"].Value} {SpokenNumber.Ordinal(match.Groups["number"].Value)}");
        spoken = Quantity().Say(spoken, Say);
        return Squares().Say(spoken, static (match, _) => Units[match.Value]);
    }

    private static string Say(Match match, string text)
    {
        var (first, last) = (match.Groups["a"].Value, match.Groups["b"]);
        var said = SpokenNumber.Written(Joined(first));
        if (last.Success)
        {
            said += (Less(first, last.Value) ? " đến " : " ") + SpokenNumber.Written(Joined(last.Value));
        }

        said = match.Groups["sign"].Value switch
        {
            "+" => "cộng " + said,
            "$" => said + " đô la Mỹ",
            "" => said,
            _ when match.Index == 0 || text[match.Index - 1] is ' ' or '(' or '\u00A0' or '\n' => "âm " + said,
            var dash => dash + said,
        };
        if (match.Groups["unit"] is { Success: true } unit)
        {
            said += $" {Units[unit.Value]}";
        }

        return match.Groups["per"] is { Success: true } per
            ? $"{said} {(match.Groups["unit"].Value is "km" or "m" ? "trên" : "mỗi")} {Units[per.Value]}"
            : said;
    }

    private static string Joined(string figures) => string.Concat(figures.Where(static c => c is not ('\u00A0' or '\u202F')));

    // A score such as 3-1 is two numbers; a range goes up.
    private static bool Less(string first, string last)
    {
        static string Digits(string figures) => figures.Split(',')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var (low, high) = (Digits(first), Digits(last));
        return low.Length != high.Length ? low.Length < high.Length : string.CompareOrdinal(low + "," + first, high + "," + last) < 0;
    }

    private static string ByDigits(string number) =>
        (number.StartsWith('+') ? "cộng " : "")
        + string.Join(", ", number.Split([' ', '.', '-', '(', ')', '+', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Select(SpokenNumber.Digits));

    [GeneratedRegex(@"(\+84|\(0[0-9]{1,4}\)|\b0[0-9]{1,4})([ \u00A0.-]?[0-9]{2,4}){2,4}\b|\b1[89]00([ \u00A0.]?[0-9]{2,4}){1,2}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<lead>\b([Gg]ọi|[Tt]ổng đài|[Đđ]ường dây nóng|[Hh]otline|[Đđ]iện thoại)(:| số)?[ \u00A0](?:số )?)(?<number>[0-9]{3,6})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hotline();

    [GeneratedRegex(@"\b(?<lead>[Tt]hứ)[ \u00A0](?<number>[0-9]{1,3})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Nth();

    [GeneratedRegex(
        @"(?<sign>[-−+$])?(?<a>" + Figures + ")([ \u00A0]?[-–—][ \u00A0]?(?<b>" + Figures + @"))?([ \u00A0\u202F]?(?<unit>%|‰|₫|\$|€|°C|ºC|°|km²|m²|cm²|m³|"
        + @"(km2|m2|m3|km|m|dm|cm|mm|ha|kg|g|mg|µg|μg|l|lít|ml|đ|đồng|VND|VNĐ|USD|EUR|tr|kW|kWh|MW|kV|MB|GB|TB|tấn|tạ|triệu|tỷ|tỉ|nghìn|người|hộ|giờ)\b)"
        + @"(/(?<per>km²|m²|m³|(km2|m2|m3|kg|g|l|lít|ml|ha|h|giờ|s|ngày|tháng|năm|người|tấn|tạ|hộ|m|km)\b))?)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();

    [GeneratedRegex("km²|m²|cm²|m³|°C|ºC|%|‰|₫", RegexOptions.NonBacktracking)]
    private static partial Regex Squares();
}
