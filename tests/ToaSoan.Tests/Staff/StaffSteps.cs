using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Staff;

/// <summary>What the staff tests do again and again, over HTTP as a browser does it.</summary>
internal static class StaffSteps
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Posts a form, with the antiforgery token of the page <paramref name="from"/>.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string from, string to, params (string Name, string Value)[] fields)
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(from, Stop));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? ""; // forms for everybody have none
        return await client.PostAsync(to, new FormUrlEncodedContent([.. fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]), Stop);
    }

    /// <summary>Tries to sign in.</summary>
    public static Task<HttpResponseMessage> TryAsync(this HttpClient client, string name, string password) => client.PostAsync("/ban/vao", "/ban/vao", ("UserName", name), ("Password", password));

    /// <summary>A browser in which somebody has signed in by the form.</summary>
    public static async Task<HttpClient> EnterAsync(this TestPortal portal, string name, string agent = "")
    {
        var client = portal.NewClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        Assert.Equal("/ban", (await client.TryAsync(name, TestPortal.Password)).Headers.Location?.ToString());
        return client;
    }

    /// <summary>Whether the desk lets this browser in.</summary>
    public static async Task<bool> IsInAsync(this HttpClient client) => (await client.GetAsync("/ban", Stop)).StatusCode == HttpStatusCode.OK;

    /// <summary>The sentence shown as refused, or "".</summary>
    public static async Task<string> RefusedAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop)).QuerySelector("p.refused")?.TextContent ?? "";

    /// <summary>Whether the desk sent the visitor away for lack of a role.</summary>
    public static Task<bool> RefusedOutrightAsync(this HttpResponseMessage answer) =>
        Task.FromResult(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/ban/vao", StringComparison.Ordinal));

    /// <summary>The number of somebody of the small city.</summary>
    public static Task<long> IdOfAsync(this TestPortal portal, string name) => portal.DoAsync<PortalDb, long>(db => db.Users.Where(user => user.UserName == name).Select(static user => user.Id).SingleAsync(Stop));

    /// <summary>The trail as "act: detail", oldest first.</summary>
    public static Task<List<string>> TrailAsync(this TestPortal portal) =>
        portal.DoAsync<PortalDb, List<string>>(static db => db.AuditEntries.OrderBy(static entry => entry.Id).Select(static entry => entry.Act + ": " + entry.Detail).ToListAsync(Stop));

    /// <summary>What somebody may do today.</summary>
    public static Task<Permissions> PermissionsAsync(this TestPortal portal, string name) => portal.DoAsync<PortalDb, Permissions>(async db =>
        (await db.Users.Include(static user => user.Roles).SingleAsync(user => user.UserName == name, Stop)).PermissionsOn(portal.Clock.Today()));
}
