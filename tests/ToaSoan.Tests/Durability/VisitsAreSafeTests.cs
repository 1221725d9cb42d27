using ToaSoan.Bench.Counting;
using ToaSoan.Durability;

namespace ToaSoan.Tests.Durability;

/// <summary>The quick form of the kills of bench/Counting: the real program, killed while readers report.</summary>
public sealed class VisitsAreSafeTests : IDisposable
{
    private static readonly string[] Keys = [.. Town.Bare.Select(static page => page.Key)];
    private readonly string folder = Directory.CreateTempSubdirectory("toasoan-visits-").FullName;

    [Fact]
    public async Task Every_visit_is_counted_once_though_the_program_is_killed_twice()
    {
        using var trial = new Trial(await PreparedCity.MakeAsync(Path.Combine(folder, "city")), Keys) { Pace = 1000 };
        Holds(await trial.RoundAsync(Crash.Program));
        Holds(await trial.RoundAsync(Crash.Program));
    }

    [Fact]
    public async Task Every_visit_is_counted_once_though_PostgreSQL_is_killed_with_the_program()
    {
        await using var cluster = await PostgresCluster.CreateAsync(Path.Combine(folder, "postgres"));
        await cluster.CopyAsync("template0", "counting");
        using var trial = new Trial(await PreparedCity.MakeAsync(Path.Combine(folder, "city"), cluster.To("counting")), Keys) { Pace = 1000, Database = cluster.To("counting"), Cluster = cluster };
        Holds(await trial.RoundAsync(Crash.Both));
    }

    private static void Holds(Found found)
    {
        Assert.True(found.Sound, $"{found.Lost} lost, {found.Doubled} counted twice of {found.Visits}, {found.Acknowledged} of them acknowledged. {string.Join('\n', found.Broken)}");
        Assert.True(found.Already > 0, "No visit was reported again that was counted already: this round could not count one twice.");
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
