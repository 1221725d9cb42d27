using System.Security.Cryptography;
using System.Text;

namespace ToaSoan.Platform;

/// <summary>
/// One public act: who, what, when, and a commitment to the content. Append-only; the transparency log will carry these
/// rows as they stand, so a record holds commitments, never text (a lawful removal must leave nothing behind in the log).
/// </summary>
public sealed class Record
{
    /// <summary>Primary key in order of recording.</summary>
    public long Id { get; set; }

    /// <summary>The act: "article.publish", "article.revise", "article.correct", "article.withdraw"; "statement.publish" of what is no edition.</summary>
    public required string Type { get; init; }

    /// <summary>The object's stable name, "article/12"; never a slug.</summary>
    public required string Object { get; init; }

    /// <summary>1, 2, 3 … per object, equal to the edition's number; unique, so an act cannot be recorded twice.</summary>
    public required int Seq { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime Time { get; init; }

    /// <summary>The role that acted, "desk/trung-tam-truyen-thong"; never a person's name.</summary>
    public required string Actor { get; init; }

    /// <summary>Base64 SHA-256 commitment to the edition's content, or "-" when nothing is shown any more.</summary>
    public required string Content { get; init; }

    /// <summary>Base64 SHA-256 commitment to the public reason, or "-".</summary>
    public required string Reason { get; init; }

    /// <summary>The record of an edition.</summary>
    public static Record Of(Edition edition, string actor)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new Record
        {
            Type = $"{edition.Kind}.{edition.Change.ToString().ToLowerInvariant()}",
            Object = $"{edition.Kind}/{edition.ObjectId}",
            Seq = edition.Number,
            Time = edition.PublishedAt,
            Actor = actor,
            Content = edition.Withdrawn ? "-" : Commit(edition.Salt, Canonical(edition)),
            Reason = edition.Reason.Length == 0 ? "-" : Commit(edition.Salt, edition.Reason),
        };
    }

    /// <summary>Base64 of SHA-256("newsroom-content/v1\n" || salt || UTF-8 text).</summary>
    public static string Commit(byte[] salt, string text) =>
        Convert.ToBase64String(SHA256.HashData([.. "newsroom-content/v1\n"u8, .. salt, .. Encoding.UTF8.GetBytes(text)]));

    /// <summary>
    /// The canonical text of an edition's content: a line "field length sha256(base64)" per field of <see cref="Fields"/>, bytes as
    /// published.
    /// </summary>
    public static string Canonical(Edition edition) => Canonical(Fields(edition));

    /// <summary>The same of what is no edition: a line for each of its fields, in the order given.</summary>
    public static string Canonical(IEnumerable<(string Name, string Text)> fields) => string.Concat(fields.Select(static field =>
    {
        var bytes = Encoding.UTF8.GetBytes(field.Text);
        return $"{field.Name} {bytes.Length} {Convert.ToBase64String(SHA256.HashData(bytes))}\n";
    }));

    /// <summary>What of an edition its record commits to, in fixed order.</summary>
    public static IReadOnlyList<(string Name, string Text)> Fields(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return
        [
            ("path", edition.Path), ("section", edition.Section), ("office", edition.OfficeName), ("kicker", edition.Kicker),
            ("title", edition.Title), ("lead", edition.Lead), ("body", edition.Body), ("photo", edition.LeadPhoto ?? ""),
            ("byline", string.Join('\n', edition.Authors.Select(static author => author.Name))),
            ("topics", string.Join('\n', edition.Topics.Select(static topic => topic.Name))),
        ];
    }
}
