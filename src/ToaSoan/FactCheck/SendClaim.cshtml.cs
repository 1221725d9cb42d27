using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.FactCheck;

/// <summary>
/// Sends a claim in, without an account and without a cookie. Before it is taken, a step without script shows what was checked already and what of a person stands in the text; whoever sends it all the same is not asked
/// again. Never stored: its form carries the hour it was opened.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class SendClaimModel(ClaimIntake intake, Senders senders, FormGuard guard) : ReaderPage
{
    /// <summary>The name of the form.</summary>
    public const string FormName = "claim.send";

    /// <summary>Claims taken from one network within an hour; each may be asked about once before.</summary>
    public const int MostFromNetwork = 60;

    /// <summary>The page's address.</summary>
    public const string Address = "/kiem-chung/gui";

    /// <summary>What was said.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The address where it was seen, or "" when it was heard.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>An address for the answer, or "".</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>When the form was opened, sealed.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>A field for programs.</summary>
    [BindProperty]
    public string? Trap { get; set; }

    /// <summary>Whether the step between was seen.</summary>
    [BindProperty]
    public bool Anyway { get; set; }

    /// <summary>Published checks that may answer it.</summary>
    public IReadOnlyList<KnownCheck> Known { get; private set; } = [];

    /// <summary>What of a person stands in the text.</summary>
    public IReadOnlyList<PersonalMatch> Personal { get; private set; } = [];

    /// <summary>Whether this is the step between.</summary>
    public bool Asks => Known.Count + Personal.Count > 0;

    /// <summary>Whether an address is asked for.</summary>
    public bool SendsMail => senders.SendsMail;

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet()
    {
        if (Elsewhere(Address) is { } other)
        {
            return other;
        }

        Begin();
        Stamp = guard.Stamp(FormName);
        return Page();
    }

    /// <summary>Takes the claim and leads to its own page, or asks first.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Begin();
        try
        {
            guard.Check(HttpContext, FormName, Stamp, Trap, MostFromNetwork);
            var typed = ClaimIntake.Clean(new TypedClaim(Text ?? "", Seen ?? "", Email ?? "", English ? "en" : "vi"));
            if (!Anyway)
            {
                (Known, Personal) = (await intake.KnownAsync(typed, stop), PersonalData.Find(typed.Text));
            }

            if (!Asks)
            {
                return LocalRedirect(Request.To($"{ClaimLetters.SlipPath}#{await intake.SendAsync(typed, stop)}"));
            }

            ModelState.Clear();
            return Page();
        }
        catch (Refusal refusal)
        {
            ModelState.Clear();
            (Refused, Stamp, Response.StatusCode) = (refusal.Message, guard.Stamp(FormName), StatusCodes.Status400BadRequest);
            return Page();
        }
    }

    private void Begin()
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Head = new Head(FactCheckText.Send, FactCheckText.SendLead, Address, Feed: "/kiem-chung/atom.xml");
    }
}
