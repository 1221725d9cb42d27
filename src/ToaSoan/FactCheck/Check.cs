using System.Globalization;
using System.Security.Cryptography;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>Where a check stands at the desk. Readers see its current edition whatever is being worked on.</summary>
public enum CheckState
{
    /// <summary>It is being worked on.</summary>
    Researching = 0,

    /// <summary>It waits for somebody else's approval.</summary>
    InReview = 1,

    /// <summary>Readers see it as it stands.</summary>
    Published = 2,

    /// <summary>It was taken from readers; its address says why.</summary>
    Withdrawn = 3,
}

/// <summary>
/// A check as the desk keeps it. Readers get editions of kind "check", never this. Owns the rule of two: nobody approves words or a verdict they wrote, and whoever saved anything since the
/// last approval is a writer.
/// </summary>
public sealed class Check
{
    /// <summary>Primary key; stands at the end of its address.</summary>
    public long Id { get; set; }

    /// <summary>The slug of its page, made of the claim; fixed with the first edition.</summary>
    public required string Slug { get; set; }

    /// <summary>The desk's office.</summary>
    public long OfficeId { get; init; }

    /// <summary>That office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>What it says (<see cref="CheckContent"/>).</summary>
    public required string Content { get; set; }

    /// <summary>Where it stands.</summary>
    public CheckState State { get; private set; }

    /// <summary>Grows with every act; a save from an older one is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Editions made so far.</summary>
    public int Editions { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public required DateTime BegunAt { get; init; }

    /// <summary>When somebody first asked for it (UTC): the earliest of its claims, or <see cref="BegunAt"/>.</summary>
    public required DateTime AskedAt { get; set; }

    /// <summary>When something last happened to it (UTC).</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>When readers first saw it (UTC), or null.</summary>
    public DateTime? ShownAt { get; private set; }

    /// <summary>When it was taken from readers (UTC), or null.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>The numbers of who wrote since the last approval: ",3,8,".</summary>
    public string Writers { get; private set; } = ",";

    /// <summary>What the next edition will be.</summary>
    public EditionChange NextChange { get; private set; }

    /// <summary>The reason readers get with it, or "".</summary>
    public string NextReason { get; private set; } = "";

    /// <summary>Why it came back from review, or "".</summary>
    public string ReturnComment { get; private set; } = "";

    /// <summary>Whether readers see it.</summary>
    public bool IsShown => ShownAt is not null && WithdrawnAt is null;

    /// <summary>Its address under the site's root.</summary>
    public string Path => $"/kiem-chung/{Slug}-{Id}";

    /// <summary>What it says.</summary>
    public CheckContent Read() => CheckContent.Read(Content);

    /// <summary>Whether somebody wrote any of it since the last approval.</summary>
    public bool IsWriter(long staff) => Writers.Contains(Mark(staff), StringComparison.Ordinal);

    /// <summary>Takes over what somebody wrote, or that they changed its evidence.</summary>
    internal void Put(CheckContent content, Permissions by, DateTime now)
    {
        Must(State == CheckState.Researching, FactCheckDeskText.NotInWork);
        Content = content.Write();
        if (ShownAt is null)
        {
            Slug = VietnameseText.Slug.From(content.Claim, "kiem-chung");
        }

        Writers = IsWriter(by.StaffId) ? Writers : Writers + Mark(by.StaffId)[1..];
        Step(CheckState.Researching, now);
    }

    /// <summary>Hands it in; after the first edition it is said whether anything was wrong (a correction, with its reason) or not.</summary>
    internal void HandIn(EditionChange change, string reason, DateTime now)
    {
        Must(State == CheckState.Researching, FactCheckDeskText.NotInWork);
        (NextChange, NextReason, ReturnComment) = (ShownAt is null ? EditionChange.Publish : change, ShownAt is null ? "" : reason, "");
        Step(CheckState.InReview, now);
    }

    /// <summary>Sends it back to be worked on.</summary>
    internal void Return(string comment, DateTime now)
    {
        Must(State == CheckState.InReview, FactCheckDeskText.NotInReview);
        ReturnComment = comment;
        Step(CheckState.Researching, now);
    }

    /// <summary>Opens it to be worked on again; readers go on seeing the last edition, or why there is none.</summary>
    internal void Reopen(DateTime now)
    {
        Must(State is CheckState.Published or CheckState.Withdrawn, FactCheckDeskText.AlreadyInWork);
        Step(CheckState.Researching, now);
    }

    /// <summary>Approves what was handed in; gives the edition. The office and its names must be loaded.</summary>
    internal Edition Approve(Permissions by, CheckContent content, string topic, DateTime now)
    {
        Must(State == CheckState.InReview, FactCheckDeskText.NotInReview);
        Must(!IsWriter(by.StaffId), FactCheckDeskText.TwoPersons);
        (ShownAt, WithdrawnAt, Writers) = (ShownAt ?? now, null, ",");
        Step(CheckState.Published, now);
        return Make(NextChange, NextReason, content, topic, now);
    }

    /// <summary>Takes it from readers; gives the edition that says so.</summary>
    internal Edition Withdraw(string reason, DateTime now)
    {
        Must(IsShown, FactCheckDeskText.NotShown);
        WithdrawnAt = now;
        Step(CheckState.Withdrawn, now);
        return Make(EditionChange.Withdraw, reason, null, "", now);
    }

    /// <summary>Shows it again as it last was; gives the edition.</summary>
    internal Edition Restore(CheckContent last, string topic, string reason, DateTime now)
    {
        Must(WithdrawnAt is not null && State == CheckState.Withdrawn, FactCheckDeskText.NotWithdrawn);
        WithdrawnAt = null;
        Step(Writers.Length == 1 ? CheckState.Published : CheckState.Researching, now); // words nobody approved yet are kept in work
        return Make(EditionChange.Revise, reason, last, topic, now);
    }

    private void Step(CheckState state, DateTime now)
    {
        (State, SavedAt) = (state, now);
        Version++;
    }

    // Its kicker is the verdict; its tags are the verdict, the topic and the places, by which lists and "already checked?" find it.
    private Edition Make(EditionChange change, string reason, CheckContent? content, string topic, DateTime now)
    {
        var edition = new Edition
        {
            Kind = CheckContent.EditionKind, ObjectId = Id, Number = ++Editions, Change = change, Shown = content is not null, Path = Path, Section = "", SectionName = "",
            Office = Office!.Slug, OfficeName = Office.NameOn(CityTime.DayOf(ShownAt!.Value)), Kicker = $"{content?.Verdict}", Title = content?.Claim ?? "", Lead = content?.Finding ?? "", Body = content?.Write() ?? "",
            FirstPublishedAt = ShownAt.Value, PublishedAt = now, Reason = reason, Salt = RandomNumberGenerator.GetBytes(32),
        };
        if (content is not null)
        {
            edition.Tags.Add(new EditionTag { Kind = CheckTag.OfVerdict, Slug = CheckWords.SlugOf(content.Verdict!.Value), Name = $"{content.Verdict}", Position = 0 });
            edition.Tags.AddRange(content.Topic is { } slug ? [new EditionTag { Kind = EditionTag.Topic, Slug = slug, Name = topic, Position = 0 }] : []);
            edition.Tags.AddRange(content.Places.Select(static place => SeenAddress.Read(place.Address)?.Key).OfType<string>().Distinct(StringComparer.Ordinal).Select(static (key, index) => new EditionTag { Kind = CheckTag.Seen, Slug = CheckTag.MarkOf(key), Name = "", Position = index }));
        }

        return edition;
    }

    private static string Mark(long staff) => string.Create(CultureInfo.InvariantCulture, $",{staff},");
}
