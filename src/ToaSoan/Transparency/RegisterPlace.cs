using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>A month or a half-year of the city, both days included.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Months">1 or 6.</param>
public sealed record RegisterPeriod(DateOnly First, int Months)
{
    /// <summary>Its last day.</summary>
    public DateOnly Last => First.AddMonths(Months).AddDays(-1);

    /// <summary>Its name in addresses: "2026-06", "2026-h1".</summary>
    public string Slug => Months == 1 ? First.ToString("yyyy-MM", CultureInfo.InvariantCulture) : FormattableString.Invariant($"{First.Year}-h{(First.Month == 1 ? 1 : 2)}");

    /// <summary>Its name in the language of the frame.</summary>
    public string Name => Months == 1 ? CityDay.Month(First) : string.Format(CultureInfo.CurrentCulture, First.Month == 1 ? RegisterText.FirstHalf : RegisterText.SecondHalf, First.Year);

    /// <summary>Whether an instant lies in it.</summary>
    public bool Holds(DateTime utc) => CityTime.DayOf(utc) is var day && day >= First && day <= Last;

    /// <summary>The month of an instant.</summary>
    public static RegisterPeriod MonthOf(DateTime utc) => CityTime.DayOf(utc) is var day ? new(new DateOnly(day.Year, day.Month, 1), 1) : null!;

    /// <summary>The half-year it lies in.</summary>
    public RegisterPeriod Half => new(new DateOnly(First.Year, First.Month <= 6 ? 1 : 7, 1), 6);

    /// <summary>A period by its name in addresses, or null.</summary>
    public static RegisterPeriod? Read(string slug)
    {
        ArgumentNullException.ThrowIfNull(slug);
        return slug.Length == 7 && slug[4] == '-' && int.TryParse(slug.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2200
            ? slug[5..] switch
            {
                "h1" => new RegisterPeriod(new DateOnly(year, 1, 1), 6),
                "h2" => new RegisterPeriod(new DateOnly(year, 7, 1), 6),
                var month when int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12 => new RegisterPeriod(new DateOnly(year, number, 1), 1),
                _ => null,
            }
            : null;
    }
}

/// <summary>What an address below a register asks for: a decision, a period, a page of the list; in this order.</summary>
public sealed record RegisterPlace(StatementDecision? Decision = null, RegisterPeriod? Period = null, int Number = 1)
{
    /// <summary>Reads what follows the register's own address; null when it says nothing. <paramref name="decisions"/> says whether it may be narrowed by decision.</summary>
    public static RegisterPlace? Read(string? rest, bool decisions)
    {
        var (place, steps) = (new RegisterPlace(), new Queue<string>((rest ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)));
        if (decisions && steps.TryPeek(out var first) && StatementWords.Slugs.FirstOrDefault(slug => slug.Value == first) is { Value: not null } decision)
        {
            (place, _) = (place with { Decision = decision.Key }, steps.Dequeue());
        }

        if (steps.TryPeek(out var second) && RegisterPeriod.Read(second) is { } period)
        {
            (place, _) = (place with { Period = period }, steps.Dequeue());
        }

        return steps.ToArray() switch
        {
            [] => place,
            ["trang", { Length: <= 5 } page] when int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => place with { Number = number },
            _ => null,
        };
    }

    /// <summary>Its address below a register's.</summary>
    public string Address(string register) =>
        Addresses.Page(register + (Decision is { } decision ? "/" + StatementWords.Slugs[decision] : "") + (Period is { } period ? "/" + period.Slug : ""), Number);
}
