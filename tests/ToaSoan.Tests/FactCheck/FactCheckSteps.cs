using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.FactCheck;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.FactCheck;

/// <summary>What readers and the desk do with claims and checks, past the pages. "thuky" writes, "chu" approves.</summary>
internal static class FactCheckSteps
{
    /// <summary>A whole check of a false claim.</summary>
    public static CheckContent Bridge { get; } = new()
    {
        Claim = "Cầu Minh 1 đóng cửa ba tháng từ thứ Hai", Places = [new CheckPlace("https://dien-dan.example/cau-minh-1?utm_source=zalo", ""), new CheckPlace("", "Tin nhắn chuyển tay")], Verdict = Verdict.False,
        Finding = "Cầu không đóng cửa; chỉ cấm xe tải trong ba đêm.", Body = BlockJson.Write(new Document([.. BlockMarkup.Parse("Kế hoạch của Sở Xây dựng ghi ba đêm [1](#chung-cu-1).")])), Topic = "tiem-chung",
    };

    /// <summary>What is said of a piece of evidence.</summary>
    public static TypedEvidence Plan { get; } = new("Kế hoạch sửa cầu", "Sở Xây dựng", new DateOnly(2026, 6, 1), "chỉ cấm xe tải trong ba đêm", "Kế hoạch số 214/KH-SXD, trang 2", "");

    /// <summary>Sends a claim in; gives its number and the secret.</summary>
    public static Task<(long Id, string Secret)> SendClaimAsync(this TestPortal portal, string text = "Nghe nói cầu Minh 1 sắp đóng cửa ba tháng liền", string seen = "", string email = "") => portal.DoAsync<IServiceProvider, (long, string)>(async services =>
    {
        var secret = await services.GetRequiredService<ClaimIntake>().SendAsync(new TypedClaim(text, seen, email, "vi"), Stop);
        return ((await services.GetRequiredService<Senders>().FindAsync(Claim.Kind, secret, Stop))!.ObjectId, secret);
    });

    /// <summary>Begins a check with a citation as its evidence.</summary>
    public static async Task<long> BeginCheckAsync(this TestPortal portal, CheckContent? content = null, long? claim = null)
    {
        var by = await portal.PermissionsAsync("thuky");
        var id = await portal.DoAsync<CheckDesk, long>(desk => desk.BeginAsync(by, new TypedCheck(content ?? Bridge), claim, Stop));
        await portal.DoAsync<EvidenceDesk>(desk => desk.CiteAsync(by, id, Plan, Stop));
        return id;
    }

    /// <summary>Begins a check, hands it in and has it approved by somebody else.</summary>
    public static async Task<long> PublishCheckAsync(this TestPortal portal, CheckContent? content = null, long? claim = null)
    {
        var id = await portal.BeginCheckAsync(content, claim);
        await portal.HandInAsync(id);
        await portal.ApproveAsync(id);
        return id;
    }

    /// <summary>Hands a check in.</summary>
    public static Task HandInAsync(this TestPortal portal, long id, bool correction = false, string reason = "", string by = "thuky") => portal.DoAsync<CheckDesk>(async desk => await desk.HandInAsync(await portal.PermissionsAsync(by), id, correction, reason, Stop));

    /// <summary>Approves a check.</summary>
    public static Task ApproveAsync(this TestPortal portal, long id, string by = "chu") => portal.DoAsync<CheckPublication>(async publication => await publication.ApproveAsync(await portal.PermissionsAsync(by), id, Stop));

    /// <summary>Opens a published check, changes it, hands it in and has it approved.</summary>
    public static async Task ChangeCheckAsync(this TestPortal portal, long id, CheckContent content, bool correction, string reason)
    {
        var by = await portal.PermissionsAsync("thuky");
        await portal.DoAsync<CheckDesk>(desk => desk.ReopenAsync(by, id, Stop));
        await portal.SaveCheckAsync(id, content);
        await portal.HandInAsync(id, correction, reason);
        await portal.ApproveAsync(id);
    }

    /// <summary>Saves a check in work.</summary>
    public static Task SaveCheckAsync(this TestPortal portal, long id, CheckContent content, string by = "thuky") => portal.DoAsync<CheckDesk>(async desk => await desk.SaveAsync(await portal.PermissionsAsync(by), id, (await portal.CheckAsync(id)).Version, new TypedCheck(content), Stop));

    /// <summary>The working copy.</summary>
    public static Task<Check> CheckAsync(this TestPortal portal, long id) => portal.DoAsync<PortalDb, Check>(db => db.Checks.AsNoTracking().SingleAsync(c => c.Id == id, Stop));

    /// <summary>A claim.</summary>
    public static Task<Claim> ClaimAsync(this TestPortal portal, long id) => portal.DoAsync<PortalDb, Claim>(db => db.Claims.AsNoTracking().SingleAsync(c => c.Id == id, Stop));

    /// <summary>A piece of evidence.</summary>
    public static Task<EvidenceItem> EvidenceAsync(this TestPortal portal, long check, int number = 1) => portal.DoAsync<PortalDb, EvidenceItem>(db => db.EvidenceItems.AsNoTracking().SingleAsync(e => e.CheckId == check && e.Number == number, Stop));

    /// <summary>Does something with claims as somebody.</summary>
    public static Task ClaimsAsync(this TestPortal portal, Func<ClaimDesk, Permissions, Task> act, string by = "thuky") => portal.DoAsync<ClaimDesk>(async desk => await act(desk, await portal.PermissionsAsync(by)));

    /// <summary>Posts the form of claims as a browser does, some seconds after it was opened.</summary>
    public static async Task<HttpResponseMessage> PostClaimAsync(this HttpClient reader, TestPortal portal, string text, string seen = "", bool anyway = false)
    {
        var stamp = new HtmlParser().ParseDocument(await reader.GetStringAsync("/kiem-chung/gui", Stop)).QuerySelector("input[name=Stamp]")!.GetAttribute("value")!;
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        return await reader.PostAsync("/kiem-chung/gui", new FormUrlEncodedContent([new("Text", text), new("Seen", seen), new("Stamp", stamp), new("Trap", ""), .. anyway ? [KeyValuePair.Create("Anyway", "true")] : Array.Empty<KeyValuePair<string, string>>()]), Stop);
    }

    /// <summary>Opens a claim's own page as it does: by posting the secret.</summary>
    public static async Task<IHtmlDocument> ClaimSlipAsync(this HttpClient reader, string secret, string act = "", HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await reader.PostAsync("/kiem-chung/phieu" + act, new FormUrlEncodedContent([new("secret", secret)]), Stop);
        Assert.Equal(status, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>The sentence of a refusal.</summary>
    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;
}
