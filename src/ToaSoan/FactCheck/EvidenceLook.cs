using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.FactCheck;

/// <summary>
/// Looks again, once a night, at the addresses published checks rest on. Owns the rules that one node looks (it takes the row by one conditional update), that a failure of the network changes nothing but
/// the hour of the next look, and that "gone" is only what the site itself says: 404 or 410.
/// </summary>
public sealed class EvidenceLook(PortalDb db, OutgoingHttp http, EvidenceStore store, PageStore pages, TimeProvider clock, ILogger<EvidenceLook> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeOnly Hour = new(2, 0);

    /// <summary>Two in the morning of the next day, by the city's clock, and up to two hours later: sites are not all asked in the same minute.</summary>
    public static DateTime NextNight(DateTime now) => CityTime.Utc(CityTime.DayOf(now).AddDays(1).ToDateTime(Hour)).AddSeconds(RandomNumberGenerator.GetInt32(7_200));

    /// <summary>Looks at one address that is due; false when none is.</summary>
    public async Task<bool> LookOneAsync(CancellationToken stop)
    {
        var now = clock.Now();
        var shown = db.Checks.Where(static c => c.ShownAt != null && c.WithdrawnAt == null).Select(static c => c.Id);
        var one = await db.EvidenceItems.AsNoTracking().Where(e => e.Kind == EvidenceKind.Page && !e.Dropped && e.LookDueAt <= now && e.LeasedUntil <= now && shown.Contains(e.CheckId)).OrderBy(static e => e.LookDueAt).ThenBy(static e => e.Id).FirstOrDefaultAsync(stop);
        if (one is null)
        {
            return false;
        }

        var lease = now + Lease;
        if (await db.EvidenceItems.Where(e => e.Id == one.Id && e.LeasedUntil <= now).ExecuteUpdateAsync(set => set.SetProperty(static e => e.LeasedUntil, lease), stop) == 0)
        {
            return true;
        }

        var (next, failures) = (NextNight(now), one.Failures + 1);
        try
        {
            var answer = await http.AskAsync(new OutgoingRequest(new Uri(one.FinalAddress)) { MostBytes = EvidenceStore.MostBytes, Within = EvidenceDesk.Within }, stop);
            if (answer is { Good: false, Status: not (404 or 410) })
            {
                await FailAsync($"HTTP {answer.Status}");
                return true;
            }

            await KeepAsync(one, await JudgeAsync(one, answer, stop), next, stop);
        }
        catch (OutgoingFailure failure)
        {
            await FailAsync(failure.Trouble.ToString());
        }

        return true;

        async Task FailAsync(string trouble)
        {
            log.LogInformation("Evidence {Id} could not be looked at: {Trouble}; failure {Failures}", one.Id, trouble, failures);
            await db.EvidenceItems.Where(e => e.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(static e => e.LookDueAt, next).SetProperty(static e => e.LeasedUntil, DateTime.UnixEpoch)
                .SetProperty(static e => e.Failures, failures).SetProperty(static e => e.Trouble, trouble), stop);
        }
    }

    // A page whose advertisements or date changed says the same: what counts are the quoted words, or all its words where none of them are quoted as they stand.
    private async Task<EvidenceStanding> JudgeAsync(EvidenceItem one, OutgoingAnswer answer, CancellationToken stop)
    {
        if (!answer.Good)
        {
            return EvidenceStanding.Gone;
        }

        if (Convert.ToHexStringLower(SHA256.HashData(answer.Body)) == one.Hash)
        {
            return EvidenceStanding.Same;
        }

        if (!PageWords.IsPage(one.ContentType) || await store.ReadAsync(one.Hash, stop) is not { } kept)
        {
            return EvidenceStanding.Changed;
        }

        var (before, after, quoted) = (PageWords.Of(kept), PageWords.Of(answer.Body), PageWords.Plain(one.Excerpt));
        var same = quoted.Length > 0 && before.Contains(quoted, StringComparison.Ordinal) ? after.Contains(quoted, StringComparison.Ordinal) : before == after;
        return same ? EvidenceStanding.Same : EvidenceStanding.Changed;
    }

    private async Task KeepAsync(EvidenceItem one, EvidenceStanding found, DateTime next, CancellationToken stop)
    {
        var now = clock.Now();
        await db.EvidenceItems.Where(e => e.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(static e => e.LookedAt, now).SetProperty(static e => e.LookDueAt, next).SetProperty(static e => e.LeasedUntil, DateTime.UnixEpoch)
            .SetProperty(static e => e.Failures, 0).SetProperty(static e => e.Trouble, ""), stop);
        if (found != one.Standing)
        {
            await db.EvidenceItems.Where(e => e.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(static e => e.Standing, found).SetProperty(static e => e.StandingSince, now).SetProperty(static e => e.NotedAt, (DateTime?)null), stop);
            log.LogInformation("Evidence {Id} of check {Check} is {Standing} now", one.Id, one.CheckId, found);
        }

        pages.Evict(CheckTag.PageOf(one.CheckId));
    }
}

/// <summary>Looks for evidence that is due, once a minute.</summary>
public sealed class EvidenceClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EvidenceClock> log) : DueClock(TimeSpan.FromMinutes(1), scopes, clock, log)
{
    /// <inheritdoc />
    protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<EvidenceLook>().LookOneAsync(stop);
}
