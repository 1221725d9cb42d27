using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using ToaSoan.Platform;

namespace ToaSoan.Bench.Reports;

/// <summary>One of a report's three periods: what its JSON calls the value, and its first and last day.</summary>
public sealed record RecountSpan(string Field, string From, string Until);

/// <summary>
/// Counts every number of a report's JSON (<c>toasoan report … --format json</c>) again in plain SQL, which knows nothing of the program's figures: whole, by office as reported and restated, by month and by every dimension, in each period.
/// What restated offices became is followed for one step.
/// </summary>
public sealed class Recount(DbConnection connection, RecountSql sql, IReadOnlyList<RecountSpan> spans)
{
    private readonly List<string> differences = [];

    /// <summary>Counts a report that was just made of a portal's data again.</summary>
    public static async Task<(IReadOnlyList<string> Differences, int Compared)> RunAsync(Settings settings, JsonElement report, IReadOnlyList<RecountSpan> spans, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settings);
        await using DbConnection connection = settings.UsesPostgres ? new NpgsqlConnection(settings.Database) : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.PathOf("toasoan.db"), Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        if (!settings.UsesPostgres)
        {
            await using var attach = connection.CreateCommand();
            attach.CommandText = $"ATTACH DATABASE '{settings.PathOf("counts.db")}' AS counts";
            await attach.ExecuteNonQueryAsync(stop);
        }

        var recount = new Recount(connection, new RecountSql(!settings.UsesPostgres, TimeProvider.System.GetUtcNow().UtcDateTime), spans);
        return (await recount.DifferencesAsync(report, stop), recount.Compared);
    }

    /// <summary>How many numbers were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>What differs, a line each; a figure that no SQL counts is a difference.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(JsonElement report, CancellationToken stop)
    {
        foreach (var figure in report.GetProperty("figures").EnumerateArray())
        {
            var (key, making) = (figure.GetProperty("key").GetString()!, figure.GetProperty("making").GetString()!);
            foreach (var span in spans)
            {
                if (sql.Rows(key, span.From, span.Until) is not { } rows)
                {
                    differences.Add($"{key}: nothing counts this figure again");
                    break;
                }

                await SpanAsync(figure, key, making, span, $"FROM ({rows}) r {{0}} WHERE r.day BETWEEN '{span.From}' AND '{span.Until}'", stop);
            }
        }

        return differences;
    }

    private async Task SpanAsync(JsonElement figure, string key, string making, RecountSpan span, string from, CancellationToken stop)
    {
        var mean = making != "sum"; // of nothing there is neither a mean nor a middle
        var amount = making == "median" ? "r.amount, r.w" : mean ? "SUM(r.amount * r.w) * 1.0 / SUM(r.w)" : "SUM(r.amount * r.w)";
        var whole = await TableAsync($"SELECT '', {amount} {Joined("")}", stop);
        Compare($"{key} {span.Field}", whole.GetValueOrDefault(""), figure.GetProperty(span.Field), mean);
        await ListAsync("byOffice", figure.GetProperty("byOffice"), $"SELECT r.office, {amount} {Joined("")} GROUP BY r.office");
        var share = making == "median" ? "r.amount, r.w * COALESCE(h.share, 1)" : mean ? "SUM(r.amount * r.w * COALESCE(h.share, 1)) * 1.0 / SUM(r.w * COALESCE(h.share, 1))" : "SUM(r.amount * r.w * COALESCE(h.share, 1))";
        await ListAsync("byOfficeNow", figure.GetProperty("byOfficeNow"), $"SELECT COALESCE(h.heir, r.office), {share} {Joined($"LEFT JOIN ({sql.Heirs}) h ON h.office = r.office AND h.day > r.day")} GROUP BY COALESCE(h.heir, r.office)");
        foreach (var dimension in figure.GetProperty("by").EnumerateObject())
        {
            await ListAsync(dimension.Name, dimension.Value, dimension.Name is "topic" or "genre" or "author"
                ? $"SELECT t.\"Slug\", {amount} {Joined($"JOIN \"EditionTag\" t ON t.\"EditionId\" = r.id AND t.\"Kind\" = '{dimension.Name}'")} GROUP BY t.\"Slug\""
                : $"SELECT r.\"{dimension.Name}\", {amount} {Joined("")} GROUP BY r.\"{dimension.Name}\"");
        }

        if (span.Field == "value")
        {
            await ListAsync("byMonth", figure.GetProperty("byMonth"), $"SELECT substr(r.day, 1, 7), {amount} {Joined("")} GROUP BY substr(r.day, 1, 7)");
        }

        // SQLite knows no percentiles: of a median the rows themselves are read.
        Task<Dictionary<string, decimal?>> TableAsync(string query, CancellationToken end) => making == "median" ? this.MiddlesAsync(query.Split(" GROUP BY ")[0], end) : this.TableAsync(query, end);

        string Joined(string join) => from.Replace("{0}", join, StringComparison.Ordinal);

        async Task ListAsync(string list, JsonElement lines, string query)
        {
            var counted = await TableAsync(query, stop);
            foreach (var line in lines.EnumerateArray())
            {
                var name = line.GetProperty("key").GetString()!;
                Compare($"{key} {span.Field} {list} {name}", counted.GetValueOrDefault(name), line.GetProperty(span.Field), mean);
                counted.Remove(name);
            }

            differences.AddRange(counted.Where(static line => line.Value != 0).Select(line => $"{key} {span.Field} {list} {line.Key}: {line.Value} is not in the report"));
        }
    }

    // To six digits after the comma: means and shares come from the database as floating numbers. A sum of no rows is 0, a mean of none is nothing.
    private void Compare(string what, decimal? counted, JsonElement said, bool mean)
    {
        Compared++;
        decimal? number = said.ValueKind == JsonValueKind.Null ? null : Math.Round(said.GetDecimal(), 6);
        var again = counted is { } value ? Math.Round(value, 6) : mean ? (decimal?)null : 0;
        if (number != again)
        {
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {number?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} in the report, {again?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} counted again"));
        }
    }

    private async Task<Dictionary<string, decimal?>> MiddlesAsync(string query, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        var read = new List<(string Key, decimal Amount, decimal Weight)>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            read.Add((rows.GetString(0), Convert.ToDecimal(rows.GetValue(1), CultureInfo.InvariantCulture), Convert.ToDecimal(rows.GetValue(2), CultureInfo.InvariantCulture)));
        }

        return read.GroupBy(static row => row.Key).ToDictionary(static group => group.Key, static group =>
        {
            var sorted = group.OrderBy(static row => row.Amount).ToList();
            var half = sorted.Sum(static row => row.Weight) / 2;
            decimal Upto(int count) => sorted.Take(count).Sum(static row => row.Weight);
            var lower = Enumerable.Range(1, sorted.Count).First(count => Upto(count) >= half);
            return (decimal?)((sorted[lower - 1].Amount + (Upto(lower) == half && lower < sorted.Count ? sorted[lower].Amount : sorted[lower - 1].Amount)) / 2);
        });
    }

    private async Task<Dictionary<string, decimal?>> TableAsync(string query, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        var table = new Dictionary<string, decimal?>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            if (!rows.IsDBNull(1))
            {
                table.Add(rows.GetString(0), Convert.ToDecimal(rows.GetValue(1), CultureInfo.InvariantCulture));
            }
        }

        return table;
    }
}
