using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>Changes what is kept as named values: the portal's identity (owner) and the house style (chief, owner).</summary>
public sealed partial class MarkDesk(PortalDb db, SetupActs acts)
{
    /// <summary>The trail's word for the identity.</summary>
    public const string SiteKind = "site";

    /// <summary>The trail's word for the house style.</summary>
    public const string StyleKind = "style";

    /// <summary>Saves who publishes the portal. Throws <see cref="Refusal"/> for a part that is missing, too long or no phone number or address.</summary>
    public Task SaveAsync(Permissions by, SiteIdentity typed, CancellationToken stop) => acts.DoAsync(by, Role.Owner, async () =>
    {
        var before = SiteIdentity.Stored(await db.MarksAsync("site.", stop));
        var after = new SiteIdentity(SetupActs.Name(typed.Name, 80), SetupActs.Line(typed.Tagline, 160), SetupActs.Line(typed.Address, 200), SetupActs.Line(typed.Phone, 40), SetupActs.Line(typed.Email, 120),
            SetupActs.Line(typed.Responsible, 120), SetupActs.Line(typed.Licence, 300))
        {
            Body = SetupActs.Line(typed.Body, 160), LicenceNumber = SetupActs.Line(typed.LicenceNumber, 80), LicenceIssuer = SetupActs.Line(typed.LicenceIssuer, 160),
            LicenceDate = DayOf(typed.LicenceDate), Accent = Colour(typed.Accent, dark: false), AccentDark = Colour(typed.AccentDark, dark: true), Logo = before.Logo,
        };
        if (after.Phone.Length > 0 && !Phone().IsMatch(after.Phone))
        {
            throw new Refusal(SetupText.PhoneWrong, after.Phone);
        }

        if (after.Email.Length > 0 && (!MailAddress.TryCreate(after.Email, out var mail) || mail.Address != after.Email || !mail.Host.Contains('.', StringComparison.Ordinal)))
        {
            throw new Refusal(SetupText.EmailWrong, after.Email);
        }

        return await WriteAsync(SiteKind, before.Parts, after.Parts, stop, PageTag.Layout, PageTag.Feeds);
    }, stop);

    /// <summary>Saves the house style. Throws <see cref="Refusal"/> for a title length outside 6 to 30 or an unknown tone style.</summary>
    public Task SaveAsync(Permissions by, HouseStyle typed, CancellationToken stop) => acts.DoAsync(by, Role.Chief, async () =>
    {
        if (typed.TitleWords is < 6 or > 30)
        {
            throw new Refusal(SetupText.TitleWordsWrong);
        }

        if (typed.Tones is not ("" or "old" or "new"))
        {
            throw new Refusal(StaffText.NotAccepted);
        }

        return await WriteAsync(StyleKind, (await HouseStyle.ReadAsync(db, stop)).Parts, typed.Parts, stop);
    }, stop);

    private static string DayOf(string typed) => typed.Length == 0 || DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? typed : throw new Refusal(SetupText.DayWrong);

    private static string Colour(string typed, bool dark)
    {
        var colour = Theme.Read(typed) ?? throw new Refusal(SetupText.ColourWrong, SetupActs.Short(typed, 20));
        return colour.Length == 0 || Theme.Judge(colour, dark) is not { Passes: false } fault ? colour
            : throw new Refusal(dark ? SetupText.AccentPaleDark : SetupText.AccentPale, colour, Math.Floor(fault.Ratio * 10) / 10, fault.Near);
    }

    private async Task<DeskAct?> WriteAsync(string kind, IReadOnlyList<(string Mark, string Value)> before, IReadOnlyList<(string Mark, string Value)> after, CancellationToken stop, params string[] tags)
    {
        var changed = before.Zip(after).Where(static pair => pair.First.Value != pair.Second.Value).ToList();
        foreach (var (_, (mark, value)) in changed)
        {
            await db.SetMarkAsync($"{kind}.{mark}", value, stop);
        }

        var room = changed.Count == 0 ? 0 : Math.Clamp((280 / changed.Count / 2) - 12, 12, 60);
        return changed.Count == 0 ? null : new DeskAct($"{kind}.change", kind, static () => "",
            string.Join("; ", changed.Select(pair => $"{{{char.ToUpperInvariant(kind[0])}{kind[1..]}_{pair.First.Mark.Replace('-', '_')}}}: {Words(pair.First.Value, pair.Second.Value, room)}")), tags);
    }

    // Of a list only what went and what came is worth a line in the trail.
    private static string Words(string before, string after, int room)
    {
        if (!before.Contains('=', StringComparison.Ordinal) && !after.Contains('=', StringComparison.Ordinal))
        {
            return $"{SetupActs.Short(before, room)} → {SetupActs.Short(after, room)}";
        }

        var (old, now) = (before.Split('\n', StringSplitOptions.RemoveEmptyEntries), after.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var parts = new[] { ("−", old.Except(now)), ("+", now.Except(old)) }.Where(static part => part.Item2.Any()).Select(part => $"{part.Item1} {SetupActs.Short(string.Join(", ", part.Item2), room)}");
        return string.Join(" ", parts);
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 .()-]{1,}[0-9]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();
}
