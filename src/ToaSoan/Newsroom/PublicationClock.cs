using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Keeps promised hours: looks for what is due several times a second by the wall clock, so that neither a restart nor a jump of the
/// clock loses one, and rehearses the first ones of its process, so that many can be kept in one second. That each is kept once, by
/// whatever node, is <see cref="Publication.KeepAsync"/>'s.
/// </summary>
public sealed class PublicationClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublicationClock> log, Settings settings) : BackgroundService
{
    private const int AtOnce = 256;
    private const int Together = 16;
    private const int Rehearsals = 64;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly HashSet<long> rehearsed = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await KeepDueAsync(stoppingToken) == 0)
                {
                    await RehearseAsync(stoppingToken);
                    await Task.Delay(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "Promised publications could not be read; another look in a second");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    /// <summary>Takes some of what is due and publishes it; returns how many it took.</summary>
    public async Task<int> KeepDueAsync(CancellationToken stop)
    {
        var now = clock.Now();
        List<ScheduledPublication> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            due = await db.ScheduledPublications.AsNoTracking().Where(p => p.Outcome == ScheduleOutcome.Waiting && p.DueAt <= now && p.RetryAt <= now)
                .OrderBy(static p => p.DueAt).ThenBy(static p => p.Id).Take(AtOnce).ToListAsync(stop);
        }

        // Nodes start at different places, so that they seldom reach for the same promises. SQLite has one writer anyway.
        var groups = due.Chunk(Together).ToArray();
        var first = groups.Length == 0 ? 0 : Environment.ProcessId % groups.Length;
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.UsesPostgres ? 2 : 1, CancellationToken = stop };
        var kept = 0;
        await Parallel.ForEachAsync(groups[first..].Concat(groups[..first]), options, async (group, inner) => Interlocked.Add(ref kept, await KeepAsync(group, inner)));
        return kept;
    }

    // What the first publication of a process costs (queries to compile, code to make fast, connections to open) is paid before the hour. Nothing stays of it.
    private async Task RehearseAsync(CancellationToken stop)
    {
        var (soon, left) = (clock.Now() + Pause, Rehearsals - rehearsed.Count);
        if (left <= 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var waiting = await db.ScheduledPublications.AsNoTracking().Where(p => p.Outcome == ScheduleOutcome.Waiting && p.DueAt > soon && !rehearsed.Contains(p.Id)).OrderBy(static p => p.DueAt).Take(Math.Min(left, Together / 2)).ToListAsync(stop);
        if (waiting.Count > 0)
        {
            rehearsed.UnionWith(waiting.Select(static promise => promise.Id));
            LanguageMiddleware.Speak("vi");
            try
            {
                await scope.ServiceProvider.GetRequiredService<Publication>().KeepAsync(waiting, rehearse: true, stop);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogInformation(error, "A rehearsal of promised publications ended early; their hour is not affected");
            }
        }
    }

    private async Task<int> KeepAsync(ScheduledPublication[] promises, CancellationToken stop)
    {
        LanguageMiddleware.Speak("vi");
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<Publication>().KeepAsync(promises, rehearse: false, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException && promises.Length > 1)
        {
            // One of them stands in the others' way; alone, each finds its own end.
            var kept = 0;
            foreach (var promise in promises)
            {
                kept += await KeepAsync([promise], stop);
            }

            return kept;
        }
        catch (Refusal refusal) when (refusal.Message == NewsroomText.SavedByAnother)
        {
            return 0; // Somebody saved the article in the same instant; the next look finds it.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Promise {Promise} could not be kept; it is tried again", promises[0].Id);
            var id = promises[0].Id;
            await using var other = scopes.CreateAsyncScope();
            await other.ServiceProvider.GetRequiredService<PortalDb>().ScheduledPublications.Where(p => p.Id == id && p.Outcome == ScheduleOutcome.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(static p => p.RetryAt, clock.Now() + Pause), stop);
            return 0;
        }
    }
}
