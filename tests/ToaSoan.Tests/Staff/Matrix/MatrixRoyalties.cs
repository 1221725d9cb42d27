using ToaSoan.Platform;
using ToaSoan.Reports.Royalties;
using ToaSoan.Staff;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A royalty sheet of the health office for each request, of a month of its own, in the state in which the act is possible.</summary>
internal sealed record MatrixRoyalties(string Month, IReadOnlyList<(string Name, string Value)> Form)
{
    private static int made;

    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixRoyalties> MakeAsync(string address, MatrixCity city)
    {
        var (number, portal, stop) = (Interlocked.Increment(ref made), city.Portal, StaffSteps.Stop);
        var month = new RoyaltyMonth(new DateOnly(2010, 1, 1).AddMonths(number));
        await portal.DoAsync<IServiceProvider>(async services =>
        {
            var (db, desk) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<RoyaltyDesk>());
            var at = CityTime.Utc(month.First.ToDateTime(new TimeOnly(9, 0)));
            db.Editions.Add(new Edition
            {
                Kind = "article", ObjectId = 900_000 + number, Number = 1, Change = EditionChange.Publish, Path = $"/thoi-su/bai-{900_000 + number}", Section = "thoi-su", SectionName = "Thời sự", Office = "so-y-te", OfficeName = "Sở Y tế",
                Kicker = "", Title = $"Bài {number}", Lead = "", Body = ToaSoan.Blocks.BlockJson.Write(ToaSoan.Blocks.Document.Empty), FirstPublishedAt = at, PublishedAt = at, Reason = "", Salt = new byte[32],
            });
            await db.SaveChangesAsync(stop);
            if (number == 1)
            {
                await desk.SetAsync(Permissions.Command, new DateOnly(2000, 1, 1), new RoyaltyTerms { Base = 100_000, Genres = new Dictionary<string, decimal> { ["tin"] = 1 } }, "Quyết định", stop);
            }

            if (address.EndsWith("/return", StringComparison.Ordinal) || address.EndsWith("/confirm", StringComparison.Ordinal) || address.EndsWith("/reopen", StringComparison.Ordinal))
            {
                await desk.SignAsync(Permissions.Command, month, city.Office, stop);
            }

            if (address.EndsWith("/reopen", StringComparison.Ordinal))
            {
                await desk.ConfirmAsync(Permissions.Command, month, city.Office, stop);
            }
        });
        return new MatrixRoyalties(month.Key, [("key", $"{900_000 + number}/Author/"), ("amount", "90.000"), ("reason", "Vì thế."), ("Form.From", "2027-01-01"), ("Form.Base", "100.000"), ("Form.Basis", $"Quyết định {number}")]);
    }
}
