using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Keeps promised hours: looks for what is due several times a second by the wall clock, so that neither a restart nor a jump of the
/// clock loses one, and publishes it. A promise is taken by one conditional update, so two nodes never keep the same one;
/// publication and outcome are one transaction, so none is kept twice.
/// </summary>
public sealed class PublicationClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublicationClock> log, Settings settings) : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

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
        List<long> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            due = await db.ScheduledPublications.Where(p => p.Outcome == ScheduleOutcome.Waiting && p.DueAt <= now && p.LeasedUntil <= now)
                .OrderBy(static p => p.DueAt).ThenBy(static p => p.Id).Take(AtOnce).Select(static p => p.Id).ToListAsync(stop);
        }

        // Nodes start at different places, so that they seldom reach for the same promise. SQLite has one writer anyway.
        var first = due.Count == 0 ? 0 : Environment.ProcessId % due.Count;
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.UsesPostgres ? 4 : 1, CancellationToken = stop };
        await Parallel.ForEachAsync(due[first..].Concat(due[..first]), options, async (id, inner) => await KeepAsync(id, inner));
        return due.Count;
    }

    private async Task KeepAsync(long id, CancellationToken stop)
    {
        LanguageMiddleware.Speak("vi");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.Now();
        var taken = await db.ScheduledPublications.Where(p => p.Id == id && p.Outcome == ScheduleOutcome.Waiting && p.LeasedUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(static p => p.LeasedUntil, now + Lease), stop);
        if (taken == 0)
        {
            return;
        }

        try
        {
            var promise = await db.ScheduledPublications.SingleAsync(p => p.Id == id, stop);
            (promise.Outcome, promise.DoneAt) = (ScheduleOutcome.Published, clock.Now());
            var name = await db.Users.Where(user => user.Id == promise.SetBy).Select(static user => user.DisplayName).SingleOrDefaultAsync(stop) ?? Permissions.Command.Name;
            var desk = new Permissions(promise.SetBy, [new StaffRole { Role = Role.Desk }], name);
            await scope.ServiceProvider.GetRequiredService<Publication>().PublishAsync(promise.ArticleId, desk, stop);
        }
        catch (Refusal refusal) when (refusal.Message != NewsroomText.SavedByAnother)
        {
            await db.ScheduledPublications.Where(p => p.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(static p => p.Outcome, ScheduleOutcome.Refused).SetProperty(static p => p.DoneAt, clock.Now()).SetProperty(static p => p.Sentence, refusal.Message), stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Promise {Promise} could not be kept yet; it is tried again", id);
            await db.ScheduledPublications.Where(p => p.Id == id).ExecuteUpdateAsync(static set => set.SetProperty(static p => p.LeasedUntil, DateTime.UnixEpoch), CancellationToken.None);
        }
    }
}
