namespace ToaSoan.Platform;

/// <summary>
/// Looks again and again for what is due, and does one after another until nothing is. A failure is logged and keeps no later look from its turn. Every node looks; whoever does one takes it by a conditional update first.
/// </summary>
public abstract class DueClock(TimeSpan pause, IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Does one thing that is due, in a scope of its own; false when nothing is.</summary>
    protected abstract Task<bool> DoOneAsync(IServiceProvider services, CancellationToken stop);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                while (!stoppingToken.IsCancellationRequested && await OneAsync(stoppingToken))
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "{Clock} could not do what is due; another look in {Pause}", GetType().Name, pause);
            }
        }
    }

    private async Task<bool> OneAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await DoOneAsync(scope.ServiceProvider, stop);
    }
}
