using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>The demo city's reports: that of the last quarter that is over frozen and published, that of the running half-year being composed. Their figures are the demo's own.</summary>
internal static class DemoReport
{
    private static readonly string[] Written =
    [
        "Số lượng tin, bài giữa các đơn vị chưa đều; một số đơn vị mới cử người phụ trách nên còn gửi chậm.",
        "Mỗi đơn vị có ít nhất bốn tin, bài mỗi tháng; số liệu tháng gửi đúng hạn; mọi phản ánh của người dân có trả lời công khai.",
        "Trung tâm Truyền thông hướng dẫn các đơn vị viết tin ngắn, chụp ảnh đúng cách và ghi đủ nguồn; hoàn thành trước ngày 15 của tháng đầu kỳ.",
        "Đề nghị thành phố bố trí máy ghi âm cho các phường và mở thêm một lớp tập huấn viết tin trong năm.",
    ];

    /// <summary>Makes them.</summary>
    public static async Task FillAsync(Workplace workplace, CancellationToken stop)
    {
        var today = workplace.Services.GetRequiredService<TimeProvider>().Today();
        var quarter = Period.Months(today.Year, ((today.Month - 1) / 3 * 3) + 1, 3).Previous;
        var (db, desk) = (workplace.Db, workplace.Services.GetRequiredService<ReportDesk>());
        if (await db.Set<Report>().AnyAsync(stop))
        {
            return; // a demo that was interrupted and goes on
        }

        await desk.BeginAsync(Permissions.Command, Period.HalfYearOf(today), stop);
        var id = await desk.BeginAsync(Permissions.Command, quarter, stop);
        var text = ReportText.Read(await db.Set<Report>().Where(report => report.Id == id).Select(static report => report.Text).SingleAsync(stop));
        var written = new Queue<string>(Written);
        var whole = text with
        {
            Head = text.Head with { IssuingAgency = "Trung tâm Truyền thông", IssuerCode = "TTTT", Number = 27, Place = "Minh Giang", Date = quarter.Until.AddDays(5), SignerTitle = "Giám đốc", SignerName = "Lê Chí Hiển", Recipients = "Các đơn vị, phường" },
            Parts = [.. text.Parts.Select(part => part.Text.Contains(ReportOutline.Unwritten, StringComparison.Ordinal) ? part with { Text = written.Count > 0 ? written.Dequeue() : "Không." } : part)],
        };
        await desk.SaveAsync(Permissions.Command, id, 0, text: whole, profile: "state", stop: stop);
        await desk.FreezeAsync(Permissions.Command, id, "", stop);
        await desk.ReleaseAsync(Permissions.Command, id, stop);
    }
}
