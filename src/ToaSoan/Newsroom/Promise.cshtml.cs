using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Promises an approved article for an hour.</summary>
public sealed class PromiseModel(PortalDb db, ArticleDesk desk, MediaStore media, Schedule schedule) : EditorPage(db, desk, media)
{
    /// <summary>The hour in city time, as a date and time field sends it.</summary>
    [BindProperty]
    public string? PromiseAt { get; set; }

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        var due = Schedule.ReadHour(PromiseAt) ?? throw new Refusal(WorkflowText.HourMissing);
        await schedule.PromiseAsync(Form.Id, due, Permissions, HttpContext.RequestAborted);
        Done = string.Format(WorkflowText.PromiseDone, CityTime.Short(due));
    }
}
