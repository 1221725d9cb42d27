using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>
/// Where the counters lie: with SQLite a file of their own beside the newsroom's, so that neither waits for the other's commits; else the same
/// PostgreSQL. Hours are counted from 1970 in UTC, days are <see cref="DateOnly.DayNumber"/> of the city's day, months its year times twelve and month.
/// </summary>
public sealed class CountStore(Settings settings) : IAsyncDisposable
{
    /// <summary>The file in the data folder.</summary>
    public const string FileName = "counts.db";

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS count_total (measure INTEGER PRIMARY KEY, n BIGINT NOT NULL);
        CREATE TABLE IF NOT EXISTS count_hour (measure INTEGER NOT NULL, hour INTEGER NOT NULL, page BIGINT NOT NULL, channel TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (measure, hour, page, channel));
        CREATE TABLE IF NOT EXISTS count_day (measure INTEGER NOT NULL, cube TEXT NOT NULL, key TEXT NOT NULL, day INTEGER NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (measure, cube, key, day));
        CREATE INDEX IF NOT EXISTS count_day_by_day ON count_day (measure, cube, day);
        CREATE TABLE IF NOT EXISTS count_month (measure INTEGER NOT NULL, cube TEXT NOT NULL, key TEXT NOT NULL, month INTEGER NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (measure, cube, month, key));
        CREATE TABLE IF NOT EXISTS count_minute (minute INTEGER PRIMARY KEY, n BIGINT NOT NULL);
        CREATE TABLE IF NOT EXISTS count_prior (id BIGINT PRIMARY KEY, at BIGINT NOT NULL, n BIGINT NOT NULL);
        """;

    private const string SqliteTables = """
        CREATE TABLE IF NOT EXISTS count_page (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, edition INTEGER NOT NULL, office TEXT NOT NULL, section TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS count_batch (seq INTEGER PRIMARY KEY AUTOINCREMENT, marks BLOB NOT NULL);
        """;

    private const string PostgresTables = """
        CREATE TABLE IF NOT EXISTS count_page (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, edition INTEGER NOT NULL, office TEXT NOT NULL, section TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS count_batch (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, marks BYTEA NOT NULL);
        """;

    private readonly NpgsqlDataSource? postgres = settings.UsesPostgres ? NpgsqlDataSource.Create(settings.Database) : null;
    private readonly string sqlite = new SqliteConnectionStringBuilder { DataSource = settings.PathOf(FileName), DefaultTimeout = 30 }.ToString();
    private int prepared;

    /// <summary>Whether the counters lie in PostgreSQL.</summary>
    public bool IsPostgres => postgres is not null;

    /// <summary>Opens a connection; makes the tables when they are not there. Throws <see cref="DbException"/> when the database cannot be used.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken stop)
    {
        DbConnection connection = postgres is null ? new SqliteConnection(sqlite) : postgres.CreateConnection();
        try
        {
            await connection.OpenAsync(stop);
            if (!IsPostgres)
            {
                // What is deleted is overwritten, so that no mark outlives its ten minutes in a page nobody uses.
                await RunAsync(connection, $"PRAGMA journal_mode=WAL; PRAGMA synchronous={settings.SqliteSynchronous}; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; PRAGMA journal_size_limit=16777216;", stop);
            }

            if (Volatile.Read(ref prepared) == 0)
            {
                await using var transaction = await LockAsync(connection, stop);
                await RunAsync(connection, Tables + (IsPostgres ? PostgresTables : SqliteTables), stop, transaction);
                await transaction.CommitAsync(stop);
                Volatile.Write(ref prepared, 1);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Begins a transaction that no other writer of counters runs beside, on this node or another: batches become visible in the order of their
    /// numbers, and rows two nodes count in are never locked crosswise.
    /// </summary>
    public async Task<DbTransaction> LockAsync(DbConnection connection, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var transaction = connection is SqliteConnection file ? file.BeginTransaction(deferred: false) : await connection.BeginTransactionAsync(stop);
        if (IsPostgres)
        {
            await RunAsync(connection, "SELECT pg_advisory_xact_lock(7160316)", stop, transaction);
        }

        return transaction;
    }

    /// <summary>The totals as this connection sees them.</summary>
    internal static async Task<Totals> TotalsAsync(DbConnection connection, DateTime now, CancellationToken stop, DbTransaction? transaction = null)
    {
        var (all, today) = (new Dictionary<Measure, long>(), new Dictionary<Measure, long>());
        await using var command = Command(connection, "SELECT 0, measure, n FROM count_total UNION ALL SELECT 1, measure, n FROM count_day WHERE measure IN (1, 2) AND cube = 'site' AND key = '' AND day = @day", transaction, ("day", CityTime.DayOf(now).DayNumber));
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            (rows.GetInt32(0) == 0 ? all : today)[(Measure)rows.GetInt32(1)] = rows.GetInt64(2);
        }

        return new Totals(all.GetValueOrDefault(Measure.Prior), all.GetValueOrDefault(Measure.Visit), all.GetValueOrDefault(Measure.Share), today.GetValueOrDefault(Measure.Visit), today.GetValueOrDefault(Measure.DayReader));
    }

    /// <summary>Carries over the visits of an older site: <paramref name="visits"/> replaces what was carried over before; every statement is kept.</summary>
    public async Task CarryOverAsync(long visits, DateTime now, CancellationToken stop)
    {
        await using var connection = await OpenAsync(stop);
        await using var transaction = await LockAsync(connection, stop);
        await using var said = Command(connection, "INSERT INTO count_prior (id, at, n) SELECT COALESCE(MAX(id), 0) + 1, @at, @n FROM count_prior", transaction, ("at", new DateTimeOffset(now).ToUnixTimeSeconds()), ("n", visits));
        await said.ExecuteNonQueryAsync(stop);
        await using var total = Command(connection, "INSERT INTO count_total (measure, n) VALUES (0, @n) ON CONFLICT (measure) DO UPDATE SET n = excluded.n", transaction, ("n", visits));
        await total.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>A command with named parameters.</summary>
    internal static DbCommand Command(DbConnection connection, string sql, DbTransaction? transaction = null, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken stop, DbTransaction? transaction = null)
    {
        await using var command = Command(connection, sql, transaction);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }
}

/// <summary>Totals of the counters.</summary>
/// <param name="Prior">Visits carried over from an older site.</param>
/// <param name="Visits">Visits counted.</param>
/// <param name="Shares">Shares counted.</param>
/// <param name="Today">Visits of the city's present day.</param>
/// <param name="Readers">Readers of the city's present day.</param>
public sealed record Totals(long Prior, long Visits, long Shares, long Today, long Readers);
