using ToaSoan.Durability;

namespace ToaSoan.Tests.Durability;

/// <summary>The quick form of bench/durability: the real program, killed or cut from power at work.</summary>
public sealed class SavedIsSafeTests : IAsyncLifetime
{
    /// <summary>Beside the other tests the program starts slowly; how fast it comes up again is held by the full proof.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("toasoan-durability-").FullName;
    private readonly Proof proof;

    public SavedIsSafeTests() => proof = new Proof(folder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await proof.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_by_a_kill_on_SQLite()
    {
        for (var round = 1; round <= 2; round++)
        {
            Holds(await proof.KillAsync(Path.Combine(folder, $"round{round}"), Patience));
        }
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_by_a_kill_on_PostgreSQL()
    {
        Holds(await proof.KillOnPostgresAsync(number: 2, Path.Combine(folder, "round"), Patience)); // even numbers kill PostgreSQL too
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_by_a_power_cut()
    {
        Assert.SkipUnless(Environment.UserName == "root", LoopDisk.Missing() ?? "");
        Assert.True(LoopDisk.Missing() is null, LoopDisk.Missing());
        Holds(await proof.CutAsync(Path.Combine(folder, "disk"), "ext4", Patience));
    }

    private static void Holds(Verdict found)
    {
        Assert.True(found.Sound, string.Join('\n', found.Losses.Concat(found.Broken)));
        Assert.True(found is { Acknowledged: > 0, Media: > 0, Editions: > 0 }, $"Too little was acknowledged to prove anything: {found.Acknowledged}, {found.Media} photos and files, {found.Editions} editions.");
    }
}
