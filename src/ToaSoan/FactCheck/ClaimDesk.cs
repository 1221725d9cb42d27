using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>
/// Sorts claims people sent in: declines them with a public reason, hands them to a check, joins those that are the same. Nothing is done by itself: likeness is only suggested. Owns the rule that a claim's state, its
/// statement of reasons and the mails to its senders change together with the trail.
/// </summary>
public sealed class ClaimDesk(PortalDb db, DeskActs acts, Statements statements, Senders senders, TimeProvider clock)
{
    /// <summary>The grounds on which a claim may be declined; the others of the list belong to other things.</summary>
    public static IReadOnlyList<StatementGround> Grounds { get; } =
    [
        StatementGround.OpinionNotFact, StatementGround.PrivatePerson, StatementGround.NoPublicInterest, StatementGround.AlreadyAnswered, StatementGround.OutsideTheCity, StatementGround.TooLittleDetail, StatementGround.Unlawful, StatementGround.Advertising, StatementGround.Other,
    ];

    /// <summary>Declines a claim, and those that were joined with it. The facts are public and hold no personal data.</summary>
    public Task DeclineAsync(Permissions by, long id, StatementGround ground, string? facts, CancellationToken stop) => DeclineAsOfAsync(by, id, ground, facts, clock.Now(), stop);

    /// <summary>Declines it as of an earlier instant; only the demo city does so.</summary>
    public async Task DeclineAsOfAsync(Permissions by, long id, StatementGround ground, string? facts, DateTime now, CancellationToken stop)
    {
        await acts.DoAsync(by, async () =>
        {
            var (claim, why) = (await FindAsync(by, id, stop), FactCheckRules.Reason(facts));
            Must(Grounds.Contains(ground), FactCheckDeskText.GroundMissing);
            var statement = await statements.WriteAsync(new StatementOf(Claim.Kind, id, null, "", StatementDecision.Declined, ground, why, StatementSource.Own, FactCheckRules.Actor(by, (await FactCheckRules.DeskOfficeAsync(db, stop)).Slug)), stop);
            claim.Decline(ground, statement.Id, now);
            foreach (var one in await FollowAsync(claim, stop))
            {
                await EndAsync(one.Id, ClaimLetters.Declined, now, stop);
            }

            return new DeskAct("claim.decline", Claim.Kind, () => $"{id}", $"{ground}: {why}", Statements.Tag);
        }, stop);
        JobRunner.Wake();
    }

    /// <summary>Hands a claim to a check there is. When readers see that check, its senders have their answer at once.</summary>
    public async Task AttachAsync(Permissions by, long id, long checkId, CancellationToken stop)
    {
        await acts.DoAsync(by, async () =>
        {
            FactCheckRules.MustBeDesk(by);
            var check = await db.Checks.SingleOrDefaultAsync(c => c.Id == checkId && c.State != CheckState.Withdrawn, stop) ?? throw new Refusal(FactCheckDeskText.NoSuchCheck);
            await HandAsync(by, id, check, clock.Now(), stop);
            return new DeskAct("claim.attach", Claim.Kind, () => $"{id}", check.Read().Claim);
        }, stop);
        JobRunner.Wake();
    }

    /// <summary>Joins a claim with another that is the same.</summary>
    public async Task MergeAsync(Permissions by, long id, long other, CancellationToken stop)
    {
        await acts.DoAsync(by, async () =>
        {
            var claim = await FindAsync(by, id, stop);
            var into = await db.Claims.SingleOrDefaultAsync(c => c.Id == other, stop) ?? throw new Refusal(FactCheckDeskText.NoSuchOther);
            claim.MergeInto(into, clock.Now());
            var answered = await db.Checks.AnyAsync(c => c.Id == into.CheckId && c.ShownAt != null && c.WithdrawnAt == null, stop);
            foreach (var one in await FollowAsync(claim, stop))
            {
                if (answered)
                {
                    await EndAsync(one.Id, ClaimLetters.Answered, clock.Now(), stop);
                }
            }

            return new DeskAct("claim.merge", Claim.Kind, () => $"{id}", $"→ {other}");
        }, stop);
        JobRunner.Wake();
    }

    /// <summary>Called in a desk's transaction: hands a claim, and those joined with it, to a check.</summary>
    internal async Task HandAsync(Permissions by, long id, Check check, DateTime now, CancellationToken stop)
    {
        var claim = await FindAsync(by, id, stop);
        claim.HandTo(check, now);
        check.AskedAt = claim.ReceivedAt < check.AskedAt && check.ShownAt is null ? claim.ReceivedAt : check.AskedAt;
        foreach (var one in await FollowAsync(claim, stop))
        {
            if (check.IsShown)
            {
                await EndAsync(one.Id, ClaimLetters.Answered, now, stop);
            }
        }
    }

    /// <summary>Called in a desk's transaction: tells whoever asked for a check what became of it, and lets their addresses go some time after.</summary>
    internal async Task TellAsync(long checkId, string letter, DateTime now, CancellationToken stop)
    {
        foreach (var claim in await db.Claims.Where(c => c.CheckId == checkId).Select(static c => c.Id).ToListAsync(stop))
        {
            await EndAsync(claim, letter, now, stop);
        }
    }

    private async Task EndAsync(long claim, string letter, DateTime now, CancellationToken stop)
    {
        await senders.TellAsync(Claim.Kind, claim, letter, stop);
        await senders.EndAsync(Claim.Kind, claim, now + Senders.Kept, stop);
    }

    // The claim itself and all that were joined with it, each brought to where it stands.
    private async Task<IReadOnlyList<Claim>> FollowAsync(Claim claim, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var joined = await db.Claims.Where(c => c.DuplicateOf == claim.Id).ToListAsync(stop);
        joined.ForEach(one => one.Follow(claim));
        await db.SaveChangesAsync(stop);
        return [claim, .. joined];
    }

    private async Task<Claim> FindAsync(Permissions by, long id, CancellationToken stop)
    {
        FactCheckRules.MustBeDesk(by);
        return await db.Claims.SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new Refusal(FactCheckDeskText.NoSuchClaim);
    }
}
