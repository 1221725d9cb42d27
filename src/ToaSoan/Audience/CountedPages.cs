using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>Knows which keys are pages of the portal, so that nobody fills the counters with others. Editions, sections, topics and offices keep their addresses for ever, so what was found once stays.</summary>
public sealed class CountedPages(IServiceScopeFactory scopes) : IDisposable
{
    private const int Most = 200_000;
    private readonly ConcurrentDictionary<string, CountedPage> known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim looking = new(8); // after a start thousands report the same few pages at once; together they would take every connection of the database

    /// <summary>The page of a key, or null.</summary>
    public ValueTask<CountedPage?> FindAsync(string key, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(key);
        return known.TryGetValue(key, out var page) ? new(page) : new(ReadAsync(key, stop));
    }

    private async Task<CountedPage?> ReadAsync(string key, CancellationToken stop)
    {
        await looking.WaitAsync(stop);
        try
        {
            if (known.TryGetValue(key, out var found))
            {
                return found;
            }

            if (key.Length > CountedPage.LongestKey || await LookAsync(key, stop) is not { } page)
            {
                return null;
            }

            if (known.Count >= Most)
            {
                known.Clear();
            }

            return known[key] = page;
        }
        finally
        {
            looking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => looking.Dispose();

    private async Task<CountedPage?> LookAsync(string key, CancellationToken stop)
    {
        if (key == "front")
        {
            return new CountedPage(key, key, key, 0, "", "");
        }

        if (key.Split(':') is not [var kind, var name])
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        switch (kind)
        {
            case "page" when FixedAddresses.First.Contains(name):
                return new CountedPage(key, kind, key, 0, "", "");
            case "section" when await db.Sections.AnyAsync(s => s.Slug == name, stop):
                return new CountedPage(key, kind, key, 0, "", name);
            case "office" when await db.Offices.AnyAsync(o => o.Slug == name, stop):
                return new CountedPage(key, kind, key, 0, name, "");
            case "topic" when await db.Topics.AnyAsync(t => t.Slug == name, stop):
                return new CountedPage(key, kind, key, 0, "", "");
        }

        if (name.Split('.') is not [var id, var version] || !long.TryParse(id, out var number) || !int.TryParse(version, out var edition) || $"{kind}:{number}.{edition}" != key)
        {
            return null;
        }

        return await db.Editions.Where(e => e.Kind == kind && e.ObjectId == number && e.Number == edition).Select(e => new CountedPage(key, kind, kind + ":" + id, edition, e.Office, e.Section)).SingleOrDefaultAsync(stop);
    }
}
