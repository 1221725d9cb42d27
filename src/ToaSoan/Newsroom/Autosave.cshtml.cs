using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Saves for the editor's script while its writer goes on writing; number 0 begins a draft. Answers
/// <c>{"id":…,"version":…,"told":…,"form":…}</c>, the last two only when somebody else's words were joined in;
/// <c>{"stale":true}</c> when somebody saved since and what was last known to be saved (<c>Base</c>) is needed to join; or 422 and
/// <c>{"refused":"…"}</c>, with nothing saved.
/// </summary>
[RequestFormLimits(ValueCountLimit = 1_000, ValueLengthLimit = 5_000_000)]
public sealed class AutosaveModel(PortalDb db, ArticleDesk desk) : DeskPage
{
    /// <summary>The editor's fields.</summary>
    [BindProperty]
    public ArticleForm Form { get; set; } = new();

    /// <summary>The same as they were when last known to be saved; without a body when the script sends none.</summary>
    [BindProperty]
    public ArticleForm Base { get; set; } = new();

    /// <summary>The name of this save, given by the script; at most 40 characters.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The names of the script's saves since its last answer.</summary>
    [BindProperty]
    public List<string> Lost { get; set; } = [];

    /// <summary>Nothing to see here.</summary>
    public IActionResult OnGet(long id) => LocalRedirect(id == 0 ? "/ban/bai/moi" : $"/ban/bai/{id}");

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        var (saved, both, others) = ((Article?)null, 0, (string?)null);
        if (Key?.Length > 40)
        {
            return BadRequest();
        }

        if (!await TryAsync(async () =>
        {
            if (id == 0 && await db.Articles.Where(a => a.CreatedBy == Me.Id && a.SaveKey != null && Lost.Contains(a.SaveKey)).Select(static a => a.Id).FirstOrDefaultAsync(stop) is > 0 and var begun)
            {
                id = begun;
            }

            if (id == 0)
            {
                saved = await desk.BeginAsync(Form.OfficeId, Form.Content(), Permissions, stop, key: Key);
                return;
            }

            (saved, both, others) = await desk.SaveOverAsync(id, Form.Version, Base.Body is null ? null : Base.Content(), Form.Content(), Permissions, stop, Key, Lost);
        }))
        {
            return Refused == NewsroomText.SavedByAnother
                ? new JsonResult(new { stale = true })
                : new JsonResult(new { refused = Refused }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var answer = new JsonObject { ["id"] = saved!.Id, ["version"] = saved.Version };
        if (others is not null)
        {
            var form = ArticleForm.Of(saved);
            answer["told"] = string.Format(CultureInfo.CurrentCulture, both > 0 ? EditorText.MergedBoth : EditorText.Merged, others, both);
            answer["form"] = new JsonObject
            {
                ["Kicker"] = form.Kicker, ["Title"] = form.Title, ["Lead"] = form.Lead, ["Body"] = form.Body, ["SectionId"] = $"{form.SectionId}", ["Genre"] = form.Genre, ["Authors"] = form.Authors,
                ["LeadPhoto"] = form.LeadPhoto, ["LeadPhotoAlt"] = form.LeadPhotoAlt, ["Topics"] = new JsonArray([.. form.Topics.Select(static topic => JsonValue.Create($"{topic}"))]),
            };
        }

        return new JsonResult(answer);
    }
}
