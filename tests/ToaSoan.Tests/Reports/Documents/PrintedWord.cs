using System.Diagnostics;
using System.Text.RegularExpressions;
using ToaSoan.Reports.Documents;

#pragma warning disable RS0030 // The tests, unlike the product, start other programs.

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>Word files turned to PDF by LibreOffice, which shares no code with us, and read back.</summary>
public sealed partial class PrintedWord : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("word").FullName;
    private readonly Dictionary<string, IReadOnlyList<string>> pages = [];

    /// <summary>Prints the sample reports, all in one go.</summary>
    public PrintedWord()
    {
        if (!File.Exists("/usr/bin/soffice") || !File.Exists("/usr/bin/pdftotext"))
        {
            throw new InvalidOperationException("LibreOffice or poppler is missing: install libreoffice-writer-nogui, fonts-liberation2 and poppler-utils (./dev test does so when it may).");
        }

        string[] names = ["state-short", "party-short", "state-long", "party-long"];
        foreach (var name in names)
        {
            var (profile, size) = (name.Split('-')[0], name.Split('-')[1]);
            File.WriteAllBytes(Path.Combine(folder, name + ".docx"), WordExport.Write(size == "short" ? SampleReport.Short(profile) : SampleReport.Long(profile), DocumentProfiles.Find(profile)));
        }

        Run("soffice", [$"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf", "--outdir", folder, .. names.Select(name => Path.Combine(folder, name + ".docx"))]);
        foreach (var name in names)
        {
            pages[name] = Run("pdftotext", ["-layout", Path.Combine(folder, name + ".pdf"), "-"]).TrimEnd('\f').Split('\f');
        }
    }

    /// <summary>The text of each page of a printed report ("state-long"), as it stands on the page.</summary>
    public IReadOnlyList<string> Pages(string name) => pages[name];

    /// <summary>The text of a printed report with every stretch of white space one space.</summary>
    public string Text(string name) => White().Replace(string.Join(' ', pages[name]), " ");

    /// <summary>Each font's name and whether it is embedded.</summary>
    public IReadOnlyList<(string Name, bool Embedded)> Fonts(string name) => [.. Run("pdffonts", [Path.Combine(folder, name + ".pdf")]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)
        .Select(static line => (line.Split(' ')[0], Embedded().Match(line).Groups["yes"].Value == "yes"))];

    /// <summary>Widths and heights of the pages in millimetres.</summary>
    public IReadOnlyList<(int Width, int Height)> Sizes(string name) => [.. Size().Matches(Run("pdfinfo", ["-l", "99", Path.Combine(folder, name + ".pdf")]))
        .Select(static match => (Millimetres(match.Groups["width"].Value), Millimetres(match.Groups["height"].Value)))];

    /// <summary>Takes the files away.</summary>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static int Millimetres(string points) => (int)Math.Round(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) * 25.4 / 72);

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += static (_, _) => { }; // LibreOffice misses a Java that nothing here needs
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex White();

    [GeneratedRegex(@" (?<yes>yes|no) +(yes|no) +(yes|no) +\d", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Embedded();

    [GeneratedRegex(@"size: +(?<width>[\d.]+) x (?<height>[\d.]+) pts", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Size();
}
