using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>A rule of how long something personal is kept; registered by the capability that keeps it.</summary>
/// <param name="Name">What is erased, for the log: "contacts".</param>
/// <param name="EraseAsync">Erases what is due at an instant (UTC) and says how many.</param>
public sealed record Retention(string Name, Func<IServiceProvider, DateTime, CancellationToken, Task<int>> EraseAsync);

/// <summary>Keeps every rule of retention, several times an hour; the log gets counts and nothing else. Erasing twice is erasing once, so several nodes may.</summary>
public sealed class Sweeper(IServiceScopeFactory scopes, IEnumerable<Retention> rules, TimeProvider clock, ILogger<Sweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Keeps every rule once; one that fails does not keep the others from theirs.</summary>
    public async Task SweepAsync(CancellationToken stop)
    {
        foreach (var rule in rules)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await rule.EraseAsync(scope.ServiceProvider, clock.Now(), stop) is > 0 and var erased)
                {
                    log.LogInformation("Erased {Count} of {What}", erased, rule.Name);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                log.LogError(error, "What is due of {What} could not be erased; it is tried again in ten minutes", rule.Name);
            }
        }
    }
}
