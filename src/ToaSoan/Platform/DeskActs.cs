using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ToaSoan.Staff;

namespace ToaSoan.Platform;

/// <summary>What was done, for the trail; pages that show it carry one of <paramref name="Tags"/>.</summary>
public sealed record DeskAct(string Act, string Kind, Func<string> ObjectId, string Detail, params IReadOnlyList<string> Tags);

/// <summary>
/// Owns the rule that a change at the desk and its entry in the trail are one transaction, after which stored pages are forgotten. It is
/// serializable: of two people who change the same things at the same moment, one gets a <see cref="Refusal"/>.
/// </summary>
public sealed class DeskActs(PortalDb db, PageStore pages, TimeProvider clock)
{
    /// <summary>Does an act; one that gives null changed nothing and leaves no trace.</summary>
    public Task DoAsync(Permissions by, Func<Task<DeskAct?>> act, CancellationToken stop) => TogetherAsync(async () =>
    {
        if (await act() is not { } done)
        {
            return null;
        }

        await db.SaveChangesAsync(stop);
        Audit.Write(db, by, clock.Now(), done.Act, done.Kind, done.ObjectId(), done.Detail);
        await db.SaveChangesAsync(stop);
        return done.Tags;
    }, stop);

    /// <summary>Does several acts, all or none; gives the tags of the pages to forget, or null to take everything back. Acts inside join the transaction outside.</summary>
    public async Task TogetherAsync(Func<Task<IReadOnlyList<string>?>> acts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(acts);
        if (db.Database.CurrentTransaction is not null)
        {
            await acts();
            return;
        }

        IReadOnlyList<string>? tags;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, stop);
            tags = await acts();
            if (tags is null)
            {
                return;
            }

            await transaction.CommitAsync(stop);
        }
        catch (Exception error) when (IsClash(error))
        {
            throw new Refusal(PlatformText.ChangedMeanwhile, error);
        }

        pages.Evict(tags);
    }

    /// <summary>Whether somebody else was at the same things; a full disk or a lost connection is something else and goes on as what it is.</summary>
    private static bool IsClash(Exception? error) => error switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation } => true,
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED } => true,
        SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY } => true,
        _ => IsClash(error.InnerException),
    };
}
