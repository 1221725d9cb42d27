using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports;

/// <summary>One figure of a period: by office, by its dimensions, by month, and the list of the records behind it, or behind a part of it.</summary>
public sealed class OneFigureModel(PortalDb db, FigureReading reading, DeskActs acts, Settings settings) : DeskPage
{
    /// <summary>The period's key.</summary>
    [BindProperty(SupportsGet = true)]
    public string Ky { get; set; } = "";

    /// <summary>The dimension of the part, or null for the whole figure.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Theo { get; set; }

    /// <summary>The key of the part.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Muc { get; set; }

    /// <summary>Whether offices are restated to today's.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Quydoi { get; set; }

    /// <summary>The page of the list, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    /// <summary>"xlsx" or "csv" for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dang { get; set; }

    /// <summary>What is shown.</summary>
    public FigureView View { get; private set; } = null!;

    /// <summary>Shows it, or sends the list as a file.</summary>
    public async Task<IActionResult> OnGetAsync(string figure)
    {
        if (await FindAsync(figure) is { } answer)
        {
            return answer;
        }

        return Dang is "xlsx" or "csv"
            ? File(View.File(Dang, settings.BaseUrl), Dang == "xlsx" ? Workbook.MediaType : "text/csv; charset=utf-8", $"{figure}-{Ky}.{Dang}")
            : Page();
    }

    /// <summary>Sets the figure's target for the period; an empty one takes it away.</summary>
    public async Task<IActionResult> OnPostAsync(string figure, string? target)
    {
        if (await FindAsync(figure) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() => SetAsync(figure, target)))
        {
            Done = ReportsText.TargetSet;
            return LocalRedirect(DeskFigures.Address(Ky, figure));
        }

        return Page();
    }

    private Task SetAsync(string figure, string? target) => acts.DoAsync(Permissions, async () =>
    {
        if (!Permissions.WholeCity)
        {
            throw new Refusal(ReportsText.DeskOnly);
        }

        decimal? amount = TypedNumber.Must(target) is not { } number ? null : number is > 0 and < 1_000_000_000_000 ? number : throw new Refusal(ReportsText.TargetWrong);
        var known = await db.Set<ReportTarget>().SingleOrDefaultAsync(row => row.Period == Ky && row.Figure == figure, HttpContext.RequestAborted);
        if (known?.Amount == amount)
        {
            return null;
        }

        if (amount is null)
        {
            db.Remove(known!);
        }
        else if (known is not null)
        {
            known.Amount = amount.Value;
        }
        else
        {
            db.Add(new ReportTarget { Figure = figure, Period = Ky, Amount = amount.Value });
        }

        return new DeskAct("target.set", "report", () => $"{Ky}/{figure}", string.Create(CultureInfo.InvariantCulture, $"{figure} {Ky}: {amount}"));
    }, HttpContext.RequestAborted);

    private async Task<IActionResult?> FindAsync(string figure)
    {
        if (Period.Read(Ky) is not { } period)
        {
            return NotFound();
        }

        Ky = period.Key;
        var (key, time, compared) = FigureTimes.Read(figure);
        var site = await DeskFigures.ReadAsync(db, reading, period, [key], HttpContext.RequestAborted);
        if (site.Book.Kind(key) is not { } kind)
        {
            return NotFound();
        }

        View = new FigureView(site, kind, string.IsNullOrEmpty(Theo) || Muc is null ? null : new FigurePart(Theo, Muc), Quydoi, Trang, time, compared);
        return View.Line is null || (compared && Dang is not null) ? NotFound() : null;
    }
}
