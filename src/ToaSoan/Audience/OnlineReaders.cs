using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>
/// Who reads now, over all nodes. With one node that is its <see cref="Presence"/>. Several nodes add the tabs' numbers to HyperLogLogs of ten seconds in Redis, one
/// of those seen and one of those that said goodbye, and count the last 75 seconds of both: an estimate, 0.8 % of what is counted being its usual error. A
/// goodbye is added to both, so that the tab leaves both at the same moment. Redis keeps no number, only what they add up to, for two minutes. While it does not answer,
/// a node shows what it sees itself.
/// </summary>
public sealed class OnlineReaders(Presence presence, Settings settings, TimeProvider clock, ILogger<OnlineReaders> log) : BackgroundService
{
    private const int SlotSeconds = 10, Slots = 8;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(400), Kept = TimeSpan.FromMinutes(2), Fresh = TimeSpan.FromSeconds(5);
    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<(long Tab, bool Gone)> heard = new();
    private volatile Shared? shared;

    /// <summary>Readers online now.</summary>
    public long Online => shared?.Online ?? presence.Online;

    /// <summary>Whether other nodes' readers are missing because Redis does not answer.</summary>
    public bool Alone => settings.Redis.Length > 0 && shared is null;

    /// <summary>Pages by readers now, most first.</summary>
    public IReadOnlyList<(CountedPage Page, int Readers)> Pages() => shared?.Pages ?? presence.Pages();

    /// <summary>A tab in view reports.</summary>
    public void Seen(long tab, CountedPage page)
    {
        presence.Seen(tab, page);
        Hear(tab, gone: false);
    }

    /// <summary>A tab says goodbye.</summary>
    public void Gone(long tab)
    {
        presence.Gone(tab);
        Hear(tab, gone: true);
    }

    private void Hear(long tab, bool gone)
    {
        if (settings.Redis.Length > 0 && heard.Count < Presence.Most)
        {
            heard.Enqueue((tab, gone));
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Redis.Length == 0)
        {
            return;
        }

        var options = ConfigurationOptions.Parse(settings.Redis);
        (options.AbortOnConnectFail, options.ConnectTimeout, options.AsyncTimeout) = (false, 2_000, 2_000);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
        var complained = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                shared = await AgreeAsync(redis.GetDatabase());
                complained = false;
            }
            catch (Exception error) // whatever it is, this node can count alone
            {
                shared = null;
                if (!complained)
                {
                    log.LogWarning(error, "Redis does not answer: this node shows only its own readers as online");
                    complained = true;
                }
            }

            await Task.Delay(Step, CancellationToken.None);
        }
    }

    private async Task<Shared> AgreeAsync(IDatabase redis)
    {
        var now = new DateTimeOffset(clock.Now()).ToUnixTimeSeconds();
        var slot = now / SlotSeconds;
        var (seen, gone) = (new List<RedisValue>(), new List<RedisValue>());
        while (heard.TryDequeue(out var one))
        {
            seen.Add(one.Tab);
            if (one.Gone)
            {
                gone.Add(one.Tab);
            }
        }

        await AddAsync(redis, Key("seen", slot), seen);
        await AddAsync(redis, Key("gone", slot), gone);
        var mine = presence.Pages();
        await redis.HashSetAsync("toasoan:pages", node, JsonSerializer.Serialize(new NodePages(now, [.. mine.Select(static one => new NodePage(one.Page, one.Readers))])));
        var online = Math.Max(0, await CountAsync(redis, "seen", slot) - await CountAsync(redis, "gone", slot));
        var nodes = (await redis.HashGetAllAsync("toasoan:pages")).Select(static entry => (entry.Name, Node: JsonSerializer.Deserialize<NodePages>(entry.Value.ToString())!)).ToLookup(one => Math.Abs(now - one.Node.At) < Fresh.TotalSeconds);
        foreach (var (name, _) in nodes[false].Where(one => now - one.Node.At > Kept.TotalSeconds))
        {
            await redis.HashDeleteAsync("toasoan:pages", name);
        }

        return new Shared(online, Merge(nodes[true].Select(static one => one.Node), online));
    }

    // A tab's reports may reach several nodes, each of which then counts it: the pages are scaled to the number of readers.
    private static IReadOnlyList<(CountedPage Page, int Readers)> Merge(IEnumerable<NodePages> nodes, long online)
    {
        var pages = nodes.SelectMany(static one => one.Pages).GroupBy(static one => one.Page).Select(static group => (Page: group.Key, Readers: group.Sum(static one => one.Readers))).OrderByDescending(static one => one.Readers).ThenBy(static one => one.Page.Key, StringComparer.Ordinal).ToArray();
        var all = pages.Sum(static one => (long)one.Readers);
        return [.. pages.Select(one => (one.Page, (int)Math.Round(one.Readers * Math.Min(1.0, online / (double)Math.Max(1, all))))).Where(static one => one.Item2 > 0)];
    }

    private static async Task AddAsync(IDatabase redis, RedisKey key, List<RedisValue> tabs)
    {
        if (tabs.Count > 0)
        {
            await redis.HyperLogLogAddAsync(key, [.. tabs]);
            await redis.KeyExpireAsync(key, Kept);
        }
    }

    private static Task<long> CountAsync(IDatabase redis, string what, long slot) => redis.HyperLogLogLengthAsync([.. Enumerable.Range(0, Slots).Select(back => Key(what, slot - back))]);

    private static RedisKey Key(string what, long slot) => string.Create(CultureInfo.InvariantCulture, $"toasoan:{what}:{slot}");

    private sealed record Shared(long Online, IReadOnlyList<(CountedPage Page, int Readers)> Pages);

    private sealed record NodePage(CountedPage Page, int Readers);

    private sealed record NodePages(long At, IReadOnlyList<NodePage> Pages);
}
