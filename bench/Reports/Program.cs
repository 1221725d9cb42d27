using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using System.Globalization;
using ToaSoan.Audience;
using ToaSoan.Bench.Reports;
using ToaSoan.Commands;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports;

// Reports of a city of the product's size: how long from the question to the figures.
var folder = args.FirstOrDefault() ?? Directory.CreateTempSubdirectory("toasoan-reports-").FullName;
var settings = new Settings { Data = folder, BaseUrl = "http://localhost" };
await using var workplace = await Workplace.OpenAsync(settings, CancellationToken.None);
if (!workplace.Db.Editions.Any())
{
    await new ReportCity(workplace.Db, workplace.Services.GetRequiredService<CountStore>(), workplace.Services.GetRequiredService<OfficeHistory>()).FillAsync(CancellationToken.None);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workplace.Db.Editions.Count()} editions, {workplace.Db.Offices.Count()} offices in {folder}"));
for (var round = 1; round <= 3; round++)
{
    await using var scope = workplace.App.Services.CreateAsyncScope();
    var watch = Stopwatch.StartNew();
    var book = await scope.ServiceProvider.GetRequiredService<FigureReading>().ReadAsync(Period.Read("2026-h1")!, CancellationToken.None);
    var read = watch.Elapsed;
    var lines = book.Kinds.Sum(kind => book.ByOffice(kind, restated: true).Count + kind.By.Sum(dimension => book.By(kind, dimension.Key).Count));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: figures read in {read.TotalMilliseconds:0} ms, {lines} lines of tables after {watch.Elapsed.TotalMilliseconds:0} ms"));
}
