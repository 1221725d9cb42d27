using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Notices;

/// <summary>Looks three times a minute for notices to mail, and once a day removes notices read long ago.</summary>
public sealed class NoticeClock(IServiceScopeFactory scopes, Mailer mailer, TimeProvider clock, ILogger<NoticeClock> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);
    private DateTime tidied = DateTime.UnixEpoch;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Look, stoppingToken);
                if (clock.Now() - tidied > TimeSpan.FromDays(1))
                {
                    await TidyAsync(stoppingToken);
                    tidied = clock.Now();
                }

                if (mailer.IsSetUp)
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<MailDigest>().SendDueAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "Notices could not be mailed or tidied; another look in {Seconds} seconds", Look.TotalSeconds);
            }
        }
    }

    /// <summary>Removes what was read more than ninety days ago; gives how many.</summary>
    public async Task<int> TidyAsync(CancellationToken stop)
    {
        var before = clock.Now() - Keep;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Notices.Where(n => n.ReadAt < before).ExecuteDeleteAsync(stop);
    }
}
