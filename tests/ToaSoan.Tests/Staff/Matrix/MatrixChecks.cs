using Microsoft.EntityFrameworkCore;
using ToaSoan.FactCheck;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.FactCheck;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A check, or a claim, for each request, at the step where the act applies; written by a command, so that whoever may approve is never its writer.</summary>
internal sealed record MatrixChecks(long Id, IReadOnlyList<(string Name, string Value)> Form, (string Field, string Name, byte[] Bytes)? File)
{
    private static int made;

    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixChecks> MakeAsync(string address, MatrixCity city)
    {
        var (portal, number, act) = (city.Portal, Interlocked.Increment(ref made), address[(address.LastIndexOf('/') + 1)..]);
        var (id, other, version) = (0L, 0L, 1);
        if (address.StartsWith("/ban/kiem-chung/tin/", StringComparison.Ordinal))
        {
            (id, _) = await portal.SendClaimAsync($"Một tin đáng ngờ số {number}");
            other = act == "merge" ? (await portal.SendClaimAsync($"Tin giống như thế số {number}")).Id : act == "attach" ? await BeginAsync(city, number) : 0;
        }
        else if (address.Contains("{id", StringComparison.Ordinal))
        {
            id = await BeginAsync(city, number);
            await StepAsync(city, id, act);
            version = (await portal.CheckAsync(id)).Version;
        }

        return new MatrixChecks(id,
        [
            ("Form.Version", $"{version}"), ("Form.Claim", $"Tin khác số {number}"), ("Form.Places", "Nghe nói"), ("Form.Finding", "Vì thế."), ("Form.Body", "Lời."), ("ground", act == "withdraw" ? "Error" : "OpinionNotFact"), ("source", "Own"), ("facts", "Đây là ý kiến."), ("check", $"{other}"), ("other", $"{other}"),
            ("correction", "true"), ("reason", "Vì thế."), ("comment", "Thêm nguồn."), ("number", "1"), ("Form.Title", "Văn bản"), ("Form.Source", "Sở Xây dựng"), ("Form.Citation", "Số 1, trang 2"), ("Form.Excerpt", "Lời."), ("Form.Address", act == "capture" ? "https://nguon.invalid/" : ""),
        ], act == "file" ? ("upload", "bang.csv", "a,b"u8.ToArray()) : null);
    }

    private static Task<long> BeginAsync(MatrixCity city, int number) => city.Portal.DoAsync<IServiceProvider, long>(async services =>
    {
        var id = await services.GetRequiredService<CheckDesk>().BeginAsync(Permissions.Command, new TypedCheck(FactCheckSteps.Bridge with { Claim = $"Tin số {number} đã lan ra" }), null, Stop);
        await services.GetRequiredService<EvidenceDesk>().AddFileAsync(Permissions.Command, id, FactCheckSteps.Plan, "a,b"u8.ToArray(), "text/csv", Stop);
        return id;
    });

    // Handed in for a review; published for what comes after; withdrawn to be shown again; with evidence that changed to be noted.
    private static Task StepAsync(MatrixCity city, long id, string act) => city.Portal.DoAsync<IServiceProvider>(async services =>
    {
        var (desk, publication, db) = (services.GetRequiredService<CheckDesk>(), services.GetRequiredService<CheckPublication>(), services.GetRequiredService<PortalDb>());
        if (act is "return" or "approve" or "reopen" or "withdraw" or "restore")
        {
            await desk.HandInAsync(Permissions.Command, id, false, null, Stop);
        }

        if (act is "reopen" or "withdraw" or "restore")
        {
            await publication.ApproveAsync(await city.Portal.PermissionsAsync("chu"), id, Stop);
        }

        if (act is "restore")
        {
            await publication.WithdrawAsync(Permissions.Command, id, StatementGround.Error, StatementSource.Own, "Vì thế.", Stop);
        }

        if (act is "note")
        {
            await db.EvidenceItems.Where(e => e.CheckId == id).ExecuteUpdateAsync(static set => set.SetProperty(static e => e.Standing, EvidenceStanding.Changed), Stop);
        }
    });
}
