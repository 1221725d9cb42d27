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

    /// <summary>For lists: the hour today, the day before: "14:05", "16/6/2022".</summary>
    public static string OfList(DateTime utc, DateTime nowUtc) =>
        CityTime.Day(utc) == CityTime.Day(nowUtc) ? string.Format(ReaderText.TodayAt, CityTime.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture)) : CityTime.Day(utc);
}
