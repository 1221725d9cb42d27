using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>What the desk says of a piece of evidence, as typed and cleaned.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Day">The day of the document, or null.</param>
/// <param name="Excerpt">The words the check rests on.</param>
/// <param name="Citation">Document number and page, or "".</param>
/// <param name="Address">Where it is, or "".</param>
public sealed record TypedEvidence(string Title, string Source, DateOnly? Day, string Excerpt, string Citation, string Address);

/// <summary>
/// Takes evidence into a check that is being worked on. An address is asked once, through <see cref="OutgoingHttp"/>, before anything is written; what it answered is on the disk before its row is
/// saved. Whoever changes evidence is a writer of the check.
/// </summary>
public sealed class EvidenceDesk(PortalDb db, DeskActs acts, OutgoingHttp http, EvidenceStore store, TimeProvider clock)
{
    /// <summary>The kind of entries of the trail.</summary>
    public const string Kind = "evidence";

    /// <summary>Pieces one check may have, dropped ones too.</summary>
    public const int Most = 60;

    /// <summary>Characters of a title, a source or a citation.</summary>
    public const int LongestName = 300;

    /// <summary>Characters of an excerpt: a quotation, not a copy.</summary>
    public const int LongestExcerpt = 1_500;

    /// <summary>The longest an address may take to answer.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(20);

    /// <summary>Captures what an address answers now. Throws <see cref="Refusal"/>, which says why, when it answers nothing that can be kept.</summary>
    public async Task<int> CaptureAsync(Permissions by, long checkId, TypedEvidence typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var address = SeenAddress.Read(typed.Address) ?? throw new Refusal(FactCheckDeskText.AddressWrong);
        MustBeTold(typed with { Address = address.Address });
        await FindAsync(by, checkId, stop);
        var answer = await AskAsync(http, address.Address, stop);
        Must(answer.Good, FactCheckDeskText.AnsweredStatus, answer.Status);
        Must(answer.Body.Length > 0, FactCheckDeskText.AnsweredNothing);
        var hash = await store.KeepAsync(answer.Body, stop);
        return await AddAsync(by, checkId, number => Item(checkId, number, EvidenceKind.Page, typed with { Address = address.Address }, (answer.From.AbsoluteUri, hash, answer.ContentType, answer.Body.Length), clock.Now()), stop);
    }

    /// <summary>Keeps a file the desk has.</summary>
    public Task<int> AddFileAsync(Permissions by, long checkId, TypedEvidence typed, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken stop) => AddFileAsOfAsync(by, checkId, typed, bytes, contentType, clock.Now(), stop);

    /// <summary>Keeps it as of an earlier instant; only the demo city does so.</summary>
    public async Task<int> AddFileAsOfAsync(Permissions by, long checkId, TypedEvidence typed, ReadOnlyMemory<byte> bytes, string contentType, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        MustBeTold(typed);
        Must(bytes.Length is > 0 and <= EvidenceStore.MostBytes, FactCheckDeskText.FileWrong, EvidenceStore.MostBytes / 1_000_000);
        await FindAsync(by, checkId, stop);
        var hash = await store.KeepAsync(bytes, stop);
        return await AddAsync(by, checkId, number => Item(checkId, number, EvidenceKind.File, typed, ("", hash, contentType, bytes.Length), now), stop);
    }

    /// <summary>Names a document of which nothing is kept.</summary>
    public Task<int> CiteAsync(Permissions by, long checkId, TypedEvidence typed, CancellationToken stop) => CiteAsOfAsync(by, checkId, typed, clock.Now(), stop);

    /// <summary>Names it as of an earlier instant; only the demo city does so.</summary>
    public Task<int> CiteAsOfAsync(Permissions by, long checkId, TypedEvidence typed, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        MustBeTold(typed);
        Must(typed.Citation.Length > 0, FactCheckDeskText.CitationMissing);
        return AddAsync(by, checkId, number => Item(checkId, number, EvidenceKind.Citation, typed, ("", "", "", 0), now), stop);
    }

    /// <summary>Says something else of a piece; its bytes, and the address they were captured at, stay.</summary>
    public Task ChangeAsync(Permissions by, long checkId, int number, TypedEvidence typed, CancellationToken stop) => OneAsync(by, checkId, number, "evidence.change", one =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        MustBeTold(typed);
        Must(one.Kind != EvidenceKind.Citation || typed.Citation.Length > 0, FactCheckDeskText.CitationMissing);
        (one.Title, one.Source, one.Day, one.Excerpt, one.Citation) = (typed.Title, typed.Source, typed.Day, typed.Excerpt, typed.Citation);
        one.Address = one.Kind == EvidenceKind.Page ? one.Address : typed.Address;
    }, stop);

    /// <summary>Takes a piece out of the check; its number is not given again.</summary>
    public Task DropAsync(Permissions by, long checkId, int number, CancellationToken stop) => OneAsync(by, checkId, number, "evidence.drop", static one => one.Dropped = true, stop);

    /// <summary>Takes note that a piece changed or went; the check itself stays as it is.</summary>
    public Task NoteAsync(Permissions by, long checkId, int number, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        FactCheckRules.MustBeDesk(by);
        var one = await db.EvidenceItems.SingleOrDefaultAsync(e => e.CheckId == checkId && e.Number == number, stop) ?? throw new Refusal(FactCheckDeskText.NoSuchEvidence);
        Must(one.Standing != EvidenceStanding.Same && one.NotedAt is null, FactCheckDeskText.NothingToNote);
        one.NotedAt = clock.Now();
        return new DeskAct("evidence.note", Kind, () => $"{one.Id}", $"{one.Standing}: {one.Title}");
    }, stop);

    /// <summary>Asks an address; what went wrong becomes a sentence.</summary>
    internal static async Task<OutgoingAnswer> AskAsync(OutgoingHttp http, string address, CancellationToken stop)
    {
        try
        {
            return await http.AskAsync(new OutgoingRequest(new Uri(address)) { MostBytes = EvidenceStore.MostBytes, Within = Within, Accept = "text/html,application/pdf,*/*;q=0.5" }, stop);
        }
        catch (OutgoingFailure failure)
        {
            throw new Refusal(string.Format(System.Globalization.CultureInfo.CurrentCulture, CheckWords.Desk($"Trouble{failure.Trouble}"), failure.Host, EvidenceStore.MostBytes / 1_000_000, Within.TotalSeconds), failure);
        }
    }

    private static EvidenceItem Item(long checkId, int number, EvidenceKind kind, TypedEvidence typed, (string Final, string Hash, string ContentType, long Bytes) taken, DateTime now) => new()
    {
        CheckId = checkId, Number = number, Kind = kind, Title = typed.Title, Source = typed.Source, Day = typed.Day, Excerpt = typed.Excerpt, Citation = typed.Citation, Address = typed.Address,
        FinalAddress = taken.Final, Hash = taken.Hash, ContentType = Orthography.Cut(taken.ContentType, 100), Bytes = taken.Bytes, TakenAt = now, LookDueAt = EvidenceLook.NextNight(now),
    };

    private static void MustBeTold(TypedEvidence typed)
    {
        Must(typed.Title.Length is > 0 and <= LongestName && typed.Source.Length is > 0 and <= LongestName, FactCheckDeskText.TitleAndSourceMissing, LongestName);
        Must(typed.Excerpt.Length <= LongestExcerpt, FactCheckDeskText.ExcerptTooLong, LongestExcerpt);
        Must(typed.Citation.Length <= LongestName, FactCheckDeskText.CitationTooLong, LongestName);
        Must(typed.Address.Length == 0 || SeenAddress.Read(typed.Address) is not null, FactCheckDeskText.AddressWrong);
    }

    private async Task<int> AddAsync(Permissions by, long checkId, Func<int, EvidenceItem> make, CancellationToken stop)
    {
        EvidenceItem? added = null;
        await acts.DoAsync(by, async () =>
        {
            var check = await FindAsync(by, checkId, stop);
            var last = await db.EvidenceItems.Where(e => e.CheckId == checkId).MaxAsync(static e => (int?)e.Number, stop) ?? 0;
            Must(last < Most, FactCheckDeskText.TooMuchEvidence, Most);
            added = make(last + 1);
            db.EvidenceItems.Add(added);
            check.Put(check.Read(), by, clock.Now());
            return new DeskAct("evidence.add", Kind, () => $"{added.Id}", $"{added.Title} {added.Hash}".TrimEnd());
        }, stop);
        return added!.Number;
    }

    private Task OneAsync(Permissions by, long checkId, int number, string act, Action<EvidenceItem> change, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var check = await FindAsync(by, checkId, stop);
        var one = await db.EvidenceItems.SingleOrDefaultAsync(e => e.CheckId == checkId && e.Number == number && !e.Dropped, stop) ?? throw new Refusal(FactCheckDeskText.NoSuchEvidence);
        change(one);
        check.Put(check.Read(), by, clock.Now());
        return new DeskAct(act, Kind, () => $"{one.Id}", one.Title);
    }, stop);

    private async Task<Check> FindAsync(Permissions by, long checkId, CancellationToken stop)
    {
        FactCheckRules.MustBeDesk(by);
        var check = await db.Checks.SingleOrDefaultAsync(c => c.Id == checkId, stop) ?? throw new Refusal(FactCheckDeskText.NoSuchCheck);
        Must(check.State == CheckState.Researching, FactCheckDeskText.NotInWork);
        return check;
    }
}
