using System.Security.Cryptography;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Newsroom;

/// <summary>The acts that move an article along; each checks its rules first and throws <see cref="Refusal"/> before it changes anything.</summary>
public sealed partial class Article
{
    /// <summary>The kind of its editions.</summary>
    public const string Kind = "article";

    /// <summary>Hands the draft to its office's editor, or to the desk where the office has no other editor than the writer.</summary>
    public void Submit(Permissions staff, bool officeHasEditor = true)
    {
        MustBe(ArticleState.Draft);
        Must(staff.May(Role.Reporter, OfficeId), NewsroomText.NotYourOffice);
        MustBeComplete();
        Must(Section?.RetiredAt is null, string.Format(System.Globalization.CultureInfo.CurrentCulture, WorkflowText.SectionRetired, Section?.Spoken));
        (State, SubmittedBy, ReturnComment) = (officeHasEditor ? ArticleState.Submitted : ArticleState.AtDesk, staff.StaffId == 0 ? null : staff.StaffId, "");
    }

    /// <summary>Gives an article that waits for somebody back to its writer with a comment.</summary>
    public void Return(Permissions staff, string comment)
    {
        Must(State is ArticleState.Submitted or ArticleState.AtDesk or ArticleState.Approved, NewsroomText.NotInThisState);
        MustBeTheirTurn(staff);
        Must(comment.Trim().Length > 0, NewsroomText.CommentMissing);
        (State, ApprovedBy, ReturnComment) = (ArticleState.Draft, null, Orthography.Clean(comment));
    }

    /// <summary>
    /// Approves: the office's editor sends it on to the desk; the desk's approval is the last one, which neither who began the article
    /// nor who handed it in can give.
    /// </summary>
    public void Approve(Permissions staff)
    {
        Must(State is ArticleState.Submitted or ArticleState.AtDesk, NewsroomText.NotInThisState);
        MustBeTheirTurn(staff);
        MustBeComplete();
        if (!staff.May(Role.Desk, OfficeId))
        {
            State = ArticleState.AtDesk;
            return;
        }

        Must(!IsWriter(staff), WorkflowText.NotOwnApproval);
        (State, ApprovedBy) = (ArticleState.Approved, staff.StaffId);
    }

    /// <summary>Whether this member of staff began the article or handed it in.</summary>
    public bool IsWriter(Permissions staff) => staff.StaffId != 0 && (staff.StaffId == CreatedBy || staff.StaffId == SubmittedBy);

    /// <summary>Keeps readers from it until an instant, or lifts that; only before publication.</summary>
    public void Embargo(Permissions staff, DateTime? until, DateTime now)
    {
        Must(State < ArticleState.Published, WorkflowText.EmbargoTooLate);
        MustBeEditableBy(staff);
        Must(until is null || until > now, WorkflowText.HourIsPast);
        EmbargoUntil = until;
    }

    /// <summary>Says who works on it next and when it is to be ready.</summary>
    public void Assign(Permissions staff, long? to, DateTime? due)
    {
        Must(State < ArticleState.Published, NewsroomText.NotInThisState);
        Must(staff.May(Role.Editor, OfficeId), NewsroomText.EditorsOnly);
        MustBeEditableBy(staff);
        (AssignedTo, DueAt) = (to, due);
    }

    /// <summary>Checks that it may be promised for an hour.</summary>
    public void MustBeReadyFor(Permissions staff, DateTime due, DateTime now)
    {
        MustBe(ArticleState.Approved);
        Must(staff.May(Role.Desk, OfficeId), NewsroomText.DeskOnly);
        MustBeComplete();
        Must(due > now, WorkflowText.HourIsPast);
        MustBeFree(due);
    }

    /// <summary>Shows an approved article to readers. Needs its parts and offices loaded.</summary>
    public Edition Publish(Permissions staff, DateTime now)
    {
        MustBe(ArticleState.Approved);
        Must(staff.May(Role.Desk, OfficeId), NewsroomText.DeskOnly);
        MustBeComplete();
        MustBeFree(now);
        Slug ??= VietnameseText.Slug.From(Title);
        FirstPublishedAt ??= now;
        State = ArticleState.Published;
        return Show(EditionChange.Publish, "", now);
    }

    /// <summary>Shows the working copy's small changes to readers.</summary>
    public Edition Revise(Permissions staff, DateTime now)
    {
        MustBe(ArticleState.Published);
        Must(staff.May(Role.Desk, OfficeId), NewsroomText.DeskOnly);
        Must(HasUnpublishedChanges, NewsroomText.NothingChanged);
        MustBeComplete();
        return Show(EditionChange.Revise, "", now);
    }

    /// <summary>Shows a correction of fact, with the reason readers will see.</summary>
    public Edition Correct(Permissions staff, string reason, DateTime now)
    {
        MustBe(ArticleState.Published);
        Must(staff.May(Role.Desk, OfficeId), NewsroomText.DeskOnly);
        Must(HasUnpublishedChanges, NewsroomText.NothingChanged);
        MustBeComplete();
        return Show(EditionChange.Correct, Reason(reason), now);
    }

    /// <summary>Takes the article down; its address answers with the reason.</summary>
    public Edition Withdraw(Permissions staff, string reason, DateTime now)
    {
        MustBe(ArticleState.Published);
        Must(staff.May(Role.Chief, OfficeId), NewsroomText.ChiefOnly);
        var edition = Show(EditionChange.Withdraw, Reason(reason), now);
        State = ArticleState.Withdrawn;
        return edition;
    }

    /// <summary>
    /// Goes into another article of the same event: that one takes up its authors, topics and offices, this one is closed and keeps its
    /// words. The later embargo of the two holds for both. Both need their parts and offices loaded.
    /// </summary>
    public void MergeInto(Article other, Permissions staff, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(other);
        Must(staff.May(Role.Desk, OfficeId), NewsroomText.DeskOnly);
        Must(other != this && State < ArticleState.Published, WorkflowText.MergeOnlyBefore);
        other.MustBeEditableBy(staff);
        if (other.State == ArticleState.Published)
        {
            MustBeFree(now);
        }
        else if (EmbargoUntil > (other.EmbargoUntil ?? now))
        {
            other.EmbargoUntil = EmbargoUntil;
        }

        var last = other.Authors.Select(static place => place.Position).DefaultIfEmpty(-1).Max();
        other.Authors.AddRange(Authors.OrderBy(static place => place.Position).Where(mine => !other.Authors.Exists(place => place.AuthorId == mine.AuthorId))
            .Select((mine, index) => new ArticleAuthor { AuthorId = mine.AuthorId, Author = mine.Author, Position = last + 1 + index }).ToList());
        other.Topics.AddRange(Topics.Except(other.Topics).ToList());
        other.JointOffices.AddRange(JointOffices.Prepend(Office!).Where(office => office.Id != other.OfficeId).Except(other.JointOffices).ToList());
        (State, MergedInto) = (ArticleState.Merged, other.Id);
    }

    /// <summary>Throws when a saved change may not be made by this member of staff now.</summary>
    public void MustBeEditableBy(Permissions staff)
    {
        if (WhyClosedTo(staff) is { } why)
        {
            throw new Refusal(why);
        }
    }

    /// <summary>The sentence that says why this member of staff may not change it now, or null when they may.</summary>
    public string? WhyClosedTo(Permissions staff) => State switch
    {
        ArticleState.Withdrawn => NewsroomText.WithdrawnIsClosed,
        ArticleState.Merged => WorkflowText.MergedIsClosed,
        _ when !staff.May(Role.Reporter, OfficeId) => NewsroomText.NotYourOffice,
        ArticleState.Published when !staff.May(Role.Desk, OfficeId) => NewsroomText.PublishedIsTheDesks,
        ArticleState.Submitted when !staff.May(Role.Editor, OfficeId) => NewsroomText.AlreadySubmitted,
        ArticleState.AtDesk or ArticleState.Approved when !staff.May(Role.Desk, OfficeId) => WorkflowText.AtDeskIsTheDesks,
        _ => null,
    };

    private Edition Show(EditionChange change, string reason, DateTime now)
    {
        Editions++;
        ShownVersion = Version;
        return Compose(Editions, change, reason, now);
    }

    /// <summary>The working copy as readers would see it if it were shown at an instant; changes nothing. Needs its parts and offices loaded.</summary>
    public Edition AsShownAt(DateTime at) => Compose(Editions + 1, EditionChange.Publish, "", at);

    private Edition Compose(int number, EditionChange change, string reason, DateTime now)
    {
        var withdrawn = change == EditionChange.Withdraw;
        var day = DateOnly.FromDateTime(CityTime.Local(FirstPublishedAt ?? now));
        var body = withdrawn ? Document.Empty : BlockJson.Read(Body);
        var edition = new Edition
        {
            Kind = Kind, ObjectId = Id, Number = number, Change = change, Shown = !withdrawn,
            Path = $"/{Section?.Slug}/{Slug ?? VietnameseText.Slug.From(Title)}-{Id}", Section = Section?.Slug ?? "", SectionName = Section?.Name ?? "",
            Office = Office!.Slug, OfficeName = Office.NameOn(day),
            Kicker = withdrawn ? "" : Kicker, Title = withdrawn ? "" : Title, Lead = withdrawn ? "" : Lead, Body = BlockJson.Write(body),
            LeadPhoto = withdrawn ? null : LeadPhoto, LeadPhotoAlt = withdrawn ? "" : LeadPhotoAlt,
            LeadPhotoInBody = body.Figures().Any(figure => figure.Photo == LeadPhoto),
            FirstPublishedAt = FirstPublishedAt ?? now, PublishedAt = now, Reason = reason, Salt = RandomNumberGenerator.GetBytes(32),
        };
        if (!withdrawn)
        {
            edition.Tags.AddRange(Authors.OrderBy(static a => a.Position).Select(static (a, index) => new EditionTag { Kind = EditionTag.Author, Slug = a.Author!.Slug, Name = a.Author.Name, Position = index }));
            edition.Tags.AddRange(JointOffices.Select((office, index) => new EditionTag { Kind = EditionTag.Office, Slug = office.Slug, Name = office.NameOn(day), Position = index }));
            edition.Tags.Add(Genres.Tag(Genre));
            edition.Tags.AddRange(Topics.Select(static (topic, index) => new EditionTag { Kind = EditionTag.Topic, Slug = topic.Slug, Name = topic.Name, Position = index }));
        }

        return edition;
    }

    private void MustBeComplete()
    {
        Must(Title.Length > 0, NewsroomText.TitleMissing);
        Must(SectionId is not null, NewsroomText.SectionMissing);
        Must(BlockJson.Read(Body).Blocks.Count > 0, NewsroomText.BodyMissing);
    }

    // A submitted article waits for its office's editor, a later one for the desk.
    private void MustBeTheirTurn(Permissions staff)
    {
        var submitted = State == ArticleState.Submitted;
        Must(staff.May(submitted ? Role.Editor : Role.Desk, OfficeId), submitted ? NewsroomText.EditorsOnly : WorkflowText.AtDeskIsTheDesks);
    }

    // The one gate of the embargo: without an edition no public route has anything to show.
    private void MustBeFree(DateTime at)
    {
        if (EmbargoUntil > at)
        {
            throw new Refusal(WorkflowText.Embargoed, CityTime.Short(EmbargoUntil.Value));
        }
    }

    private static string Reason(string reason)
    {
        var clean = Orthography.Clean(reason);
        Must(clean.Length is > 0 and <= 2_000, NewsroomText.ReasonMissing);
        return clean;
    }

    private void MustBe(ArticleState state) => Must(State == state, NewsroomText.NotInThisState);
}
