using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reports.Returns;

namespace ToaSoan.Reports.Royalties;

/// <summary>A month: its first and last day, and its name in addresses: "2026-06".</summary>
public readonly record struct RoyaltyMonth(DateOnly First)
{
    /// <summary>The last day.</summary>
    public DateOnly Last => ReturnMonth.LastDay(First);

    /// <summary>Its name in addresses.</summary>
    public string Key => ReturnMonth.Key(First);

    /// <summary>Its name on screen: "6/2026".</summary>
    public override string ToString() => First.ToString("M'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>The first and the last instant (UTC) of the month, the latter not in it.</summary>
    public (DateTime From, DateTime Until) Instants => (CityTime.Utc(First.ToDateTime(TimeOnly.MinValue)), CityTime.Utc(First.AddMonths(1).ToDateTime(TimeOnly.MinValue)));

    /// <summary>The month of a key, or null.</summary>
    public static RoyaltyMonth? Read(string? key) => ReturnMonth.Read(key) is { } first ? new RoyaltyMonth(first) : null;
}

/// <summary>Reads what a sheet is computed of: the articles of an office first published in a month that readers still see, as their present editions say.</summary>
public sealed class RoyaltyReading(PortalDb db)
{
    /// <summary>What the office is paid for.</summary>
    public async Task<IReadOnlyList<RoyaltyItem>> ItemsAsync(Office office, RoyaltyMonth month, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(office);
        var (slug, (from, until)) = (office.Slug, month.Instants);
        var editions = await db.Shown().Where(e => e.Office == slug && e.FirstPublishedAt >= from && e.FirstPublishedAt < until).Include(static e => e.Tags).AsSplitQuery().ToListAsync(stop);
        var numbers = editions.ConvertAll(static edition => edition.ObjectId);
        var approvals = await db.ArticleVersions.Where(v => numbers.Contains(v.ArticleId) && v.Act == VersionAct.Approve && v.By != null)
            .Join(db.Users, static v => v.By, static user => (long?)user.Id, static (v, user) => new { v.ArticleId, v.Number, user.DisplayName }).ToListAsync(stop);
        var editors = approvals.GroupBy(static one => one.ArticleId).ToDictionary(static group => group.Key, static group => group.MinBy(static one => one.Number)!.DisplayName);
        var leads = editions.ConvertAll(static edition => edition.LeadPhoto);
        var credits = await db.Photos.Where(photo => leads.Contains(photo.Hash)).ToDictionaryAsync(static photo => photo.Hash, static photo => photo.Credit, stop);
        return [.. editions.Select(edition => new RoyaltyItem(edition.ObjectId, edition.Title, edition.Path, CityTime.DayOf(edition.FirstPublishedAt),
            edition.Tags.Find(static tag => tag.Kind == EditionTag.Genre)?.Slug ?? Genres.Usual, [.. edition.Authors.Select(static author => (author.Slug, author.Name))], PhotosOf(edition, credits.GetValueOrDefault(edition.LeadPhoto ?? "", "")), editors.GetValueOrDefault(edition.ObjectId, "")))];
    }

    /// <summary>The sheet that counts of an office and a month, or null while nobody did anything to it; or one of its versions.</summary>
    public Task<RoyaltySheet?> SheetAsync(long officeId, RoyaltyMonth month, CancellationToken stop, int? number = null) =>
        db.Set<RoyaltySheet>().Where(s => s.OfficeId == officeId && s.Month == month.First && (number == null || s.Number == number)).OrderByDescending(static s => s.Number).FirstOrDefaultAsync(stop);

    /// <summary>What a sheet says: frozen as it was signed, else computed now.</summary>
    public async Task<RoyaltyContent> ContentAsync(Office office, RoyaltyMonth month, RoyaltySheet? sheet, CancellationToken stop) =>
        sheet is { Content.Length: > 0 } ? RoyaltyContent.Read(sheet.Content)
            : RoyaltyCount.Of(await ItemsAsync(office, month, stop), await RoyaltyBook.ReadAsync(db, stop), month.Last, sheet?.ReadAdjustments() ?? []);

    // "Ảnh: Thu Hằng" is Thu Hằng's. The lead photo is paid like those in the body; a photo shown twice is paid once, by the body's words.
    private static IReadOnlyList<(string Name, int Count)> PhotosOf(Edition edition, string leadCredit) =>
        [.. BlockJson.Read(edition.Body).Figures().Select(static figure => (figure.Photo, figure.Credit)).Append((Photo: edition.LeadPhoto ?? "", Credit: leadCredit)).DistinctBy(static one => one.Photo)
            .Select(static one => one.Credit[(one.Credit.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).Where(static name => name.Length > 0).GroupBy(static name => name, StringComparer.Ordinal).Select(static group => (group.Key, group.Count()))];
}
