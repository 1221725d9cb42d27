using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ToaSoan.Staff;

namespace ToaSoan.Platform;

/// <summary>Chooses and opens the database: SQLite in the data folder, or PostgreSQL by setting.</summary>
public static class Database
{
    /// <summary>The first SQLite without the WAL-reset corruption bug.</summary>
    private static readonly Version OldestSqlite = new(3, 51, 3);

    /// <summary>Registers <see cref="PortalDb"/> for the database of the settings.</summary>
    public static IServiceCollection AddPortalDb(this IServiceCollection services, Settings settings)
    {
        if (settings.UsesPostgres)
        {
            services.AddDbContext<PortalDb, PostgresPortalDb>(options => options.UseNpgsql(settings.Database, Whole));
            return services;
        }

        var connection = new SqliteConnectionStringBuilder { DataSource = settings.PathOf("toasoan.db"), DefaultTimeout = 30, Pooling = true };
        return services.AddDbContext<PortalDb, SqlitePortalDb>(options => options
            .UseSqlite(connection.ToString(), Whole)
            .AddInterceptors(new SqlitePragmas(settings.SqliteSynchronous)));
    }

    // A collection goes to the database as one parameter. With one for each of its members, the framework's own choice, it writes the statement anew at every call, which takes longer than most of ours run.
    private static void Whole<TBuilder, TExtension>(RelationalDbContextOptionsBuilder<TBuilder, TExtension> options)
        where TBuilder : RelationalDbContextOptionsBuilder<TBuilder, TExtension>
        where TExtension : RelationalOptionsExtension, new() => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    /// <summary>Brings the schema up to date; throws <see cref="Refusal"/> when the database cannot be used.</summary>
    public static async Task PrepareAsync(PortalDb db, CancellationToken stop)
    {
        if (db is SqlitePortalDb)
        {
            await db.Database.OpenConnectionAsync(stop);
            var version = new Version(db.Database.GetDbConnection().ServerVersion);
            if (version < OldestSqlite)
            {
                throw new Refusal(PlatformText.SqliteTooOld, version, OldestSqlite);
            }
        }

        try
        {
            // Asked first: migrating compares the whole model with the last migration's, at every start and command, also when there is nothing to do.
            if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
            {
                await db.Database.MigrateAsync(stop);
            }
        }
        catch (DbException error)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, PlatformText.DatabaseUnusable, error.Message), error);
        }
    }

    // Owns how a connection to the file behaves. The pool opens one file handle and gives it out many times, each query once: it is told once.
    private sealed class SqlitePragmas(string synchronous) : DbConnectionInterceptor
    {
        private static readonly ConditionalWeakTable<SQLitePCL.sqlite3, string> Told = [];
        private readonly string pragmas = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA journal_size_limit=67108864;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var handle = ((SqliteConnection)connection).Handle!;
            if (Told.TryGetValue(handle, out _))
            {
                return;
            }

            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            Told.AddOrUpdate(handle, pragmas);
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData); // SQLite knows no other way
            return Task.CompletedTask;
        }
    }

    /// <summary>Identity shapes its tables by these options, so the migration tool needs them as much as the program does.</summary>
    private static ServiceProvider Identity() => new ServiceCollection().Configure<IdentityOptions>(StaffModule.ShapeTables).BuildServiceProvider();

    /// <summary>Lets the migration tool build the SQLite model.</summary>
    public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePortalDb>
    {
        /// <inheritdoc />
        public SqlitePortalDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(Identity()).Options);
    }

    /// <summary>Lets the migration tool build the PostgreSQL model.</summary>
    public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresPortalDb>
    {
        /// <inheritdoc />
        public PostgresPortalDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql("Host=localhost").UseApplicationServiceProvider(Identity()).Options);
    }
}
