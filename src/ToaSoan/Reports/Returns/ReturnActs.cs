using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Returns;

/// <summary>The acts that move a return along; each checks its rules first and throws <see cref="Refusal"/> before it changes anything.</summary>
public sealed partial class OfficeReturn
{
    /// <summary>Longest reason or comment.</summary>
    public const int LongestWords = 1_000;

    /// <summary>Throws when its lines may not be changed by this person now.</summary>
    public void MustBeEditableBy(Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        Must(staff.May(Role.Reporter, OfficeId), ReturnsText.NotYourOffice);
        Must(State == ReturnState.Draft, State == ReturnState.Accepted ? ReturnsText.AcceptedIsClosed : ReturnsText.WaitsAlready);
    }

    /// <summary>Hands it to the office's head, or to the desk where the office has no other head than who hands it in. Its lines must be loaded.</summary>
    public void Submit(Permissions staff, bool officeHasHead, IReadOnlyList<IndicatorVersion> asked, DateTime now)
    {
        MustBeEditableBy(staff);
        var lacking = ReturnRules.Lacking(this, asked).ToList();
        Must(lacking.Count == 0, string.Join(' ', lacking));
        (SubmittedBy, Comment) = (staff.StaffId == 0 ? null : staff.StaffId, "");
        GoOn(officeHasHead ? ReturnState.Submitted : ReturnState.AtDesk, now);
    }

    /// <summary>The office's head sends it to the desk.</summary>
    public void Approve(Permissions staff, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(staff);
        Must(State == ReturnState.Submitted, ReturnsText.NotInThisState);
        Must(staff.May(Role.Editor, OfficeId), ReturnsText.HeadOnly);
        GoOn(ReturnState.AtDesk, now);
    }

    /// <summary>The desk accepts it; nobody accepts what they typed or handed in. Who calls this takes <see cref="Counts"/> from the version before.</summary>
    public void Accept(Permissions staff, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(staff);
        Must(State == ReturnState.AtDesk, ReturnsText.NotInThisState);
        Must(staff.May(Role.Desk, OfficeId), ReturnsText.DeskOnly);
        Must(!IsWriter(staff), ReturnsText.NotOwnReturn);
        (State, AcceptedAt, Counts) = (ReturnState.Accepted, now, true);
    }

    /// <summary>Sends it back to the office with what is to be corrected.</summary>
    public void AskCorrection(Permissions staff, string? comment)
    {
        ArgumentNullException.ThrowIfNull(staff);
        Must(State is ReturnState.Submitted or ReturnState.AtDesk, ReturnsText.NotInThisState);
        var head = State == ReturnState.Submitted;
        Must(staff.May(head ? Role.Editor : Role.Desk, OfficeId), head ? ReturnsText.HeadOnly : ReturnsText.DeskOnly);
        (State, Comment) = (ReturnState.Draft, Words(comment, ReturnsText.CommentMissing));
    }

    /// <summary>Begins the version that changes an accepted one; until it is accepted too, this one counts. Its lines must be loaded.</summary>
    public OfficeReturn Revise(Permissions staff, string? reason, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(staff);
        Must(State == ReturnState.Accepted, ReturnsText.NotInThisState);
        Must(staff.May(Role.Reporter, OfficeId), ReturnsText.NotYourOffice);
        return new OfficeReturn
        {
            OfficeId = OfficeId, Month = Month, Number = Number + 1, Reason = Words(reason, ReturnsText.ReasonMissing), By = staff.Name, SavedAt = now,
            Lines = [.. Lines.Select(static line => new ReturnLine { IndicatorId = line.IndicatorId, VersionId = line.VersionId, Amount = line.Amount, Precision = line.Precision, Note = line.Note, Statement = line.Statement, Links = line.Links, File = line.File })],
        };
    }

    /// <summary>Whether this person typed in it or handed it in.</summary>
    public bool IsWriter(Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return staff.StaffId != 0 && (SubmittedBy == staff.StaffId || Writers.Contains($",{staff.StaffId},", StringComparison.Ordinal));
    }

    private void GoOn(ReturnState state, DateTime now)
    {
        State = state;
        if (state == ReturnState.AtDesk)
        {
            HandedInAt ??= now;
        }
    }

    private static string Words(string? typed, string missing)
    {
        var words = Orthography.Clean(typed ?? "");
        Must(words.Length > 0, missing);
        Must(words.Length <= LongestWords, string.Format(System.Globalization.CultureInfo.CurrentCulture, ReturnsText.WordsTooLong, LongestWords));
        return words;
    }
}
