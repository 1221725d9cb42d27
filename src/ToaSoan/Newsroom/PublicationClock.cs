using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Keeps promised hours: looks for what is due several times a second by the wall clock, so that neither a restart nor a jump of the
/// clock loses one. That each is kept once, by whatever node, is <see cref="Publication.KeepAsync"/>'s.
/// </summary>
public sealed class PublicationClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublicationClock> log, Settings settings) : BackgroundService
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await KeepDueAsync(stoppingToken) == 0)
                {
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

        // Nodes start at different places, so that they seldom reach for the same promise. SQLite has one writer anyway.
        var first = due.Count == 0 ? 0 : Environment.ProcessId % due.Count;
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.UsesPostgres ? 4 : 1, CancellationToken = stop };
        await Parallel.ForEachAsync(due[first..].Concat(due[..first]), options, async (promise, inner) => await KeepAsync(promise, inner));
        return due.Count;
    }

    private async Task KeepAsync(ScheduledPublication promise, CancellationToken stop)
    {
        LanguageMiddleware.Speak("vi");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var row = db.ScheduledPublications.Where(p => p.Id == promise.Id && p.Outcome == ScheduleOutcome.Waiting);
        try
        {
            var name = await db.Users.Where(user => user.Id == promise.SetBy).Select(static user => user.DisplayName).SingleOrDefaultAsync(stop) ?? Permissions.Command.Name;
            var desk = new Permissions(promise.SetBy, [new StaffRole { Role = Role.Desk }], name);
            await scope.ServiceProvider.GetRequiredService<Publication>().KeepAsync(promise, desk, stop);
        }
        catch (Refusal refusal) when (refusal.Message == NewsroomText.SavedByAnother)
        {
            // Somebody saved the article in the same instant; the next look finds it.
        }
        catch (Refusal refusal)
        {
            await row.ExecuteUpdateAsync(set => set.SetProperty(static p => p.Outcome, ScheduleOutcome.Refused).SetProperty(static p => p.DoneAt, clock.Now()).SetProperty(static p => p.Sentence, refusal.Message), stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Promise {Promise} could not be kept; it is tried again", promise.Id);
            await row.ExecuteUpdateAsync(set => set.SetProperty(static p => p.RetryAt, clock.Now() + Pause), stop);
        }
    }
}
