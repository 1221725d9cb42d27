using ToaSoan.Newsroom;
using ToaSoan.Platform;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A section or topic of its own for each request about settings, and the form that changes it, so that nobody's act is in another's way.</summary>
internal sealed record MatrixSettings(long Id, IReadOnlyList<(string Name, string Value)> Form)
{
    private static int made;

    /// <summary>Makes what a row is about.</summary>
    public static Task<MatrixSettings> MakeAsync(string address, MatrixCity city) => city.Portal.DoAsync<PortalDb, MatrixSettings>(async db =>
    {
        var number = Interlocked.Increment(ref made);
        DateTime? retired = address.EndsWith("/revive", StringComparison.Ordinal) ? city.Portal.Clock.Now() : null;
        if (address.StartsWith("/ban/cai-dat/chu-de", StringComparison.Ordinal))
        {
            var (topic, other) = (new Topic { Slug = $"chu-de-{number}", Name = $"Chủ đề {number}", RetiredAt = retired }, new Topic { Slug = $"khac-{number}", Name = $"Khác {number}" });
            db.Topics.AddRange(topic, other);
            await db.SaveChangesAsync(Stop);
            return new MatrixSettings(topic.Id, [("name", $"Tên mới {number}"), ("summary", "Lời giới thiệu"), ("into", $"{other.Id}")]);
        }

        // Two of them, so that each can be moved past the other: the first down, the second up.
        var (first, second) = (New(number, 1), New(number, 2));
        db.Sections.AddRange(first, second);
        await db.SaveChangesAsync(Stop);
        return new MatrixSettings(0,
        [
            ("id", $"{(address.EndsWith("/up", StringComparison.Ordinal) ? second : first).Id}"), ("name", $"Tên mới {number}"), ("nameEn", $"New {number}"),
            ("Form.Head.Place", $"Nơi {number}"), ("TitleWords", $"{6 + (number % 25)}"), ("Days", $"{5 + (number % 25)}"), ("SeveralDays", "30"), ("Words", $"từ {number} = lời {number}"),
            ("Places[0].Office", "0"), ("Places[0].Name", $"Nơi {number}"), ("Places[0].Latitude", "21"), ("Places[0].Longitude", "106"), ("Weather", "true"), ("Origin", "Nguồn"), ("Lines", "USD; 1; 1; 2"),
        ]);

        Section New(int of, int which) => new() { Slug = $"muc-{of}-{which}", Name = $"Mục {of}.{which}", NameEn = $"Section {of}.{which}", Position = (of * 10) + which + 100, RetiredAt = retired };
    });
}
