using System.Collections.Concurrent;
using System.Text;
using Npgsql;
using ToaSoan.Audience;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Audience;

public sealed class AtRestTests
{
    private const string Agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Chimsao/7716";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task After_a_day_nothing_of_a_reader_is_in_the_data_folder_the_database_or_the_log(Engine engine)
    {
        using var log = new SeenLog();
        await using var portal = await TestPortal.StartAsync(engine, adjust: builder => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(log));
        var visit = Reading.Number();
        using var reader = new Reading(portal, "198.51.177.16");
        await reader.VisitAsync(visit: visit, more: "&f=7&r=198.51.177.17", agent: Agent);
        await reader.StayAsync();
        await reader.LeaveAsync();
        Assert.NotEmpty(Found(await AtRestAsync(portal, engine, log), BitConverter.GetBytes(CountEvent.MarkOf(visit)))); // the mark of a report lies there for ten minutes: the search finds what is there
        for (var hour = 0; hour < 24; hour++)
        {
            portal.Clock.Advance(TimeSpan.FromHours(1));
            await reader.VisitAsync(visit: Reading.Number(), agent: Agent);
        }

        await reader.VisitAsync(agent: Agent); // answered after the last batch has been cleared away
        var rest = await AtRestAsync(portal, engine, log);
        byte[][] canaries =
        [
            .. new[] { "198.51.177", reader.Tab, visit, "Chimsao" }.Select(Encoding.UTF8.GetBytes), Convert.FromHexString(reader.Tab), Convert.FromHexString(visit), [198, 51, 177, 16],
            BitConverter.GetBytes(CountEvent.MarkOf(visit)), BitConverter.GetBytes(CountEvent.MarkOf(reader.Tab)),
        ];
        Assert.All(canaries, canary => Assert.Empty(Found(rest, canary)));
        Assert.NotEmpty(Found(rest, "desktop"u8.ToArray()));
    }

    private static IEnumerable<string> Found(Dictionary<string, byte[]> rest, byte[] canary) => rest.Where(file => file.Value.AsSpan().IndexOf(canary) >= 0).Select(static file => file.Key);

    // Every file of the data folder, and of PostgreSQL every table as it is written out.
    private static async Task<Dictionary<string, byte[]>> AtRestAsync(TestPortal portal, Engine engine, SeenLog log)
    {
        var rest = Directory.EnumerateFiles(portal.Settings.Data, "*", SearchOption.AllDirectories).ToDictionary(static file => file, Bytes);
        rest["log"] = Encoding.UTF8.GetBytes(string.Join('\n', log.Lines));
        if (engine == Engine.Postgres)
        {
            await using var connection = new NpgsqlConnection(portal.Settings.Database);
            await connection.OpenAsync();
            var tables = new List<string>();
            await using (var command = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", connection))
            await using (var rows = await command.ExecuteReaderAsync())
            {
                while (await rows.ReadAsync())
                {
                    tables.Add(rows.GetString(0));
                }
            }

            foreach (var table in tables)
            {
                await using var raw = await connection.BeginRawBinaryCopyAsync($"COPY \"{table}\" TO STDOUT (FORMAT BINARY)");
                using var memory = new MemoryStream();
                await raw.CopyToAsync(memory);
                rest[table] = memory.ToArray();
            }
        }

        return rest;
    }

    private static byte[] Bytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed class SeenLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
