using System.Collections.Concurrent;
using System.Data.Common;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>
/// Gathers what readers report and commits it in groups: who reports is answered when the commit that holds the report is on the disk, and not
/// before. Without a working disk nothing is acknowledged, and the portal reads on.
/// </summary>
public sealed class CountWriter(CountStore store, Figures figures, TimeProvider clock, ILogger<CountWriter> log) : BackgroundService
{
    private const int Most = 100_000;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10), Look = TimeSpan.FromSeconds(1), Turn = TimeSpan.FromMinutes(5);
    private readonly CountBatch batch = new(store);
    private readonly SemaphoreSlim bell = new(0, 1);
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<Refused, long> refused = new();
    private List<CountEvent> waiting = [];
    private TaskCompletionSource<bool> committed = New();
    private DbConnection? connection;
    private long turned, complained;
    private bool closed;

    /// <summary>Counts a visit or share; true when it is on the disk (or was already), false when it could not be written, or too many wait.</summary>
    public Task<bool> CountAsync(CountEvent one)
    {
        Task<bool> outcome;
        bool first;
        lock (gate)
        {
            if (waiting.Count >= Most || closed)
            {
                return Task.FromResult(false);
            }

            first = waiting.Count == 0;
            waiting.Add(one);
            outcome = committed.Task;
        }

        if (first)
        {
            Ring();
        }

        return outcome;
    }

    /// <summary>Counts a visit that was refused; written with the next batch.</summary>
    public void Refuse(Refused reason) => refused.AddOrUpdate(reason, 1, static (_, n) => n + 1);

    /// <summary>Reads the totals before anybody is answered: a total that was shown is never followed by a smaller one.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WriteAsync();
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        turned = clock.GetTimestamp();
        await using var end = stoppingToken.Register(Ring); // a stop does not wait for the next look
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.WaitAsync(Look, CancellationToken.None);
            await WriteAsync();
            await Task.Delay(Rest, CancellationToken.None); // what comes meanwhile shares a commit
        }

        lock (gate)
        {
            closed = true; // whatever was taken in before is in the batch that follows
        }

        await WriteAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>Commits what waits, or reads what other nodes and commands did.</summary>
    private async Task WriteAsync()
    {
        List<CountEvent> events;
        TaskCompletionSource<bool> outcome;
        lock (gate)
        {
            (events, waiting) = (waiting, []);
            (outcome, committed) = (committed, New());
        }

        var no = refused.Keys.ToDictionary(static reason => reason, reason => refused.TryRemove(reason, out var n) ? n : 0);
        try
        {
            connection ??= await store.OpenAsync(CancellationToken.None);
            if (events.Count > 0 || no.Count > 0)
            {
                var totals = await batch.WriteAsync(connection, events, no, clock.Now(), CancellationToken.None);
                figures.Take(totals);
                outcome.SetResult(true);
                no.Clear();
            }
            else
            {
                figures.Take(await CountStore.TotalsAsync(connection, clock.Now(), CancellationToken.None));
            }

            if (clock.GetElapsedTime(turned) > Turn)
            {
                turned = clock.GetTimestamp();
                await batch.ForgetAsync(connection, clock.Now(), CancellationToken.None);
            }
        }
        catch (Exception error) // whatever it is, whoever waits is told that nothing was counted, and the next batch is tried
        {
            outcome.TrySetResult(false);
            foreach (var (reason, n) in no)
            {
                refused.AddOrUpdate(reason, n, (_, more) => more + n);
            }

            await ComplainAsync(error);
        }
    }

    // A commit that failed is not tried again on the connection it failed on: the next batch begins with a new one.
    private async Task ComplainAsync(Exception error)
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }

        if (complained == 0 || clock.GetElapsedTime(complained) > TimeSpan.FromMinutes(1))
        {
            complained = clock.GetTimestamp();
            log.LogError(error, "Visits cannot be counted: the counters' database does not take them. Pages are served; reports are answered with 503 until it does");
        }
    }

    private void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rang already.
        }
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public override void Dispose()
    {
        bell.Dispose();
        base.Dispose();
    }
}
