namespace ToaSoan.Tests.Habits;

/// <summary>The repository's own files, for the guards that read them.</summary>
public static class Repository
{
    /// <summary>The folder with ToaSoan.slnx.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The text of a file by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The files below a folder with one of the endings, build output left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(file.EndsWith) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal));

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "ToaSoan.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
