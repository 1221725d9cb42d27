using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Returns;

/// <summary>One office's month: its form or workbook while it is filled in, its lines afterwards, the acts that move it along, what became of it.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class OneReturnModel(PortalDb db, ReturnDesk desk, OutsideDesk outside, DeskActs acts, MediaStore media, TimeProvider clock) : ReturnPage(db, desk, clock)
{
    /// <summary>Most bytes a form may bring: files of evidence.</summary>
    public const long MostBytes = 120_000_000;

    /// <summary>The fields.</summary>
    [BindProperty]
    public ReturnForm Form { get; set; } = new();

    /// <summary>What is wrong with what was typed or sent, one by one.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>What was typed as a comment or reason and refused.</summary>
    public string? Typed { get; private set; }

    /// <summary>Names of the files of evidence, by hash.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>();

    /// <summary>What was done to it, newest first.</summary>
    public IReadOnlyList<AuditEntry> Trail { get; private set; } = [];

    /// <summary>How it stands, and its day.</summary>
    public (Punctuality Punctuality, int Days, DateOnly Due) Standing { get; private set; }

    /// <summary>Whether its fields may be typed in.</summary>
    public bool IsOpen => Newest is null or { State: ReturnState.Draft };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string month, string office) => await FindAsync(month, office) ?? await ShowAsync(fresh: true);

    /// <summary>Keeps what was typed.</summary>
    public async Task<IActionResult> OnPostAsync(string month, string office) => await FindAsync(month, office) ?? (await SaveAsync() ? Back(StaffText.Saved) : await ShowAsync());

    /// <summary>Keeps what was typed and hands it in.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(string month, string office)
    {
        if (await FindAsync(month, office) is { } answer)
        {
            return answer;
        }

        if (!await SaveAsync())
        {
            return await ShowAsync();
        }

        Db.ChangeTracker.Clear();
        if (await TryAsync(() => Desk.SubmitAsync(Permissions, Key, HttpContext.RequestAborted)))
        {
            return Back(ReturnsText.Submitted);
        }

        await FindAsync(month, office); // it was saved: the fields show the saved state
        return await ShowAsync(fresh: true);
    }

    /// <summary>Takes a filled-in workbook, whole or not at all.</summary>
    public async Task<IActionResult> OnPostUploadAsync(string month, string office, IFormFile? workbook)
    {
        if (await FindAsync(month, office) is { } answer)
        {
            return answer;
        }

        var (stop, items, known) = (HttpContext.RequestAborted, 0, 0);
        var taken = await TryAsync(async () =>
        {
            Must(workbook is not null, ReturnsText.FileEmpty);
            Must(workbook!.Length <= WorkbookGate.MostBytes, string.Format(System.Globalization.CultureInfo.CurrentCulture, ReturnsText.FileTooLarge, WorkbookGate.MostBytes / 1024 / 1024));
            using var bytes = new MemoryStream();
            await workbook.CopyToAsync(bytes, stop);
            var upload = ReturnUpload.Read(bytes.ToArray(), Office, Month, Asked, Newest?.Lines ?? []);
            var reading = await outside.LookAsync(Permissions, Office.Id, upload.Items, stop);
            Faults = [.. upload.Faults, .. reading.Faults];
            Must(Faults.Count == 0, string.Format(System.Globalization.CultureInfo.CurrentCulture, ReturnsText.NotTaken, Faults.Count));
            (items, known) = (reading.New.Count, reading.Known.Count);
            await acts.TogetherAsync(async () =>
            {
                await Desk.SaveAsync(Permissions, Key, Newest?.Saves ?? 0, upload.Lines, stop);
                await outside.AddAsync(Permissions, reading, stop);
                return [];
            }, stop);
        });
        return taken ? Back(string.Format(System.Globalization.CultureInfo.CurrentCulture, ReturnsText.Taken, Asked.Count, items, known)) : await ShowAsync(fresh: true);
    }

    /// <summary>The office's head sends it to the desk.</summary>
    public Task<IActionResult> OnPostApproveAsync(string month, string office) => ActAsync(month, office, ReturnsText.Approved, stop => Desk.ApproveAsync(Permissions, Key, stop));

    /// <summary>The desk accepts it.</summary>
    public Task<IActionResult> OnPostAcceptAsync(string month, string office) => ActAsync(month, office, ReturnsText.Accepted, stop => Desk.AcceptAsync(Permissions, Key, stop));

    /// <summary>Sends it back with what is to be corrected.</summary>
    public Task<IActionResult> OnPostCorrectionAsync(string month, string office, string? words) => ActAsync(month, office, ReturnsText.SentBack, stop => Desk.AskCorrectionAsync(Permissions, Key, Typed = words, stop));

    /// <summary>Begins a version that changes what was accepted.</summary>
    public Task<IActionResult> OnPostReviseAsync(string month, string office, string? words) => ActAsync(month, office, ReturnsText.Revising, stop => Desk.ReviseAsync(Permissions, Key, Typed = words, stop));

    private async Task<bool> SaveAsync()
    {
        if (!ModelState.IsValid)
        {
            Refused = ReturnsText.NotAccepted;
            return false;
        }

        return await TryAsync(async () =>
        {
            var stop = HttpContext.RequestAborted;
            foreach (var row in Form.Lines)
            {
                if (Request.Form.Files.GetFile(FormattableString.Invariant($"tep-{row.Version}")) is { Length: > 0 } sent)
                {
                    await using var stream = sent.OpenReadStream();
                    (row.File, row.DropFile) = ((await media.AddFileAsync(stream, VietnameseText.Orthography.CleanLine(Path.GetFileName(sent.FileName)), Me.Id, stop)).Hash, false);
                }
            }

            (var lines, Faults) = Form.Typed(Asked);
            Must(Faults.Count == 0, string.Format(System.Globalization.CultureInfo.CurrentCulture, ReturnsText.NotSaved, Faults.Count));
            await Desk.SaveAsync(Permissions, Key, Form.Saves, lines, stop);
        });
    }

    private async Task<IActionResult> ActAsync(string month, string office, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(month, office) is { } answer)
        {
            return answer;
        }

        return await TryAsync(() => act(HttpContext.RequestAborted)) ? Back(said) : await ShowAsync(fresh: true);
    }

    private LocalRedirectResult Back(string said)
    {
        Done = said;
        return LocalRedirect(Here);
    }

    private async Task<PageResult> ShowAsync(bool fresh = false)
    {
        var stop = HttpContext.RequestAborted;
        Db.ChangeTracker.Clear();
        ModelState.Clear();
        Form = fresh ? ReturnForm.Of(Newest, Asked) : Form;
        string[] files = [.. Versions.SelectMany(static all => all.Lines).Select(static line => line.File).Concat(Form.Lines.Select(static line => line.File)).OfType<string>().Distinct()];
        Files = await Db.Set<StoredFile>().Where(file => files.Contains(file.Hash)).ToDictionaryAsync(static file => file.Hash, static file => file.Name, stop);
        var name = ReturnDesk.NameOf(Month, Office);
        Trail = await Db.AuditEntries.AsNoTracking().Where(entry => entry.Kind == ReturnDesk.Kind && entry.ObjectId == name).OrderByDescending(static entry => entry.Id).Take(100).ToListAsync(stop);
        var due = await DueDays.ReadAsync(Db, stop);
        var (punctuality, days) = due.Judge(Month, Versions.Count > 0 ? Versions[^1].HandedInAt : null, Clock.Today());
        Standing = (punctuality, days, due.Of(Month));
        return Page();
    }
}
