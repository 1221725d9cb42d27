using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Transparency;

namespace ToaSoan.Bench.Reports;

/// <summary>Statements of every decision, ground and source over eighteen months, a third of them requests; some tell of a withdrawal that would else stand for itself.</summary>
public sealed class ReportStatements(PortalDb db)
{
    /// <summary>Fills it in, beside the city's items.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var withdrawn = await db.Editions.AsNoTracking().Where(static e => e.Kind == "article" && e.Change == EditionChange.Withdraw).OrderBy(static e => e.Id).Select(static e => new { e.ObjectId, e.Number, e.PublishedAt }).ToListAsync(stop);
        foreach (var (index, gone) in withdrawn.Index().Where(static one => one.Index % 2 == 0))
        {
            db.Add(Of(index, gone.PublishedAt, index % 4 == 0 ? StatementDecision.Withdrawn : StatementDecision.RequestGranted, "article", gone.ObjectId, gone.Number));
        }

        for (var n = 0; n < 90; n++)
        {
            db.Add(Of(n, CityTime.Utc(new DateTime(2025, 1, 3, 23, 30, 0, DateTimeKind.Unspecified).AddDays(n * 6)), (StatementDecision)(n % 8), n % 2 == 0 ? "question" : "claim", n + 1, null));
        }

        await db.SaveChangesAsync(stop);
    }

    private static Statement Of(int n, DateTime at, StatementDecision decision, string kind, long id, int? withdrew) => new()
    {
        At = at, Kind = kind, ObjectId = id, Title = "", Decision = decision, Ground = (StatementGround)(n % 15), Facts = $"Lý do số {n}.", Source = (StatementSource)(n % 5), Actor = "desk", Withdrew = withdrew, Salt = new byte[32],
        Asked = decision is StatementDecision.RequestGranted or StatementDecision.RequestPartlyGranted or StatementDecision.RequestRefused ? (RequestAsk)(n % 4) : null,
    };
}
