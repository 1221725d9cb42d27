using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Offices;

/// <summary>What the office tests do again and again.</summary>
internal static class OfficeSteps
{
    public const string Resolution = "Nghị quyết 12/NQ-HĐND ngày 16/6/2025";

    public static readonly DateOnly July = new(2025, 7, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A decision by the resolution.</summary>
    public static Decision On(DateOnly day) => new(day, Resolution);

    /// <summary>A ward's words.</summary>
    public static NewOffice Ward(string name, string code) => new(name, name.Replace("Phường ", "", StringComparison.Ordinal), code, OfficeKind.Ward);

    /// <summary>The administrator does something to the offices.</summary>
    public static Task<T> HappenAsync<T>(this TestPortal portal, Func<OfficeHistory, Permissions, Task<T>> act) => portal.DoAsync((OfficeHistory history) => act(history, Permissions.Command));

    /// <summary>The administrator does something to the offices.</summary>
    public static Task HappenAsync(this TestPortal portal, Func<OfficeHistory, Permissions, Task> act) => portal.DoAsync((OfficeHistory history) => act(history, Permissions.Command));

    /// <summary>Founds a ward.</summary>
    public static async Task<long> FoundAsync(this TestPortal portal, string name, string code, DateOnly? day = null, long? parent = null) =>
        (await portal.HappenAsync((history, by) => history.CreateAsync(by, On(day ?? new DateOnly(2020, 1, 1)), Ward(name, code), parent, Stop))).Id;

    /// <summary>The number of an office.</summary>
    public static Task<long> OfficeAsync(this TestPortal portal, string slug) => portal.DoAsync((PortalDb db) => db.Offices.Where(office => office.Slug == slug).Select(static office => office.Id).SingleAsync(Stop));

    /// <summary>An office with its past.</summary>
    public static Task<OfficePast> PastAsync(this TestPortal portal, long id) => portal.DoAsync(async (PortalDb db) => (await OfficePast.OfAsync(db, office => office.Id == id, Stop))!);

    /// <summary>The sentence with which an act is refused.</summary>
    public static async Task<string> RefusedAsync(this TestPortal portal, Func<OfficeHistory, Permissions, Task> act)
    {
        var before = await portal.SeenAsync();
        var refusal = await Assert.ThrowsAsync<Refusal>(() => portal.HappenAsync(act));
        Assert.Equal(before, await portal.SeenAsync());
        return refusal.Message;
    }

    /// <summary>Counts of everything an act writes.</summary>
    private static Task<string> SeenAsync(this TestPortal portal) => portal.DoAsync(static async (PortalDb db) =>
        $"{await db.Offices.CountAsync(Stop)} {await db.Offices.Living().CountAsync(Stop)} {await db.Set<OfficeName>().CountAsync(Stop)} {await db.Set<OfficeParent>().CountAsync(Stop)} {await db.OfficeEvents.CountAsync(Stop)} {await db.AuditEntries.CountAsync(Stop)}");
}
