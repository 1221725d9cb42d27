using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports.Royalties;

namespace ToaSoan.Commands;

/// <summary>toasoan report MONTH --royalties OFFICE: the office's royalty sheet, and what is done to it in the name of a member of staff.</summary>
internal static class RoyaltyFile
{
    /// <summary>The sheet as the desk gives it, with its name.</summary>
    public static async Task<(string Name, byte[] Bytes)> WriteAsync(Workplace workplace, ReportOrder order, CancellationToken stop)
    {
        var (office, month) = await FindAsync(workplace, order, stop);
        var reading = workplace.Services.GetRequiredService<RoyaltyReading>();
        var sheet = await reading.SheetAsync(office.Id, month, stop);
        return ($"nhuan-but-{month.Key}-{office.Slug}.xlsx", RoyaltyWords.Write(office, month, sheet, await reading.ContentAsync(office, month, sheet, stop)));
    }

    /// <summary>Does the act of an order; gives the sentence that says so.</summary>
    public static async Task<string> DoAsync(Workplace workplace, ReportOrder order, CancellationToken stop)
    {
        var (office, month) = await FindAsync(workplace, order, stop);
        var (desk, by) = (workplace.Services.GetRequiredService<RoyaltyDesk>(), await workplace.MemberAsync(order.As!, stop));
        var (done, said) = order.Act switch
        {
            ReportOrder.Sign => (desk.SignAsync(by, month, office.Id, stop), RoyaltiesText.NowSigned),
            ReportOrder.Confirm => (desk.ConfirmAsync(by, month, office.Id, stop), RoyaltiesText.NowConfirmed),
            ReportOrder.Return => (desk.ReturnAsync(by, month, office.Id, order.Reason, stop), RoyaltiesText.NowReturned),
            _ => (desk.ReopenAsync(by, month, office.Id, order.Reason, stop), RoyaltiesText.NowReopened),
        };
        await done;
        return said;
    }

    private static async Task<(Office Office, RoyaltyMonth Month)> FindAsync(Workplace workplace, ReportOrder order, CancellationToken stop)
    {
        var month = RoyaltyMonth.Read(order.Period) ?? throw new Refusal(CommandsText.NoMonth, order.Period);
        var code = order.Royalties!;
        return (await workplace.Db.Offices.AsNoTracking().Where(o => o.Code == code || o.Slug == code).OrderByDescending(o => o.Code == code).FirstOrDefaultAsync(stop) ?? throw new Refusal(CommandsText.UnknownOffice, code), month);
    }
}
