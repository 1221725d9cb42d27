using System.Collections.Concurrent;

namespace ToaSoan.Media;

/// <summary>
/// The photos known to be public, so that a rendition costs no database read. A photo becomes public with the first edition
/// that shows it and stays so; whoever takes publicity back must call <see cref="Forget"/> after the commit, on every node.
/// </summary>
public sealed class PublicMedia
{
    private readonly ConcurrentDictionary<string, byte> hashes = new(StringComparer.Ordinal);

    /// <summary>Whether the photo was found public before.</summary>
    public bool Knows(string hash) => hashes.ContainsKey(hash);

    /// <summary>Remembers that the photo is public; call only with what the database said.</summary>
    public void Remember(string hash) => hashes.TryAdd(hash, 0);

    /// <summary>Asks the database again at the next request.</summary>
    public void Forget(string hash) => hashes.TryRemove(hash, out _);
}
