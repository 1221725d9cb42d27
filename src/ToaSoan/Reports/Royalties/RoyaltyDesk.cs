using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Royalties;

/// <summary>
/// What is done to royalty sheets: adjusted and signed by the office, signed or given back by the desk, opened as a new version. Owns the rule that what was signed for the office does not change, and that the same person
/// does not sign twice.
/// </summary>
public sealed class RoyaltyDesk(PortalDb db, DeskActs acts, RoyaltyReading reading, TimeProvider clock)
{
    /// <summary>The trail's word for sheets and rates.</summary>
    public const string Kind = "royalty";

    /// <summary>Characters of a reason.</summary>
    public const int LongestReason = 500;

    /// <summary>The most đồng of anything.</summary>
    public const long MostMoney = 1_000_000_000_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Sets the terms from a day on.</summary>
    public Task SetAsync(Permissions by, DateOnly? from, RoyaltyTerms terms, string? basis, CancellationToken stop) => acts.DoAsync(by, () =>
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(terms);
        Must(by.May(Role.Chief), RoyaltiesText.ChiefOnly);
        var (first, words) = (from ?? throw new Refusal(RoyaltiesText.FromMissing), Orthography.CleanLine(basis ?? ""));
        Must(words.Length is > 0 and <= LongestReason, RoyaltiesText.BasisMissing, LongestReason);
        Must(terms.Base is > 0 and <= MostMoney && terms.ItemCap is null or (> 0 and <= MostMoney) && terms.OfficeCap is null or (> 0 and <= MostMoney), RoyaltiesText.MoneyWrong);
        Must(terms.Genres.Keys.All(Genres.Keys.Contains) && terms.Genres.Values.Append(terms.Joint).Append(terms.Photo).Append(terms.Editor).All(static times => times is >= 0 and <= 100), RoyaltiesText.CoefficientWrong);
        var rates = db.RoyaltyRates.Add(new RoyaltyRates { From = first, Content = JsonSerializer.Serialize(terms, Json), Basis = words, By = by.Name, At = clock.Now() }).Entity;
        return Task.FromResult<DeskAct?>(new DeskAct("royalty.rates", Kind, () => $"{rates.Id}", $"{CityTime.Day(first)}: {words}"));
    }, stop);

    /// <summary>Sets the amount of a line by hand, with a reason; null gives it back to the terms.</summary>
    public Task AdjustAsync(Permissions by, RoyaltyMonth month, long officeId, string? key, long? amount, string? reason, CancellationToken stop) => OnAsync(by, Role.Editor, "royalty.adjust", month, officeId, async (sheet, office) =>
    {
        Must(sheet.State == RoyaltyState.Open, RoyaltiesText.Frozen);
        var content = await reading.ContentAsync(office, month, sheet, stop);
        var line = content.Lines.FirstOrDefault(one => one.Key == key) ?? throw new Refusal(PlatformText.ChangedMeanwhile);
        var set = sheet.ReadAdjustments();
        if (amount is { } money)
        {
            var why = Reason(reason, RoyaltiesText.ReasonToAdjust);
            Must(money is >= 0 and <= MostMoney, RoyaltiesText.MoneyWrong);
            set[line.Key] = new RoyaltyAdjustment(money, why, by.Name);
        }
        else if (!set.Remove(line.Key))
        {
            return null;
        }

        sheet.Adjustments = JsonSerializer.Serialize(set, Json);
        return $"{line.Key}: {line.Amount} → {amount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? $"{line.Computed}"}";
    }, stop);

    /// <summary>Signs for the office: from now on the sheet says what it says.</summary>
    public Task SignAsync(Permissions by, RoyaltyMonth month, long officeId, CancellationToken stop) => OnAsync(by, Role.Editor, "royalty.sign", month, officeId, async (sheet, office) =>
    {
        Must(sheet.State == RoyaltyState.Open, RoyaltiesText.Frozen);
        Must(month.Last < clock.Today(), RoyaltiesText.MonthRuns);
        var book = await RoyaltyBook.ReadAsync(db, stop);
        var content = await reading.ContentAsync(office, month, sheet, stop);
        Must(content.Lines.Count > 0, RoyaltiesText.NothingToSign);
        Must(content.Lines.All(line => book.On(line.Day) is not null), RoyaltiesText.NoRates);
        Must(book.On(month.Last)?.OfficeCap is not { } cap || content.Total <= cap, RoyaltiesText.OverCap, content.Total, book.On(month.Last)?.OfficeCap);
        (sheet.State, sheet.Content, sheet.OfficeStaffId, sheet.OfficeBy, sheet.OfficeAt) = (RoyaltyState.OfficeSigned, content.Write(), by.StaffId, by.Name, clock.Now());
        return $"{content.Total}";
    }, stop);

    /// <summary>Gives a sheet that was signed for the office back to it.</summary>
    public Task ReturnAsync(Permissions by, RoyaltyMonth month, long officeId, string? reason, CancellationToken stop) => OnAsync(by, Role.Desk, "royalty.return", month, officeId, (sheet, _) =>
    {
        Must(sheet.State == RoyaltyState.OfficeSigned, RoyaltiesText.NotSignedYet);
        var why = Reason(reason, RoyaltiesText.ReasonToReturn);
        (sheet.State, sheet.Content, sheet.Reason, sheet.OfficeStaffId, sheet.OfficeBy, sheet.OfficeAt) = (RoyaltyState.Open, "", why, null, "", null);
        return Task.FromResult<string?>(why);
    }, stop);

    /// <summary>Signs for the desk.</summary>
    public Task ConfirmAsync(Permissions by, RoyaltyMonth month, long officeId, CancellationToken stop) => OnAsync(by, Role.Desk, "royalty.confirm", month, officeId, (sheet, _) =>
    {
        Must(sheet.State == RoyaltyState.OfficeSigned, RoyaltiesText.NotSignedYet);
        Must(sheet.OfficeStaffId != by.StaffId || by.StaffId == 0, RoyaltiesText.SamePerson);
        (sheet.State, sheet.DeskBy, sheet.DeskAt) = (RoyaltyState.Signed, by.Name, clock.Now());
        return Task.FromResult<string?>($"{RoyaltyContent.Read(sheet.Content).Total}");
    }, stop);

    /// <summary>Begins a new version of a sheet that both have signed; the signed one stays as it is.</summary>
    public Task ReopenAsync(Permissions by, RoyaltyMonth month, long officeId, string? reason, CancellationToken stop) => OnAsync(by, Role.Desk, "royalty.reopen", month, officeId, (sheet, _) =>
    {
        Must(sheet.State == RoyaltyState.Signed, RoyaltiesText.NotSignedYet);
        var why = Reason(reason, RoyaltiesText.ReasonToReopen);
        db.RoyaltySheets.Add(new RoyaltySheet { Month = month.First, OfficeId = officeId, Number = sheet.Number + 1, Adjustments = sheet.Adjustments, Reason = why });
        return Task.FromResult<string?>(why);
    }, stop);

    private Task OnAsync(Permissions by, Role least, string name, RoyaltyMonth month, long officeId, Func<RoyaltySheet, Office, Task<string?>> act, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(by);
        var office = await db.Offices.SingleOrDefaultAsync(o => o.Id == officeId, stop) ?? throw new Refusal(RoyaltiesText.OfficeMissing);
        Must(by.May(least, officeId), least == Role.Desk ? RoyaltiesText.DeskOnly : RoyaltiesText.EditorsOnly);
        var sheet = await reading.SheetAsync(officeId, month, stop);
        if (sheet is null)
        {
            sheet = new RoyaltySheet { Month = month.First, OfficeId = officeId, Number = 1, Version = 0 };
            db.RoyaltySheets.Add(sheet);
        }

        if (await act(sheet, office) is not { } detail)
        {
            return null;
        }

        sheet.Version++;
        return new DeskAct(name, Kind, () => $"{month.Key}/{office.Slug}", detail);
    }, stop);

    private static string Reason(string? typed, string missing)
    {
        var words = Orthography.Clean(typed ?? "");
        Must(words.Length is > 0 and <= LongestReason, missing);
        return words;
    }
}
