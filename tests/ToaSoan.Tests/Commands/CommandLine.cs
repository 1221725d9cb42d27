using System.Diagnostics;

#pragma warning disable RS0030 // The tests run the program as a person does.

namespace ToaSoan.Tests.Commands;

/// <summary>The program run as a person runs it.</summary>
internal static class CommandLine
{
    /// <summary>Runs it in a language to its end; gives its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string language, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "toasoan.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, await output, await error);
    }
}
