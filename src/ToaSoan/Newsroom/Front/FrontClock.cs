using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Front;

/// <summary>
/// Owns the rule that what readers see above the articles changes at its hour: looks twice a second which layout, pins and strip count
/// by the wall clock, and has this node forget its stored pages when that is something else than before. So a layout begins and a strip
/// ends on every node within a second, and what another node's desk changed is noticed as quickly. Nothing is written: after a restart
/// the pages are drawn by the hour anyway.
/// </summary>
public sealed class FrontClock(IServiceScopeFactory scopes, PageStore pages, TimeProvider clock, ILogger<FrontClock> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private string? layout;
    private string? strip;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                failing = false;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!failing)
                {
                    log.LogError(error, "The front page's hours could not be read; a look every half second until they can");
                }

                failing = true;
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.Now();
        var live = await db.FrontLayoutAsync(now, stop);
        var pins = live?.Read().SelectMany(static block => block.Pins).Where(pin => pin.HoldsAt(now)).Select(static pin => pin.Article) ?? [];
        var seen = string.Create(CultureInfo.InvariantCulture, $"{live?.Id}: {string.Join(' ', pins)}");
        if (seen != layout)
        {
            pages.Evict(PageTag.Front);
            layout = seen;
        }

        // An ended strip is not the same as none: one that came and went between two looks may stand on stored pages.
        var above = Strip.Of(await db.MarksAsync(Strip.Mark, stop)) is { } set ? $"{set.Write()} {(set.Until > now ? await set.AddressAsync(db, stop) : "ended")}" : "";
        if (above != strip)
        {
            pages.Evict(PageTag.Layout);
            strip = above;
        }
    }
}
