namespace ToaSoan.Durability;

/// <summary>The whole proof: what the promise is tested with, and the controls that must lose.</summary>
public sealed class Proof(string folder) : IAsyncDisposable
{
    private const string Template = "prepared";
    private PreparedCity? sqlite;
    private PreparedCity? onPostgres;
    private PostgresCluster? cluster;

    /// <summary>A kill of the program on SQLite.</summary>
    public async Task<Verdict> KillAsync(string place, TimeSpan patience)
    {
        sqlite ??= await PreparedCity.MakeAsync(Path.Combine(folder, "prepared"));
        var city = await sqlite.CopyToAsync(place);
        return await new Round { City = city, Patience = patience }.RunAsync();
    }

    /// <summary>A power cut under the program on SQLite.</summary>
    public async Task<Verdict> CutAsync(string place, string fileSystem, TimeSpan patience, IReadOnlyDictionary<string, string>? environment = null)
    {
        sqlite ??= await PreparedCity.MakeAsync(Path.Combine(folder, "prepared"));
        await using var disk = await LoopDisk.CreateAsync(fileSystem, place);
        var city = await sqlite.CopyToAsync(Path.Combine(disk.Mount, "data"));
        return await new Round { City = city, Disk = disk, Patience = patience, Environment = environment ?? new Dictionary<string, string>() }.RunAsync();
    }

    /// <summary>A power cut under plain files, without the program: what the cut itself does to answers that come while it happens.</summary>
    public static async Task<Verdict> CutPlainFilesAsync(string place, string fileSystem)
    {
        await using var disk = await LoopDisk.CreateAsync(fileSystem, place);
        return await new PlainFiles(disk).RunAsync();
    }

    /// <summary>A kill of the program on PostgreSQL; in every second round PostgreSQL itself is killed with it.</summary>
    public async Task<Verdict> KillOnPostgresAsync(int number, string place, TimeSpan patience)
    {
        cluster ??= await PostgresCluster.CreateAsync(Path.Combine(folder, "postgres"));
        if (onPostgres is null)
        {
            await cluster.CopyAsync("template0", Template);
            onPostgres = await PreparedCity.MakeAsync(Path.Combine(folder, "prepared-postgres"), cluster.To(Template));
        }

        await cluster.CopyAsync(Template, $"round{number}");
        var city = await onPostgres.CopyToAsync(place);
        return await new Round { City = city, Database = cluster.To($"round{number}"), Crash = number % 2 == 0 ? () => cluster.KillAndRestartAsync() : null, Patience = patience }.RunAsync();
    }

    /// <summary>Every line of the proof.</summary>
    public IReadOnlyList<Mode> Modes(int kills, int cuts, int postgres, int controls, TimeSpan patience)
    {
        var normal = new Dictionary<string, string> { ["TOASOAN_SQLITE_SYNCHRONOUS"] = "NORMAL" };
        var noSync = new Dictionary<string, string> { ["LD_PRELOAD"] = Mode.NoSync };
        return
        [
            new("kill -9, SQLite", kills, null, (_, place) => KillAsync(place, patience)),
            new("kill -9, PostgreSQL (every second round with PostgreSQL)", postgres, null, (number, place) => KillOnPostgresAsync(number, place, patience)),
            new("power cut, SQLite, ext4", cuts, null, (_, place) => CutAsync(place, "ext4", patience)),
            new("power cut, SQLite, xfs", cuts, null, (_, place) => CutAsync(place, "xfs", patience)),
            new("power cut, plain files without the program, ext4", 4 * cuts, null, static (_, place) => CutPlainFilesAsync(place, "ext4")),
            new("power cut, plain files without the program, xfs", 4 * cuts, null, static (_, place) => CutPlainFilesAsync(place, "xfs")),
            new("control: power cut with synchronous=NORMAL", controls, static found => found.Lost > 0, (number, place) => CutAsync(place, number % 2 == 0 ? "xfs" : "ext4", patience, normal)),
            new("control: power cut without fsync", controls, static found => found.LostMedia > 0, (number, place) => CutAsync(place, number % 2 == 0 ? "xfs" : "ext4", patience, noSync)),
        ];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }
}
