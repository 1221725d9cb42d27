using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ToaSoan.Bench.Search;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;
using VietnameseText;

// dotnet run -c Release --project bench/Search [articles = 100000] [questions of each kind = 80] [folder to keep; asked again without indexing]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var articles = args.Length > 0 ? int.Parse(args[0]) : 100_000;
var perKind = args.Length > 1 ? int.Parse(args[1]) : 80;
var stop = CancellationToken.None;
var kept = args.Length > 2;
var folder = kept ? Directory.CreateDirectory(args[2]).FullName : Directory.CreateTempSubdirectory("toasoan-search-").FullName;
try
{
    var settings = new Settings { Data = folder };
    await using var services = new ServiceCollection().AddLogging().Configure<IdentityOptions>(StaffModule.ShapeTables).AddPortalDb(settings).AddScoped<ArticleSearch>().BuildServiceProvider();
    await using (var scope = services.CreateAsyncScope())
    {
        await Database.PrepareAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), stop);
    }

    if (!await HasArticlesAsync(services))
    {
        await FillAsync(services);
    }

    await AskAsync(services);
}
finally
{
    SqliteConnection.ClearAllPools();
    if (!kept)
    {
        Directory.Delete(folder, recursive: true);
    }
}

async Task<bool> HasArticlesAsync(IServiceProvider services)
{
    await using var scope = services.CreateAsyncScope();
    return await scope.ServiceProvider.GetRequiredService<PortalDb>().Editions.AnyAsync(stop);
}

async Task FillAsync(IServiceProvider services)
{
    const int batch = 500;
    var generator = new Generator();
    var (indexing, processor, characters) = (new Stopwatch(), TimeSpan.Zero, 0L);
    for (var done = 0; done < articles; done += batch)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var editions = Enumerable.Range(done + 1, Math.Min(batch, articles - done)).Select(number => generator.Article(number, articles)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Editions.AddRange(editions);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        indexing.Start();
        var before = Environment.CpuUsage.TotalTime;
        foreach (var edition in editions)
        {
            await SearchIndex.WriteAsync(db, edition, stop);
        }

        await transaction.CommitAsync(stop);
        indexing.Stop();
        processor += Environment.CpuUsage.TotalTime - before;
        characters += editions.Sum(static e => (long)e.Title.Length + e.Lead.Length + e.Body.Length);
    }

    var seconds = indexing.Elapsed.TotalSeconds;
    Console.WriteLine($"Indexed {articles:N0} articles ({characters / 1e6:N0} M characters) in {seconds:N0} s: {articles / seconds:N0} articles/s, {characters / 1e6 / seconds:N2} M characters/s, commits included, synchronous=FULL; {processor.TotalMilliseconds / articles:N2} ms of processor time an article");
    await using var last = services.CreateAsyncScope();
    var portal = last.ServiceProvider.GetRequiredService<PortalDb>();
    var index = await portal.Database.SqlQuery<long>($"SELECT sum(length(block)) AS \"Value\" FROM \"SearchFts_data\"").SingleAsync(stop);
    Console.WriteLine($"Database {new FileInfo(DatabasePath()).Length / 1e6:N0} MB, of it the word index {index / 1e6:N0} MB");
    var plain = Stopwatch.StartNew();
    await portal.Database.ExecuteSqlAsync($"CREATE VIRTUAL TABLE plain USING fts5(title, words, tokenize='unicode61 remove_diacritics 2', content='')", stop);
    await portal.Database.ExecuteSqlAsync($"INSERT INTO plain (rowid, title, words) SELECT \"Id\", \"Title\", \"Words\" FROM \"SearchTexts\"", stop);
    Console.WriteLine($"Baseline: plain FTS5 (unicode61 remove_diacritics 2, positions kept) over the same words, built in {plain.Elapsed.TotalSeconds:N0} s");
}

string DatabasePath() => Path.Combine(folder, "toasoan.db");

async Task AskAsync(IServiceProvider services)
{
    List<string> titles;
    await using (var scope = services.CreateAsyncScope())
    {
        titles = await scope.ServiceProvider.GetRequiredService<PortalDb>().Editions.Where(static e => e.ObjectId % 37 == 0).OrderBy(static e => e.Id).Select(static e => e.Title).ToListAsync(stop);
    }

    var questions = Questions.All(titles, perKind, seed: 7).ToList();
    foreach (var (_, query) in Questions.All(titles, 25, seed: 3))
    {
        await FindAsync(services, query);
        await BaselineAsync(services, query);
    }

    var all = new List<Times>();
    Console.WriteLine($"{questions.Count:N0} questions, each in a new scope as in a web request, 20 highlighted hits loaded; baseline: ids only, ORDER BY rank LIMIT 20. Milliseconds.");
    Console.WriteLine($"{"",-40}{"search, by the clock",-28} |{"processor",14} |{"found",6} |{"plain FTS5",16} |{"processor",16} | p95 of");
    Console.WriteLine($"{"kind",-40}{"p50",7}{"p95",7}{"p99",7}{"max",7} |{"p50",7}{"p95",7} |{"mean",6} |{"p50",8}{"p95",8} |{"p50",8}{"p95",8} | processor, ratio");
    foreach (var kind in questions.GroupBy(static q => q.Kind))
    {
        var (times, found) = (new List<Times>(), 0L);
        foreach (var (_, query) in kind)
        {
            var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            found += (await FindAsync(services, query)).Found;
            var (ours, oursProcessor) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
            (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await BaselineAsync(services, query);
            times.Add(new Times(ours, oursProcessor, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor));
        }

        Show(kind.Key, times, found);
        all.AddRange(times);
    }

    Show("ALL", all, 0);
    var (wall, cpu) = (At(all, 0.95, static t => t.Ours), At(all, 0.95, static t => t.OursProcessor));
    Console.WriteLine($"Bar: p95 under 30 ms. By the clock {wall:N1} ms: {(wall < 30 ? "kept" : "MISSED")}; processor time {cpu:N1} ms: {(cpu < 30 ? "kept" : "MISSED")}");
}

async Task<SearchPage> FindAsync(IServiceProvider services, SearchQuery query)
{
    await using var scope = services.CreateAsyncScope();
    return await scope.ServiceProvider.GetRequiredService<ArticleSearch>().FindAsync(query, stop);
}

async Task BaselineAsync(IServiceProvider services, SearchQuery query)
{
    await using var scope = services.CreateAsyncScope();
    var match = string.Join(' ', SearchKey.Tokens(query.Text).Select(static token => $"\"{token.Exact}\""));
    await scope.ServiceProvider.GetRequiredService<PortalDb>().Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM plain WHERE plain MATCH {match} ORDER BY rank LIMIT 20").ToListAsync(stop);
}

void Show(string kind, List<Times> times, long found)
{
    var mean = found == 0 ? "" : $"{found / (double)times.Count:N0}";
    Console.WriteLine($"{kind,-40}{At(times, 0.5, static t => t.Ours),7:N1}{At(times, 0.95, static t => t.Ours),7:N1}{At(times, 0.99, static t => t.Ours),7:N1}{At(times, 1, static t => t.Ours),7:N1} |"
        + $"{At(times, 0.5, static t => t.OursProcessor),7:N1}{At(times, 0.95, static t => t.OursProcessor),7:N1} |{mean,6} |{At(times, 0.5, static t => t.Plain),8:N1}{At(times, 0.95, static t => t.Plain),8:N1} |"
        + $"{At(times, 0.5, static t => t.PlainProcessor),8:N1}{At(times, 0.95, static t => t.PlainProcessor),8:N1} |{At(times, 0.95, static t => t.OursProcessor) / At(times, 0.95, static t => t.PlainProcessor),7:N2}");
}

static double At(List<Times> times, double share, Func<Times, TimeSpan> which) => times.Select(which).Order().ElementAt((int)(share * (times.Count - 1))).TotalMilliseconds;
