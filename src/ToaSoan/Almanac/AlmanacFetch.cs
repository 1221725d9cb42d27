using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Almanac;

/// <summary>
/// Asks for what is due. Owns the rule that a failure leaves the last good value as it is: a good answer replaces it whole, in one
/// transaction with the history; a bad one only says so, and lets the next question wait longer.
/// </summary>
public sealed class AlmanacFetch(PortalDb db, OpenMeteo weather, RateProviders rates, PageStore pages, Settings settings, TimeProvider clock, ILogger<AlmanacFetch> log)
{
    private const int FailuresBeforePause = 5;
    private const int DaysKept = 800;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Asks for one thing that is due; false when nothing is. One node takes it, by one conditional update.</summary>
    public async Task<bool> FetchOneAsync(CancellationToken stop)
    {
        var now = clock.Now();
        var (noWeather, noRates, noGold) = (settings.WeatherUrl.Length == 0, settings.RatesUrl.Length == 0, settings.GoldUrl.Length == 0);
        var source = await db.AlmanacSources.AsNoTracking().Where(s => s.On && s.DueAt <= now && s.LeasedUntil <= now && s.Name != AlmanacSource.Hand)
            .Where(s => !(noWeather && s.Latitude != null) && !(noRates && s.Name == AlmanacSource.Rates) && !(noGold && s.Name == AlmanacSource.Gold)).OrderBy(static s => s.DueAt).ThenBy(static s => s.Name).FirstOrDefaultAsync(stop);
        if (source is null)
        {
            return false;
        }

        var lease = now + Lease;
        if (await db.AlmanacSources.Where(s => s.Name == source.Name && s.LeasedUntil <= now).ExecuteUpdateAsync(set => set.SetProperty(static s => s.LeasedUntil, lease).SetProperty(static s => s.TriedAt, now), stop) == 0)
        {
            return true;
        }

        try
        {
            await KeepAsync(source, stop);
        }
        catch (Exception error) when (error is AlmanacFailure or OutgoingFailure)
        {
            await FailAsync(source, error, stop);
        }

        return true;
    }

    /// <summary>Writes a day of history; the last sheet of a day stands.</summary>
    public static async Task RememberAsync(PortalDb db, string source, RateSheet sheet, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var day = DateOnly.FromDateTime(CityTime.Local(sheet.AsOf));
        var oldest = day.AddDays(-DaysKept);
        await db.RateDays.Where(row => row.Source == source && (row.Day == day || row.Day < oldest)).ExecuteDeleteAsync(stop);
        db.RateDays.AddRange(sheet.Rates.Select(rate => new RateDay { Source = source, Code = rate.Code, Day = day, Transfer = rate.Transfer, Sell = rate.Sell, AsOf = sheet.AsOf }));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task KeepAsync(AlmanacSource source, CancellationToken stop)
    {
        RateSheet? sheet = null;
        string value, origin;
        DateTime asOf;
        if (source is { Latitude: { } latitude, Longitude: { } longitude })
        {
            var forecast = await weather.AskAsync(latitude, longitude, stop);
            (value, origin, asOf) = (JsonSerializer.Serialize(forecast), OpenMeteo.Origin, forecast.At);
        }
        else
        {
            var gold = source.Name == AlmanacSource.Gold;
            sheet = gold ? await rates.AskGoldAsync(stop) : await rates.AskBankAsync(stop);
            RateProviders.MustFollow(sheet, source.Value.Length == 0 ? null : JsonSerializer.Deserialize<RateSheet>(source.Value));
            (value, origin, asOf) = (JsonSerializer.Serialize(sheet), gold ? RateProviders.Goldsmith : RateProviders.Bank, sheet.AsOf);
        }

        var now = clock.Now();
        var due = now + Spread(Every);
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            await db.AlmanacSources.Where(s => s.Name == source.Name && s.On).ExecuteUpdateAsync(set => set.SetProperty(static s => s.Value, value).SetProperty(static s => s.Origin, origin).SetProperty(static s => s.AsOf, asOf)
                .SetProperty(static s => s.GoodAt, now).SetProperty(static s => s.DueAt, due).SetProperty(static s => s.LeasedUntil, DateTime.UnixEpoch).SetProperty(static s => s.Failures, 0)
                .SetProperty(static s => s.Trouble, "").SetProperty(static s => s.Detail, ""), stop);
            if (sheet is not null)
            {
                await RememberAsync(db, source.Name, sheet, stop);
            }

            await transaction.CommitAsync(stop);
        }

        pages.Evict(source.Tag);
    }

    private async Task FailAsync(AlmanacSource source, Exception error, CancellationToken stop)
    {
        var failures = source.Failures + 1;
        var (trouble, detail, asked) = error switch
        {
            AlmanacFailure failure => (failure.Trouble.ToString(), failure.Detail, failure.RetryAfter),
            OutgoingFailure failure => (failure.Trouble.ToString(), failure.Host, null),
            _ => (nameof(AlmanacTrouble.WrongForm), "", (TimeSpan?)null),
        };
        var wait = failures >= FailuresBeforePause ? Pause : TimeSpan.FromMinutes(Math.Pow(2, failures - 1));
        wait = Spread(asked is { } longer && longer > wait ? TimeSpan.FromTicks(Math.Min(longer.Ticks, TimeSpan.FromHours(12).Ticks)) : wait);
        log.LogWarning("The almanac did not take {Source}: {Trouble} {Detail}; failure {Failures}, next in {Wait}", source.Name, trouble, detail, failures, wait);
        var due = clock.Now() + wait;
        await db.AlmanacSources.Where(s => s.Name == source.Name).ExecuteUpdateAsync(set => set.SetProperty(static s => s.DueAt, due).SetProperty(static s => s.LeasedUntil, DateTime.UnixEpoch)
            .SetProperty(static s => s.Failures, failures).SetProperty(static s => s.Trouble, trouble).SetProperty(static s => s.Detail, detail), stop);
    }

    // Up to a fifth longer, so that many portals do not ask in the same second.
    private static TimeSpan Spread(TimeSpan time) => time * (1 + (RandomNumberGenerator.GetInt32(200) / 1000.0));
}

/// <summary>Looks for what is due, twice a minute.</summary>
public sealed class AlmanacClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AlmanacClock> log) : DueClock(TimeSpan.FromSeconds(30), scopes, clock, log)
{
    /// <inheritdoc />
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<AlmanacFetch>().FetchOneAsync(stop);
}
