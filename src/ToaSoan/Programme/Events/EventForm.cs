using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Programme.Events;

/// <summary>An event as the desk's form sends it.</summary>
public sealed class EventForm
{
    /// <summary>The version the form was made of.</summary>
    public int Version { get; set; }

    /// <summary>The host.</summary>
    public long OfficeId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Awareness event or course.</summary>
    public EventKind Kind { get; set; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; set; }

    /// <summary>Whom it is for.</summary>
    public string? Audience { get; set; }

    /// <summary>The place.</summary>
    public string? Place { get; set; }

    /// <summary>Street and number.</summary>
    public string? Address { get; set; }

    /// <summary>The address of a map.</summary>
    public string? MapLink { get; set; }

    /// <summary>When it begins, city time.</summary>
    public string? Starts { get; set; }

    /// <summary>When it ends, city time.</summary>
    public string? Ends { get; set; }

    /// <summary>Whether seats are given by registration.</summary>
    public bool Registers { get; set; }

    /// <summary>How many seats, or blank without a limit.</summary>
    public string? Capacity { get; set; }

    /// <summary>The programme, a line each.</summary>
    public string? Programme { get; set; }

    /// <summary>The speakers, a line each.</summary>
    public string? Speakers { get; set; }

    /// <summary>The documents.</summary>
    public List<DocumentForm> Materials { get; set; } = [];

    /// <summary>How often a new one comes again.</summary>
    public EventRhythm Rhythm { get; set; }

    /// <summary>How many a series has.</summary>
    public int? Times { get; set; }

    /// <summary>The form of a saved event.</summary>
    internal static EventForm Of(CityEvent one)
    {
        var content = EventContent.Read(one.Content);
        return new EventForm
        {
            Version = one.Version, OfficeId = one.OfficeId, Name = content.Name, Kind = content.Kind, Summary = content.Summary, Audience = content.Audience, Place = content.Place, Address = content.Address, MapLink = content.MapLink,
            Starts = Schedule.Field(content.Starts), Ends = Schedule.Field(content.Ends), Registers = content.Registers, Capacity = content.Capacity?.ToString(CultureInfo.InvariantCulture),
            Programme = string.Join('\n', content.Programme), Speakers = string.Join('\n', content.Speakers), Materials = [.. content.Materials.Select(static one => new DocumentForm { File = one.File, Name = one.Name })],
        };
    }

    /// <summary>What was typed, cleaned. Throws <see cref="Refusal"/> for a time or a number that cannot be read. A shown event sends no times: <paramref name="saved"/> says them.</summary>
    internal TypedEvent Typed(EventContent? saved) => new(OfficeId, new EventContent
    {
        Name = Line(Name), Kind = Kind, Summary = Orthography.Clean(Summary ?? ""), Audience = Orthography.Clean(Audience ?? ""), Place = Line(Place), Address = Line(Address), MapLink = Line(MapLink),
        Starts = saved?.Starts ?? Hour(Starts), Ends = saved?.Ends ?? Hour(Ends), Registers = Registers, Capacity = Number(Capacity), Programme = Lines(Programme), Speakers = Lines(Speakers),
        Materials = [.. Materials.Where(static one => one is { Drop: false, File.Length: > 0 }).Select(static one => new EventMaterial(one.File!, Line(one.Name))).DistinctBy(static one => one.File)],
    });

    /// <summary>An hour of the city; throws <see cref="Refusal"/> when there is none.</summary>
    internal static DateTime Hour(string? typed) => Schedule.ReadHour(typed) ?? throw new Refusal(EventsText.TimesMissing);

    /// <summary>A cleaned line.</summary>
    internal static string Line(string? typed) => Orthography.CleanLine(typed ?? "");

    private static IReadOnlyList<string> Lines(string? typed) => [.. Orthography.Clean(typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static int? Number(string? typed) => Line(typed) is var text && text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refusal(EventsText.CapacityWrong, EventRules.MostSeats);
}

/// <summary>A page with the form of an event: what it offers, and what is uploaded with it.</summary>
public abstract class EventFormPage(PortalDb db, MediaStore media) : DeskPage
{
    /// <summary>Most bytes a form may bring.</summary>
    public const long MostBytes = 200_000_000;

    /// <summary>The fields.</summary>
    [BindProperty]
    public EventForm Form { get; set; } = new();

    /// <summary>The offices that may host.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The event's number; 0 for a new one.</summary>
    public virtual long Id => 0;

    /// <summary>Whether readers see it, so that time and place are moved, not saved.</summary>
    public virtual bool IsShown => false;

    /// <summary>How many events of its series follow it and may be changed with it.</summary>
    public virtual int Following => 0;

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>Shows the form with what it offers.</summary>
    protected async Task<PageResult> ShowAsync()
    {
        Db.ChangeTracker.Clear();
        ModelState.Clear();
        var least = IsShown ? Role.Editor : Role.Reporter;
        Offices = [.. (await Db.Offices.Living().InOrderAsync(HttpContext.RequestAborted)).Where(office => Permissions.May(least, office.Id) || office.Id == Form.OfficeId)];
        return Page();
    }

    /// <summary>Takes in what was sent, then does the act; false when refused. What was uploaded stays in the form either way.</summary>
    protected async Task<bool> SendAsync(IReadOnlyList<IFormFile> files, EventContent? saved, Func<TypedEvent, CancellationToken, Task> act)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(act);
        var stop = HttpContext.RequestAborted;
        if (!ModelState.IsValid)
        {
            Refused = EventsText.NotAccepted;
            return false;
        }

        return await TryAsync(async () =>
        {
            foreach (var upload in files)
            {
                await using var stream = upload.OpenReadStream();
                var file = await media.AddFileAsync(stream, EventForm.Line(Path.GetFileName(upload.FileName)), Me.Id, stop);
                Form.Materials.Add(new DocumentForm { File = file.Hash, Name = Path.GetFileNameWithoutExtension(file.Name) });
            }

            await act(Form.Typed(saved), stop);
        });
    }
}
