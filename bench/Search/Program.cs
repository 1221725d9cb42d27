using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ToaSoan.Bench.Search;
using ToaSoan.Platform;
using ToaSoan.Search;
using VietnameseText;

// dotnet run -c Release --project bench/Search [articles = 100000] [questions of each kind = 80]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var articles = args.Length > 0 ? int.Parse(args[0]) : 100_000;
var perKind = args.Length > 1 ? int.Parse(args[1]) : 80;
var stop = CancellationToken.None;
var folder = Directory.CreateTempSubdirectory("toasoan-search-").FullName;
try
{
    var settings = new Settings { Data = folder };
    await using var services = new ServiceCollection().AddLogging().AddPortalDb(settings).AddScoped<ArticleSearch>().BuildServiceProvider();
    await using (var scope = services.CreateAsyncScope())
    {
        await Database.PrepareAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), stop);
    }

    var titles = await FillAsync(services);
    await AskAsync(services, titles);
}
finally
{
    SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

async Task<List<string>> FillAsync(IServiceProvider services)
{
    const int batch = 500;
    var generator = new Generator();
    var titles = new List<string>();
    var (indexing, characters) = (new Stopwatch(), 0L);
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
        foreach (var edition in editions)
        {
            await SearchIndex.WriteAsync(db, edition, stop);
        }

        await transaction.CommitAsync(stop);
        indexing.Stop();
        characters += editions.Sum(static e => (long)e.Title.Length + e.Lead.Length + e.Body.Length);
        titles.AddRange(editions.Where(static e => e.ObjectId % 37 == 0).Select(static e => e.Title));
    }

    var seconds = indexing.Elapsed.TotalSeconds;
    Console.WriteLine($"Indexed {articles:N0} articles ({characters / 1e6:N0} M characters) in {seconds:N0} s: {articles / seconds:N0} articles/s, {characters / 1e6 / seconds:N2} M characters/s, commits included, synchronous=FULL");
    await using var last = services.CreateAsyncScope();
    var portal = last.ServiceProvider.GetRequiredService<PortalDb>();
    var index = await portal.Database.SqlQuery<long>($"SELECT sum(length(block)) AS \"Value\" FROM \"SearchFts_data\"").SingleAsync(stop);
    Console.WriteLine($"Database {new FileInfo(DatabasePath()).Length / 1e6:N0} MB, of it the word index {index / 1e6:N0} MB");
    var plain = Stopwatch.StartNew();
    await portal.Database.ExecuteSqlAsync($"CREATE VIRTUAL TABLE plain USING fts5(title, words, tokenize='unicode61 remove_diacritics 2', content='')", stop);
    await portal.Database.ExecuteSqlAsync($"INSERT INTO plain (rowid, title, words) SELECT \"Id\", \"Title\", \"Words\" FROM \"SearchTexts\"", stop);
    Console.WriteLine($"Baseline: plain FTS5 (unicode61 remove_diacritics 2, positions kept) over the same words, built in {plain.Elapsed.TotalSeconds:N0} s");
    return titles;
}

string DatabasePath() => Path.Combine(folder, "toasoan.db");

async Task AskAsync(IServiceProvider services, List<string> titles)
{
    var questions = Questions.All(titles, perKind).ToList();
    foreach (var (_, query) in questions.Where(static (_, at) => at % 16 == 0))
    {
        await FindAsync(services, query);
        await BaselineAsync(services, query);
    }

    var all = new List<(string Kind, double Ours, double Plain)>();
    Console.WriteLine($"{questions.Count:N0} questions, each in a new scope as in a web request, 20 highlighted hits loaded; baseline: ids only, ORDER BY rank LIMIT 20. Milliseconds.");
    Console.WriteLine($"{"kind",-42}{"p50",8}{"p95",8}{"p99",8}{"max",8}{"found",8}{"plain p50",11}{"plain p95",11}{"p95 ratio",11}");
    foreach (var kind in questions.GroupBy(static q => q.Kind))
    {
        var (times, found) = (new List<(string Kind, double Ours, double Plain)>(), 0L);
        foreach (var (_, query) in kind)
        {
            var start = Stopwatch.GetTimestamp();
            found += (await FindAsync(services, query)).Found;
            var ours = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await BaselineAsync(services, query);
            times.Add((kind.Key, ours, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }

        Show(kind.Key, times, found);
        all.AddRange(times);
    }

    Show("ALL", all, 0);
    var p95 = At([.. all.Select(static t => t.Ours)], 0.95);
    Console.WriteLine(p95 < 30 ? $"p95 {p95:N1} ms: under the bar of 30 ms" : $"p95 {p95:N1} ms: OVER the bar of 30 ms");
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

void Show(string kind, List<(string Kind, double Ours, double Plain)> times, long found)
{
    double[] ours = [.. times.Select(static t => t.Ours)];
    double[] plain = [.. times.Select(static t => t.Plain)];
    var mean = found == 0 ? "" : $"{found / (double)times.Count:N0}";
    Console.WriteLine($"{kind,-42}{At(ours, 0.5),8:N1}{At(ours, 0.95),8:N1}{At(ours, 0.99),8:N1}{ours.Max(),8:N1}{mean,8}{At(plain, 0.5),11:N1}{At(plain, 0.95),11:N1}{At(ours, 0.95) / At(plain, 0.95),11:N2}");
}

double At(double[] times, double share) => times.Order().ElementAt((int)(share * (times.Length - 1)));
