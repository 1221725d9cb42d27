using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>What waits for the one who looks: approvals, articles given to them, articles returned to them.</summary>
public sealed class MyWorkModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int Most = 100;

    /// <summary>The lists with their names; empty ones are left out.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<InFlight> Lines)> Lists { get; private set; } = [];

    /// <summary>Now.</summary>
    public DateTime Now { get; } = clock.Now();

    /// <summary>Shows the lists.</summary>
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var (all, me) = (db.InFlightFor(Permissions), Me.Id);
        (string Name, IReadOnlyList<InFlight> Lines)[] lists =
        [
            (WorkflowText.WaitsForMe, await all.WaitingFor(Permissions).OrderBy(static article => article.SavedAt).LinesAsync(db, Most, stop)),
            (WorkflowText.GivenToMe, await all.Where(article => article.AssignedTo == me).OrderBy(static article => article.DueAt).LinesAsync(db, Most, stop)),
            (WorkflowText.ReturnedToMe, await all.Where(article => article.State == ArticleState.Draft && article.ReturnComment != "" && (article.SubmittedBy == me || article.CreatedBy == me)).OrderBy(static article => article.SavedAt).LinesAsync(db, Most, stop)),
        ];
        Lists = [.. lists.Where(static list => list.Lines.Count > 0)];
    }
}
