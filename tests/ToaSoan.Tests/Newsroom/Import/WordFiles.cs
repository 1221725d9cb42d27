using ToaSoan.Newsroom.Import;

namespace ToaSoan.Tests.Newsroom.Import;

/// <summary>The demo city's Word files in the repository. Missing files fail the tests; nothing is skipped.</summary>
internal static class WordFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "demo", "word");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Find(name));

    public static ImportedArticle Read(string name) => WordImport.Read(new MemoryStream(Bytes(name)), name, CancellationToken.None);

    /// <summary>Some file systems and archives change the composition of Vietnamese letters in names; the name alone must not decide.</summary>
    private static string Find(string name) => Directory.EnumerateFiles(Folder)
        .Single(path => string.Equals(Path.GetFileName(path).Normalize(), name.Normalize(), StringComparison.Ordinal));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ToaSoan.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The repository root with ToaSoan.slnx is not above " + AppContext.BaseDirectory);
    }
}
