using ToaSoan.Durability;

namespace ToaSoan.Tests.Durability;

/// <summary>The quick form of bench/durability: the real program, killed or cut from power at work.</summary>
public sealed class SavedIsSafeTests(SavedIsSafeTests.Ground ground) : IClassFixture<SavedIsSafeTests.Ground>
{
    /// <summary>Beside the other tests the program starts slowly; how fast it comes up again is held by the full proof.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_by_a_kill_on_SQLite()
    {
        Holds(await ground.Proof.KillAsync(Path.Combine(ground.Folder, "round"), Patience));
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_by_a_kill_on_PostgreSQL()
    {
        Holds(await ground.Proof.KillOnPostgresAsync(number: 2, Path.Combine(ground.Folder, "round-postgres"), Patience)); // even numbers kill PostgreSQL too
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_by_a_power_cut()
    {
        Assert.SkipUnless(Environment.UserName == "root", LoopDisk.Missing() ?? "");
        Assert.True(LoopDisk.Missing() is null, LoopDisk.Missing());
        Holds(await ground.Proof.CutAsync(Path.Combine(ground.Folder, "disk"), "ext4", Patience));
    }

    private static void Holds(Verdict found)
    {
        Assert.True(found.Sound, string.Join('\n', found.Losses.Concat(found.Broken)));
        Assert.True(found is { Acknowledged: > 0, Media: > 0, Editions: > 0 }, $"Too little was acknowledged to prove anything: {found.Acknowledged}, {found.Media} photos and files, {found.Editions} editions.");
    }

    /// <summary>The cities prepared once for all three.</summary>
    public sealed class Ground : IAsyncDisposable
    {
        /// <summary>A folder that goes with it.</summary>
        public string Folder { get; } = Directory.CreateTempSubdirectory("toasoan-durability-").FullName;

        /// <summary>The proof.</summary>
        public Proof Proof => field ??= new Proof(Folder);

        /// <inheritdoc />
        public async ValueTask DisposeAsync()
        {
            await Proof.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
