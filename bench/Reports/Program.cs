using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ToaSoan.Audience;
using ToaSoan.Bench.Reports;
using ToaSoan.Commands;
using ToaSoan.Durability;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;

// dotnet run -c Release --project bench/Reports -- [FOLDER] [--postgres]
// Reports of a city of the product's size (5,080 items in the half-year), and of a hundred offices with ten years of monthly returns: how long from the question to screen and to Word, on SQLite or a PostgreSQL of its own.
// Every number of each report is counted again in plain SQL. Ends with 1 when one differs, or a report took 5 s.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var bar = TimeSpan.FromSeconds(5);
var (given, kept) = (args.FirstOrDefault(static word => !word.StartsWith("--", StringComparison.Ordinal)), true);
var folder = given ?? Directory.CreateTempSubdirectory("toasoan-reports-").FullName;
Directory.CreateDirectory(folder);
if (!OperatingSystem.IsWindows())
{
    File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute); // PostgreSQL passes through it under its own name
}

var (cluster, databases) = ((PostgresCluster?)null, new HashSet<string>());
try
{
    cluster = args.Contains("--postgres") ? await PostgresCluster.CreateAsync(Path.Combine(folder, "postgres")) : null;
    await MeasureAsync("half-year", "2026-h1", ReportCity.Spans, static services => new ReportCity(services.GetRequiredService<PortalDb>(), services.GetRequiredService<CountStore>(), services.GetRequiredService<OfficeHistory>()).FillAsync(CancellationToken.None));
    await MeasureAsync("decade", "2016-07-01_2026-06-30", ReturnCity.Spans, static services => new ReturnCity(services.GetRequiredService<PortalDb>()).FillAsync(CancellationToken.None));
    await MeasureAsync("decade", "2026-h1", ReportCity.Spans, static _ => Task.CompletedTask);
    return kept ? 0 : 1;
}
finally
{
    if (cluster is not null)
    {
        await cluster.DisposeAsync();
    }

    if (given is null)
    {
        Directory.Delete(folder, recursive: true);
    }
}

async Task MeasureAsync(string city, string key, IReadOnlyList<RecountSpan> spans, Func<IServiceProvider, Task> fill)
{
    var (settings, database) = (new Settings { Data = Path.Combine(folder, cluster is null ? city : city + "-files"), BaseUrl = "http://localhost" }, city.Replace('-', '_'));
    if (cluster is not null)
    {
        settings.Database = cluster.To(database);
        if (databases.Add(database))
        {
            await cluster.CopyAsync("template1", database);
        }
    }

    await using var workplace = await Workplace.OpenAsync(settings, CancellationToken.None);
    if (!workplace.Db.Offices.Any())
    {
        await fill(workplace.Services);
    }

    LanguageMiddleware.Speak("vi");
    var period = Period.Read(key)!;
    Console.WriteLine($"{key} on {(cluster is null ? "SQLite" : "PostgreSQL")}: {workplace.Db.Offices.Count()} offices, {workplace.Db.Editions.Count()} editions, {workplace.Db.Set<ToaSoan.Reports.Returns.OfficeReturn>().Count()} returns");
    for (var round = 1; round <= 4; round++)
    {
        await using var scope = workplace.App.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<ReportDesk>();
        var watch = Stopwatch.StartNew();
        var text = await desk.FirstTextAsync(period, CancellationToken.None);
        var first = watch.Elapsed;
        watch.Restart();
        var document = await desk.DocumentAsync(text, "state", period, CancellationToken.None);
        var html = await HtmlReport.WriteAsync(scope.ServiceProvider, document);
        var screen = watch.Elapsed;
        watch.Restart();
        document = await desk.DocumentAsync(text, "state", period, CancellationToken.None);
        var word = WordExport.Write(document, DocumentProfiles.State);
        kept &= Kept(first < bar && screen < bar && watch.Elapsed < bar, $"  round {round}: first text {first.TotalMilliseconds:0} ms, to screen {screen.TotalMilliseconds:0} ms ({html.Length / 1024} KB), to Word {watch.Elapsed.TotalMilliseconds:0} ms ({word.Length / 1024} KB)");
    }

    await using var asked = workplace.App.Services.CreateAsyncScope();
    var report = FigureJson.Write(await asked.ServiceProvider.GetRequiredService<ReportDesk>().SiteAsync(period, CancellationToken.None));
    var counting = Stopwatch.StartNew();
    var (differences, compared) = await Recount.RunAsync(settings, JsonDocument.Parse(report).RootElement, spans, CancellationToken.None);
    kept &= Kept(differences.Count == 0, $"  {compared:N0} numbers counted again in plain SQL in {counting.Elapsed.TotalSeconds:0.0} s: {differences.Count} differ");
    foreach (var difference in differences)
    {
        Console.WriteLine("    " + difference);
    }
}

static bool Kept(bool kept, string line)
{
    Console.WriteLine(line + (kept ? "" : " – MISSED"));
    return kept;
}
