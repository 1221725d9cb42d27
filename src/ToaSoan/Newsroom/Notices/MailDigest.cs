using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Notices;

/// <summary>
/// Mails unread notices, one digest to a member. Owns the rule that none is lost and none is sent twice by two nodes: the member's turn is
/// taken, and the notices are marked as mailed, in one transaction before the mail goes out; a refused or slow server takes the mark back and
/// the turn comes again, later each time. It errs towards once more: when the program dies between the mark and the server's answer, the
/// turn's lease runs out, the mark is taken back, and a mail the server had already taken over is sent a second time, but no notice is missing.
/// </summary>
public sealed class MailDigest(PortalDb db, Mailer mailer, Settings settings, TimeProvider clock, ILogger<MailDigest> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(7);

    /// <summary>Sends what is due; gives how many mails went out.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        var sent = 0;
        foreach (var id in await WaitingAsync(stop))
        {
            db.ChangeTracker.Clear();
            sent += await SendAsync(id, stop) ? 1 : 0;
        }

        return sent;
    }

    // Members with an address and either something to send or a mail whose sender may have died.
    private async Task<List<long>> WaitingAsync(CancellationToken stop)
    {
        var now = clock.Now();
        var (daily, turns, unsent) = (LastHour(now), db.MailTurns, Unsent(db.Notices, now));
        return await db.Users.Where(user => user.Email != null && user.Mail != MailChoice.None && user.DeactivatedAt == null && !turns.Any(turn => turn.StaffId == user.Id && turn.NextAt > now)
                && (turns.Any(turn => turn.StaffId == user.Id && turn.Sending != null)
                    || unsent.Any(n => n.StaffId == user.Id && (user.Mail == MailChoice.AtOnce || n.At < daily))))
            .OrderBy(static user => user.Id).Select(static user => user.Id).ToListAsync(stop);
    }

    // What is kept from readers is not mailed either; once it is not, its notices are as young as the end of its embargo.
    private static IQueryable<Notice> Unsent(IQueryable<Notice> notices, DateTime now)
    {
        var after = now - Oldest;
        return notices.Where(n => n.ReadAt == null && n.MailedAt == null && (n.At > after || n.Article!.EmbargoUntil > after) && (n.Article!.EmbargoUntil == null || n.Article.EmbargoUntil <= now));
    }

    private async Task<bool> SendAsync(long id, CancellationToken stop)
    {
        var (member, lines, mark) = await ClaimAsync(id, stop);
        if (lines.Count == 0)
        {
            return false;
        }

        try
        {
            await mailer.SendAsync(MailWords.Write(member!, lines, settings.BaseUrl), stop);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            log.LogWarning("The mail server did not take a digest over; it is tried again: {Error}", error.Message);
            await EndAsync(id, mark, error.Message);
            return false;
        }

        await EndAsync(id, mark, null);
        return true;
    }

    // One conditional update decides between two nodes; whoever loses finds the turn gone.
    private async Task<(StaffMember? Member, IReadOnlyList<NoticeLine> Lines, DateTime Mark)> ClaimAsync(long id, CancellationToken stop)
    {
        var now = clock.Now();
        await BeginTurnsAsync(id, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.MailTurns.Where(turn => turn.StaffId == id && turn.NextAt <= now).ExecuteUpdateAsync(set => set.SetProperty(static turn => turn.NextAt, now + Pause), stop) == 0)
        {
            return (null, [], now);
        }

        var turn = await db.MailTurns.SingleAsync(turn => turn.StaffId == id, stop);
        if (turn.Sending is { } lost)
        {
            await db.Notices.Where(n => n.StaffId == id && n.MailedAt == lost).ExecuteUpdateAsync(static set => set.SetProperty(static n => n.MailedAt, (DateTime?)null), stop);
        }

        var member = await db.Users.AsNoTracking().Include(static user => user.Roles).SingleAsync(user => user.Id == id, stop);
        var before = member.Mail == MailChoice.Daily ? LastHour(now) : now.AddMilliseconds(1);
        var due = Unsent(db.NoticesFor(member.PermissionsOn(clock.Today())), now).Where(n => n.At < before);
        var lines = member.Email is null || member.Mail == MailChoice.None ? [] : await NoticeLine.Of(db, due).ToListAsync(stop);
        var numbers = lines.ConvertAll(static line => line.Id);
        await db.Notices.Where(n => numbers.Contains(n.Id)).ExecuteUpdateAsync(set => set.SetProperty(static n => n.MailedAt, now), stop);
        (turn.Sending, turn.NextAt) = lines.Count == 0 ? ((DateTime?)null, now + Later) : (now, turn.NextAt); // nothing: what waits is not theirs to read any more
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (member, lines, now);
    }

    private async Task BeginTurnsAsync(long id, CancellationToken stop)
    {
        if (await db.MailTurns.AnyAsync(turn => turn.StaffId == id, stop))
        {
            return;
        }

        db.MailTurns.Add(new MailTurn { StaffId = id });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another node was first.
        }

        db.ChangeTracker.Clear();
    }

    // Not to be broken off: the mail is already gone, or known not to be.
    private async Task EndAsync(long id, DateTime mark, string? error)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var failures = error is null ? 0 : 1 + await db.MailTurns.Where(turn => turn.StaffId == id).Select(static turn => turn.Failures).SingleAsync();
        var next = clock.Now() + (error is null ? Pause : TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, failures - 1))));
        var mine = await db.MailTurns.Where(turn => turn.StaffId == id && turn.Sending == mark).ExecuteUpdateAsync(set => set
            .SetProperty(static turn => turn.Sending, (DateTime?)null).SetProperty(static turn => turn.Failures, failures).SetProperty(static turn => turn.Error, error ?? "").SetProperty(static turn => turn.NextAt, next));
        if (error is not null && mine > 0) // Else the lease ran out and another node has taken over.
        {
            await db.Notices.Where(n => n.StaffId == id && n.MailedAt == mark).ExecuteUpdateAsync(static set => set.SetProperty(static n => n.MailedAt, (DateTime?)null));
        }

        await transaction.CommitAsync();
    }

    // The last time it was seven in the city.
    private static DateTime LastHour(DateTime now)
    {
        var local = CityTime.Local(now);
        return CityTime.Utc(local.TimeOfDay >= Hour ? local.Date + Hour : local.Date.AddDays(-1) + Hour);
    }
}
