using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>A task in a list.</summary>
public sealed record TaskLine(CityTask Task, TaskContent Content, DateOnly Today);

/// <summary>A part of the board.</summary>
public sealed record TaskColumn(string Key, string Name, IReadOnlyList<TaskLine> Lines);

/// <summary>The tasks one may see, by due day or by office: all for the desk, an editor's office for the editor.</summary>
public sealed class TaskBoardModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int DoneDays = 30;

    /// <summary>The office looked at, or null.</summary>
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public long? OfficeId { get; set; }

    /// <summary>Only public ones ("cong-khai") or internal ones ("noi-bo").</summary>
    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    /// <summary>How it is arranged: by office ("don-vi"), else by due day.</summary>
    [BindProperty(SupportsGet = true, Name = "xep")]
    public string? Order { get; set; }

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<TaskColumn> Columns { get; private set; } = [];

    /// <summary>What was done of late, last first.</summary>
    public TaskColumn Lately { get; private set; } = null!;

    /// <summary>The offices that have tasks one may see.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>Whether one may give tasks.</summary>
    public bool MayGive => Permissions.May(Role.Desk);

    /// <summary>Whether it is arranged by office.</summary>
    public bool ByOffice => Order == "don-vi";

    /// <summary>The board's address with another arrangement.</summary>
    public string With(string? order) => "/ban/cong-viec" + QueryString.Create(new Dictionary<string, string?> { ["xep"] = order, ["don-vi"] = OfficeId?.ToString(System.Globalization.CultureInfo.InvariantCulture), ["loai"] = Kind }.Where(static pair => !string.IsNullOrEmpty(pair.Value)));

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today());
        var (all, offices, since) = (Permissions.WholeCity, Permissions.Offices.Where(office => Permissions.May(Role.Editor, office)).ToArray(), today.AddDays(-DoneDays));
        var mine = db.Tasks.AsNoTracking().Include(static t => t.Office).Where(t => all || offices.Contains(t.OfficeId));
        var known = await mine.Select(static t => t.OfficeId).Distinct().ToListAsync(stop);
        Offices = await db.Offices.Where(office => known.Contains(office.Id)).InOrderAsync(stop);
        bool? open = Kind switch { "cong-khai" => true, "noi-bo" => false, _ => null };
        var found = await mine.Where(t => (OfficeId == null || t.OfficeId == OfficeId) && (open == null || t.Public == open) && (t.State == TaskState.Open || (t.State == TaskState.Done && t.DoneOn >= since)))
            .OrderBy(static t => t.Due).ThenBy(static t => t.Id).ToListAsync(stop);
        var lines = found.ConvertAll(task => new TaskLine(task, task.Read(), today)).ToLookup(static line => line.Task.State);
        Lately = new TaskColumn("xong", TasksText.DoneLately, [.. lines[TaskState.Done].OrderByDescending(static line => line.Task.DoneOn).ThenBy(static line => line.Task.Id)]);
        Columns = ByOffice
            ? [.. Offices.Select(office => new TaskColumn($"don-vi-{office.Id}", office.Name, [.. lines[TaskState.Open].Where(line => line.Task.OfficeId == office.Id)])).Where(static column => column.Lines.Count > 0)]
            : [.. Span(today).Select(span => new TaskColumn(span.Key, span.Name, [.. lines[TaskState.Open].Where(line => KeyOf(line.Task, today) == span.Key)]))];
    }

    private static (string Key, string Name)[] Span(DateOnly today) => [("tre", TasksText.ColumnOverdue), ("tuan", TasksText.ColumnWeek), ("thang", string.Format(System.Globalization.CultureInfo.CurrentCulture, TasksText.ColumnMonth, today.Month)), ("sau", TasksText.ColumnLater)];

    // The week ends on Sunday; what is due this week is not told again under the month.
    private static string KeyOf(CityTask task, DateOnly today)
    {
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return task.Promised < today ? "tre" : task.Due <= sunday ? "tuan" : (task.Due.Year, task.Due.Month) == (today.Year, today.Month) ? "thang" : "sau";
    }
}
