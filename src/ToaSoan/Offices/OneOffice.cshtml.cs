using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Offices;

/// <summary>One office: its names, parents and events by date, and a form for each act. Chief and owner only.</summary>
public sealed class OneOfficeModel(PortalDb db, OfficeHistory history, TimeProvider clock) : DeskPage
{
    /// <summary>Parts a split has room for in the form.</summary>
    public const int MostParts = 4;

    /// <summary>The office with its names, parents and events, newest first.</summary>
    public OfficePast Past { get; private set; } = null!;

    /// <summary>What belongs to it today.</summary>
    public IReadOnlyList<Office> Children { get; private set; } = [];

    /// <summary>The other offices that exist today.</summary>
    public IReadOnlyList<Office> Others { get; private set; } = [];

    /// <summary>The act last tried, "" before any; its form is shown open.</summary>
    public string Tried { get; private set; } = "";

    /// <summary>The decision.</summary>
    [BindProperty]
    public DecisionForm What { get; set; } = new();

    /// <summary>New words, or a new office.</summary>
    [BindProperty]
    public NewOfficeForm New { get; set; } = new();

    /// <summary>The parts of a split.</summary>
    [BindProperty]
    public List<PartForm> Parts { get; set; } = [];

    /// <summary>The offices to merge it with.</summary>
    [BindProperty]
    public List<long> Together { get; set; } = [];

    /// <summary>What a merge makes of them: the number of an existing office, or "new".</summary>
    [BindProperty]
    public string? Into { get; set; }

    /// <summary>By what the shares of a split were found.</summary>
    [BindProperty]
    public ShareBasis? Basis { get; set; }

    /// <summary>The office to put it under, or null for none.</summary>
    [BindProperty]
    public long? ParentId { get; set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Shows the office.</summary>
    public Task<IActionResult> OnGetAsync(long id) => ShowAsync(id);

    /// <summary>Gives it another name or code.</summary>
    public Task<IActionResult> OnPostRenameAsync(long id) => ActAsync(id, "rename", async stop =>
    {
        await history.RenameAsync(Permissions, What.Of(Today), id, New.Words.Name, New.Words.ShortName, New.Words.Code, stop);
        return OfficesText.Renamed;
    });

    /// <summary>Merges it with others.</summary>
    public Task<IActionResult> OnPostMergeAsync(long id) => ActAsync(id, "merge", async stop =>
    {
        var heir = await history.MergeAsync(Permissions, What.Of(Today), [id, .. Together], HeirOf(Into, New), stop);
        return OfficeWords.Format(OfficesText.Merged, heir.Name);
    });

    /// <summary>Divides it.</summary>
    public Task<IActionResult> OnPostSplitAsync(long id) => ActAsync(id, "split", async stop =>
    {
        var parts = Parts.Where(static part => !string.IsNullOrEmpty(part.To)).Select(static part => HeirOf(part.To, part.New) with { Share = ShareOf(part.Percent) }).ToList();
        await history.SplitAsync(Permissions, What.Of(Today), id, parts, Basis, stop);
        return OfficesText.SplitDone;
    });

    /// <summary>Puts it under another office.</summary>
    public Task<IActionResult> OnPostTransferAsync(long id) => ActAsync(id, "transfer", async stop =>
    {
        await history.TransferAsync(Permissions, What.Of(Today), id, ParentId, stop);
        return OfficesText.Transferred;
    });

    /// <summary>Ends it.</summary>
    public Task<IActionResult> OnPostDissolveAsync(long id) => ActAsync(id, "dissolve", async stop =>
    {
        await history.DissolveAsync(Permissions, What.Of(Today), id, stop);
        return OfficesText.Dissolved;
    });

    private static Heir HeirOf(string? to, NewOfficeForm words) =>
        to == "new" ? new Heir(null, words.Words) : long.TryParse(to, CultureInfo.InvariantCulture, out var id) ? new Heir(id) : throw new Refusal(OfficesText.NoSuchOffice);

    private static decimal? ShareOf(string? percent)
    {
        var text = percent?.Trim().TrimEnd('%').TrimEnd().Replace(',', '.') ?? "";
        return text.Length == 0 ? null
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 100 ? share / 100 : throw new Refusal(OfficesText.SharesSum);
    }

    private async Task<IActionResult> ActAsync(long id, string name, Func<CancellationToken, Task<string>> act)
    {
        if (!Permissions.May(Role.Chief))
        {
            return Forbid();
        }

        Tried = name;
        if (!ModelState.IsValid)
        {
            Refused = OfficesText.NotAccepted;
        }
        else if (await TryAsync(async () => Done = await act(HttpContext.RequestAborted)))
        {
            return LocalRedirect($"/ban/don-vi/{id}");
        }

        return await ShowAsync(id);
    }

    private async Task<IActionResult> ShowAsync(long id)
    {
        if (!Permissions.May(Role.Chief))
        {
            return Forbid();
        }

        db.ChangeTracker.Clear();
        var stop = HttpContext.RequestAborted;
        if (await OfficePast.OfAsync(db, office => office.Id == id, stop) is not { } past)
        {
            return NotFound();
        }

        Past = past;
        Others = [.. (await db.Offices.AsNoTracking().Living().Where(office => office.Id != id).Include(static office => office.Parents).ToListAsync(stop)).OrderBy(static office => office.Kind).ThenBy(static office => office.Name, VietnameseSort.Comparer)];
        Children = [.. Others.Where(office => office.OpenParent()?.ParentId == id)];
        if (Tried is not ("rename" or "merge"))
        {
            New = new NewOfficeForm { Kind = past.Office.Kind };
        }

        if (Tried != "transfer")
        {
            ParentId = past.Office.OpenParent()?.ParentId;
        }

        Parts.AddRange(Enumerable.Range(Parts.Count, Math.Max(0, MostParts - Parts.Count)).Select(_ => new PartForm { New = { Kind = past.Office.Kind } }));
        return Page();
    }
}
