using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports.Royalties;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>The demo city's royalties: invented rates, and last month's sheet of one office, adjusted once and signed.</summary>
public static class DemoRoyalties
{
    private static readonly RoyaltyTerms Terms = new()
    {
        Base = 90_000, Joint = 1.2m, Photo = 0.3m, Editor = 0.1m, ItemCap = 900_000, OfficeCap = 12_000_000,
        Genres = new Dictionary<string, decimal> { ["tin"] = 1, ["bai"] = 2.5m, ["phong-su"] = 5, ["phong-van"] = 3, ["binh-luan"] = 3, ["anh"] = 2, ["video"] = 4, ["thong-bao"] = 0.5m },
    };

    /// <summary>Sets and signs, unless rates are there already.</summary>
    public static async Task FillAsync(Workplace workplace, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(workplace);
        var (db, services) = (workplace.Db, workplace.Services);
        if (await db.RoyaltyRates.AnyAsync(stop))
        {
            return;
        }

        var (desk, reading, today) = (services.GetRequiredService<RoyaltyDesk>(), services.GetRequiredService<RoyaltyReading>(), services.GetRequiredService<TimeProvider>().Today());
        await desk.SetAsync(Permissions.Command, today.AddYears(-1), Terms, "Quy chế nhuận bút của bản mẫu", stop);
        var month = new RoyaltyMonth(new DateOnly(today.Year, today.Month, 1).AddMonths(-1));
        foreach (var office in await db.Offices.Living().InOrderAsync(stop))
        {
            if (await reading.ItemsAsync(office, month, stop) is [var item, ..])
            {
                var author = item.Authors.Count > 0 ? item.Authors[0].Slug : "";
                await desk.AdjustAsync(Permissions.Command, month, office.Id, FormattableString.Invariant($"{item.Article}/{RoyaltyRole.Author}/{author}"), 150_000, "Đi lấy tin ban đêm", stop);
                await desk.SignAsync(Permissions.Command, month, office.Id, stop);
                await desk.ConfirmAsync(Permissions.Command, month, office.Id, stop);
                return;
            }
        }
    }
}
