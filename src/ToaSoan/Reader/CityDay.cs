using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>Days as the reader's pages write them, in the language of the frame.</summary>
public static class CityDay
{
    /// <summary>The masthead's day: "Thứ Năm, 16/6/2022", in English "Thursday, 16 June 2022".</summary>
    public static string Long(DateTime local)
    {
        var text = local.ToString(ReaderPage.English ? "dddd, d MMMM yyyy" : "dddd, d'/'M'/'yyyy", CultureInfo.CurrentUICulture);
        return char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];
    }

    /// <summary>A month: "Tháng 6/2026", in English "June 2026"; without <paramref name="year"/> "Tháng 6", "June".</summary>
    public static string Month(DateOnly month, bool year = true) => ReaderPage.English
        ? month.ToString(year ? "MMMM yyyy" : "MMMM", CultureInfo.CurrentUICulture)
        : month.ToString(year ? "'Tháng' M'/'yyyy" : "'Tháng' M", CultureInfo.InvariantCulture);

    /// <summary>How many articles: "12 bài".</summary>
    public static string Articles(int count) => count == 1 ? ArchiveText.OneArticle : string.Format(CultureInfo.CurrentCulture, ArchiveText.Articles, count);

    /// <summary>For lists: the hour today, the day before: "14:05", "16/6/2022".</summary>
    public static string OfList(DateTime utc, DateTime nowUtc) =>
        CityTime.Day(utc) == CityTime.Day(nowUtc) ? string.Format(ReaderText.TodayAt, CityTime.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture)) : CityTime.Day(utc);
}
