using System.Security.Cryptography;

namespace ToaSoan.Tests.Habits;

/// <summary>
/// The committed bundle of the editor is the one made from the committed sources: src/editor/bundle.sha256 holds the hash of
/// each, and only src/editor/build.sh writes it.
/// </summary>
public sealed class EditorBundleTests
{
    private const string Bundle = "src/ToaSoan/Platform/Assets/editor.js";

    [Fact]
    public void The_bundle_and_its_sources_are_the_ones_built_together() =>
        Assert.Empty(Differences(Repository.Read("src/editor/bundle.sha256"), Sources().Append(Bundle).ToDictionary(static path => path, static path => File.ReadAllBytes(Path.Combine(Repository.Root, path)))));

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

    [Theory]
    [InlineData("src/editor")]
    [InlineData("src/fonts")]
    [InlineData("bench/pages")]
    public void The_lock_names_no_registry(string folder) => Assert.DoesNotContain("\"resolved\"", Repository.Read(folder + "/package-lock.json"), StringComparison.Ordinal);

    private static IEnumerable<string> Sources() => Directory.GetFiles(Path.Combine(Repository.Root, "src", "editor")).Select(static file => Path.GetFileName(file))
        .Where(static name => name != "bundle.sha256").Select(static name => "src/editor/" + name);

    private static IEnumerable<string> Differences(string recorded, Dictionary<string, byte[]> files)
    {
        var hashes = recorded.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static line => line[66..], static line => line[..64]);
        return files.Keys.Union(hashes.Keys).Where(path => !files.TryGetValue(path, out var bytes) || hashes.GetValueOrDefault(path) != Hash(bytes))
            .Select(static path => $"{path} is not what was built; run src/editor/build.sh");
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
