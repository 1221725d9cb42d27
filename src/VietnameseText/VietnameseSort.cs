using System.Globalization;

namespace VietnameseText;

/// <summary>
/// Vietnamese alphabetical order (a ă â … d đ e ê …; tones ngang, huyền, hỏi, ngã, sắc, nặng) by the vi-VN collation of ICU/CLDR, as bytes a
/// database can compare without ICU. Keys belong to one ICU version: store <see cref="Stamp"/> beside them, rebuild when it differs.
/// </summary>
public static class VietnameseSort
{
    private static readonly CompareInfo Collation = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>Identifies the collation data that made the keys.</summary>
    public static string Stamp { get; } = $"{Collation.Version.FullVersion:x8}-{Collation.Version.SortId:N}";

    /// <summary>Compares strings in the order of <see cref="Key"/>.</summary>
    public static IComparer<string> Comparer { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.None);

    /// <summary>Sort key to be compared byte by byte, unsigned, shorter first.</summary>
    /// <param name="text">Any text; defects of encoding are repaired first.</param>
    public static byte[] Key(string text) => Collation.GetSortKey(Orthography.Repair(text)).KeyData;

    /// <summary>Sort key for people: the given name, which is the last word, then the whole name.</summary>
    /// <param name="fullName">A name in Vietnamese order, e.g. Nguyễn Văn An.</param>
    public static byte[] GivenNameKey(string fullName)
    {
        var name = Orthography.CleanLine(fullName);
        return [.. Key(name[(name.LastIndexOf(' ') + 1)..]), 0, .. Key(name)];
    }
}
