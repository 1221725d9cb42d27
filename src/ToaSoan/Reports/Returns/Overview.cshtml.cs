using Microsoft.AspNetCore.Mvc;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Returns;

/// <summary>What waits for the one who looks, and which returns came in time, late or not at all: the desk sees all offices, everybody else their own.</summary>
public sealed class OverviewModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int Months = 6;

    /// <summary>The last month shown: "2026-06"; the last one that is over unless given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Den { get; set; }

    /// <summary>The months shown, oldest first.</summary>
    public IReadOnlyList<DateOnly> Shown { get; private set; } = [];

    /// <summary>The offices' months.</summary>
    public IReadOnlyList<IReadOnlyList<ReturnCell>> Rows { get; private set; } = [];

    /// <summary>What waits for the one who looks, the oldest first.</summary>
    public IReadOnlyList<ReturnCell> Waiting { get; private set; } = [];

    /// <summary>The month to look on to, or null.</summary>
    public DateOnly? Later { get; private set; }

    /// <summary>The month to look back to.</summary>
    public DateOnly Earlier { get; private set; }

    /// <summary>When returns are due.</summary>
    public DueDays Due { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today());
        var running = ReturnMonth.Of(today);
        var last = ReturnMonth.Read(Den) is { } asked && asked <= running ? asked : running.AddMonths(-1);
        var from = last.AddMonths(1 - Months);
        Due = await DueDays.ReadAsync(db, stop);
        Shown = [.. Enumerable.Range(0, Months).Select(from.AddMonths)];
        (Earlier, Later) = (from.AddMonths(-1), last < running ? (last.AddMonths(Months) < running ? last.AddMonths(Months) : running) : null);
        var offices = await db.Offices.Where(office => (Permissions.WholeCity || Permissions.Offices.Contains(office.Id)) && (office.Until == null || office.Until >= from)).InOrderAsync(stop);
        Rows = await ReturnTable.ReadAsync(db, offices, from, last, today, stop);
        var recent = await ReturnTable.ReadAsync(db, offices, running.AddMonths(-Months), running.AddMonths(-1), today, stop);
        Waiting = [.. recent.SelectMany(static row => row).Where(IsWaiting).OrderBy(static cell => cell.Month)];
    }

    // For who fills in: what is not handed in, or came back. For heads and the desk: what they are to look at.
    private bool IsWaiting(ReturnCell cell) => cell.Asked && cell.State switch
    {
        ReturnState.AtDesk => Permissions.May(Role.Desk, cell.Office.Id),
        ReturnState.Submitted => Permissions.May(Role.Editor, cell.Office.Id) && !Permissions.WholeCity,
        null or ReturnState.Draft => Permissions.Offices.Contains(cell.Office.Id),
        _ => false,
    };
}
