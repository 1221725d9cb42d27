using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.FactCheck;

/// <summary>What is typed of a piece of evidence.</summary>
public sealed class EvidenceForm
{
    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>Who says so.</summary>
    public string? Source { get; set; }

    /// <summary>The day of the document.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The words the check rests on.</summary>
    public string? Excerpt { get; set; }

    /// <summary>Document number and page.</summary>
    public string? Citation { get; set; }

    /// <summary>Where it is.</summary>
    public string? Address { get; set; }

    /// <summary>The form of a piece.</summary>
    internal static EvidenceForm Of(EvidenceItem one) => new() { Title = one.Title, Source = one.Source, Day = one.Day, Excerpt = one.Excerpt, Citation = one.Citation, Address = one.Address };

    /// <summary>What was typed, cleaned.</summary>
    internal TypedEvidence Typed() => new(Orthography.CleanLine(Title ?? ""), Orthography.CleanLine(Source ?? ""), Day, Orthography.Clean(Excerpt ?? ""), Orthography.CleanLine(Citation ?? ""),
        Address is { Length: > 0 } typed && SeenAddress.Read(typed) is { } read ? read.Address : Orthography.CleanLine(Address ?? ""));
}

/// <summary>The evidence of a check: captured at an address, a file, or a citation; changed or taken out while the check is in work; noted when a look found it changed.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class CheckEvidenceModel(PortalDb db, EvidenceDesk desk) : FactCheckPage(db)
{
    /// <summary>Most bytes a form may bring.</summary>
    public const long MostBytes = EvidenceStore.MostBytes + 100_000;

    /// <summary>The fields.</summary>
    [BindProperty]
    public EvidenceForm Form { get; set; } = new();

    /// <summary>The check.</summary>
    public Check Check { get; private set; } = null!;

    /// <summary>Its evidence, by number.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; private set; } = [];

    /// <summary>The act whose form comes back filled, with the number it is about: "capture", "change 2"; null when none was refused.</summary>
    public string? Again { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? Page();

    /// <summary>Captures an address.</summary>
    public Task<IActionResult> OnPostCaptureAsync(long id) => ActAsync(id, "capture", FactCheckDeskText.Captured, stop => desk.CaptureAsync(Permissions, id, Form.Typed(), stop));

    /// <summary>Keeps a file.</summary>
    public Task<IActionResult> OnPostFileAsync(long id, IFormFile? upload) => ActAsync(id, "file", FactCheckDeskText.Captured, async stop =>
    {
        Refusal.Must(upload is { Length: > 0 and <= EvidenceStore.MostBytes }, FactCheckDeskText.FileWrong, EvidenceStore.MostBytes / 1_000_000);
        await using var stream = upload!.OpenReadStream();
        var bytes = new byte[upload.Length];
        await stream.ReadExactlyAsync(bytes, stop);
        await desk.AddFileAsync(Permissions, id, Form.Typed(), bytes, upload.ContentType ?? "", stop);
    });

    /// <summary>Names a document.</summary>
    public Task<IActionResult> OnPostCiteAsync(long id) => ActAsync(id, "cite", FactCheckDeskText.Cited, stop => desk.CiteAsync(Permissions, id, Form.Typed(), stop));

    /// <summary>Says something else of a piece.</summary>
    public Task<IActionResult> OnPostChangeAsync(long id, int number) => ActAsync(id, $"change {number}", ToaSoan.StaffText.Saved, stop => desk.ChangeAsync(Permissions, id, number, Form.Typed(), stop));

    /// <summary>Takes a piece out.</summary>
    public Task<IActionResult> OnPostDropAsync(long id, int number) => ActAsync(id, "drop", FactCheckDeskText.Dropped, stop => desk.DropAsync(Permissions, id, number, stop));

    /// <summary>Takes note of a change.</summary>
    public Task<IActionResult> OnPostNoteAsync(long id, int number) => ActAsync(id, "note", FactCheckDeskText.Noted, stop => desk.NoteAsync(Permissions, id, number, stop));

    private async Task<IActionResult> ActAsync(long id, string name, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() =>
        {
            Refusal.Must(ModelState.IsValid, FactCheckDeskText.NotAccepted);
            return act(HttpContext.RequestAborted);
        }))
        {
            Done = said;
            return LocalRedirect($"/ban/kiem-chung/{id}/chung-cu");
        }

        Db.ChangeTracker.Clear();
        ModelState.Clear();
        Again = name;
        return Page();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        if (Closed is { } closed)
        {
            return closed;
        }

        var stop = HttpContext.RequestAborted;
        if (await Db.Checks.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } found)
        {
            return NotFound();
        }

        (Check, Evidence) = (found, await CheckDesk.EvidenceAsync(Db, id, stop));
        return null;
    }
}
