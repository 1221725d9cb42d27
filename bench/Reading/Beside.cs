using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Reading;

/// <summary>The program beside a bare Kestrel and nginx, all with the same gzip bytes of one article, in turns.</summary>
internal static partial class Beside
{
    private const int Seconds = 3;
    private const int Rounds = 7;

    /// <summary>Prints the table; false when a bar is missed.</summary>
    public static async Task<bool> RunAsync(string data, string folder)
    {
        using var server = await Server.StartAsync(data, new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "1" }, TimeSpan.FromSeconds(60));
        await RestAsync(Path.Combine(data, "toasoan.db"));
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(server.Url) };
        var path = ArticleLink().Match(await client.GetStringAsync("/")).Groups["path"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
        using var answer = await client.SendAsync(request);
        var (gzip, plain) = (await answer.Content.ReadAsByteArrayAsync(), await client.GetByteArrayAsync(path));
        var site = Directory.CreateDirectory(Path.Combine(folder, "site")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(site, "page.html"), plain);
        await File.WriteAllBytesAsync(Path.Combine(site, "page.html.gz"), gzip);

        var (bareUrl, nginxUrl, plainUrl) = ($"http://127.0.0.1:{Server.FreePort()}", $"http://127.0.0.1:{Server.FreePort()}", $"http://127.0.0.1:{Server.FreePort()}");
        using var bare = await Child.StartAsync(bareUrl, [Environment.ProcessPath!, .. Own(), "bare", $"{new Uri(bareUrl).Port}", Path.Combine(site, "page.html.gz"), "text/html; charset=utf-8"]);
        var config = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(config, Nginx(folder, site, new Uri(nginxUrl).Port, new Uri(plainUrl).Port));
        using var nginx = await Child.StartAsync(nginxUrl, "nginx", "-c", config, "-p", folder);

        Console.WriteLine($"One article, {gzip.Length:N0} bytes of gzip ({plain.Length:N0} plain), wrk with one thread, median of {Rounds} turns of {Seconds} s each, after a turn to warm up. Requests a second.");
        Console.WriteLine("| connections | Tòa Soạn | bare Kestrel | nginx gzip_static | nginx plain file | ÷ bare Kestrel | ÷ nginx gzip_static | result |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        string[] urls = [server.Url + path, bareUrl, nginxUrl + "/page.html", plainUrl + "/page.html"];
        var good = true;
        foreach (var connections in new[] { 64, 256 })
        {
            var turns = urls.Select(static _ => new List<double>()).ToArray();
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var (index, url) in urls.Index())
                {
                    var read = await Child.ReadAsync(url, connections, Seconds);
                    if (round > 0)
                    {
                        turns[index].Add(read);
                    }
                }
            }

            // The ratio is taken within each round, side by side: over minutes a machine's speed drifts more than the servers differ.
            double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
            var (ofBare, ofNginx) = (Middle(turns[0].Zip(turns[1], static (ours, other) => ours / other)), Middle(turns[0].Zip(turns[2], static (ours, other) => ours / other)));
            var kept = ofBare >= 0.95 && ofNginx >= 0.85;
            good &= kept;
            Console.WriteLine($"| {connections} | {Middle(turns[0]):N0} | {Middle(turns[1]):N0} | {Middle(turns[2]):N0} | {Middle(turns[3]):N0} | {ofBare:0.00} | {ofNginx:0.00} | {(kept ? "kept" : "MISSED")} |");
        }

        return good;
    }

    // A new demo city encodes its photos for minutes; the other servers have nothing to do beside.
    private static async Task RestAsync(string file)
    {
        await using var db = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await db.OpenAsync();
        await using var waiting = db.CreateCommand();
        waiting.CommandText = "SELECT COUNT(*) FROM \"Jobs\" WHERE \"Kind\" LIKE 'photo.%'";
        while ((long)(await waiting.ExecuteScalarAsync())! > 0)
        {
            await Task.Delay(1000);
        }
    }

    // "dotnet run" starts the apphost or dotnet itself; the latter wants the assembly named.
    private static string[] Own() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Beside).Assembly.Location] : [];

    private static string Nginx(string folder, string site, int gzip, int plain) => $$"""
        daemon off; worker_processes auto; pid {{folder}}/nginx.pid; error_log {{folder}}/nginx.log; user root;
        events { worker_connections 2048; }
        http {
          access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100; types { text/html html; } charset utf-8;
          client_body_temp_path {{folder}}/b; proxy_temp_path {{folder}}/p; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
          server { listen 127.0.0.1:{{gzip}}; root {{site}}; gzip_static on; }
          server { listen 127.0.0.1:{{plain}}; root {{site}}; }
        }
        """;

    [GeneratedRegex("<h2[^>]*>\\s*<a href=\"(?<path>/[a-z0-9-]+/[a-z0-9-]+-[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ArticleLink();
}
