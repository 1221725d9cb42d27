using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Sets or lifts an embargo.</summary>
public sealed class EmbargoModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <summary>The hour in city time until which readers may not see the article; blank lifts the embargo.</summary>
    [BindProperty]
    public string? EmbargoAt { get; set; }

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        var until = Schedule.ReadHour(EmbargoAt);
        await Desk.EmbargoAsync(Form.Id, until, Permissions, HttpContext.RequestAborted);
        Done = until is { } hour ? string.Format(WorkflowText.EmbargoDone, CityTime.Short(hour)) : WorkflowText.EmbargoLifted;
    }
}
