using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>Makes an article of an event in one step: a draft of the host with title, lead, the event's facts, and photos as a gallery.</summary>
[RequestSizeLimit(EventFormPage.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = EventFormPage.MostBytes)]
public sealed class MakeArticleModel(PortalDb db, MediaStore media, ArticleDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>The most photos an article begins with.</summary>
    public const int MostPhotos = 30;

    private const int Offered = 36;

    /// <summary>The event.</summary>
    public CityEvent Event { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public EventContent Says => EventContent.Read(Event.Content);

    /// <summary>The newest photos of the library one may use.</summary>
    public IReadOnlyList<Photo> Photos { get; private set; } = [];

    /// <summary>The photos chosen, by hash.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    /// <summary>Shows the photos to choose from.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? await ShowAsync();

    /// <summary>Makes the draft and leads to it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, List<IFormFile> files)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        var article = 0L;
        return await TryAsync(async () => article = await MakeAsync(files, HttpContext.RequestAborted)) ? LocalRedirect($"/ban/bai/{article}") : await ShowAsync();
    }

    private async Task<long> MakeAsync(List<IFormFile> files, CancellationToken stop)
    {
        Must(ModelState.IsValid && Chosen.Count + files.Count <= MostPhotos, EventsText.TooManyPhotos, MostPhotos);
        var hashes = new List<string>(Chosen);
        foreach (var upload in files)
        {
            using var memory = new MemoryStream();
            await upload.CopyToAsync(memory, stop);
            hashes.Add((await media.AddPhotoAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), EventForm.Line(Path.GetFileName(upload.FileName)), Me.Id, stop)).Hash);
        }

        var known = await db.PhotosFor(Permissions).AsNoTracking().Where(photo => hashes.Contains(photo.Hash)).ToDictionaryAsync(static photo => photo.Hash, stop);
        Figure[] figures = [.. hashes.Distinct(StringComparer.Ordinal).Where(known.ContainsKey).Select(hash => new Figure(hash, known[hash].Caption, known[hash].Credit, known[hash].Alt))];
        var came = await db.Attendances.AsNoTracking().Where(a => a.EventId == Event.Id).OrderByDescending(static a => a.Id).FirstOrDefaultAsync(stop);
        var article = EventStory.Of(Says, Event.Office!.Name, Event.Path, came, clock.Now(), figures);
        return (await desk.BeginAsync(Event.OfficeId, article, Permissions, stop)).Id;
    }

    private async Task<IActionResult> ShowAsync()
    {
        Photos = await db.PhotosFor(Permissions).AsNoTracking().OrderByDescending(static photo => photo.UploadedAt).ThenBy(static photo => photo.Hash).Take(Offered).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        var found = await db.Events.AsNoTracking().Include(static e => e.Office).SingleOrDefaultAsync(e => e.Id == id, HttpContext.RequestAborted);
        Event = found!;
        return found is null ? NotFound() : Permissions.May(Role.Reporter, found.OfficeId) ? null : Forbid();
    }
}

/// <summary>An event told as the beginning of an article, in Vietnamese whatever the desk speaks; a person writes on from there.</summary>
internal static class EventStory
{
    public static ArticleContent Of(EventContent content, string office, string path, Attendance? came, DateTime now, IReadOnlyList<Figure> figures)
    {
        var before = CultureInfo.CurrentUICulture;
        LanguageMiddleware.Speak("vi");
        try
        {
            var over = content.Ends <= now;
            var when = CityTime.Day(content.Starts);
            List<Block> blocks = [Words(string.Format(CultureInfo.CurrentCulture, over ? EventsText.StoryHeld : EventsText.StoryComing, EventWords.When(content), EventWords.Where(content), office, content.Name))];
            if (over && came is not null)
            {
                blocks.Add(Words(string.Format(CultureInfo.CurrentCulture, EventsText.StoryCame, EventWords.People(came.Count, came.Precision))));
            }

            blocks.AddRange(content.Summary.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Words));
            if (content.Programme.Count > 0)
            {
                blocks.Add(new Heading(2, [new Inline(EventsText.Programme)]));
                blocks.Add(new ItemList(false, 1, [.. content.Programme.Select(static line => new ListItem([Words(line)]))]));
            }

            blocks.Add(new Paragraph([new Inline(EventsText.StoryPage, Link: path)]));
            blocks.AddRange(figures.Count > 1 ? [new Gallery(figures, "")] : figures);
            return new ArticleContent(EventWords.Of(content.Kind), content.Name, string.Format(CultureInfo.CurrentCulture, over ? EventsText.StoryLeadHeld : EventsText.StoryLeadComing, when, office), new Document(blocks), null, [], [], figures.Count > 0 ? figures[0].Photo : null, figures.Count > 0 ? figures[0].Alt : "");
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    private static Paragraph Words(string text) => new([new Inline(text)]);
}
