using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Import;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>Word files in, drafts out: one good file opens in the editor, several give a list.</summary>
[RequestSizeLimit(300_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = 300_000_000)]
public sealed class ImportWordModel(PortalDb db, ImportDesk imports) : DeskPage
{
    /// <summary>One file's result: an outcome, or the sentence that refuses it.</summary>
    public sealed record Result(string Name, ImportOutcome? Outcome, string? Refused);

    /// <summary>The offices this person writes for.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The results of the files just sent.</summary>
    public List<Result> Results { get; } = [];

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync() => ShowAsync();

    /// <summary>Imports the files sent, each on its own.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile>? files, long officeId)
    {
        foreach (var file in files ?? [])
        {
            var name = Path.GetFileName(file.FileName);
            ImportOutcome? outcome = null;
            var taken = await TryAsync(async () =>
            {
                if (file.Length > WordImport.MaxFile)
                {
                    throw new Refusal(NewsroomText.WordTooLarge, name);
                }

                await using var stream = file.OpenReadStream();
                outcome = await imports.TakeAsync(stream, name, officeId, Permissions, HttpContext.RequestAborted);
            });
            db.ChangeTracker.Clear();
            Results.Add(new Result(name, outcome, taken ? null : Refused));
        }

        Refused = null;
        if (Results is [{ Outcome: { Already: false } only }])
        {
            return LocalRedirect($"/ban/bai/{only.Article.Id}");
        }

        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync() => Offices = await db.Offices.Living().Where(office => Permissions.WholeCity || Permissions.Offices.Contains(office.Id)).InOrderAsync(HttpContext.RequestAborted);
}
