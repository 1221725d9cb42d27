using System.Globalization;
using ToaSoan.Bench.Schedule;
using ToaSoan.Durability;

// dotnet run -c Release --project bench/Schedule [promises = 200] [rounds of each kind = 3]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var promises = args.Length > 0 ? int.Parse(args[0]) : 200;
var rounds = args.Length > 1 ? int.Parse(args[1]) : 3;
var folder = Directory.CreateTempSubdirectory("toasoan-schedule-").FullName;
try
{
    await using var cluster = await PostgresCluster.CreateAsync(Path.Combine(folder, "postgres"));
    var city = await PromisedCity.MakeAsync(cluster, Path.Combine(folder, "prepared"), promises);
    Console.WriteLine($"{promises} publications promised for one second, two processes over one PostgreSQL, both started for the round. Milliseconds after the hour.");
    Console.WriteLine("| round | published | lost | doubled | made by each | noted p50 | p99 | max | committed p50 | p99 | max | result |");
    Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
    var good = true;
    foreach (var (name, kill) in new[] { ("both live", (TimeSpan?)null), ("one killed 100 ms after the hour", TimeSpan.FromMilliseconds(100)) })
    {
        for (var round = 1; round <= rounds; round++)
        {
            var kept = await new Hour(cluster, city, kill).RunAsync();
            Console.WriteLine($"| {name}, {round} | {kept.Row()}");
            good &= kept.Good;
        }
    }

    return good ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
