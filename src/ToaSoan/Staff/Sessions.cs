using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Which sessions this node has lately found good. An entry lives half a minute, so an end made on another node is noticed within that.</summary>
public sealed class SessionCache
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTime> good = new(StringComparer.Ordinal);

    /// <summary>Whether the session was found good less than half a minute ago.</summary>
    public bool Knows(string id, DateTime now) => good.TryGetValue(id, out var until) && now < until;

    /// <summary>Remembers a good session.</summary>
    public void Add(string id, DateTime now)
    {
        if (good.Count > 1000)
        {
            foreach (var old in good.Where(entry => entry.Value <= now))
            {
                good.TryRemove(old);
            }
        }

        good[id] = now + Life;
    }

    /// <summary>Forgets a session.</summary>
    public void Remove(string id) => good.TryRemove(id, out _);
}

/// <summary>
/// The sessions of the staff. Owns the rule that an ended session is refused, on every node, within half a minute: the sign-in
/// cookie names its session, and each request's cookie is held against the database.
/// </summary>
public sealed class Sessions(PortalDb db, SessionCache cache, TimeProvider clock)
{
    /// <summary>The claim that names the session in the sign-in cookie.</summary>
    public const string ClaimType = "session";

    /// <summary>How long a sign-in, or a proof after it, is fresh enough to change the means of sign-in.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>How long the rows of past sessions are kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The member's sessions that can still be used, the last used first.</summary>
    public Task<List<StaffSession>> OfAsync(long memberId, CancellationToken stop)
    {
        var oldest = clock.Now() - StaffModule.SessionLife;
        return db.StaffSessions.AsNoTracking().Where(session => session.StaffMemberId == memberId && session.EndedAt == null && session.LastSeen > oldest).OrderByDescending(static session => session.LastSeen).ToListAsync(stop);
    }

    /// <summary>Ends one session of a member, or all but <paramref name="except"/>; writes the trail in the same transaction. Gives how many.</summary>
    public async Task<int> EndAsync(Permissions by, StaffMember member, string? only, string? except, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(member);
        var open = await db.StaffSessions.Where(session => session.StaffMemberId == member.Id && session.EndedAt == null && (only == null || session.Id == only) && (except == null || session.Id != except)).ToListAsync(stop);
        if (open.Count == 0)
        {
            return 0;
        }

        foreach (var session in open)
        {
            session.EndedAt = clock.Now();
        }

        Audit.Write(db, by, clock.Now(), AuditAct.SessionEnd, "staff", $"{member.Id}", open.Count == 1 ? $"{member.DisplayName}: {open[0].Browser}, {open[0].System}" : $"{member.DisplayName}: {open.Count}");
        await db.SaveChangesAsync(stop);
        open.ForEach(session => cache.Remove(session.Id));
        return open.Count;
    }

    /// <summary>Whether the session of the signed-in member began, or was proved again, less than ten minutes ago.</summary>
    public async Task<bool> IsFreshAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        var (id, oldest) = (user.FindFirstValue(ClaimType), clock.Now() - FreshFor);
        return await db.StaffSessions.AnyAsync(session => session.Id == id && (session.ProvedAt ?? session.Begun) > oldest, stop);
    }

    /// <summary>Notes that the signed-in member has just proved who they are.</summary>
    public Task ProveAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        var (id, now) = (user.FindFirstValue(ClaimType), clock.Now());
        return db.StaffSessions.Where(session => session.Id == id).ExecuteUpdateAsync(set => set.SetProperty(static session => session.ProvedAt, now), stop);
    }

    /// <summary>Adds a session and its entry to what the database saves next; drops the rows of sessions long past.</summary>
    public async Task<StaffSession> BeginAsync(StaffMember member, string how, string userAgent, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(member);
        var (now, (browser, system)) = (clock.Now(), StaffSession.Recognise(userAgent));
        await db.StaffSessions.Where(session => session.LastSeen < now - Kept).ExecuteDeleteAsync(stop);
        var session = new StaffSession { Id = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true), StaffMemberId = member.Id, Begun = now, LastSeen = Minute(now), How = how, Browser = browser, System = system };
        db.StaffSessions.Add(session);
        Audit.Write(db, member.Id, member.DisplayName, now, AuditAct.SignIn, "staff", $"{member.Id}", $"{{How_{how}}}, {browser}, {system}".TrimEnd(' ', ','));
        return session;
    }

    /// <summary>Refuses the cookie of an ended or unknown session. Called for every request that carries the sign-in cookie.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (!await sessions.IsGoodAsync(context.Principal?.FindFirstValue(ClaimType), context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private async Task<bool> IsGoodAsync(string? id, CancellationToken stop)
    {
        var now = clock.Now();
        if (id is null || cache.Knows(id, now))
        {
            return id is not null;
        }

        var session = await db.StaffSessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == id, stop);
        if (session is null || session.EndedAt is not null)
        {
            return false;
        }

        var minute = Minute(now);
        if (session.LastSeen < minute)
        {
            await db.StaffSessions.Where(seen => seen.Id == id).ExecuteUpdateAsync(set => set.SetProperty(static seen => seen.LastSeen, minute), stop);
        }

        cache.Add(id, now);
        return true;
    }

    private static DateTime Minute(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}
