using Microsoft.EntityFrameworkCore;

namespace ToaSoan.Platform;

/// <summary>Does jobs of one kind. Registered by its capability under <see cref="Kind"/>.</summary>
public abstract class JobWorker
{
    /// <summary>The kind of job it does.</summary>
    public abstract string Kind { get; }

    /// <summary>Does the job; may be called again for the same key after a crash.</summary>
    public abstract Task DoAsync(string key, CancellationToken stop);
}

/// <summary>
/// Takes due jobs under a lease, oldest first, and does them; a job that fails is tried again later with growing pauses. The
/// lease is taken by one conditional update, so two nodes never hold the same job. A kind this program has no worker for waits for
/// another node.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log, Settings settings) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly SemaphoreSlim Bell = new(0);

    /// <summary>Wakes the runner at once; call after saving a job.</summary>
    public static void Wake() => Bell.Release();

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.RenditionThreads).Select(_ => Task.Run(() => Loop(stoppingToken), stoppingToken)));

    private async Task Loop(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!await DoOneAsync(stop))
                {
                    await Bell.WaitAsync(TimeSpan.FromSeconds(2), stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "The job runner could not read its jobs; it tries again in five seconds");
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stop);
            }
        }
    }

    /// <summary>Does the oldest due job; false when there is none.</summary>
    public async Task<bool> DoOneAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.Now();
        var workers = scope.ServiceProvider.GetServices<JobWorker>().ToDictionary(static worker => worker.Kind);
        var job = await db.Jobs.AsNoTracking().Where(j => j.DueAt <= now && j.LeasedUntil <= now && workers.Keys.Contains(j.Kind)).OrderBy(static j => j.DueAt).ThenBy(static j => j.Id).FirstOrDefaultAsync(stop);
        if (job is null)
        {
            return false;
        }

        var taken = await db.Jobs.Where(j => j.Id == job.Id && j.LeasedUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(static j => j.LeasedUntil, now + Lease).SetProperty(static j => j.Attempts, static j => j.Attempts + 1), stop);
        if (taken == 0)
        {
            return true;
        }

        try
        {
            await workers[job.Kind].DoAsync(job.Key, stop);
            await db.Jobs.Where(j => j.Id == job.Id).ExecuteDeleteAsync(stop);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            log.LogWarning(error, "Job {Kind} {Key} failed at attempt {Attempt}", job.Kind, job.Key, job.Attempts + 1);
            var later = clock.Now() + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(3, job.Attempts)));
            await db.Jobs.Where(j => j.Id == job.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(static j => j.DueAt, later).SetProperty(static j => j.LeasedUntil, DateTime.UnixEpoch).SetProperty(static j => j.Error, error.Message), CancellationToken.None);
        }

        return true;
    }
}
