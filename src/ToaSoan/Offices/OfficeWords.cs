using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Offices;

/// <summary>Offices in words, in the current language.</summary>
public static class OfficeWords
{
    private static readonly string[] Generic = ["Phường ", "Xã ", "Đặc khu "];

    /// <summary>The name of a kind of office.</summary>
    public static string Of(OfficeKind kind) => Text($"Kind{kind}");

    /// <summary>The name of a change.</summary>
    public static string Of(OfficeChange change) => Text($"Change{change}");

    /// <summary>By what shares were found.</summary>
    public static string Of(ShareBasis basis) => Text($"Basis{basis}");

    /// <summary>What became of a row of a list.</summary>
    public static string Of(UnitOutcome outcome) => Text($"Outcome{outcome}");

    /// <summary>Days from and to, both included: "1/7/2025 – 31/12/2025", "từ ngày 1/7/2025".</summary>
    public static string Days(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        ({ } first, { } last) => Format(OfficesText.FromTo, CityTime.Day(first), CityTime.Day(last)),
        ({ } first, null) => Format(OfficesText.Since, CityTime.Day(first)),
        (null, { } last) => Format(OfficesText.EverUntil, CityTime.Day(last)),
        _ => OfficesText.Ever,
    };

    /// <summary>A share: "toàn bộ", "60% theo dân số", with "ước" before an estimate.</summary>
    public static string Share(OfficeEventLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.Share switch
        {
            null => OfficesText.ShareUnknown,
            1 => OfficesText.Whole,
            { } share => (link.Estimated ? OfficesText.Estimate + " " : "") + Format(OfficesText.OfPart, (share * 100).ToString("0.####", CultureInfo.CurrentCulture), Of(link.Basis!.Value)),
        };
    }

    /// <summary>Who became what in an event, by the names of then: "Phường Bàu Trang → Phường Đồng Sậy, Phường Gò Mây"; where there is no change of hands, the office.</summary>
    public static string Route(OfficeEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var from = string.Join(", ", happened.Links.Select(link => link.From?.NameOn(happened.Day.AddDays(-1))).OfType<string>().Distinct());
        var to = string.Join(", ", happened.Links.Select(link => link.To?.NameOn(happened.Day)).OfType<string>().Distinct());
        return from.Length == 0 || from == to ? to : to.Length == 0 ? from : $"{from} → {to}";
    }

    /// <summary>The name an office had, with what has become of it since: "Sở Y tế (nay là Sở Y tế và Dân số)". Without a change the name alone.</summary>
    public static string WithToday(string name, OfficeToday? today) =>
        today is null ? name
        : today.Ended ? today.Heirs.Count == 0 ? Format(OfficesText.NowGone, name) : Format(OfficesText.NowPartOf, name, Names(today))
        : today.Name == name ? name : Format(OfficesText.NowIs, name, Inside(today.Name));

    /// <summary>The heirs of an ended office: "A, B và C".</summary>
    public static string Names(OfficeToday today)
    {
        ArgumentNullException.ThrowIfNull(today);
        var names = today.Heirs.Select(static heir => Inside(heir.Name)).ToArray();
        return names.Length < 2 ? string.Concat(names) : Format(OfficesText.And, string.Join(", ", names[..^1]), names[^1]);
    }

    /// <summary>An ended office's name: "Phường Cũ (cũ)".</summary>
    public static string Former(string name) => Format(OfficesText.Former, name);

    /// <summary>What an ended office's page says below its name.</summary>
    public static string Ended(OfficeToday today, DateOnly last)
    {
        ArgumentNullException.ThrowIfNull(today);
        return today.Heirs.Count == 0 ? Format(OfficesText.FormerGone, CityTime.Day(last)) : Format(OfficesText.FormerPartOf, CityTime.Day(last), Names(today));
    }

    /// <summary>What a renamed office's page says below its name.</summary>
    public static string Formerly(IEnumerable<string> names) => Format(OfficesText.FormerlyCalled, string.Join(", ", names.Select(Inside)));

    /// <summary>A text of the screen with its values.</summary>
    public static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    /// <summary>A name inside a sentence: Vietnamese writes "phường Gò Mây" there.</summary>
    private static string Inside(string name) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en" && Generic.Any(word => name.StartsWith(word, StringComparison.Ordinal)) ? char.ToLower(name[0], CultureInfo.CurrentUICulture) + name[1..] : name;

    private static string Text(string name) => OfficesText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;
}
