using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ToaSoan.Audience;
using ToaSoan.Bench.Reports;
using ToaSoan.Commands;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;

// Reports of a city of the product's size (5,080 items in the half-year), and of a hundred offices with ten years of monthly returns: how long from the question to screen and to Word.
var folder = args.FirstOrDefault() ?? Directory.CreateTempSubdirectory("toasoan-reports-").FullName;
await MeasureAsync(Path.Combine(folder, "half-year"), "2026-h1", static services => new ReportCity(services.GetRequiredService<PortalDb>(), services.GetRequiredService<CountStore>(), services.GetRequiredService<OfficeHistory>()).FillAsync(CancellationToken.None));
await MeasureAsync(Path.Combine(folder, "decade"), "2016-07-01_2026-06-30", static services => new ReturnCity(services.GetRequiredService<PortalDb>()).FillAsync(CancellationToken.None));
await MeasureAsync(Path.Combine(folder, "decade"), "2026-h1", static _ => Task.CompletedTask);

static async Task MeasureAsync(string folder, string key, Func<IServiceProvider, Task> fill)
{
    await using var workplace = await Workplace.OpenAsync(new Settings { Data = folder, BaseUrl = "http://localhost" }, CancellationToken.None);
    if (!workplace.Db.Offices.Any())
    {
        await fill(workplace.Services);
    }

    LanguageMiddleware.Speak("vi");
    var period = Period.Read(key)!;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key}: {workplace.Db.Offices.Count()} offices, {workplace.Db.Editions.Count()} editions, {workplace.Db.Set<ToaSoan.Reports.Returns.OfficeReturn>().Count()} returns"));
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
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  round {round}: first text {first.TotalMilliseconds:0} ms, to screen {screen.TotalMilliseconds:0} ms ({html.Length / 1024} KB), to Word {watch.Elapsed.TotalMilliseconds:0} ms ({word.Length / 1024} KB)"));
    }
}
