using Microsoft.AspNetCore.Mvc;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Returns;

/// <summary>One indicator: its versions, and for the desk the form that makes the next.</summary>
public sealed class OneIndicatorModel(PortalDb db, IndicatorDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>The fields.</summary>
    [BindProperty]
    public IndicatorForm Form { get; set; } = new();

    /// <summary>The indicator.</summary>
    public Indicator Indicator { get; private set; } = null!;

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var (next, last) = (ReturnMonth.Of(clock.Today()).AddMonths(1), Indicator.Newest);
        Form = IndicatorForm.Of(last, next > last.From ? next : last.From);
        return Page();
    }

    /// <summary>Makes the next version.</summary>
    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        if (await TryAsync(() => ModelState.IsValid ? desk.ChangeAsync(Permissions, id, Form.Number, Form.Typed(), HttpContext.RequestAborted) : throw new Refusal(ReturnsText.NotAccepted)))
        {
            Done = StaffText.Saved;
            return LocalRedirect($"/ban/so-lieu/chi-tieu/{id}");
        }

        ModelState.Clear();
        return Page();
    }

    private async Task<bool> FindAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        Indicator = (await Catalogue.ReadAsync(db, stop)).Indicators.FirstOrDefault(indicator => indicator.Id == id)!;
        Offices = await db.Offices.Living().InOrderAsync(stop);
        return Indicator is not null;
    }
}
