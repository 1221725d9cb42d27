using System.Diagnostics;

#pragma warning disable RS0030 // The proof, unlike the product, starts other programs.

namespace ToaSoan.Durability;

/// <summary>Runs the system's own commands.</summary>
public static class Shell
{
    /// <summary>Runs a command to its end; throws <see cref="InvalidOperationException"/> with what it said when it fails.</summary>
    public static async Task RunAsync(params string[] command)
    {
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"\"{string.Join(' ', command)}\" ended with {process.ExitCode}: {string.Join(' ', said).Trim().ReplaceLineEndings(" ")}");
            }
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException($"\"{command[0]}\" is not installed: {error.Message}", error);
        }
    }
}
