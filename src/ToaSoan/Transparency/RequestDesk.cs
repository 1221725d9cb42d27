using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Transparency;

/// <summary>A request as typed. <paramref name="Address"/> is an address on this site, whole or from the first slash on; <paramref name="By"/> is asked for where an organisation, an authority or a court asks.</summary>
public sealed record TypedRequest(StatementSource? Source, string? By, DateOnly? On, RequestAsk? Asked, string? LegalBasis, string? Address, string? Note);

/// <summary>What is done to requests: the desk writes them down, a chief decides them, which makes them public.</summary>
public sealed class RequestDesk(PortalDb db, DeskActs acts, Statements statements, Settings settings, TimeProvider clock)
{
    /// <summary>The most characters of a note.</summary>
    public const int LongestNote = 2_000;

    /// <summary>Writes a request down; gives its number.</summary>
    public async Task<long> RecordAsync(Permissions by, TypedRequest typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ReceivedRequest? added = null;
        await acts.DoAsync(by, async () =>
        {
            Must(by.May(Role.Desk), RequestsText.DeskOnly);
            added = new ReceivedRequest { AskedBy = "", LegalBasis = "", Path = "", Kind = "", Note = "", RecordedAt = clock.Now(), RecordedBy = by.Name };
            await FillAsync(added, typed, stop);
            db.ReceivedRequests.Add(added);
            return new DeskAct("request.record", "request", () => $"{added.Id}", StatementWords.Heading(added));
        }, stop);
        return added!.Id;
    }

    /// <summary>Changes what was written down of a request that is not decided yet. Throws <see cref="Refusal"/> when somebody did something to it since.</summary>
    public Task ChangeAsync(Permissions by, long id, int version, TypedRequest typed, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var request = await OpenAsync(by, Role.Desk, id, version, stop);
        var before = StatementWords.Heading(request);
        await FillAsync(request, typed, stop);
        if (!db.ChangeTracker.HasChanges())
        {
            return null;
        }

        request.Version++;
        return new DeskAct("request.change", "request", () => $"{id}", before);
    }, stop);

    /// <summary>
    /// Decides a request, with reasons for readers; the statement that says so is public at once. A withdrawal is granted after it was done: the register then shows the two as one.
    /// </summary>
    public Task DecideAsync(Permissions by, long id, int version, RequestOutcome? outcome, StatementGround? ground, string? reasons, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var request = await OpenAsync(by, Role.Chief, id, version, stop);
        var (end, why) = (outcome ?? throw new Refusal(RequestsText.OutcomeMissing), ground ?? throw new Refusal(RequestsText.GroundMissing));
        Must(Enum.IsDefined(end) && Enum.IsDefined(why), RequestsText.OutcomeMissing);
        var current = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == request.Kind && e.ObjectId == request.ObjectId && e.Current, stop);
        Must(end != RequestOutcome.Granted || request.Asked != RequestAsk.Withdraw || current is null or { Withdrawn: true }, RequestsText.WithdrawFirst);
        var decision = end switch { RequestOutcome.Granted => StatementDecision.RequestGranted, RequestOutcome.PartlyGranted => StatementDecision.RequestPartlyGranted, _ => StatementDecision.RequestRefused };
        var of = new StatementOf(request.Kind, request.ObjectId, request.Path, "", decision, why, reasons ?? "", request.Source, $"{by.Highest?.ToString().ToLowerInvariant()}{(current is null ? "" : $"/{current.Office}")}",
            new StatementRequest(request.Asked, request.AskedBy, request.AskedOn, request.LegalBasis));
        var statement = await statements.WriteAsync(of, stop);
        request.Close(end, statement);
        return new DeskAct("request.decide", "request", () => $"{id}", $"{StatementWords.Of(decision)}: {statement.Facts}", Statements.Tag, PageTag.Feeds);
    }, stop);

    private async Task<ReceivedRequest> OpenAsync(Permissions by, Role least, long id, int version, CancellationToken stop)
    {
        var request = await db.ReceivedRequests.SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new Refusal(RequestsText.NoSuchRequest);
        Must(by.May(least), least == Role.Chief ? RequestsText.ChiefsOnly : RequestsText.DeskOnly);
        Must(request.Outcome is null, RequestsText.DecidedAlready);
        Must(request.Version == version, PlatformText.ChangedMeanwhile);
        return request;
    }

    private async Task FillAsync(ReceivedRequest request, TypedRequest typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Must(typed.Source is { } source && Enum.IsDefined(source) && source != StatementSource.Own, RequestsText.SourceMissing);
        Must(typed.Asked is { } asked && Enum.IsDefined(asked), RequestsText.AskMissing);
        var (name, basis, note) = (Orthography.CleanLine(typed.By ?? ""), Orthography.CleanLine(typed.LegalBasis ?? ""), Orthography.Clean(typed.Note ?? ""));
        Must(typed.Source != StatementSource.Reader || name.Length == 0, RequestsText.ReaderNamed);
        Must(typed.Source == StatementSource.Reader || name.Any(char.IsLetterOrDigit), RequestsText.ByMissing);
        Must(name.Length <= Statements.LongestName && basis.Length <= Statements.LongestName, RequestsText.LineTooLong, Statements.LongestName);
        Must(note.Length <= LongestNote, RequestsText.NoteTooLong, LongestNote);
        Must(typed.On is not null, RequestsText.DayMissing);
        Must(typed.On <= clock.Today(), RequestsText.DayAhead);
        var place = await RequestPlace.FindAsync(db, settings, typed.Address, stop);
        (request.Source, request.AskedBy, request.AskedOn, request.Asked, request.LegalBasis, request.Note) = (typed.Source!.Value, name, typed.On!.Value, typed.Asked!.Value, basis, note);
        (request.Path, request.Kind, request.ObjectId) = (place.Path, place.Kind, place.ObjectId);
    }
}
