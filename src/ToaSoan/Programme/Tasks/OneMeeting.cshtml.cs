using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>An item of an agenda, and the task it is about when it begins with one's number that one may see.</summary>
public sealed record AgendaItem(string Text, CityTask? Task);

/// <summary>One meeting: agenda, documents, minutes, conclusions and the tasks they became; its earlier versions too.</summary>
public sealed class OneMeetingModel(PortalDb db, TimeProvider clock) : DeskPage
{
    /// <summary>An earlier version to look at, or null.</summary>
    [BindProperty(SupportsGet = true, Name = "ban")]
    public int? Number { get; set; }

    /// <summary>The meeting.</summary>
    public Meeting Meeting { get; private set; } = null!;

    /// <summary>What is said of it, in the version looked at.</summary>
    public MeetingContent Said { get; private set; } = null!;

    /// <summary>The agenda.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>The tasks it gave that one may see, by conclusion.</summary>
    public ILookup<int, TaskLine> Tasks { get; private set; } = null!;

    /// <summary>Its versions without their words, last first.</summary>
    public IReadOnlyList<(int Number, DateTime At, string By)> Versions { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today());
        if (await db.Meetings.AsNoTracking().Include(static m => m.Office).SingleOrDefaultAsync(m => m.Id == id, stop) is not { } meeting)
        {
            return NotFound();
        }

        if (!await MeetingDesk.Readable(db, Permissions).AnyAsync(m => m.Id == id, stop))
        {
            return Forbid();
        }

        Meeting = meeting;
        Said = meeting.Read();
        if (Number is { } number)
        {
            if (await db.MeetingVersions.Where(v => v.MeetingId == id && v.Number == number).Select(static v => v.Content).SingleOrDefaultAsync(stop) is not { } content)
            {
                return NotFound();
            }

            Said = MeetingContent.Read(content);
        }

        var (all, offices) = (Permissions.WholeCity, Permissions.Offices.Where(office => Permissions.May(Role.Editor, office)).ToArray());
        var numbers = Said.Agenda.Distinct(StringComparer.Ordinal).ToDictionary(static item => item, NumberOf, StringComparer.Ordinal);
        long[] named = [.. numbers.Values.Where(static number => number > 0)];
        var tasks = await db.Tasks.AsNoTracking().Include(static t => t.Office).Where(t => (t.MeetingId == id || named.Contains(t.Id)) && (all || offices.Contains(t.OfficeId))).OrderBy(static t => t.Due).ThenBy(static t => t.Id).ToListAsync(stop);
        Agenda = [.. Said.Agenda.Select(item => new AgendaItem(item, tasks.Find(task => task.Id == numbers[item])))];
        Tasks = tasks.Where(task => task.MeetingId == id).ToLookup(static task => task.Conclusion, task => new TaskLine(task, task.Read(), today));
        Versions = [.. (await db.MeetingVersions.Where(v => v.MeetingId == id).OrderByDescending(static v => v.Number).Select(static v => new { v.Number, v.At, v.By }).ToListAsync(stop)).Select(static v => (v.Number, v.At, v.By))];
        return Page();
    }

    private static long NumberOf(string item) => item.StartsWith('#') && long.TryParse(item.AsSpan(1, Math.Max(0, item.IndexOf(' ', StringComparison.Ordinal) - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
