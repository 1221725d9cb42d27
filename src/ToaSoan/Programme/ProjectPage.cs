using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme;

/// <summary>A page with the form of a dossier: what it offers, and what is uploaded with it.</summary>
public abstract class ProjectPage(PortalDb db, MediaStore media) : DeskPage
{
    /// <summary>Most bytes a form may bring: a map and documents.</summary>
    public const long MostBytes = 400_000_000;

    /// <summary>The fields.</summary>
    [BindProperty]
    public ProjectForm Form { get; set; } = new();

    /// <summary>Whether only more rows are wished for.</summary>
    [BindProperty]
    public bool More { get; set; }

    /// <summary>The offices one may make responsible.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The topics to choose from.</summary>
    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>The map, ready to be shown.</summary>
    public PhotoSource? Picture { get; private set; }

    /// <summary>Titles of the articles chosen by hand, by number.</summary>
    public IReadOnlyDictionary<long, string> Titles { get; private set; } = new Dictionary<long, string>();

    /// <summary>The dossier's number; 0 for a new one.</summary>
    public virtual long Id => 0;

    /// <summary>Whether readers see it, so that changes ask for reasons.</summary>
    public virtual bool IsShown => false;

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>Shows the form with what it offers.</summary>
    protected async Task<PageResult> ShowAsync()
    {
        var stop = HttpContext.RequestAborted;
        Db.ChangeTracker.Clear();
        ModelState.Clear();
        Form.WithRows(More);
        Offices = [.. (await Db.Offices.Living().InOrderAsync(stop)).Where(office => Permissions.May(Role.Editor, office.Id))];
        Topics = [.. (await Db.Topics.AsNoTracking().Where(topic => topic.MergedIntoId == null && (topic.RetiredAt == null || topic.Slug == Form.Topic)).ToListAsync(stop)).OrderBy(static topic => topic.Name, VietnameseText.VietnameseSort.Comparer)];
        Picture = (await Db.PhotoSourcesAsync(Form.Photo is { Length: > 0 } hash ? [hash] : [], stop)).Values.FirstOrDefault();
        long[] numbers = [.. (Form.Articles ?? "").Split('\n', StringSplitOptions.TrimEntries).Select(static line => long.TryParse(line, out var number) ? number : 0)];
        Titles = await Db.Editions.Where(e => e.Kind == "article" && e.Shown && numbers.Contains(e.ObjectId)).ToDictionaryAsync(static e => e.ObjectId, static e => e.Title, stop);
        return Page();
    }

    /// <summary>Takes in what was sent, then does the act; false when refused or when only more rows were wished for. What was uploaded stays in the form either way.</summary>
    protected async Task<bool> SendAsync(IFormFile? map, IReadOnlyList<IFormFile> files, Func<TypedProject, CancellationToken, Task> act)
    {
        var stop = HttpContext.RequestAborted;
        if (!ModelState.IsValid)
        {
            Refused = ProjectText.NotAccepted;
            return false;
        }

        return await TryAsync(async () =>
        {
            if (map is not null)
            {
                var photo = await media.AddPhotoAsync(await BytesAsync(map, stop), Name(map), Me.Id, stop);
                (Form.Photo, Form.DropPicture) = (photo.Hash, false);
                (Form.Caption, Form.Credit, Form.Alt) = (Or(Form.Caption, photo.Caption), Or(Form.Credit, photo.Credit), Or(Form.Alt, photo.Alt));
            }

            foreach (var upload in files)
            {
                await using var stream = upload.OpenReadStream();
                var file = await media.AddFileAsync(stream, Name(upload), Me.Id, stop);
                Form.Documents.Add(new DocumentForm { File = file.Hash, Name = Path.GetFileNameWithoutExtension(file.Name) });
            }

            if (!More)
            {
                await act(Form.Typed(), stop);
            }
        }) && !More;
    }

    private static string Name(IFormFile upload) => VietnameseText.Orthography.CleanLine(Path.GetFileName(upload.FileName));

    private static string Or(string? typed, string known) => string.IsNullOrWhiteSpace(typed) ? known : typed;

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile upload, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        await upload.CopyToAsync(memory, stop);
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
