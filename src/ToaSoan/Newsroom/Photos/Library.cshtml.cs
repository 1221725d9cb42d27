using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Photos;

/// <summary>The photo library: every photo one may see, newest first, found by words and by what is wrong with it, described many at a time.</summary>
public sealed class LibraryModel(PortalDb db, PhotoDesk desk, TimeProvider clock) : DeskPage
{
    private const int PageSize = 48;

    /// <summary>One photo of the page, who uploaded it, and whether one may describe it.</summary>
    public sealed record Line(Photo Photo, string? By, bool Open);

    /// <summary>Words searched for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only photos that lack this.</summary>
    [BindProperty(SupportsGet = true)]
    public Lacking? Lacks { get; set; }

    /// <summary>Only photos whose rights stand so.</summary>
    [BindProperty(SupportsGet = true)]
    public RightsState? Right { get; set; }

    /// <summary>Only photos readers have seen, or have not.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Shown { get; set; }

    /// <summary>Only one's own uploads.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    /// <summary>The photos chosen for a change.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    /// <summary>What to write into them; empty fields change nothing.</summary>
    [BindProperty]
    public PhotoForm Words { get; set; } = new();

    /// <summary>The photos of the page.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>How many match.</summary>
    public int Total { get; private set; }

    /// <summary>Whether older ones exist.</summary>
    public bool More { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>The address of this search from a place on; from its beginning for null.</summary>
    public string Address(string? before) => "/ban/anh" + QueryString.Create(new Dictionary<string, string?>
    {
        ["Q"] = Q, ["Lacks"] = Lacks?.ToString(), ["Right"] = Right?.ToString(), ["Shown"] = Shown?.ToString(CultureInfo.InvariantCulture), ["Mine"] = Mine ? "true" : null, ["Before"] = before,
    }.Where(static part => !string.IsNullOrEmpty(part.Value)));

    /// <summary>Shows a page of the library.</summary>
    public Task OnGetAsync() => ShowAsync();

    /// <summary>Writes what is filled in into the chosen photos; a refusal shows the page again as it was sent.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (await TryAsync(() => desk.ChangeAsync(Chosen, Words.FilledIn(), Permissions, HttpContext.RequestAborted)))
        {
            Done = string.Format(PhotosText.ManyDone, Chosen.Distinct().Count());
            return LocalRedirect(Address(Before));
        }

        db.ChangeTracker.Clear();
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync()
    {
        var stop = HttpContext.RequestAborted;
        var found = new PhotoSearch(Q, Lacks, Right, Shown, Mine ? Me.Id : null).In(db.PhotosFor(Permissions).AsNoTracking(), Today);
        Total = await found.CountAsync(stop);
        var lines = await PhotoCursor.After(PhotoCursor.Read(Before), found).Take(PageSize + 1)
            .Select(photo => new { photo, By = db.Users.Where(user => user.Id == photo.UploadedBy).Select(static user => user.DisplayName).FirstOrDefault() }).ToListAsync(stop);
        More = lines.Count > PageSize;
        var hashes = lines.Take(PageSize).Select(static line => line.photo.Hash).ToList();
        var open = await db.PhotosToDescribe(Permissions).Where(photo => hashes.Contains(photo.Hash)).Select(static photo => photo.Hash).ToListAsync(stop);
        Lines = [.. lines.Take(PageSize).Select(line => new Line(line.photo, line.By, open.Contains(line.photo.Hash)))];
    }
}
