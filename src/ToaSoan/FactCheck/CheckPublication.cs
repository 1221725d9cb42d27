using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;
using ToaSoan.Transparency;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>
/// Shows checks to readers: approves, withdraws, shows again. Owns the rule that a check's state, its edition with the hashes of its evidence, its record, its search entry, the statement of reasons
/// and the mails to those who asked change together with the trail.
/// </summary>
public sealed class CheckPublication(PortalDb db, DeskActs acts, Statements statements, ClaimDesk claims, TimeProvider clock)
{
    /// <summary>Approves what was handed in and shows it; never by a writer of it. Whoever asked is told.</summary>
    public Task ApproveAsync(Permissions by, long id, CancellationToken stop) => ApproveAsOfAsync(by, id, clock.Now(), stop);

    /// <summary>Approves as of an earlier instant; only the demo city does so.</summary>
    public async Task ApproveAsOfAsync(Permissions by, long id, DateTime now, CancellationToken stop)
    {
        await acts.DoAsync(by, async () =>
        {
            var check = await CheckDesk.FindAsync(db, by, Role.Desk, id, stop);
            var evidence = await CheckDesk.EvidenceAsync(db, id, stop);
            var content = check.Read() with { Evidence = [.. evidence.Select(static piece => piece.Piece())] };
            FactCheckRules.MustBeWhole(content, evidence);
            var (first, change, back) = (check.ShownAt is null, check.NextChange, check.WithdrawnAt is not null);
            var tags = await PutAsync(by, check.Approve(by, content, await TopicAsync(content, stop), now), stop);
            if (back)
            {
                tags = [.. tags, await StateAsync(by, check, StatementDecision.Restored, StatementGround.Error, check.NextReason, StatementSource.Own, stop)];
            }

            if (first || change == EditionChange.Correct)
            {
                await claims.TellAsync(id, first ? ClaimLetters.Answered : ClaimLetters.Corrected, now, stop);
            }

            return new DeskAct(first ? "check.publish" : change == EditionChange.Correct ? "check.correct" : "check.revise", CheckContent.EditionKind, () => $"{id}", CheckWords.Titled(content.Verdict!.Value, content.Claim), tags);
        }, stop);
        JobRunner.Wake();
    }

    /// <summary>Takes a check from readers; its address says why, and so does a public statement of reasons.</summary>
    public async Task WithdrawAsync(Permissions by, long id, StatementGround ground, StatementSource source, string? facts, CancellationToken stop)
    {
        await acts.DoAsync(by, async () =>
        {
            var check = await CheckDesk.FindAsync(db, by, Role.Chief, id, stop);
            var why = FactCheckRules.Reason(facts);
            Must(Enum.IsDefined(ground) && Enum.IsDefined(source), FactCheckDeskText.GroundMissing);
            var tags = await PutAsync(by, check.Withdraw(why, clock.Now()), stop);
            var more = await StateAsync(by, check, StatementDecision.Withdrawn, ground, why, source, stop);
            await claims.TellAsync(id, ClaimLetters.Corrected, clock.Now(), stop);
            return new DeskAct("check.withdraw", CheckContent.EditionKind, () => $"{id}", $"{check.Read().Claim}: {why}", [.. tags, more]);
        }, stop);
        JobRunner.Wake();
    }

    /// <summary>Shows a withdrawn check again as it last was; the reason is public.</summary>
    public Task RestoreAsync(Permissions by, long id, string? facts, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var check = await CheckDesk.FindAsync(db, by, Role.Chief, id, stop);
        var why = FactCheckRules.Reason(facts);
        var last = await db.Editions.AsNoTracking().Where(e => e.Kind == CheckContent.EditionKind && e.ObjectId == id && e.Change != EditionChange.Withdraw).OrderByDescending(static e => e.Number).Select(static e => e.Body).FirstOrDefaultAsync(stop)
            ?? throw new Refusal(FactCheckDeskText.NotWithdrawn);
        var content = CheckContent.Read(last);
        var tags = await PutAsync(by, check.Restore(content, await TopicAsync(content, stop), why, clock.Now()), stop);
        return new DeskAct("check.restore", CheckContent.EditionKind, () => $"{id}", $"{content.Claim}: {why}", [.. tags, await StateAsync(by, check, StatementDecision.Restored, StatementGround.Error, why, StatementSource.Own, stop)]);
    }, stop);

    private async Task<string> TopicAsync(CheckContent content, CancellationToken stop) => content.Topic is { } slug ? await db.Topics.Where(t => t.Slug == slug).Select(static t => t.Name).SingleOrDefaultAsync(stop) ?? slug : "";

    private async Task<string> StateAsync(Permissions by, Check check, StatementDecision decision, StatementGround ground, string facts, StatementSource source, CancellationToken stop)
    {
        await statements.WriteAsync(new StatementOf(CheckContent.EditionKind, check.Id, check.Path, "", decision, ground, facts, source, FactCheckRules.Actor(by, check.Office!.Slug)), stop);
        return Statements.Tag;
    }

    /// <summary>Saves everything that is saved with a public act; gives the tags of the pages to forget.</summary>
    private async Task<IReadOnlyList<string>> PutAsync(Permissions by, Edition edition, CancellationToken stop)
    {
        var last = await db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == edition.Kind && e.ObjectId == edition.ObjectId && e.Current, stop);
        edition.Follow(last);
        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, FactCheckRules.Actor(by, edition.Office)));
        await db.SaveChangesAsync(stop);
        await SearchIndex.WriteAsync(db, edition, CheckWords.Searched, stop);
        return [PageTag.Feeds, CheckTag.List, CheckTag.PageOf(edition.ObjectId), .. new[] { edition, last }.OfType<Edition>().SelectMany(static e => e.Tags.Where(static tag => tag.Kind == EditionTag.Topic).Select(static tag => PageTag.Of(tag.Kind, tag.Slug)).Prepend(PageTag.Office(e.Office)))];
    }
}
