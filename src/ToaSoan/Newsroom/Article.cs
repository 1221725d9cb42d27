using ToaSoan.Blocks;
using ToaSoan.Offices;

namespace ToaSoan.Newsroom;

/// <summary>Where an article is on its way to the reader.</summary>
public enum ArticleState
{
    /// <summary>Being written.</summary>
    Draft = 0,

    /// <summary>Waiting for its office's editor.</summary>
    Submitted = 1,

    /// <summary>Waiting for the desk.</summary>
    AtDesk = 2,

    /// <summary>Approved by the desk, waiting for publication by hand or at its hour.</summary>
    Approved = 3,

    /// <summary>Readers see its current edition; the working copy may be ahead of it.</summary>
    Published = 4,

    /// <summary>Withdrawn: its address answers 410 with the reason.</summary>
    Withdrawn = 5,

    /// <summary>Taken up by another article of the same event (<see cref="Article.MergedInto"/>) before it was published; closed for good.</summary>
    Merged = 6,
}

/// <summary>
/// The working copy of an article, behind sign-in. Readers never see it: publication copies it into an edition. The rules
/// of its states are in <c>ArticleActs.cs</c>.
/// </summary>
public sealed partial class Article
{
    /// <summary>Primary key; the number at the end of its address.</summary>
    public long Id { get; set; }

    /// <summary>Counts saves; a save that started from an older number is refused, so nobody's work is overwritten.</summary>
    public int Version { get; set; }

    /// <summary>The key its last save of words brought, by which the editor's script knows a save whose answer was lost; null without one.</summary>
    public string? SaveKey { get; set; }

    /// <summary>Where it is on its way.</summary>
    public ArticleState State { get; set; }

    /// <summary>The line above the title, or "".</summary>
    public string Kicker { get; set; } = "";

    /// <summary>The title, or "" while being written.</summary>
    public string Title { get; set; } = "";

    /// <summary>The lead (sapô), or "".</summary>
    public string Lead { get; set; } = "";

    /// <summary>The body as block JSON.</summary>
    public string Body { get; set; } = BlockJson.Write(Document.Empty);

    /// <summary>The office that files it.</summary>
    public required long OfficeId { get; set; }

    /// <summary>The office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>The section, or null while being written.</summary>
    public long? SectionId { get; set; }

    /// <summary>The section, when loaded.</summary>
    public Section? Section { get; set; }

    /// <summary>The key of its genre (<see cref="Genres"/>).</summary>
    public string Genre { get; set; } = Genres.Usual;

    /// <summary>SHA-256 (hex) of the lead photo, or null.</summary>
    public string? LeadPhoto { get; set; }

    /// <summary>Alternative text of the lead photo.</summary>
    public string LeadPhotoAlt { get; set; } = "";

    /// <summary>The byline, in order.</summary>
    public List<ArticleAuthor> Authors { get; set; } = [];

    /// <summary>The topics.</summary>
    public List<Topic> Topics { get; set; } = [];

    /// <summary>What an import recognised and repaired, as JSON; "" when written by hand.</summary>
    public string ImportFindings { get; set; } = "";

    /// <summary>SHA-256 (hex) of the imported file, so that an interrupted folder import goes on where it stopped.</summary>
    public string? ImportHash { get; set; }

    /// <summary>The slug of its address, frozen at first publication; null before.</summary>
    public string? Slug { get; set; }

    /// <summary>Editions made so far.</summary>
    public int Editions { get; set; }

    /// <summary>The <see cref="Version"/> the current edition shows; null before publication.</summary>
    public int? ShownVersion { get; set; }

    /// <summary>When it was first published (UTC), or null.</summary>
    public DateTime? FirstPublishedAt { get; set; }

    /// <summary>Who began it; null for an import by command.</summary>
    public long? CreatedBy { get; set; }

    /// <summary>When it was begun (UTC).</summary>
    public required DateTime CreatedAt { get; set; }

    /// <summary>When it was last saved (UTC).</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>Who handed it in last; null before, and for a command.</summary>
    public long? SubmittedBy { get; set; }

    /// <summary>Who is to work on it next, or null.</summary>
    public long? AssignedTo { get; set; }

    /// <summary>When it is to be ready (UTC), or null.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>Readers may not see it before this instant (UTC); null without an embargo.</summary>
    public DateTime? EmbargoUntil { get; set; }

    /// <summary>The offices that share it with <see cref="Office"/>: those whose articles of the same event were merged into it.</summary>
    public List<Office> JointOffices { get; init; } = [];

    /// <summary>The article it was merged into, or null.</summary>
    public long? MergedInto { get; set; }

    /// <summary>Its versions; only new ones are added here, none are loaded.</summary>
    public List<ArticleVersion> Versions { get; init; } = [];

    /// <summary>Who gave the approval that stands; null when none does.</summary>
    public long? ApprovedBy { get; set; }

    /// <summary>The comment with which it was last returned, or "".</summary>
    public string ReturnComment { get; set; } = "";

    /// <summary>Whether the working copy has changes that readers do not see yet.</summary>
    public bool HasUnpublishedChanges => State == ArticleState.Published && ShownVersion != Version;
}

/// <summary>An author's place in an article's byline.</summary>
public sealed class ArticleAuthor
{
    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>The author.</summary>
    public long AuthorId { get; set; }

    /// <summary>The author, when loaded.</summary>
    public Author? Author { get; set; }

    /// <summary>0, 1, 2 … in the byline.</summary>
    public int Position { get; set; }
}
