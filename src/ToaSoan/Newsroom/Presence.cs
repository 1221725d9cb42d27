using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// That a member of staff has an article open now, so that two do not write over each other unknowing. Forgotten within minutes
/// and kept nowhere else; it says nothing of how long or how often anybody works.
/// </summary>
public sealed class Presence
{
    /// <summary>How long (s) somebody counts as present without having been heard of.</summary>
    public const int Seconds = 45;

    /// <summary>The article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>Who has it open.</summary>
    public required long StaffId { get; init; }

    /// <summary>When their browser was last heard of (UTC).</summary>
    public required DateTime At { get; set; }

    /// <summary>Notes that a member has an article open, or has left it, and names the others who have it open, by name.</summary>
    public static async Task<List<string>> NoteAsync(PortalDb db, long articleId, long staffId, bool gone, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var old = now.AddSeconds(-Seconds);
        await db.Presences.Where(p => p.At < old || (gone && p.ArticleId == articleId && p.StaffId == staffId)).ExecuteDeleteAsync(stop);
        if (!gone && await db.Presences.Where(p => p.ArticleId == articleId && p.StaffId == staffId).ExecuteUpdateAsync(set => set.SetProperty(static p => p.At, now), stop) == 0)
        {
            db.Presences.Add(new Presence { ArticleId = articleId, StaffId = staffId, At = now });
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException)
            {
                // Another tab of the same person was first.
            }
        }

        return await db.Presences.Where(p => p.ArticleId == articleId && p.StaffId != staffId)
            .Join(db.Users, static p => p.StaffId, static user => user.Id, static (_, user) => user.DisplayName).Order().ToListAsync(stop);
    }
}
