using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Almanac;

/// <summary>The almanac at the desk: what is shown, for which places, the sheet entered by hand, and how the last questions went.</summary>
public sealed class AlmanacModel(PortalDb db, AlmanacDesk desk, Settings settings) : DeskPage
{
    private const string Here = "/ban/cai-dat/tien-ich";

    /// <summary>The places as typed.</summary>
    [BindProperty]
    public List<TypedPlace> Places { get; set; } = [];

    /// <summary>Whether weather is shown.</summary>
    [BindProperty]
    public bool Weather { get; set; }

    /// <summary>Whether the bank's rates are shown.</summary>
    [BindProperty]
    public bool Rates { get; set; }

    /// <summary>Whether gold is shown.</summary>
    [BindProperty]
    public bool Gold { get; set; }

    /// <summary>Whose sheet is entered by hand.</summary>
    [BindProperty]
    public string? Origin { get; set; }

    /// <summary>The sheet's lines.</summary>
    [BindProperty]
    public string? Lines { get; set; }

    /// <summary>What the almanac asks for, and how it went.</summary>
    public IReadOnlyList<AlmanacSource> Sources { get; private set; } = [];

    /// <summary>Whether one may change what is shown.</summary>
    public bool MayChange => Permissions.May(Role.Chief);

    /// <summary>Whether an address to ask is set.</summary>
    public bool HasAddress(string name) => (name == AlmanacSource.Gold ? settings.GoldUrl : name == AlmanacSource.Rates ? settings.RatesUrl : settings.WeatherUrl).Length > 0;

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Saves what is shown and where.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayChange)
        {
            return Forbid();
        }

        return await EndAsync(stop => desk.SaveAsync(Permissions, Weather, Rates, Gold, Places, stop));
    }

    /// <summary>Saves the sheet entered by hand.</summary>
    public async Task<IActionResult> OnPostEnterAsync()
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        return await EndAsync(stop => desk.EnterAsync(Permissions, Origin, Lines, stop));
    }

    private async Task<IActionResult> EndAsync(Func<CancellationToken, Task> act)
    {
        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = StaffText.Saved;
            return LocalRedirect(Here);
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

        var stop = HttpContext.RequestAborted;
        var typed = Places.ToDictionary(static place => place.Office);
        Sources = await db.AlmanacSources.AsNoTracking().OrderBy(static source => source.Name).ToListAsync(stop);
        var known = Sources.ToDictionary(static source => source.Name);
        var wards = await db.Offices.Living().AsNoTracking().Where(static office => office.Kind == OfficeKind.Ward).OrderBy(static office => office.Id).ToListAsync(stop);
        ModelState.Clear();
        Places = [.. wards.Select(static ward => (ward.Id, ward.Name)).Prepend((0, "")).Select(place => typed.GetValueOrDefault(place.Item1) is { } sent && Refused is not null ? sent : Place(place.Item1, place.Item2, known))];
        if (Refused is null)
        {
            (Weather, Rates, Gold) = (Sources.Any(static source => source.On && source.Latitude is not null), known.GetValueOrDefault(AlmanacSource.Rates)?.On == true, known.GetValueOrDefault(AlmanacSource.Gold)?.On == true);
            if (known.GetValueOrDefault(AlmanacSource.Hand) is { On: true, Value.Length: > 0 } hand)
            {
                (Origin, Lines) = (hand.Origin, string.Join('\n', JsonSerializer.Deserialize<RateSheet>(hand.Value)!.Rates.Select(static rate => $"{rate.Code}; {Figure(rate.Cash)}; {Figure(rate.Transfer)}; {Figure(rate.Sell)}")));
            }
        }

        return Page();
    }

    private static TypedPlace Place(long office, string name, Dictionary<string, AlmanacSource> known)
    {
        var source = known.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{AlmanacSource.WeatherOf}{office}"));
        return new TypedPlace(office, office == 0 ? source?.Place ?? "" : name, Text(source?.Latitude), Text(source?.Longitude));
    }

    private static string Text(double? degrees) => degrees?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Figure(decimal? price) => price?.ToString("#,##0.####", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? "vi-VN" : "en-GB")) ?? "-";
}
