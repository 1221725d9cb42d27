using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>A period that has something in it, how much, and its address.</summary>
public sealed record RegisterPart(string Name, int Count, string Address, bool Chosen);

/// <summary>A register for readers, newest first, twenty a page, narrowed by month or half-year and paged by path.</summary>
/// <typeparam name="TEntry">A place in it.</typeparam>
public abstract class RegisterPage<TEntry> : ReaderPage
{
    /// <summary>Places on a page.</summary>
    public const int PageSize = 20;

    /// <summary>What the address asks for.</summary>
    public RegisterPlace Place { get; private set; } = new();

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>How many places the choice holds.</summary>
    public int Found { get; private set; }

    /// <summary>Half-years with something in them, newest first.</summary>
    public IReadOnlyList<RegisterPart> Halves { get; private set; } = [];

    /// <summary>The months of the half-year chosen that have something in them.</summary>
    public IReadOnlyList<RegisterPart> Months { get; private set; } = [];

    /// <summary>The register's own address.</summary>
    protected abstract string Register { get; }

    /// <summary>The links below the list.</summary>
    public Pager Pager => new(Place.Number, Pages, number => Request.To((Place with { Number = number }).Address(Register)));

    /// <summary>Takes the places of the choice's page out of all of them, newest first, or gives the answer instead: 404 for a choice that holds nothing, 301 for another spelling.</summary>
    protected (IReadOnlyList<TEntry> Chosen, IReadOnlyList<TEntry> Page, IActionResult? Answer) Narrow(RegisterPlace? place, IReadOnlyList<TEntry> all, Func<TEntry, DateTime> at)
    {
        if (place is null)
        {
            return ([], [], NotFound());
        }

        var chosen = place.Period is { } period ? all.Where(entry => period.Holds(at(entry))).ToList() : all;
        (Place, Found, Pages) = (place, chosen.Count, Math.Max(1, (chosen.Count + PageSize - 1) / PageSize));
        if (place.Number > Pages || (chosen.Count == 0 && place with { Number = 1 } != new RegisterPlace()))
        {
            return ([], [], NotFound());
        }

        var months = all.GroupBy(entry => RegisterPeriod.MonthOf(at(entry))).Select(static month => (Period: month.Key, Count: month.Count())).ToList();
        Halves = [.. months.GroupBy(static month => month.Period.Half).Select(half => Part(half.Key, half.Sum(static month => month.Count)))];
        Months = place.Period is { } some ? [.. months.Where(month => month.Period.Half == some.Half).Select(month => Part(month.Period, month.Count))] : [];
        return (chosen, [.. chosen.Skip((place.Number - 1) * PageSize).Take(PageSize)], Elsewhere(place.Address(Register)));

        RegisterPart Part(RegisterPeriod of, int count) => new(of.Name, count, (place with { Period = of, Number = 1 }).Address(Register), of == place.Period || (of.Months == 6 && of == place.Period?.Half));
    }

    /// <summary>The title of the page: the register's name, the period, the page.</summary>
    protected string Titled(string name)
    {
        var title = Place.Period is { } period ? $"{name}: {period.Name}" : name;
        return Place.Number == 1 ? title : string.Format(ReaderText.TitleOfPage, title, Place.Number);
    }
}
