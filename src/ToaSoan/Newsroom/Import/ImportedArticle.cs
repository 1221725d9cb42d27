using System.Security.Cryptography;
using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// An article read from a file, before anybody has looked at it. Nothing is stored yet: the newsroom stores it as a draft
/// together with the findings, so that an editor sees what was recognised and what was changed.
/// </summary>
/// <param name="Kicker">The line above the title; empty when there is none.</param>
/// <param name="Title">The title; empty when none was found (a finding says so).</param>
/// <param name="Lead">The sapô as plain text; empty when there is none.</param>
/// <param name="Body">The body; it keeps the rules of <see cref="BlockRules"/> and its figures name photos by hash.</param>
/// <param name="Authors">The names of the byline, in the order of the file.</param>
/// <param name="Photos">Every photo the body refers to, once each, in reading order.</param>
/// <param name="Findings">What was recognised, repaired, dropped or left for the editor to decide.</param>
public sealed record ImportedArticle(
    string Kicker,
    string Title,
    string Lead,
    Document Body,
    IReadOnlyList<string> Authors,
    IReadOnlyList<ImportedPhoto> Photos,
    IReadOnlyList<Finding> Findings);

/// <summary>A photo taken out of a file, its bytes untouched.</summary>
/// <param name="Hash">The SHA-256 of <paramref name="Bytes"/>, 64 lower-case hex digits.</param>
/// <param name="Name">The file name it had, for the editor to recognise it by.</param>
/// <param name="Bytes">The original: JPEG, PNG, GIF or WebP.</param>
public sealed record ImportedPhoto(string Hash, string Name, byte[] Bytes)
{
    /// <summary>A photo under the hash of its bytes.</summary>
    public static ImportedPhoto Of(string name, byte[] bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)), name, bytes);
}
