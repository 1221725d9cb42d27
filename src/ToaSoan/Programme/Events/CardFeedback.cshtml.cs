using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>The feedback form behind the QR code of a card, for everybody who came. A card answers once; a network only so often.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class CardFeedbackModel(PortalDb db, Feedback feedback, Crowd crowd) : ReaderPage
{
    /// <summary>Answers taken from one network within an hour; a hall full of people may share one.</summary>
    public const int MostFromNetwork = 120;

    /// <summary>The event that was answered for, or null.</summary>
    public ShownEvent? Answered { get; private set; }

    /// <summary>The code as typed.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The scores given, by question.</summary>
    public IReadOnlyList<int?> Scores { get; private set; } = [];

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Head = new Head(EventsText.HowWasIt);
    }

    /// <summary>Takes the answers.</summary>
    public async Task<IActionResult> OnPostAsync(string? code, List<int?> scores, CancellationToken stop)
    {
        OnGet();
        (Code, Scores) = (SecretLink.Typed(code), scores);
        try
        {
            Must(crowd.MayCome(HttpContext, "event.feedback", MostFromNetwork), EventsText.TooManyFromNetwork);
            Answered = await EventMonths.FindAsync(db, await feedback.TakeAsync(Code, scores, stop), stop);
        }
        catch (Refusal refusal)
        {
            (Refused, Response.StatusCode) = (refusal.Message, StatusCodes.Status400BadRequest);
        }

        return Page();
    }
}
