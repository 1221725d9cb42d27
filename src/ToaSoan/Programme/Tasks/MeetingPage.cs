using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Programme.Tasks;

/// <summary>A row of conclusions; one without number and text is empty.</summary>
public sealed class ConclusionForm
{
    /// <summary>The conclusion's number; 0 for a new one.</summary>
    public int Number { get; set; }

    /// <summary>What was concluded.</summary>
    public string? Text { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Number == 0 && string.IsNullOrWhiteSpace(Text);
}

/// <summary>A meeting as the desk's form sends it.</summary>
public sealed class MeetingForm
{
    private const int EmptyRows = 3;

    /// <summary>The version the form was made of.</summary>
    public int Version { get; set; }

    /// <summary>The office in the chair.</summary>
    public long OfficeId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The series.</summary>
    public string? Series { get; set; }

    /// <summary>The day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The hour.</summary>
    public TimeOnly? Time { get; set; }

    /// <summary>Where.</summary>
    public string? Place { get; set; }

    /// <summary>The agenda, an item a line.</summary>
    public string? Agenda { get; set; }

    /// <summary>The minutes.</summary>
    public string? Minutes { get; set; }

    /// <summary>The conclusions, with rows for new ones at the end.</summary>
    public List<ConclusionForm> Conclusions { get; set; } = [];

    /// <summary>The documents.</summary>
    public List<DocumentForm> Documents { get; set; } = [];

    /// <summary>The form of what is said of a meeting.</summary>
    public static MeetingForm Of(MeetingContent content, long officeId, int version)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new MeetingForm
        {
            Version = version, OfficeId = officeId, Title = content.Title, Series = content.Series, Day = content.Day, Time = content.Time, Place = content.Place, Agenda = string.Join('\n', content.Agenda), Minutes = content.Minutes,
            Conclusions = [.. content.Conclusions.Select(static one => new ConclusionForm { Number = one.Number, Text = one.Text })],
            Documents = [.. content.Documents.Select(static document => new DocumentForm { File = document.File, Name = document.Name })],
        };
    }

    /// <summary>What was typed, cleaned. Throws <see cref="Refusal"/> without a day.</summary>
    public MeetingContent Typed() => new()
    {
        Title = TaskKeeping.Line(Title), Series = TaskKeeping.Line(Series), Day = Day ?? throw new Refusal(TasksText.DayMissing), Time = Time ?? new TimeOnly(8, 0), Place = TaskKeeping.Line(Place), Minutes = Orthography.Clean(Minutes ?? ""),
        Agenda = [.. (Agenda ?? "").Split('\n').Select(TaskKeeping.Line).Where(static item => item.Length > 0)],
        Conclusions = [.. Conclusions.Select(static row => new Conclusion(row.Number, Orthography.Clean(row.Text ?? ""))).Where(static one => one.Text.Length > 0)],
        Documents = [.. Documents.Where(static document => document is { Drop: false, File.Length: > 0 }).Select(static document => new MeetingDocument(document.File!, TaskKeeping.Line(document.Name))).DistinctBy(static document => document.File)],
    };

    /// <summary>Adds empty rows to the conclusions, so that there are three, or three more.</summary>
    public void WithRows(bool more)
    {
        var empty = Conclusions.AsEnumerable().Reverse().TakeWhile(static row => row.IsEmpty).Count();
        Conclusions.AddRange(Enumerable.Range(0, more ? EmptyRows : Math.Max(0, EmptyRows - empty)).Select(static _ => new ConclusionForm()));
    }
}

/// <summary>A page with the form of a meeting: what it offers, and what is uploaded with it.</summary>
public abstract class MeetingPage(PortalDb db, MediaStore media) : DeskPage
{
    /// <summary>Most bytes a form may bring: documents.</summary>
    public const long MostBytes = 400_000_000;

    /// <summary>The fields.</summary>
    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    /// <summary>Whether only more rows are wished for.</summary>
    [BindProperty]
    public bool More { get; set; }

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The series there are.</summary>
    public IReadOnlyList<string> Series { get; private set; } = [];

    /// <summary>Where the form goes.</summary>
    public abstract string Action { get; }

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>Shows the form with what it offers.</summary>
    protected async Task<PageResult> ShowFormAsync()
    {
        var stop = HttpContext.RequestAborted;
        Db.ChangeTracker.Clear();
        ModelState.Clear();
        Form.WithRows(More);
        Offices = await Db.Offices.Where(office => office.Until == null || office.Id == Form.OfficeId).InOrderAsync(stop);
        Series = await Db.Meetings.Where(static m => m.Series != "").Select(static m => m.Series).Distinct().OrderBy(static name => name).ToListAsync(stop);
        return Page();
    }

    /// <summary>Takes in what was sent, then does the act; false when refused or when only more rows were wished for. What was uploaded stays in the form either way.</summary>
    protected async Task<bool> SendAsync(IReadOnlyList<IFormFile> files, Func<MeetingContent, CancellationToken, Task> act)
    {
        var stop = HttpContext.RequestAborted;
        if (!ModelState.IsValid)
        {
            Refused = TasksText.NotAccepted;
            return false;
        }

        return await TryAsync(async () =>
        {
            foreach (var upload in files)
            {
                await using var stream = upload.OpenReadStream();
                var file = await media.AddFileAsync(stream, Orthography.CleanLine(Path.GetFileName(upload.FileName)), Me.Id, stop);
                Form.Documents.Add(new DocumentForm { File = file.Hash, Name = Path.GetFileNameWithoutExtension(file.Name) });
            }

            if (!More)
            {
                await act(Form.Typed(), stop);
            }
        }) && !More;
    }
}
