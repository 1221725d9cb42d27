using System.Security.Cryptography;

namespace ToaSoan.Tests.Habits;

/// <summary>
/// A committed bundle is the one made from the committed sources: bundle.sha256 in their folder holds the hash of each, and only
/// build.sh beside it writes that.
/// </summary>
public sealed class BundleTests
{
    private const string Bundle = "src/ToaSoan/Platform/Assets/editor.js";

    [Theory]
    [InlineData("src/editor", Bundle)]
    [InlineData("src/beat", "src/ToaSoan/Platform/Assets/beat.js")]
    public void The_bundle_and_its_sources_are_the_ones_built_together(string folder, string bundle) =>
        Assert.Empty(Differences(Repository.Read(folder + "/bundle.sha256"), Sources(folder).Append(bundle).ToDictionary(static path => path, static path => File.ReadAllBytes(Path.Combine(Repository.Root, path)))));

    [Fact]
    public void The_guard_notices_a_source_or_a_bundle_edited_alone_and_a_new_source()
    {
        var files = new Dictionary<string, byte[]> { [Bundle] = [1], ["src/editor/main.js"] = [2] };
        var recorded = string.Concat(files.Select(static file => $"{Hash(file.Value)}  {file.Key}\n"));
        Assert.Empty(Differences(recorded, files));
        Assert.Single(Differences(recorded, new(files) { [Bundle] = [9] }));
        Assert.Single(Differences(recorded, new(files) { ["src/editor/main.js"] = [9] }));
        Assert.Single(Differences(recorded, new(files) { ["src/editor/new.js"] = [3] }));
        Assert.Single(Differences(recorded + $"{Hash([4])}  src/editor/gone.js\n", files));
    }

    [Fact]
    public void The_script_that_counts_readers_is_under_two_kilobytes() =>
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "src/ToaSoan/Platform/Assets/beat.js")).Length, 1, 2_047);

    [Theory]
    [InlineData("src/editor")]
    [InlineData("src/fonts")]
    [InlineData("bench/pages")]
    public void The_lock_names_no_registry(string folder) => Assert.DoesNotContain("\"resolved\"", Repository.Read(folder + "/package-lock.json"), StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string folder) => Directory.GetFiles(Path.Combine(Repository.Root, folder)).Select(static file => Path.GetFileName(file))
        .Where(static name => name != "bundle.sha256").Select(name => $"{folder}/{name}");

    private static IEnumerable<string> Differences(string recorded, Dictionary<string, byte[]> files)
    {
        var hashes = recorded.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static line => line[66..], static line => line[..64]);
        return files.Keys.Union(hashes.Keys).Where(path => !files.TryGetValue(path, out var bytes) || hashes.GetValueOrDefault(path) != Hash(bytes))
            .Select(static path => $"{path} is not what was built; run build.sh");
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
