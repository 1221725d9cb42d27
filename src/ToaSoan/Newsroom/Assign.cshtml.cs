using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Says who works on an article next and when it is to be ready.</summary>
public sealed class AssignModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <summary>The member of staff, or null for nobody.</summary>
    [BindProperty]
    public long? AssignTo { get; set; }

    /// <summary>When it is to be ready in city time; blank for no time.</summary>
    [BindProperty]
    public string? ReadyBy { get; set; }

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await Desk.AssignAsync(Form.Id, AssignTo, Schedule.ReadHour(ReadyBy), Permissions, HttpContext.RequestAborted);
        Done = WorkflowText.AssignDone;
    }
}
