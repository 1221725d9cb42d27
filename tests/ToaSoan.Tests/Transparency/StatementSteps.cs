using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.English;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Transparency;

/// <summary>What is done to statements and requests, past the pages.</summary>
internal static class StatementSteps
{
    /// <summary>Writes a statement as an act of its own, as another capability does.</summary>
    public static Task<Statement> TellAsync(this TestPortal portal, StatementOf of) => portal.DoAsync<IServiceProvider, Statement>(async services =>
    {
        Statement? statement = null;
        await services.GetRequiredService<DeskActs>().DoAsync(Permissions.Command, async () =>
        {
            statement = await services.GetRequiredService<Statements>().WriteAsync(of, Stop);
            return new DeskAct("test.tell", of.Kind, () => $"{of.ObjectId}", "", Statements.Tag);
        }, Stop);
        return statement!;
    });

    /// <summary>A declined question.</summary>
    public static StatementOf Declined(string facts = "Lời rao bán, không phải câu hỏi.", StatementGround ground = StatementGround.Advertising) =>
        new("question", 7, null, "", StatementDecision.Declined, ground, facts, StatementSource.Own, "desk/trung-tam");

    /// <summary>Withdraws an article and tells why, in one transaction.</summary>
    public static Task WithdrawAndTellAsync(this TestPortal portal, Edition edition, string reason, string facts) => portal.DoAsync<IServiceProvider>(async services =>
    {
        await services.GetRequiredService<DeskActs>().TogetherAsync(async () =>
        {
            await services.GetRequiredService<Publication>().WithdrawAsync(edition.ObjectId, Permissions.Command, reason, Stop);
            await services.GetRequiredService<Statements>().WriteAsync(new StatementOf("article", edition.ObjectId, null, "", StatementDecision.Withdrawn, StatementGround.Error, facts, StatementSource.Own, "chief/trung-tam"), Stop);
            return [Statements.Tag, PageTag.Feeds];
        }, Stop);
    });

    /// <summary>Gives an article an English version readers see.</summary>
    public static Task TranslateAsync(this TestPortal portal, Edition edition, string title) => portal.DoAsync<IServiceProvider>(async services =>
    {
        await services.GetRequiredService<EnglishDesk>().SaveAsync(edition.ObjectId, new EnglishForm { Title = title, Blocks = [new BlockForm { Text = "Words." }], UpToDate = true }, Permissions.Command, Stop);
        await services.GetRequiredService<Publication>().ApproveEnglishAsync(edition.ObjectId, Permissions.Command, Stop);
    });

    /// <summary>A request of an authority as the desk types it.</summary>
    public static TypedRequest Typed(string address, RequestAsk asked = RequestAsk.Withdraw, StatementSource source = StatementSource.Authority, string by = "Ban Quản lý Bến Sen") =>
        new(source, by, new DateOnly(2026, 6, 10), asked, "Công văn 12", address, "Ghi riêng của bàn.");

    /// <summary>Writes a request down as somebody.</summary>
    public static async Task<long> AskAsync(this TestPortal portal, TypedRequest typed, string who = "thuky")
    {
        var staff = await portal.PermissionsAsync(who);
        return await portal.DoAsync<RequestDesk, long>(desk => desk.RecordAsync(staff, typed, Stop));
    }

    /// <summary>Decides a request as somebody.</summary>
    public static async Task DecideAsync(this TestPortal portal, long id, RequestOutcome? outcome, string reasons = "Số liệu đúng; không có căn cứ để gỡ.", StatementGround? ground = StatementGround.Other, string who = "chu", int version = 0)
    {
        var staff = await portal.PermissionsAsync(who);
        await portal.DoAsync<RequestDesk>(desk => desk.DecideAsync(staff, id, version, outcome, ground, reasons, Stop));
    }

    /// <summary>A request as it stands.</summary>
    public static Task<ReceivedRequest> RequestAsync(this TestPortal portal, long id) => portal.DoAsync<PortalDb, ReceivedRequest>(db => db.Set<ReceivedRequest>().AsNoTracking().Include(static r => r.Statement).SingleAsync(r => r.Id == id, Stop));

    /// <summary>The sentence an act is refused with.</summary>
    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;
}
