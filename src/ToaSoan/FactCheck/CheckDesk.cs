using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>Works on checks until somebody else approves them: begins, saves, hands in, sends back, opens again. What readers see changes in <see cref="CheckPublication"/> alone.</summary>
public sealed class CheckDesk(PortalDb db, DeskActs acts, ClaimDesk claims, TimeProvider clock)
{
    /// <summary>Begins a check, with a claim somebody sent in or without; gives its number. Throws <see cref="Refusal"/>.</summary>
    public Task<long> BeginAsync(Permissions by, TypedCheck typed, long? claim, CancellationToken stop) => BeginAsOfAsync(by, typed, claim, clock.Now(), stop);

    /// <summary>Begins it as of an earlier instant; only the demo city does so.</summary>
    public async Task<long> BeginAsOfAsync(Permissions by, TypedCheck typed, long? claim, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Check? added = null;
        await acts.DoAsync(by, async () =>
        {
            FactCheckRules.MustBeDesk(by);
            await FactCheckRules.CheckAsync(db, typed.Content, stop);
            var office = await FactCheckRules.DeskOfficeAsync(db, stop);
            added = new Check { Slug = Slug.From(typed.Content.Claim, "kiem-chung"), OfficeId = office.Id, Content = typed.Content.Write(), BegunAt = now, AskedAt = now, SavedAt = now };
            added.Put(typed.Content, by, now);
            db.Checks.Add(added);
            await db.SaveChangesAsync(stop);
            if (claim is { } id)
            {
                await claims.HandAsync(by, id, added, now, stop);
            }

            return new DeskAct("check.begin", CheckContent.EditionKind, () => $"{added.Id}", typed.Content.Claim);
        }, stop);
        return added!.Id;
    }

    /// <summary>Saves the working copy.</summary>
    public Task SaveAsync(Permissions by, long id, int version, TypedCheck typed, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var check = await FindAsync(db, by, Role.Desk, id, stop);
        Must(check.Version == version, PlatformText.ChangedMeanwhile);
        await FactCheckRules.CheckAsync(db, typed.Content, stop);
        if (check.State == CheckState.Researching && typed.Content.Write() == check.Content)
        {
            return null;
        }

        check.Put(typed.Content, by, clock.Now());
        return new DeskAct("check.change", CheckContent.EditionKind, () => $"{id}", typed.Content.Claim);
    }, stop);

    /// <summary>Hands it in. After the first publication it is either a correction, whose reason readers get, or an update that changed no fact; another verdict is always a correction.</summary>
    public Task HandInAsync(Permissions by, long id, bool correction, string? reason, CancellationToken stop) => HandInAsOfAsync(by, id, correction, reason, clock.Now(), stop);

    /// <summary>Hands it in as of an earlier instant; only the demo city does so.</summary>
    public Task HandInAsOfAsync(Permissions by, long id, bool correction, string? reason, DateTime now, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var check = await FindAsync(db, by, Role.Desk, id, stop);
        var content = check.Read();
        FactCheckRules.MustBeWhole(content, await EvidenceAsync(db, id, stop));
        var why = check.ShownAt is null ? "" : FactCheckRules.Reason(reason);
        if (check.ShownAt is not null && !correction)
        {
            var shown = await db.Editions.AsNoTracking().Where(e => e.Kind == CheckContent.EditionKind && e.ObjectId == id && e.Change != EditionChange.Withdraw).OrderByDescending(static e => e.Number).FirstAsync(stop);
            Must(shown.Kicker == $"{content.Verdict}" && shown.Title == content.Claim, FactCheckDeskText.VerdictNeedsCorrection);
        }

        check.HandIn(correction ? EditionChange.Correct : EditionChange.Revise, why, now);
        return new DeskAct("check.hand-in", CheckContent.EditionKind, () => $"{id}", content.Claim);
    }, stop);

    /// <summary>Sends what was handed in back to be worked on, with a comment.</summary>
    public Task ReturnAsync(Permissions by, long id, string? comment, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var (check, words) = (await FindAsync(db, by, Role.Desk, id, stop), Orthography.Clean(comment ?? ""));
        Must(words.Length is > 0 and <= FactCheckRules.LongestReason, FactCheckDeskText.CommentMissing, FactCheckRules.LongestReason);
        check.Return(words, clock.Now());
        return new DeskAct("check.return", CheckContent.EditionKind, () => $"{id}", words);
    }, stop);

    /// <summary>Opens a published or withdrawn check to be worked on again.</summary>
    public Task ReopenAsync(Permissions by, long id, CancellationToken stop) => ReopenAsOfAsync(by, id, clock.Now(), stop);

    /// <summary>Opens it as of an earlier instant; only the demo city does so.</summary>
    public Task ReopenAsOfAsync(Permissions by, long id, DateTime now, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var check = await FindAsync(db, by, Role.Desk, id, stop);
        check.Reopen(now);
        return new DeskAct("check.reopen", CheckContent.EditionKind, () => $"{id}", check.Read().Claim);
    }, stop);

    /// <summary>A check that may be changed by this person, tracked, its office loaded; throws <see cref="Refusal"/> otherwise.</summary>
    internal static async Task<Check> FindAsync(PortalDb db, Permissions by, Role least, long id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        Must(by.May(least), least == Role.Chief ? FactCheckDeskText.ChiefsOnly : FactCheckDeskText.DeskOnly);
        return await db.Checks.Include(static c => c.Office).ThenInclude(static office => office!.Names).SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new Refusal(FactCheckDeskText.NoSuchCheck);
    }

    /// <summary>What a check rests on, by number.</summary>
    internal static Task<List<EvidenceItem>> EvidenceAsync(PortalDb db, long id, CancellationToken stop) => db.EvidenceItems.AsNoTracking().Where(e => e.CheckId == id && !e.Dropped).OrderBy(static e => e.Number).ToListAsync(stop);
}
