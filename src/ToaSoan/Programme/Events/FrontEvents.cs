using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>The block of coming events the desk may place on the front page.</summary>
public static class FrontEvents
{
    /// <summary>The block.</summary>
    public static FrontOffer Offer { get; } = new("events", static () => EventsText.ComingEvents, "/lich", ReadAsync);

    private static async Task<FrontOffering> ReadAsync(IServiceProvider services, int count, CancellationToken stop)
    {
        var coming = (await EventMonths.ComingAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().Now(), stop)).Where(static one => !one.Cancelled).Take(count).ToList();
        return coming.Count == 0 ? new FrontOffering([EventMonths.List]) : new FrontOffering([EventMonths.List], "/Programme/Events/_FrontEvents.cshtml", coming);
    }
}
