using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Transparency;

/// <summary>What was decided. Stored as numbers.</summary>
public enum StatementDecision
{
    /// <summary>What somebody sent in is not published.</summary>
    Declined = 0,

    /// <summary>A part of something public, or all of it for a time, is not shown.</summary>
    Restricted = 1,

    /// <summary>Something public is not shown any more.</summary>
    Withdrawn = 2,

    /// <summary>What was declined, restricted or withdrawn is shown after all.</summary>
    Restored = 3,

    /// <summary>What somebody sent in was joined with another thing like it.</summary>
    Merged = 4,

    /// <summary>What somebody asked for was done.</summary>
    RequestGranted = 5,

    /// <summary>What somebody asked for was not done.</summary>
    RequestRefused = 6,

    /// <summary>What somebody asked for was done in part.</summary>
    RequestPartlyGranted = 7,
}

/// <summary>On what ground, out of a closed list. Stored as numbers.</summary>
public enum StatementGround
{
    /// <summary>An opinion, not a statement of fact.</summary>
    OpinionNotFact = 0,

    /// <summary>About a private person.</summary>
    PrivatePerson = 1,

    /// <summary>Of no public interest.</summary>
    NoPublicInterest = 2,

    /// <summary>Answered or checked already.</summary>
    AlreadyAnswered = 3,

    /// <summary>Not a matter of this city.</summary>
    OutsideTheCity = 4,

    /// <summary>The same as another.</summary>
    Duplicate = 5,

    /// <summary>Against the law.</summary>
    Unlawful = 6,

    /// <summary>Too little to go on.</summary>
    TooLittleDetail = 7,

    /// <summary>Holds personal data.</summary>
    PersonalData = 8,

    /// <summary>Insults somebody.</summary>
    Insult = 9,

    /// <summary>Advertises.</summary>
    Advertising = 10,

    /// <summary>Asks nothing.</summary>
    NotAQuestion = 11,

    /// <summary>Who sent it in asked for it.</summary>
    SenderAsked = 12,

    /// <summary>Something in it was wrong.</summary>
    Error = 13,

    /// <summary>None of these; the facts say what.</summary>
    Other = 14,
}

/// <summary>Who brought it up. Stored as numbers.</summary>
public enum StatementSource
{
    /// <summary>The newsroom itself.</summary>
    Own = 0,

    /// <summary>A reader; never named.</summary>
    Reader = 1,

    /// <summary>An organisation or a company.</summary>
    Organisation = 2,

    /// <summary>A public authority.</summary>
    Authority = 3,

    /// <summary>A court.</summary>
    Court = 4,
}

/// <summary>What a request asks for. Stored as numbers.</summary>
public enum RequestAsk
{
    /// <summary>To correct something.</summary>
    Correct = 0,

    /// <summary>To withdraw something.</summary>
    Withdraw = 1,

    /// <summary>To restrict who sees it, or what of it.</summary>
    Restrict = 2,

    /// <summary>To erase personal data.</summary>
    Erase = 3,
}

/// <summary>
/// A public statement of reasons: what was decided about something readers sent in or were shown, on what ground, by whom, and who had asked for it. Never changed; what is decided
/// otherwise later is another statement. Holds no personal data.
/// </summary>
public sealed class Statement
{
    /// <summary>Primary key, and the number at the end of its address.</summary>
    public long Id { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The kind of thing: "question", "claim", "article"; that of its editions where it has some; "page" for what has none.</summary>
    public required string Kind { get; init; }

    /// <summary>Its number, or null.</summary>
    public long? ObjectId { get; init; }

    /// <summary>Its public address under the site's root, or null.</summary>
    public string? Path { get; init; }

    /// <summary>A neutral public name, or "".</summary>
    public required string Title { get; init; }

    /// <summary>What was decided.</summary>
    public required StatementDecision Decision { get; init; }

    /// <summary>On what ground.</summary>
    public required StatementGround Ground { get; init; }

    /// <summary>What happened and why, in public words; up to <see cref="Statements.LongestFacts"/> characters.</summary>
    public required string Facts { get; init; }

    /// <summary>Who brought it up.</summary>
    public required StatementSource Source { get; init; }

    /// <summary>The role that decided, "desk/trung-tam-truyen-thong"; never a person's name.</summary>
    public required string Actor { get; init; }

    /// <summary>What was asked for; null where nobody asked.</summary>
    public RequestAsk? Asked { get; init; }

    /// <summary>The organisation, authority or court that asked; "" for everybody else.</summary>
    public string AskedBy { get; init; } = "";

    /// <summary>The city's day on which the request came, or null.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>The legal basis the request named, or "".</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>The number of the edition that withdrew the thing, where this statement tells of it: that withdrawal is not entered a second time.</summary>
    public int? Withdrew { get; init; }

    /// <summary>32 random bytes that keep the record's commitments from being guessed.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Its page.</summary>
    public string Address => FormattableString.Invariant($"/so-kiem-duyet/{Id}");

    /// <summary>What its record commits to, in fixed order. Days as 2026-06-30, decisions, grounds and sources by their names in this program.</summary>
    public IReadOnlyList<(string Name, string Text)> Fields() =>
    [
        ("kind", Kind), ("object", FormattableString.Invariant($"{ObjectId}")), ("path", Path ?? ""), ("title", Title), ("decision", $"{Decision}"), ("ground", $"{Ground}"), ("facts", Facts), ("source", $"{Source}"),
        ("asked", $"{Asked}"), ("asked-by", AskedBy), ("asked-on", FormattableString.Invariant($"{AskedOn:yyyy-MM-dd}")), ("basis", LegalBasis), ("withdrew", FormattableString.Invariant($"{Withdrew}")),
    ];
}

/// <summary>The statements' part of the database.</summary>
public static class StatementData
{
    extension(PortalDb db)
    {
        /// <summary>Public statements of reasons; append-only.</summary>
        public DbSet<Statement> Statements => db.Set<Statement>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Statement>
    {
        public void Configure(EntityTypeBuilder<Statement> statement)
        {
            statement.ToTable("Statements");
            statement.HasIndex(static s => new { s.At, s.Id });
            statement.HasIndex(static s => new { s.Kind, s.ObjectId });
        }
    }
}
