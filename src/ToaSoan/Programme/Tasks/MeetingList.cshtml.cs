using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>A meeting in the list: how many tasks it gave, and how many of them are open.</summary>
public sealed record MeetingLine(Meeting Meeting, MeetingContent Content, int Tasks, int Open);

/// <summary>The review meetings one may read, last first.</summary>
public sealed class MeetingListModel(PortalDb db) : DeskPage
{
    /// <summary>Meetings on a page.</summary>
    public const int PageSize = 30;

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    /// <summary>The page's meetings.</summary>
    public IReadOnlyList<MeetingLine> Meetings { get; private set; } = [];

    /// <summary>Whether there are earlier ones.</summary>
    public bool More { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        Trang = Math.Clamp(Trang, 1, 10_000);
        var found = await MeetingDesk.Readable(db, Permissions).Include(static m => m.Office).OrderByDescending(static m => m.Day).ThenByDescending(static m => m.Id).Skip((Trang - 1) * PageSize).Take(PageSize + 1)
            .Select(m => new { Meeting = m, m.Office, Tasks = db.Set<CityTask>().Count(t => t.MeetingId == m.Id), Open = db.Set<CityTask>().Count(t => t.MeetingId == m.Id && t.State == TaskState.Open) }).ToListAsync(HttpContext.RequestAborted);
        (Meetings, More) = ([.. found.Take(PageSize).Select(static row => new MeetingLine(row.Meeting, row.Meeting.Read(), row.Tasks, row.Open))], found.Count > PageSize);
    }
}
