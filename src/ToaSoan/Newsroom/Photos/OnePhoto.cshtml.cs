using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Photos;

/// <summary>One photo: its words, rights and focal point, where it was used, and what looks like it.</summary>
public sealed class OnePhotoModel(PortalDb db, PhotoDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>The photo.</summary>
    public Photo Photo { get; private set; } = null!;

    /// <summary>Who uploaded it; null for an import by command.</summary>
    public string? By { get; private set; }

    /// <summary>Whether one may describe it.</summary>
    public bool Open { get; private set; }

    /// <summary>The fields.</summary>
    [BindProperty]
    public PhotoForm Words { get; set; } = new();

    /// <summary>Where the picture was tapped, CSS pixels from its left edge; browsers send it without script.</summary>
    [BindProperty(Name = "Focal.x")]
    public int? FocalX { get; set; }

    /// <summary>Where the picture was tapped, CSS pixels from its top edge.</summary>
    [BindProperty(Name = "Focal.y")]
    public int? FocalY { get; set; }

    /// <summary>The articles that show it.</summary>
    public IReadOnlyList<UseLine> Uses { get; private set; } = [];

    /// <summary>What looks like it.</summary>
    public IReadOnlyList<AlikePhoto> Alike { get; private set; } = [];

    /// <summary>Articles into which one may put it, newest saved first.</summary>
    public IReadOnlyList<Article> Choices { get; private set; } = [];

    /// <summary>Whether its rights are over.</summary>
    public bool RightsOver => Photo.RightsUntil < clock.Today();

    /// <summary>The line that puts it into an article in the plain editor.</summary>
    public string Markup => $"[[photo {Photo.Hash} | {Bare(Photo.Caption)} | {Bare(Photo.Credit)} | {Bare(Photo.Alt)}]]";

    /// <summary>Shows it to those who may see it.</summary>
    public async Task<IActionResult> OnGetAsync(string hash) => await FindAsync(hash) ? await ShowAsync() : NotFound();

    /// <summary>Saves the fields; a tap on the picture counts before the two numbers.</summary>
    public async Task<IActionResult> OnPostAsync(string hash)
    {
        ModelState.Clear();
        if (!await FindAsync(hash))
        {
            return NotFound();
        }

        // A press by the keyboard comes as 0, 0: it is no place, and saves like the button.
        var picture = PhotoForm.PictureOf(Photo);
        if (FocalX is { } x && FocalY is { } y && (x, y) != (0, 0))
        {
            (Words.Across, Words.Down) = (Percent(x, picture.Width), Percent(y, picture.Height));
        }

        if (await TryAsync(() => desk.ChangeAsync([hash], Words.Whole(), Permissions, HttpContext.RequestAborted)))
        {
            Done = PhotosText.PhotoSaved;
            return LocalRedirect($"/ban/anh/{hash}");
        }

        db.ChangeTracker.Clear();
        var typed = Words;
        var page = await ShowAsync();
        Words = typed;
        return page;
    }

    private async Task<bool> FindAsync(string hash)
    {
        var found = await db.PhotosFor(Permissions).AsNoTracking().SingleOrDefaultAsync(photo => photo.Hash == hash, HttpContext.RequestAborted);
        Photo = found!;
        return found is not null;
    }

    private async Task<PageResult> ShowAsync()
    {
        var stop = HttpContext.RequestAborted;
        Words = PhotoForm.Of(Photo);
        By = await db.Users.Where(user => user.Id == Photo.UploadedBy).Select(static user => user.DisplayName).FirstOrDefaultAsync(stop);
        Open = await db.PhotosToDescribe(Permissions).AnyAsync(photo => photo.Hash == Photo.Hash, stop);
        Uses = await db.UsesAsync(Photo.Hash, Permissions, stop);
        Alike = await db.AlikeAsync(Photo, Permissions, stop);
        var recent = await db.InFlightFor(Permissions).OrderByDescending(static article => article.SavedAt).Take(30).ToListAsync(stop);
        Choices = [.. recent.Where(article => article.WhyClosedTo(Permissions) is null)];
        return Page();
    }

    private static int Percent(int pixels, int all) => Math.Clamp((int)Math.Round(100.0 * pixels / all), 0, 100);

    private static string Bare(string words) => words.Replace('|', '/').Replace("]]", "]", StringComparison.Ordinal);
}
