using Microsoft.AspNetCore.Mvc;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An office's past for readers: its names by date, where it came from and went, and by what right.</summary>
public sealed class OfficeHistoryModel(PortalDb db, OfficesToday offices) : ReaderPage
{
    /// <summary>The office and what happened to it.</summary>
    public OfficePast Past { get; private set; } = null!;

    /// <summary>The office's name, marked when it has ended.</summary>
    public string Name => Past.Office.Until is null ? Past.Office.Name : OfficeWords.Former(Past.Office.Name);

    /// <summary>What is said below the name.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>Shows it; 404 when there is no such office.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await OfficePast.OfAsync(db, office => office.Slug == slug, stop) is not { } past)
        {
            return NotFound();
        }

        var path = $"/don-vi/{slug}/lich-su";
        if (Elsewhere(path) is { } other)
        {
            return other;
        }

        Past = past;
        Lead = past.Office.Until is { } last ? OfficeWords.Ended((await offices.OfAsync(slug, stop))!, last) : OfficesText.HistoryLead;
        Head = Head with { Title = OfficeWords.Format(OfficesText.HistoryOf, Name), Description = Lead, Path = path, Indexed = true };
        Store([], PageTag.Office(slug));
        return Page();
    }
}
