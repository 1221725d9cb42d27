using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;

namespace ToaSoan.Commands;

/// <summary>The demo city's register of moderation: two things readers sent in that were declined, a reader's request that was granted, an invented authority's that was refused, and one of a company that is still open.</summary>
public sealed class DemoStatements(Workplace workplace)
{
    private static readonly Permissions Chief = new(0, [new StaffRole { Role = Role.Chief }], Permissions.Command.Name);
    private readonly DateOnly today = workplace.Services.GetRequiredService<TimeProvider>().Today();

    /// <summary>Writes them, unless there are some.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var db = workplace.Db;
        if (await db.Statements.AnyAsync(stop))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await new Statements(db, On(-48)).WriteAsync(new StatementOf("claim", null, null, "", StatementDecision.Declined, StatementGround.OpinionNotFact,
            "Bạn đọc nhờ kiểm chứng câu “đường Cửa Đình đẹp nhất thành phố”. Đây là nhận xét, không có điều gì để kiểm chứng đúng hay sai.", StatementSource.Own, "desk"), stop);
        await new Statements(db, On(-31)).WriteAsync(new StatementOf("question", null, null, "", StatementDecision.Declined, StatementGround.Advertising,
            "Nội dung gửi đến mục hỏi đáp là lời rao bán xe máy cũ kèm số điện thoại, không có câu hỏi nào gửi cơ quan của thành phố.", StatementSource.Own, "desk"), stop);
        var (happening, drain, tickets) = (await PathAsync("event", "", stop), await PathAsync("article", "Cống đường Bờ Sông", stop), await PathAsync("article", "Chiêu bán vé", stop));
        if (happening is not null)
        {
            await AskAsync(-22, new TypedRequest(StatementSource.Reader, "", today.AddDays(-23), RequestAsk.Erase, "", happening, ""), stop, RequestOutcome.Granted, StatementGround.PersonalData, -21,
                "Một bạn đọc đổi ý không dự và đề nghị xóa tên cùng địa chỉ thư đã dùng khi đăng ký. Tòa soạn đã xóa ngay trong ngày; thông tin về sự kiện vẫn được đăng.");
        }

        if (drain is not null)
        {
            await AskAsync(-13, new TypedRequest(StatementSource.Authority, "Ban Quản lý hạ tầng ven sông Minh", today.AddDays(-14), RequestAsk.Withdraw, "Công văn số 218/BQL-HT, không dẫn điều luật", drain, "Văn thư nhận bản giấy, đã quét."), stop, RequestOutcome.Refused, StatementGround.Other, -10,
                "Cơ quan gửi yêu cầu cho rằng con số 70% gây lo lắng cho người dân. Con số này lấy từ biên bản đo ngày nạo vét do chính đơn vị thi công lập, phóng viên đã đối chiếu tại chỗ. Công văn không chỉ ra chỗ nào sai và không dẫn quy định nào buộc phải gỡ. Bài được giữ nguyên; nếu có số đo khác, tòa soạn sẵn sàng đính chính.");
        }

        if (tickets is not null)
        {
            await AskAsync(-2, new TypedRequest(StatementSource.Organisation, "Công ty Vận tải Sông Minh Xanh", today.AddDays(-3), RequestAsk.Correct, "", tickets, "Công ty hẹn gửi thêm danh sách tuyến đang chạy."), stop);
        }

        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task AskAsync(int day, TypedRequest typed, CancellationToken stop, RequestOutcome? outcome = null, StatementGround? ground = null, int decided = 0, string reasons = "")
    {
        var id = await Desk(day).RecordAsync(Chief, typed, stop);
        if (outcome is not null)
        {
            await Desk(decided).DecideAsync(Chief, id, 0, outcome, ground, reasons, stop);
        }
    }

    private RequestDesk Desk(int day)
    {
        var (db, clock) = (workplace.Db, On(day));
        return new RequestDesk(db, new DeskActs(db, workplace.Services.GetRequiredService<PageStore>(), clock), new Statements(db, clock), workplace.Services.GetRequiredService<Settings>(), clock);
    }

    private Task<string?> PathAsync(string kind, string title, CancellationToken stop)
    {
        var shown = true;
        return workplace.Db.Editions.Where(e => e.Shown == shown && e.Kind == kind && e.Title.StartsWith(title)).OrderBy(static e => e.ObjectId).Select(static e => e.Path).FirstOrDefaultAsync(stop);
    }

    private Morning On(int days) => new(CityTime.Utc(today.AddDays(days).ToDateTime(new TimeOnly(9, 0))));

    // Nine in the morning of a day, by the city's clock.
    private sealed class Morning(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }
}
