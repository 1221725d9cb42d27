using Microsoft.EntityFrameworkCore;
using ToaSoan.Audience;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Bench.Reports;

/// <summary>
/// A city of thirty offices and ten wards with eighteen months behind it: 5,080 items, 14,000 shares and 5 events in the last half-year, a merge and a split of wards on the 1 July after it.
/// Written straight into the tables, so that nothing the reports compute is used to make what they are measured by. The same city every time.
/// </summary>
/// <param name="divisor">Makes a smaller city: 20 is one with 254 items.</param>
public sealed class ReportCity(PortalDb db, CountStore counts, OfficeHistory history, int divisor = 1)
{
    /// <summary>The half-year.</summary>
    public static readonly DateOnly First = new(2026, 1, 1), Last = new(2026, 6, 30), Change = new(2026, 7, 1);

    /// <summary>The half-year and what it is compared with.</summary>
    public static readonly IReadOnlyList<RecountSpan> Spans = [new("value", "2026-01-01", "2026-06-30"), new("previous", "2025-07-01", "2025-12-31"), new("yearBefore", "2025-01-01", "2025-06-30")];

    private const int Offices = 30, Wards = 10, Sections = 8, Topics = 12, Authors = 40;
    private ulong state = 5_080;

    /// <summary>Items of the half-year.</summary>
    public int Items { get; } = 5_080 / divisor;

    /// <summary>Shares of the half-year.</summary>
    public int Shares { get; } = 14_000 / divisor;

    /// <summary>Fills a database without a city.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        db.AddRange(Enumerable.Range(1, Offices).Select(static n => Office.Standing($"S{n:00}", $"don-vi-{n:00}", $"Đơn vị số {n}", $"ĐV {n}", OfficeKind.Office)));
        db.AddRange(Enumerable.Range(1, Wards).Select(static n => Office.Standing($"P{n:00}", $"phuong-{n:00}", $"Phường số {n}", $"P {n}", OfficeKind.Ward)));
        db.AddRange(Enumerable.Range(1, Sections).Select(static n => new Section { Slug = $"muc-{n}", Name = $"Mục số {n}", NameEn = $"Section {n}", Position = n }));
        await db.SaveChangesAsync(stop);
        var offices = await db.Offices.OrderBy(static office => office.Id).ToListAsync(stop);
        var sections = await db.Sections.OrderBy(static section => section.Id).ToListAsync(stop);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await FillItemsAsync(offices, sections, new DateOnly(2025, 1, 1), 4_310 / divisor, stop);
        await FillItemsAsync(offices, sections, new DateOnly(2025, 7, 1), 4_700 / divisor, stop);
        await FillItemsAsync(offices, sections, First, Items, stop);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await new ReportProgramme(db).FillAsync(stop);
        await new ReportTasks(db).FillAsync(stop);
        await new ReportQuestions(db).FillAsync(stop);
        await new ReportStatements(db).FillAsync(stop);
        await FillCountsAsync([.. offices.Select(static office => office.Slug)], stop);
        var wards = offices.Where(static office => office.Kind == OfficeKind.Ward).ToArray();
        await history.MergeAsync(Permissions.Command, new Decision(Change, "Nghị quyết 1/NQ-HĐND"), [wards[0].Id, wards[1].Id], new Heir(null, new NewOffice("Phường Bến Nước", "Bến Nước", "P11", OfficeKind.Ward)), stop);
        await history.SplitAsync(Permissions.Command, new Decision(Change, "Nghị quyết 2/NQ-HĐND"), wards[2].Id, [new Heir(wards[3].Id, Share: .6m), new Heir(wards[4].Id, Share: .4m)], ShareBasis.Population, stop);
    }

    private async Task FillItemsAsync(List<Office> offices, List<Section> sections, DateOnly from, int count, CancellationToken stop)
    {
        var next = await db.Articles.Select(static a => (long?)a.Id).MaxAsync(stop) ?? 0;
        for (var n = 0; n < count; n++)
        {
            var (id, office, section) = (++next, offices[Next(offices.Count)], sections[Next(sections.Count)]);
            var at = CityTime.Utc(from.AddDays(n * 181 / count).ToDateTime(new TimeOnly(6 + Next(16), Next(60))));
            var path = $"/{section.Slug}/viec-so-{id}-{id}";
            db.Add(new Article { Id = id, State = ArticleState.Published, Title = $"Việc số {id}", OfficeId = office.Id, SectionId = section.Id, Slug = $"viec-so-{id}", Editions = 1, FirstPublishedAt = at, CreatedAt = at.AddMinutes(-30 - Next(4_000)), SavedAt = at, ShownVersion = 0 });
            db.AddRange(Enumerable.Range(0, Next(3)).Select(photo => new PhotoUse { ArticleId = id, Photo = $"{id:x56}{photo:x8}" }));
            Edition[] editions = [EditionOf(1, EditionChange.Publish), .. Next(100) switch { 0 => [EditionOf(2, EditionChange.Correct)], 1 => [EditionOf(2, EditionChange.Withdraw)], _ => Array.Empty<Edition>() }];
            foreach (var edition in editions.SkipLast(1))
            {
                (edition.Current, edition.Shown) = (false, false);
            }

            db.AddRange(editions);
            if (n % 500 == 499)
            {
                await SaveAsync(stop);
            }

            Edition EditionOf(int number, EditionChange change) => new()
            {
                Kind = "article", ObjectId = id, Number = number, Change = change, Shown = change != EditionChange.Withdraw, Path = path, Section = section.Slug, SectionName = section.Name, Office = office.Slug, OfficeName = office.Name,
                Kicker = "", Title = $"Việc số {id}", Lead = "", Body = BlockJson.Write(Document.Empty), FirstPublishedAt = at, PublishedAt = at.AddDays(number - 1), Reason = number == 1 ? "" : "Sửa", Salt = new byte[32],
                Tags =
                [
                    .. Enumerable.Range(0, 1 + Next(2)).Select(position => (Position: position, Author: 1 + Next(Authors))).DistinctBy(static pair => pair.Author).Select(static pair => new EditionTag { Kind = EditionTag.Author, Slug = $"nguoi-viet-{pair.Author}", Name = $"Người viết {pair.Author}", Position = pair.Position, EditionKind = "article" }),
                    .. Enumerable.Range(0, Next(3)).Select(position => (Position: position, Topic: 1 + Next(Topics))).DistinctBy(static pair => pair.Topic).Select(static pair => new EditionTag { Kind = EditionTag.Topic, Slug = $"chu-de-{pair.Topic}", Name = $"Chủ đề {pair.Topic}", Position = pair.Position, EditionKind = "article" }),
                ],
            };
        }

        await SaveAsync(stop);
    }

    private async Task SaveAsync(CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    // Visits of each day and office, some of no office's pages; shares by channel, as many as there are to be.
    private async Task FillCountsAsync(string[] offices, CancellationToken stop)
    {
        await using var connection = await counts.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        string[] channels = ["zalo", "facebook", "copy", "qr"];
        for (var day = new DateOnly(2025, 1, 1); day <= Last; day = day.AddDays(1))
        {
            var all = 200L + Next(500);
            foreach (var office in offices)
            {
                var n = Next(400);
                all += n;
                await PutAsync(Measure.Visit, "office", office, n);
            }

            await PutAsync(Measure.Visit, "site", "", all);
            await PutAsync(Measure.DayReader, "site", "", all / 3);
            var left = day < First ? 60 : (int)(((long)Shares * (day.DayNumber - First.DayNumber + 1) / 181) - ((long)Shares * (day.DayNumber - First.DayNumber) / 181));
            await PutAsync(Measure.Share, "site", "", left);
            foreach (var (channel, index) in channels.Select(static (channel, index) => (channel, index)))
            {
                var n = index == channels.Length - 1 ? left : Next(left + 1);
                left -= n;
                await PutAsync(Measure.Share, "channel", channel, n);
            }

            async Task PutAsync(Measure measure, string cube, string key, long n)
            {
                await using var command = connection.CreateCommand();
                (command.Transaction, command.CommandText) = (transaction, FormattableString.Invariant($"INSERT INTO count_day (measure, cube, key, day, n) VALUES ({(int)measure}, '{cube}', '{key}', {day.DayNumber}, {n})"));
                await command.ExecuteNonQueryAsync(stop);
            }
        }

        await transaction.CommitAsync(stop);
    }

    private int Next(int below) => (int)(Draw() >> 33) % below;

    // SplitMix64.
    private ulong Draw()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
