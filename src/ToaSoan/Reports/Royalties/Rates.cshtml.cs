using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Royalties;

/// <summary>The terms as typed.</summary>
public sealed class RatesForm
{
    /// <summary>The first day they hold.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The base.</summary>
    public string? Base { get; set; }

    /// <summary>The coefficients by genre.</summary>
    public Dictionary<string, string?> Genre { get; set; } = [];

    /// <summary>By what a shared pay is multiplied.</summary>
    public string? Joint { get; set; }

    /// <summary>The coefficient of a photo.</summary>
    public string? Photo { get; set; }

    /// <summary>The editor's part.</summary>
    public string? Editor { get; set; }

    /// <summary>The cap of an article.</summary>
    public string? ItemCap { get; set; }

    /// <summary>The cap of an office and a month.</summary>
    public string? OfficeCap { get; set; }

    /// <summary>By what right.</summary>
    public string? Basis { get; set; }

    /// <summary>The form of terms, to be changed; without any an empty one.</summary>
    internal static RatesForm Of(RoyaltyTerms? terms) => terms is null ? new RatesForm { Joint = "1", Photo = "0", Editor = "0" } : new RatesForm
    {
        Base = TypedNumber.Write(terms.Base), Genre = Genres.Keys.ToDictionary(static key => key, key => (string?)TypedNumber.Write(terms.Genres.GetValueOrDefault(key))), Joint = TypedNumber.Write(terms.Joint), Photo = TypedNumber.Write(terms.Photo), Editor = TypedNumber.Write(terms.Editor),
        ItemCap = terms.ItemCap is { } item ? TypedNumber.Write(item) : "", OfficeCap = terms.OfficeCap is { } office ? TypedNumber.Write(office) : "",
    };

    /// <summary>The terms. Throws <see cref="Refusal"/> for what is no number.</summary>
    internal RoyaltyTerms Typed() => new()
    {
        Base = Money(Base) ?? throw new Refusal(RoyaltiesText.BaseMissing), Genres = Genres.Keys.ToDictionary(static key => key, key => Times(Genre.GetValueOrDefault(key))),
        Joint = TypedNumber.Must(Joint) ?? 1, Photo = Times(Photo), Editor = Times(Editor), ItemCap = Money(ItemCap), OfficeCap = Money(OfficeCap),
    };

    /// <summary>A sum in đồng, "1.500.000" or "1500000"; null when nothing is typed. Throws <see cref="Refusal"/> for anything else.</summary>
    internal static long? Money(string? typed) => TypedNumber.Must(typed) is not { } sum ? null : sum is >= 0 and <= long.MaxValue && sum % 1 == 0 ? (long)sum : throw new Refusal(RoyaltiesText.MoneyWrong);

    private static decimal Times(string? typed) => TypedNumber.Must(typed) ?? 0;
}

/// <summary>The terms by which royalties are computed, and setting others from a day on. The desk sees them, the chief sets them.</summary>
public sealed class RatesModel(PortalDb db, RoyaltyDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>The fields.</summary>
    [BindProperty]
    public RatesForm Form { get; set; } = new();

    /// <summary>All there were, those of the latest day first.</summary>
    public IReadOnlyList<RoyaltyRates> Rates { get; private set; } = [];

    /// <summary>The number of those that hold today, or null.</summary>
    public long? Holding { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var page = await ShowAsync();
        Form = RatesForm.Of(Rates.Count == 0 ? null : Rates[0].Read());
        Form.From = new DateOnly(clock.Today().Year, clock.Today().Month, 1).AddMonths(1);
        return page;
    }

    /// <summary>Sets others.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Permissions.May(Role.Chief))
        {
            return Forbid();
        }

        if (await TryAsync(() => desk.SetAsync(Permissions, Form.From, Form.Typed(), Form.Basis, HttpContext.RequestAborted)))
        {
            Done = RoyaltiesText.RatesSet;
            return LocalRedirect("/ban/nhuan-but/muc");
        }

        db.ChangeTracker.Clear();
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        ModelState.Clear();
        Rates = await db.RoyaltyRates.AsNoTracking().OrderByDescending(static r => r.From).ThenByDescending(static r => r.Id).ToListAsync(HttpContext.RequestAborted);
        Holding = Rates.Where(rates => rates.From <= clock.Today()).Select(static rates => (long?)rates.Id).FirstOrDefault();
        return Page();
    }
}
