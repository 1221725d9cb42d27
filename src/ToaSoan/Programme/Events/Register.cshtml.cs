using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>
/// The form by which somebody asks for seats, without an account and without a cookie: nobody is signed in who could be used, so it is enough that another site's page cannot send it. Never stored, as it
/// tells how full the event is.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class RegisterModel(PortalDb db, Registrations registrations, Crowd crowd, Settings settings, TimeProvider clock) : ReaderPage
{
    /// <summary>Registrations taken from one network within an hour.</summary>
    public const int MostFromNetwork = 40;

    /// <summary>Registrations taken for one address within an hour: each makes a mail that its owner may not have asked for.</summary>
    public const int MostForAddress = 5;

    /// <summary>The name, or what one likes to be called.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>How many seats.</summary>
    [BindProperty]
    public int Seats { get; set; } = 1;

    /// <summary>An address for mails, or "".</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The event.</summary>
    public ShownEvent Shown { get; private set; } = null!;

    /// <summary>How full it is.</summary>
    public Fullness Full { get; private set; } = new(0, 0);

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether an address is asked for.</summary>
    public bool SendsMail => registrations.SendsMail;

    /// <summary>Whether one may still register.</summary>
    public bool Open => Shown.Content.Registers && !Shown.Cancelled && Shown.Content.Starts > clock.Now();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop) => await FindAsync(id, stop) ?? Page();

    /// <summary>Takes the registration and leads to its own page.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is { } other)
        {
            return other;
        }

        try
        {
            Must(ModelState.IsValid, EventsText.SeatsWrong, Registrations.MostSeats);
            Must(!ClientAddress.IsFromElsewhere(Request, new Uri(settings.BaseUrl).Authority), EventsText.SentFromElsewhere);
            Must(crowd.MayCome(HttpContext, "event.register", MostFromNetwork), EventsText.TooManyFromNetwork);
            Must(!SendsMail || string.IsNullOrWhiteSpace(Email) || crowd.MayWrite(Email, "event.register", MostForAddress), EventsText.TooManyForAddress);
            var (secret, _) = await registrations.RegisterAsync(id, new TypedRegistration(Name ?? "", Seats, Email ?? "", English ? "en" : "vi"), stop);
            return LocalRedirect(Request.To(SlipSecret.Slip(secret)));
        }
        catch (Refusal refusal)
        {
            Refused = refusal.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }

    private async Task<IActionResult?> FindAsync(long id, CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        if (await EventMonths.FindAsync(db, id, stop) is not { } shown)
        {
            return NotFound();
        }

        if (HttpMethods.IsGet(Request.Method) && Elsewhere(shown.Edition.Path + "/dang-ky") is { } other)
        {
            return other;
        }

        (Shown, Full) = (shown, await Registrations.FullnessAsync(db, id, stop));
        Head = new Head($"{EventsText.Register} – {shown.Content.Name}");
        return null;
    }
}
