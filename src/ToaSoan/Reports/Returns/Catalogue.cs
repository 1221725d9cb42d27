using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>The indicators with all their versions, as read at once: who is asked for what in which month.</summary>
public sealed record Catalogue(IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Reads it.</summary>
    public static async Task<Catalogue> ReadAsync(PortalDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new Catalogue(await db.Indicators.AsNoTracking().Include(static indicator => indicator.Versions).OrderBy(static indicator => indicator.Id).ToListAsync(stop));
    }

    /// <summary>What an office is asked for in a month: nothing where it did not exist on the month's last day.</summary>
    public IReadOnlyList<IndicatorVersion> AskedOf(Office office, DateOnly month)
    {
        ArgumentNullException.ThrowIfNull(office);
        var last = ReturnMonth.LastDay(month);
        return (office.From is { } from && from > last) || (office.Until is { } until && until < last) ? []
            : [.. Indicators.Select(indicator => indicator.On(month)).OfType<IndicatorVersion>().Where(version => version.IsAskedOf(office, month))];
    }

    /// <summary>The first month for which anything is asked; null for an empty catalogue.</summary>
    public DateOnly? Beginning => Indicators.SelectMany(static indicator => indicator.Versions).Select(static version => (DateOnly?)version.From).Min();

    /// <summary>What tells one set of questions from another, for workbooks.</summary>
    public static string Stamp(IEnumerable<IndicatorVersion> asked) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', asked.Select(static version => $"{version.Indicator!.Key} {version.Number}")))))[..12];
}

/// <summary>Months of returns: a month is its first day.</summary>
public static class ReturnMonth
{
    /// <summary>The month a day lies in.</summary>
    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Reads "2026-06"; null for anything else.</summary>
    public static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var month) && month.Year is >= 2000 and <= 2200 ? month : null;

    /// <summary>Its name in addresses: "2026-06".</summary>
    public static string Key(DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Its last day.</summary>
    public static DateOnly LastDay(DateOnly month) => month.AddMonths(1).AddDays(-1);

    /// <summary>In words, in the current language: "tháng 6/2026".</summary>
    public static string Words(DateOnly month) => month.ToString(ReturnsText.MonthFormat, System.Globalization.CultureInfo.CurrentUICulture);
}
