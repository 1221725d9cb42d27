using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>A published report's figures: all of them, one of them, or a part of one with the list behind it, as they were frozen.</summary>
[AllowAnonymous]
public sealed class PublishedFiguresModel(PortalDb db) : ReaderPage
{
    /// <summary>The report's edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>The frozen values, for the table of all.</summary>
    public FrozenBook Values { get; private set; } = null!;

    /// <summary>All of them, as the table of all shows them.</summary>
    public FigureSite Site => PublishedReport.Site(FrozenFigures.Wholes(Values), Values.Targets, Request.To(Edition.Path));

    /// <summary>The figure looked into, or null for all.</summary>
    public FigureView? View { get; private set; }

    /// <summary>The page's title.</summary>
    public string Title => $"{View?.Title ?? ReportsText.Figures}, {View?.Days.Name ?? Period.Read(Values.Period)!.Name}";

    /// <summary>The address of all figures.</summary>
    public string Path => Edition.Path + "/so-lieu";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string period, string? figure, string? dimension, string? key, int? number)
    {
        var stop = HttpContext.RequestAborted;
        if (await PublishedReport.FindAsync(db, period, stop) is not { } edition || await FrozenFigures.ValuesAsync(db, edition.ObjectId, edition.Number, stop) is not { } values)
        {
            return NotFound();
        }

        (Edition, Values) = (edition, values);
        if (figure is not null)
        {
            if (await PublishedReport.ViewAsync(db, Request.To(edition.Path), edition, values, figure, dimension, key, number ?? 1, stop) is not { } view || view.Number != (number ?? 1))
            {
                return NotFound();
            }

            View = view;
        }

        if (Elsewhere(Request.Path.Value!.TrimEnd('/')) is { } other)
        {
            return other;
        }

        Head = new Head(Title, View?.Kind.Definition ?? "", Request.Path.Value) { Indexed = View is null or { Part: null, Number: 1, Time: FigureTime.Now, Compared: false }, Counted = edition.CountedAs, Language = "vi" };
        Store([], PublishedReport.Tag(edition.Path));
        return Page();
    }
}
