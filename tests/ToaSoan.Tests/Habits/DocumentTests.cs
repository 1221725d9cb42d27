using System.Text.RegularExpressions;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Habits;

/// <summary>The documents say what the program does.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_setting_is_described() =>
        Assert.Empty(Undescribed(Repository.Read("docs/settings.md")));

    [Fact]
    public void The_guard_notices_a_setting_nobody_described() =>
        Assert.NotEmpty(Undescribed("| `TOASOAN_DATA` |"));

    [Fact]
    public void The_readme_names_only_commands_and_folders_that_exist()
    {
        var readme = Repository.Read("README.md");
        var commands = Command().Matches(readme).Select(static match => match.Groups["verb"].Value).Distinct().ToArray();
        Assert.Contains("run", commands);
        Assert.Contains("test", commands);
        var dev = Repository.Read("dev");
        Assert.All(commands, verb => Assert.Contains($"  {verb})", dev, StringComparison.Ordinal));
        Assert.All(Link().Matches(readme), static match => Assert.True(Path.Exists(Path.Combine(Repository.Root, match.Groups["path"].Value)), $"README links to {match.Groups["path"].Value}, which is not there"));
        Assert.All(Directory.GetDirectories(Path.Combine(Repository.Root, "src", "ToaSoan")).Select(Path.GetFileName).Where(static name => name is not ("bin" or "obj")),
            name => Assert.Contains($"{name}/", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_grows_beyond_250_lines() =>
        Assert.Empty(TooLong(Repository.Files("src", ".cs", ".cshtml").Concat(Repository.Files("tests", ".cs")).Where(static file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(static file => (file, File.ReadLines(file).Count()))));

    [Fact]
    public void The_guard_notices_a_long_file() =>
        Assert.NotEmpty(TooLong([("Long.cs", 251)]));

    private static IEnumerable<string> Undescribed(string document) => typeof(Settings).GetProperties().Where(static property => property.CanWrite)
        .Select(static property => Settings.EnvironmentName(property.Name)).Where(name => !document.Contains($"`{name}`", StringComparison.Ordinal));

    private static IEnumerable<string> TooLong(IEnumerable<(string File, int Lines)> files) => files.Where(static file => file.Lines > 250).Select(static file => $"{file.File}: {file.Lines} lines");

    [GeneratedRegex(@"\./dev (?<verb>[a-z]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\((?<path>[A-Za-z][A-Za-z0-9/._-]*)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
