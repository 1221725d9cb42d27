using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Front;

/// <summary>Puts up the strip of breaking news and takes it down; desk and above.</summary>
public sealed class StripDesk(PortalDb db, DeskActs acts, TimeProvider clock)
{
    private const int LongestText = 160;
    private const int LongestLink = 400;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    /// <summary>The strip readers see now, or null.</summary>
    public async Task<Strip?> ReadAsync(CancellationToken stop) => Strip.Of(await db.MarksAsync(Strip.Mark, stop)) is { } strip && strip.Until > clock.Now() ? strip : null;

    /// <summary>Puts it up until an instant (UTC), in place of what stood there. Throws <see cref="Refusal"/> for a link that is none, or an end that is past or more than a week away.</summary>
    public Task SetAsync(Permissions by, string? text, string? link, DateTime? until, CancellationToken stop) => DoAsync(by, async () =>
    {
        var said = SetupActs.Name(text, LongestText);
        if (until is not { } end || end <= clock.Now() || end > clock.Now() + LongestLife)
        {
            throw new Refusal(FrontText.StripEndWrong);
        }

        var address = SetupActs.Line(link, LongestLink);
        var article = await ShownArticle.FindAsync(db, address, stop);
        if (article is null && address.Length > 0 && !IsLink(address))
        {
            throw new Refusal(FrontText.LinkWrong);
        }

        await db.SetMarkAsync(Strip.Mark, new Strip(said, end, article is null ? address : "", article?.ObjectId ?? 0).Write(), stop);
        return new DeskAct("front.strip", FrontDesk.Kind, static () => "", $"{SetupActs.Short(said, 120)} (→ {CityTime.Short(end)})", PageTag.Layout);
    }, stop);

    /// <summary>Takes it down before its end.</summary>
    public Task EndAsync(Permissions by, CancellationToken stop) => DoAsync(by, async () =>
    {
        if (await ReadAsync(stop) is not { } strip)
        {
            return null;
        }

        await db.SetMarkAsync(Strip.Mark, "", stop);
        return new DeskAct("front.strip-end", FrontDesk.Kind, static () => "", SetupActs.Short(strip.Text, 120), PageTag.Layout);
    }, stop);

    private Task DoAsync(Permissions by, Func<Task<DeskAct?>> act, CancellationToken stop) => by.May(Role.Desk) ? acts.DoAsync(by, act, stop) : throw new Refusal(SetupText.DeskOnly);

    // A path of this portal, or another site by https; never a script and never an address that only looks like a path.
    private static bool IsLink(string address) => address is ['/', not ('/' or '\\'), ..] || address == "/"
        || (Uri.TryCreate(address, UriKind.Absolute, out var other) && other.Scheme == Uri.UriSchemeHttps && other.UserInfo.Length == 0);
}
