using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Events;

/// <summary>
/// Cards for the feedback form, to be printed, cut and given to whoever came: each has a code that answers once. They are shown when they are made and never again, and none is tied to a line of
/// the sign-in sheet, so that nobody can be told by theirs.
/// </summary>
public sealed class FeedbackCardsModel(PortalDb db, Feedback feedback, DeskActs acts, Settings settings) : DeskPage
{
    private const int Usual = 30;

    /// <summary>The event.</summary>
    public CityEvent Event { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public EventContent Says => EventContent.Read(Event.Content);

    /// <summary>The codes just made, to be printed.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>How many codes were not used yet.</summary>
    public int Unused { get; private set; }

    /// <summary>How many cards to offer: as many as there are seats.</summary>
    public int Offered => Math.Min(Says.Capacity ?? Usual, Feedback.MostCards);

    /// <summary>A code's card: the address as a QR code.</summary>
    public IHtmlContent Picture(string code) => new HtmlString(QrCode.Svg(settings.Absolute("/lich/gop-y#" + code)));

    /// <summary>Where the form is, to be typed.</summary>
    public string Typed => new Uri(settings.BaseUrl).Authority + "/lich/gop-y";

    /// <summary>Asks how many.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? Page();

    /// <summary>Makes them and shows them.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int? count)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        IReadOnlyList<string> made = [];
        if (await TryAsync(() => acts.DoAsync(Permissions, async () =>
        {
            made = await feedback.MakeCardsAsync(Event, count, HttpContext.RequestAborted);
            return new DeskAct("event.cards", EventContent.EditionKind, () => $"{id}", $"{Says.Name}: {made.Count}");
        }, HttpContext.RequestAborted)))
        {
            Codes = made;
        }

        return Page();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        var found = await db.Events.AsNoTracking().Include(static e => e.Office).SingleOrDefaultAsync(e => e.Id == id, stop);
        if (found is null || !Permissions.May(Role.Reporter, found.OfficeId))
        {
            return found is null ? NotFound() : Forbid();
        }

        (Event, Unused) = (found, await db.FeedbackCodes.CountAsync(c => c.EventId == id, stop));
        return null;
    }
}
