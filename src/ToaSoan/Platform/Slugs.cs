namespace ToaSoan.Platform;

/// <summary>Slugs among others of their kind.</summary>
public static class Slugs
{
    /// <summary>The slug itself, or numbered from 2 when it is <paramref name="taken"/>.</summary>
    public static string Free(string slug, IReadOnlyCollection<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var free = slug;
        for (var number = 2; taken.Contains(free); number++)
        {
            free = $"{slug}-{number}";
        }

        return free;
    }
}
