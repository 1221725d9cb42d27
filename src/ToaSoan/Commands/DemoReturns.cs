using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>
/// The demo city's figures from offices: six indicators and nine months of returns, most accepted in time, some late, one missing, one sent back, one changed afterwards; and a few
/// items published elsewhere. Days are relative to the day of filling, amounts follow from office and month.
/// </summary>
public sealed class DemoReturns(Workplace workplace)
{
    private const int Months = 9;
    private static readonly Permissions By = Permissions.Command;
    private readonly DateOnly running = ReturnMonth.Of(workplace.Services.GetRequiredService<TimeProvider>().Today());

    /// <summary>Fills it in; a city that is asked for anything already is left alone.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var db = workplace.Db;
        if (await db.Indicators.AnyAsync(stop))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var offices = await db.Offices.Living().Where(static office => office.Code == "SYT" || office.Code == "SXD" || office.Code == "SGD" || office.Code == "SNNMT" || office.Code == "P02" || office.Code == "P03" || office.Code == "TTTT").OrderBy(static office => office.Code).ToListAsync(stop);
        foreach (var typed in Asked(running.AddMonths(-Months), offices))
        {
            await workplace.Services.GetRequiredService<IndicatorDesk>().AddAsync(By, typed, stop);
        }

        var catalogue = await Catalogue.ReadAsync(db, stop);
        foreach (var (office, place) in offices.Select(static (office, place) => (office, place)))
        {
            foreach (var back in Enumerable.Range(1, Months))
            {
                await ReturnAsync(office, place, running.AddMonths(-back), back, catalogue, stop);
            }
        }

        await ElsewhereAsync(offices, stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static IEnumerable<TypedIndicator> Asked(DateOnly from, List<Office> offices)
    {
        List<long> all = [.. offices.Select(static office => office.Id)], wards = [.. offices.Where(static office => office.Kind == OfficeKind.Ward).Select(static office => office.Id)];
        List<long> others = [.. all.Except(wards)], health = [.. offices.Where(static office => office.Code == "SYT").Select(static office => office.Id)];
        return
        [
            new("Buổi tuyên truyền tại cơ sở", "Buổi nói chuyện, sinh hoạt có từ 20 người dự trở lên; không tính họp nội bộ.", "buổi", from, FigureDirection.Up, Scope: IndicatorScope.Chosen, Chosen: all),
            new("Người dự các buổi tuyên truyền", "Tổng số người dự; một người dự hai buổi tính hai lần.", "lượt người", from, FigureDirection.Up, Scope: IndicatorScope.Chosen, Chosen: all, Precision: FigurePrecision.AtLeast),
            new("Bài chia sẻ trên trang của đơn vị", "Lượt chia sẻ bài của thành phố từ trang chính thức của đơn vị, do đơn vị tự thống kê.", "lượt", from, FigureDirection.Up, Scope: IndicatorScope.Chosen, Chosen: all, Precision: FigurePrecision.About),
            new("Giờ phát thanh của phường", "Giờ phát loa truyền thanh trong tháng.", "giờ", from, Scope: IndicatorScope.Chosen, Chosen: wards, Decimals: 1),
            new("Người được tư vấn sức khỏe", "Lượt người được tư vấn tại trạm và qua điện thoại.", "lượt người", from, FigureDirection.Up, Scope: IndicatorScope.Chosen, Chosen: health),
            new("Mức hài lòng của người dân", "Điểm trung bình của phiếu hỏi trong quý, thang 10.", "điểm", from, FigureDirection.Up, FigureMaking.Mean, IndicatorScope.Chosen, others, Rhythm: IndicatorRhythm.Quarterly, Decimals: 1, Precision: FigurePrecision.About),
        ];
    }

    private async Task ReturnAsync(Office office, int place, DateOnly month, int back, Catalogue catalogue, CancellationToken stop)
    {
        var (desk, key, asked) = (workplace.Services.GetRequiredService<ReturnDesk>(), new ReturnKey(month, office.Id), catalogue.AskedOf(office, month));
        if (asked.Count == 0 || (place == 5 && back == 1))
        {
            return; // one that has not come
        }

        var late = (place, back) is (1, 4) or (3, 2) or (4, 6);
        var day = Hour(month.AddMonths(1).AddDays(late ? 8 : 1 + (place % 4)));
        await desk.SaveAsync(By, key, 0, [.. asked.Select((version, index) => new TypedLine(version, Amount(version, place, back, index), version.Precision, Statement: "Đếm theo sổ theo dõi của đơn vị.", Links: index == 0 ? [$"https://{office.Code.ToLowerInvariant()}.minhgiang.example/so-lieu/{ReturnMonth.Key(month)}"] : null))], stop);
        if (day > workplace.Services.GetRequiredService<TimeProvider>().Now())
        {
            return; // the month is over since a day or two: still being filled in
        }

        await desk.SubmitAsync(By, key, stop, day);
        if ((await desk.ReadAsync(key, stop))[0].State == ReturnState.Submitted)
        {
            await desk.ApproveAsync(By, key, stop, day);
        }

        if (back == 1 && place is (0 or 2))
        {
            return; // waits for the desk
        }

        if (back == 1 && place == 3)
        {
            await desk.AskCorrectionAsync(By, key, "Số người dự thấp hơn số buổi nhân 20. Đề nghị đếm lại.", stop, day);
            return;
        }

        await desk.AcceptAsync(By, key, stop, day.AddHours(5));
        if ((place, back) == (4, 3))
        {
            await ChangeAsync(desk, key, asked[0], day.AddDays(9), stop);
        }
    }

    private static async Task ChangeAsync(ReturnDesk desk, ReturnKey key, IndicatorVersion version, DateTime day, CancellationToken stop)
    {
        await desk.ReviseAsync(By, key, "Bổ sung hai buổi của khu phố 7 nộp sổ muộn.", stop, day);
        var begun = (await desk.ReadAsync(key, stop))[0];
        var line = begun.Lines.Single(line => line.IndicatorId == version.IndicatorId);
        await desk.SaveAsync(By, key, begun.Saves, [new TypedLine(version, line.Amount + 2, line.Precision, "Cộng thêm hai buổi.", line.Statement, [.. line.Links.Split('\n', StringSplitOptions.RemoveEmptyEntries)])], stop);
        await desk.SubmitAsync(By, key, stop, day);
        if ((await desk.ReadAsync(key, stop))[0].State == ReturnState.Submitted)
        {
            await desk.ApproveAsync(By, key, stop, day);
        }

        await desk.AcceptAsync(By, key, stop, day);
    }

    private async Task ElsewhereAsync(List<Office> offices, CancellationToken stop)
    {
        var outside = workplace.Services.GetRequiredService<OutsideDesk>();
        var day = running.AddDays(-20);
        (int Place, int Days, string Address, string Title)[] items =
        [
            (0, 0, "https://bao-song-minh.example/ben-gao-don-nuoc-lon", "Phường Bến Gạo đón con nước lớn đầu mùa"),
            (0, 2, "https://truyen-hinh.example/v/48211", "Phóng sự: chợ nổi Bến Gạo buổi sớm"),
            (1, 1, "https://bao-song-minh.example/dong-say-don-cong", "Đồng Sậy dọn cống trước mùa mưa"),
            (3, 3, "https://nong-nghiep.example/lua-he-thu", "Nông dân Minh Giang xuống giống lúa hè thu"),
            (5, 2, "https://y-te.example/tin/phong-sot-xuat-huyet", "Thành phố Minh Giang ra quân phòng sốt xuất huyết"),
            (4, 3, "https://do-thi.example/tin/phong-sot-xuat-huyet", "Minh Giang: thành phố ra quân phòng sốt xuất huyết"),
        ];
        foreach (var (place, days, address, title) in items)
        {
            var reading = await outside.LookAsync(By, offices[Math.Min(place, offices.Count - 1)].Id, [new TypedItem("", day.AddDays(days), title, address)], stop);
            await outside.AddAsync(By, reading, stop);
        }
    }

    // The same amounts for the same office and month back, with a slow rise and a little unevenness.
    private static decimal Amount(IndicatorVersion version, int place, int back, int index)
    {
        var uneven = ((place * 7) + (back * 5) + (index * 3)) % 11;
        return version.Making == FigureMaking.Mean ? 7.4m + (uneven / 10m) : version.Decimals == 1 ? 21.5m + uneven : index switch { 0 => 4 + uneven, 1 => 120 + (uneven * 35), 2 => 300 + (uneven * 40) + ((Months - back) * 12), _ => 180 + (uneven * 9) };
    }

    private static DateTime Hour(DateOnly day) => CityTime.Utc(day.ToDateTime(new TimeOnly(9, 0)));
}
