using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Returns;

/// <summary>An item as given, with where it stood: "Dòng 3", "Ô C5".</summary>
public sealed record TypedItem(string Where, DateOnly? Day, string? Title, string? Address);

/// <summary>What is to be said of items given together: what is wrong, and which were known already.</summary>
public sealed record OutsideReading(IReadOnlyList<OutsideItem> New, IReadOnlyList<string> Faults, IReadOnlyList<string> Known);

/// <summary>
/// Records what offices published elsewhere. Owns the rule that the city counts each thing once: an address is there once, the portal's own
/// addresses are not taken, and what a person judged to be one thing counts once.
/// </summary>
public sealed class OutsideDesk(PortalDb db, DeskActs acts, Settings settings, TimeProvider clock)
{
    /// <summary>The trail's word for items elsewhere.</summary>
    public const string Kind = "outside";

    /// <summary>Most items given at once.</summary>
    public const int Most = 500;

    /// <summary>Longest title.</summary>
    public const int LongestTitle = 300;

    /// <summary>Looks at items without saving them.</summary>
    public async Task<OutsideReading> LookAsync(Permissions by, long officeId, IReadOnlyList<TypedItem> typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(typed);
        Must(by.May(Role.Reporter, officeId), ReturnsText.NotYourOffice);
        Must(typed.Count <= Most, Say(ReturnsText.TooManyItems, Most));
        var (items, faults, known) = (new List<OutsideItem>(), new List<string>(), new List<string>());
        var read = typed.Select(static item => (Item: item, Address: OutsideAddress.Read(item.Address))).ToList();
        string[] keys = [.. read.Select(static one => one.Address?.Key).OfType<string>().Distinct(StringComparer.Ordinal)];
        var there = await db.OutsideItems.AsNoTracking().Where(item => keys.Contains(item.Key)).Select(static item => new { item.Key, item.Title, Office = item.Office!.ShortName }).ToDictionaryAsync(static item => item.Key, stop);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (item, address) in read)
        {
            var title = Orthography.CleanLine(item.Title ?? "");
            if (address is null)
            {
                faults.Add(At(item, Say(ReturnsText.AddressWrong, TypedNumber.Cut(item.Address ?? ""))));
            }
            else if (address.On(settings) is (true, var article))
            {
                faults.Add(At(item, await OwnAsync(article, stop)));
            }
            else if (title.Length is 0 or > LongestTitle)
            {
                faults.Add(At(item, Say(ReturnsText.TitleMissing, LongestTitle)));
            }
            else if (item.Day is not { } day || day > clock.Today() || day.Year < 2000)
            {
                faults.Add(At(item, ReturnsText.DayWrong));
            }
            else if (there.TryGetValue(address.Key, out var before))
            {
                known.Add(At(item, Say(ReturnsText.KnownAlready, before.Title, before.Office)));
            }
            else if (!seen.TryAdd(address.Key, item.Where))
            {
                known.Add(At(item, Say(ReturnsText.GivenTwice, seen[address.Key])));
            }
            else
            {
                items.Add(new OutsideItem { Key = address.Key, Address = address.Address, Title = title, Day = day, OfficeId = officeId, By = by.Name, At = clock.Now() });
            }
        }

        return new OutsideReading(items, faults, known);
    }

    /// <summary>Records items that were looked at and found without fault.</summary>
    public Task AddAsync(Permissions by, OutsideReading reading, CancellationToken stop) => acts.DoAsync(by, () =>
    {
        ArgumentNullException.ThrowIfNull(reading);
        Must(reading.Faults.Count == 0, reading.Faults.Count > 0 ? reading.Faults[0] : "");
        db.OutsideItems.AddRange(reading.New);
        return Task.FromResult(reading.New.Count == 0 ? null : new DeskAct("outside.add", Kind, () => $"{reading.New[0].Id}", $"{reading.New.Count}: {reading.New[0].Title}"));
    }, stop);

    /// <summary>Takes an item out; the office's head, or the desk. Items judged one with it are looked at anew.</summary>
    public Task RemoveAsync(Permissions by, long id, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var item = await FindAsync(id, stop);
        Must(by.May(Role.Editor, item.OfficeId), ReturnsText.HeadOnly);
        await db.OutsideItems.Where(other => other.SameAsItem == id).ExecuteUpdateAsync(static set => set.SetProperty(static other => other.SameAsItem, (long?)null).SetProperty(static other => other.Judged, false), stop);
        db.Remove(item);
        return new DeskAct("outside.remove", Kind, () => $"{id}", $"{item.Title} {item.Address}");
    }, stop);

    /// <summary>Judges what an item resembles: one with another item, one with an article, or (both null) different from all. Desk and above.</summary>
    public Task JudgeAsync(Permissions by, long id, long? otherItem, long? article, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        Must(by.May(Role.Desk), ReturnsText.DeskOnly);
        var item = await FindAsync(id, stop);
        if (otherItem is { } other)
        {
            var found = await FindAsync(other, stop);
            (otherItem, article) = found.SameAsArticle is { } its ? ((long?)null, (long?)its) : (found.SameAsItem ?? other, null);
            Must(otherItem != id, ReturnsText.SameItself);
        }
        else if (article is { } number)
        {
            Must(await db.Editions.AnyAsync(edition => edition.Kind == "article" && edition.ObjectId == number && edition.Shown, stop), ReturnsText.OwnUnknown);
        }

        if ((item.SameAsItem, item.SameAsArticle, item.Judged) == (otherItem, article, true))
        {
            return null;
        }

        (item.SameAsItem, item.SameAsArticle, item.Judged) = (otherItem, article, true);
        await db.OutsideItems.Where(one => one.SameAsItem == id).ExecuteUpdateAsync(set => set.SetProperty(static one => one.SameAsItem, otherItem ?? (article == null ? id : null)).SetProperty(static one => one.SameAsArticle, article), stop);
        return new DeskAct("outside.judge", Kind, () => $"{id}", $"{item.Title}: {(otherItem is null && article is null ? "≠" : $"= {otherItem ?? article}")}");
    }, stop);

    private async Task<string> OwnAsync(long? article, CancellationToken stop)
    {
        var title = article is null ? null : await db.Editions.Where(edition => edition.Kind == "article" && edition.ObjectId == article && edition.Current).Select(static edition => edition.Title).SingleOrDefaultAsync(stop);
        return title is null ? ReturnsText.OwnUnknown : Say(ReturnsText.OwnItem, title);
    }

    private async Task<OutsideItem> FindAsync(long id, CancellationToken stop) => await db.OutsideItems.SingleOrDefaultAsync(item => item.Id == id, stop) ?? throw new Refusal(PlatformText.ChangedMeanwhile);

    private static string At(TypedItem item, string what) => item.Where.Length == 0 ? what : Say(ReturnsText.FaultAt, item.Where, what);

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
