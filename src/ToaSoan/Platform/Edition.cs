using System.Security.Cryptography;
using System.Text;

namespace ToaSoan.Platform;

/// <summary>Why an edition was made.</summary>
public enum EditionChange
{
    /// <summary>First publication.</summary>
    Publish,

    /// <summary>A small change that alters no fact.</summary>
    Revise,

    /// <summary>A correction of fact, with a public reason.</summary>
    Correct,

    /// <summary>The piece is no longer shown; the reason is.</summary>
    Withdraw,
}

/// <summary>
/// What readers were shown: a copy made at publication, complete in itself. An edition is never edited; only
/// <see cref="Current"/> changes, and only in the transaction that adds the next edition of the same object.
/// </summary>
public sealed class Edition
{
    /// <summary>The <see cref="Kind"/> of an article's English version, which has editions and records of its own under the article's number.</summary>
    public const string EnglishArticle = "article.en";

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The kind of object: "article", its English version <see cref="EnglishArticle"/> (later also checks and answers).</summary>
    public required string Kind { get; init; }

    /// <summary>The object's number, as it stands at the end of its address.</summary>
    public required long ObjectId { get; init; }

    /// <summary>1 for the first edition of an object, then without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>The language of its words: "vi" or "en".</summary>
    public string Language => Kind == EnglishArticle ? "en" : "vi";

    /// <summary>The words of which it is a translation, as <see cref="MarkOf"/> gives them; null for what was written in Vietnamese.</summary>
    public string? TranslationOf { get; init; }

    /// <summary>Why this edition was made.</summary>
    public required EditionChange Change { get; init; }

    /// <summary>Whether this is the newest edition of its object.</summary>
    public bool Current { get; set; } = true;

    /// <summary>Whether the object is withdrawn as of this edition.</summary>
    public bool Withdrawn => Change == EditionChange.Withdraw;

    /// <summary>Whether lists, search and feeds show it: current and not withdrawn.</summary>
    public bool Shown { get; set; } = true;

    /// <summary>The address under the site's root, with a leading slash: "/giao-thong/cau-moi-12".</summary>
    public required string Path { get; init; }

    /// <summary>The section's slug and name at publication.</summary>
    public required string Section { get; init; }

    /// <summary>The section's name at publication.</summary>
    public required string SectionName { get; init; }

    /// <summary>The office's slug at publication.</summary>
    public required string Office { get; init; }

    /// <summary>The office's name at publication.</summary>
    public required string OfficeName { get; init; }

    /// <summary>The line above the title, or "".</summary>
    public required string Kicker { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The lead (sapô), or "".</summary>
    public required string Lead { get; init; }

    /// <summary>The body as block JSON (Blocks/BlockJson).</summary>
    public required string Body { get; init; }

    /// <summary>SHA-256 (hex) of the lead photo, or null.</summary>
    public string? LeadPhoto { get; init; }

    /// <summary>Alternative text of the lead photo.</summary>
    public string LeadPhotoAlt { get; init; } = "";

    /// <summary>Whether the lead photo already stands in the body, so that the page does not show it twice.</summary>
    public bool LeadPhotoInBody { get; init; }

    /// <summary>When the object was first published (UTC).</summary>
    public required DateTime FirstPublishedAt { get; init; }

    /// <summary>When this edition was published (UTC).</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>The public reason of a correction or withdrawal, or "".</summary>
    public required string Reason { get; init; }

    /// <summary>32 random bytes that keep the record's commitment from being guessed.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Authors and topics, in order.</summary>
    public List<EditionTag> Tags { get; init; } = [];

    /// <summary>Puts this edition in the place of the last one, if there was one. Needs the <see cref="Tags"/> of both. The one place where what readers see changes.</summary>
    public void Follow(Edition? last)
    {
        if (last is not null)
        {
            (last.Current, last.Shown) = (false, false);
            last.Tags.ForEach(static tag => tag.ShownAt = null);
        }

        foreach (var tag in Tags)
        {
            (tag.EditionKind, tag.ShownAt) = (Kind, Shown ? FirstPublishedAt : null);
        }
    }

    /// <summary>A mark of an article's words (title, lead and body JSON) by which a translation knows what it was made from.</summary>
    public static string MarkOf(string title, string lead, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{lead}\n{body}")).AsSpan(0, 16));

    /// <summary>The key under which its readers are counted: "article:12.3".</summary>
    public string CountedAs => FormattableString.Invariant($"{Kind}:{ObjectId}.{Number}");

    /// <summary>The authors, in the order of the byline.</summary>
    public IEnumerable<EditionTag> Authors => Tags.Where(static tag => tag.Kind == EditionTag.Author).OrderBy(static tag => tag.Position);

    /// <summary>The topics.</summary>
    public IEnumerable<EditionTag> Topics => Tags.Where(static tag => tag.Kind == EditionTag.Topic).OrderBy(static tag => tag.Position);

    /// <summary>The offices that share it with <see cref="Office"/>. Needs <see cref="Tags"/> loaded.</summary>
    public IEnumerable<EditionTag> JointOffices => Tags.Where(static tag => tag.Kind == EditionTag.Office).OrderBy(static tag => tag.Position);
}

/// <summary>An author, topic, joint office or the genre of one edition, by the name it had at publication.</summary>
public sealed class EditionTag
{
    /// <summary>The <see cref="Kind"/> of an author.</summary>
    public const string Author = "author";

    /// <summary>The <see cref="Kind"/> of a topic.</summary>
    public const string Topic = "topic";

    /// <summary>The <see cref="Kind"/> of an office that shares it with the edition's own.</summary>
    public const string Office = "office";

    /// <summary>The <see cref="Kind"/> of an article's genre.</summary>
    public const string Genre = "genre";

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The edition it belongs to.</summary>
    public long EditionId { get; set; }

    /// <summary><see cref="Author"/>, <see cref="Topic"/>, <see cref="Office"/> or <see cref="Genre"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The slug of its page.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name at publication.</summary>
    public required string Name { get; init; }

    /// <summary>0, 1, 2 … in the order shown.</summary>
    public required int Position { get; init; }

    /// <summary>The edition's kind, here so that lists are found without it.</summary>
    public string EditionKind { get; set; } = "";

    /// <summary>When the edition's object was first published (UTC), while readers see this edition; else null. Here so that lists are found without the edition.</summary>
    public DateTime? ShownAt { get; set; }
}
