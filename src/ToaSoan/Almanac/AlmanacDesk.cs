using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Almanac;

/// <summary>A place as typed: 0 for the whole city, else a ward's number; both coordinates or none.</summary>
public sealed record TypedPlace(long Office, string? Name, string? Latitude, string? Longitude);

/// <summary>What the desk sets of the almanac (chief, owner), and the sheet of rates it enters (desk).</summary>
public sealed partial class AlmanacDesk(PortalDb db, DeskActs acts, TimeProvider clock)
{
    /// <summary>The trail's word for the almanac.</summary>
    public const string Kind = "almanac";

    private const int MostRates = 60;

    /// <summary>Saves what is shown and for which places. Throws <see cref="Refusal"/> for coordinates outside the country.</summary>
    public Task SaveAsync(Permissions by, bool weather, bool rates, bool gold, IReadOnlyList<TypedPlace> places, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        MustBe(by, Role.Chief, AlmanacText.ChiefsOnly);
        var known = await db.AlmanacSources.ToDictionaryAsync(static source => source.Name, stop);
        var before = Words(known.Values);
        Set(known, AlmanacSource.Rates, rates);
        Set(known, AlmanacSource.Gold, gold);
        var wards = await db.Offices.Living().Where(static office => office.Kind == OfficeKind.Ward).ToDictionaryAsync(static office => office.Id, static office => office.Name, stop);
        foreach (var place in places)
        {
            var name = place.Office == 0 ? place.Name : wards.GetValueOrDefault(place.Office) ?? throw new Refusal(StaffText.NotAccepted);
            Put(known, place with { Name = name }, weather);
        }

        var after = Words(known.Values);
        return before == after ? null : new DeskAct("almanac.change", Kind, static () => "", Short($"{before} → {after}"), [PageTag.Front, .. known.Values.Select(static source => source.Tag)]);
    }, stop);

    /// <summary>Saves a sheet of rates entered by hand; no lines takes it away. Throws <see cref="Refusal"/> naming the line that cannot be read.</summary>
    public Task EnterAsync(Permissions by, string? origin, string? lines, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        MustBe(by, Role.Desk, AlmanacText.DeskOnly);
        var sheet = new RateSheet(clock.Now(), Read(lines));
        var known = await db.AlmanacSources.ToDictionaryAsync(static source => source.Name, stop);
        var source = Set(known, AlmanacSource.Hand, sheet.Rates.Count > 0);
        if (sheet.Rates.Count > 0)
        {
            var who = Orthography.CleanLine(origin ?? "");
            source.Origin = who.Length is > 0 and <= 80 ? who : throw new Refusal(AlmanacText.OriginMissing);
            (source.Value, source.AsOf, source.GoodAt) = (JsonSerializer.Serialize(sheet), sheet.AsOf, sheet.AsOf);
            await db.SaveChangesAsync(stop);
            await AlmanacFetch.RememberAsync(db, AlmanacSource.Hand, sheet, stop);
        }

        return new DeskAct("almanac.enter", Kind, static () => "", Short($"{source.Origin}: {string.Join("; ", sheet.Rates.Select(static rate => $"{rate.Code} {rate.Sell}"))}"), PageTag.Front, source.Tag);
    }, stop);

    /// <summary>The rates of typed lines "USD; 26.110; 26.140; 26.380": currency, cash, transfer, sale, a dash for none; figures as the desk's language writes them.</summary>
    public static IReadOnlyList<Rate> Read(string? lines)
    {
        var rates = new List<Rate>();
        foreach (var line in (lines ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(';', StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: 3 } code, var cash, var transfer, var sell] || !code.All(char.IsAsciiLetter) || !Price(cash, out var first) || !Price(transfer, out var second) || !Price(sell, out var third)
                || (first ?? second ?? third) is null || first > third || second > third || rates.Exists(rate => rate.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
            {
                throw new Refusal(AlmanacText.LineWrong, line.Length <= 60 ? line : line[..60]);
            }

            rates.Add(new Rate(code.ToUpperInvariant(), "", first, second, third));
        }

        return rates.Count <= MostRates ? rates : throw new Refusal(AlmanacText.TooManyRates, MostRates);
    }

    private static bool Price(string text, out decimal? price)
    {
        price = null;
        if (text is "-" or "–" or "")
        {
            return true;
        }

        // "26.110" is twenty-six thousand in Vietnamese and twenty-six and a bit in English: only well-grouped figures are taken.
        var vietnamese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi";
        if (!(vietnamese ? DotGroups() : CommaGroups()).IsMatch(text) || !decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.GetCultureInfo(vietnamese ? "vi-VN" : "en-GB"), out var value) || value is <= 0 or > 1_000_000_000)
        {
            return false;
        }

        price = value;
        return true;
    }

    private AlmanacSource Set(Dictionary<string, AlmanacSource> known, string name, bool on)
    {
        if (!known.TryGetValue(name, out var source))
        {
            db.AlmanacSources.Add(known[name] = source = new AlmanacSource { Name = name });
        }

        if (on && !source.On)
        {
            (source.DueAt, source.Failures, source.Trouble, source.Detail) = (DateTime.UnixEpoch, 0, "", "");
        }

        source.On = on;
        return source;
    }

    private void Put(Dictionary<string, AlmanacSource> known, TypedPlace place, bool weather)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{AlmanacSource.WeatherOf}{place.Office}");
        if (string.IsNullOrWhiteSpace(place.Latitude + place.Longitude))
        {
            if (known.Remove(name, out var gone))
            {
                db.AlmanacSources.Remove(gone);
            }

            return;
        }

        var shown = Orthography.CleanLine(place.Name ?? "");
        var (north, east) = (Degrees(place.Latitude, 4, 24), Degrees(place.Longitude, 100, 118));
        if (north is null || east is null || shown.Length is 0 or > 80)
        {
            throw new Refusal(AlmanacText.PlaceWrong, shown.Length == 0 ? AlmanacText.WholeCity : shown);
        }

        var source = Set(known, name, weather);
        if ((source.Latitude, source.Longitude) != (north, east))
        {
            (source.Latitude, source.Longitude, source.Value, source.AsOf, source.GoodAt, source.DueAt, source.LeasedUntil) = (north, east, "", null, null, DateTime.UnixEpoch, DateTime.UnixEpoch);
        }

        source.Place = shown;
    }

    private static double? Degrees(string? text, double least, double most) =>
        double.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && degrees >= least && degrees <= most ? Math.Round(degrees, 4) : null;

    private static string Words(IEnumerable<AlmanacSource> sources) => string.Join("; ", sources.Where(static source => source.On && source.Name != AlmanacSource.Hand).OrderBy(static source => source.Name, StringComparer.Ordinal)
        .Select(static source => source.Latitude is null ? source.Name : string.Create(CultureInfo.InvariantCulture, $"{source.Place} {source.Latitude}, {source.Longitude}"))) is { Length: > 0 } words ? words : "–";

    private static string Short(string text) => text.Length <= 280 ? text : Orthography.Cut(text, 279) + "…";

    private static void MustBe(Permissions by, Role least, string sentence)
    {
        if (!by.May(least))
        {
            throw new Refusal(sentence);
        }
    }

    [GeneratedRegex(@"^([0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,9})(,[0-9]{1,4})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DotGroups();

    [GeneratedRegex(@"^([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,9})(\.[0-9]{1,4})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CommaGroups();
}
