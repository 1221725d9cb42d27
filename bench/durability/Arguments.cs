namespace ToaSoan.Durability;

/// <summary>What the command line asks for.</summary>
/// <param name="Kills">Kill rounds on SQLite.</param>
/// <param name="Cuts">Power cuts for each file system.</param>
/// <param name="Postgres">Kill rounds on PostgreSQL.</param>
/// <param name="Controls">Rounds of each control.</param>
/// <param name="Patience">How long the program may take to come up again.</param>
/// <param name="Folder">Where everything happens.</param>
public sealed record Arguments(int Kills, int Cuts, int Postgres, int Controls, TimeSpan Patience, string Folder)
{
    /// <summary>Reads the command line; false when it says something unknown.</summary>
    public static bool TryRead(string[] args, out Arguments arguments)
    {
        ArgumentNullException.ThrowIfNull(args);
        arguments = new Arguments(50, 5, 15, 4, TimeSpan.FromSeconds(10), Path.Combine(Path.GetTempPath(), $"toasoan-durability-{Environment.ProcessId}"));
        for (var index = 0; index < args.Length; index++)
        {
            var next = index + 1 < args.Length ? args[index + 1] : "";
            if (args[index] == "--quick")
            {
                arguments = arguments with { Kills = 3, Cuts = 1, Postgres = 2, Controls = 2 };
                continue;
            }

            var known = args[index] == "--folder";
            if (known)
            {
                arguments = arguments with { Folder = next };
            }
            else if (int.TryParse(next, out var count) && count is >= 0 and <= 10_000)
            {
                (arguments, known) = args[index] switch
                {
                    "--kill" => (arguments with { Kills = count }, true),
                    "--cuts" => (arguments with { Cuts = count, Controls = Math.Min(arguments.Controls, count * 2) }, true),
                    "--postgres" => (arguments with { Postgres = count }, true),
                    _ => (arguments, false),
                };
            }

            if (!known || next.Length == 0)
            {
                return false;
            }

            index++;
        }

        return true;
    }
}
