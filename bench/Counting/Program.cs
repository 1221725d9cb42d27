using System.Globalization;
using ToaSoan.Bench.Counting;

// dotnet run -c Release --project bench/Counting -- readers [--readers 29424] [--seconds 90]                 a crowd online at once, on SQLite, while 500 pages a second are read
// dotnet run -c Release --project bench/Counting -- visits [--seconds 30] [--connections 2000]               durable visits a second on SQLite, beside a bare Kestrel
// dotnet run -c Release --project bench/Counting -- kill [--rounds 100] [--cuts 10] [--postgres 20]          5,000 visits a second through kills, power cuts (as root) and full disks
// dotnet run -c Release --project bench/Counting -- ranges                                                   what the desk asks of ten years and a hundred million visits, on SQLite
// Each prints a table and ends with 1 when a bar is missed, something acknowledged is lost or counted twice, or a control loses nothing.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int Option(string name, int without) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1]) : without;
if (args is ["bare", var port])
{
    return await Bare.ServeAsync(int.Parse(port));
}

var folder = Directory.CreateTempSubdirectory("toasoan-counting-").FullName;
if (!OperatingSystem.IsWindows())
{
    File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute); // PostgreSQL passes through it under its own name
}

try
{
    switch (args.FirstOrDefault())
    {
        case "readers":
            return await Readers.RunAsync(folder, Option("readers", 29_424), Option("seconds", 90)) ? 0 : 1;
        case "visits":
            return await Visits.RunAsync(folder, Option("connections", 2000), Option("seconds", 30)) ? 0 : 1;
        case "kill":
            return await new Proof(folder, await Town.MakeAsync(Path.Combine(folder, "prepared"), articles: 10)).RunAsync(Option("rounds", 100), Option("cuts", 10), Option("postgres", 20)) ? 0 : 1;
        case "ranges":
            return await Ranges.RunAsync(folder) ? 0 : 1;
        default:
            await Console.Error.WriteLineAsync("usage: counting-bench readers | visits | kill | ranges (see Program.cs)");
            return 2;
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
