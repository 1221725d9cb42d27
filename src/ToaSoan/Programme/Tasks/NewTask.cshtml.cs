using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>Gives a task to an office, out of a meeting's conclusion or without one.</summary>
public sealed class NewTaskModel(PortalDb db, TaskDesk desk) : DeskPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public TaskForm Form { get; set; } = new();

    /// <summary>The meeting it comes out of, or null.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>Shows the form, with the words of a conclusion where it is about one.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "hop")] long? meeting, [FromQuery(Name = "ket-luan")] int conclusion = 0)
    {
        (Form.MeetingId, Form.Conclusion) = (meeting, conclusion);
        var page = await ShowAsync();
        Form.What = Meeting?.Read().Conclusions.FirstOrDefault(one => one.Number == conclusion)?.Text;
        return page;
    }

    /// <summary>Gives it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var id = 0L;
        if (Permissions.May(Role.Desk) && await TryAsync(async () => id = await desk.AddAsync(Permissions, Form.Typed(), HttpContext.RequestAborted)))
        {
            Done = TasksText.Given;
            return LocalRedirect(Form.MeetingId is { } meeting ? $"/ban/hop/{meeting}#ket-luan" : $"/ban/cong-viec/{id}");
        }

        db.ChangeTracker.Clear();
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        ModelState.Clear();
        var (stop, id) = (HttpContext.RequestAborted, Form.MeetingId);
        Meeting = id is null ? null : await MeetingDesk.Readable(db, Permissions).SingleOrDefaultAsync(m => m.Id == id, stop);
        Offices = await db.Offices.Living().InOrderAsync(stop);
        return Page();
    }
}

/// <summary>The fields of a task.</summary>
public sealed class TaskForm
{
    /// <summary>The version the form was made of.</summary>
    public int Version { get; set; }

    /// <summary>The office.</summary>
    public long OfficeId { get; set; }

    /// <summary>What is to be done.</summary>
    public string? What { get; set; }

    /// <summary>The post that answers for it.</summary>
    public string? Responsible { get; set; }

    /// <summary>By what it is seen to be done.</summary>
    public string? Measure { get; set; }

    /// <summary>The day it is due.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Whether readers see it.</summary>
    public bool Public { get; set; }

    /// <summary>The meeting.</summary>
    public long? MeetingId { get; set; }

    /// <summary>The conclusion's number; 0 for none.</summary>
    public int Conclusion { get; set; }

    /// <summary>As typed.</summary>
    public TypedTask Typed() => new(OfficeId, What, Responsible, Measure, Due, Public, MeetingId, Conclusion);

    /// <summary>The form of a task.</summary>
    internal static TaskForm Of(CityTask task)
    {
        var content = task.Read();
        return new TaskForm { Version = task.Version, OfficeId = task.OfficeId, What = content.What, Responsible = content.Responsible, Measure = content.Measure };
    }
}
