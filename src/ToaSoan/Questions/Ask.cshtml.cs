using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Intake;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Questions;

/// <summary>
/// The form by which somebody asks, without an account, a name or a cookie. Before a question is sent the page shows what looks like personal data in it and what was asked or written already; sending is then a second press. Where there is nothing to show, the
/// first press sends. Never stored.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class AskModel(PortalDb db, Asking asking, Senders senders, FormGuard guard, AlikeTexts alike) : ReaderPage
{
    /// <summary>Forms taken from one network within an hour; one question may take several.</summary>
    public const int MostFromNetwork = 60;

    private const string Form = "question";
    private static readonly string[] AlikeKinds = [QuestionContent.Kind, "article"];

    /// <summary>What it is about.</summary>
    [BindProperty]
    public string? Subject { get; set; }

    /// <summary>The question.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The office, where the asker knows it.</summary>
    [BindProperty]
    public long? OfficeId { get; set; }

    /// <summary>An address for mails, or "".</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>When the form was drawn, sealed.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>What no person fills.</summary>
    [BindProperty]
    public string? Trap { get; set; }

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>What looks like personal data, each once.</summary>
    public IReadOnlyList<PersonalMatch> Found { get; private set; } = [];

    /// <summary>What is like the question.</summary>
    public IReadOnlyList<Alike> Asked { get; private set; } = [];

    /// <summary>Whether the page shows what was found, so that the next press sends.</summary>
    public bool Looked => Found.Count + Asked.Count > 0;

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether an address is asked for.</summary>
    public bool SendsMail => senders.SendsMail;

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(null, stop);

    /// <summary>Looks at the question, and sends it when there is nothing to show or it was shown (<paramref name="act"/> "send"); "mask" puts words in the place of personal data.</summary>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken stop)
    {
        try
        {
            guard.Check(HttpContext, Form, Stamp, Trap, MostFromNetwork);
            var (subject, text) = QuestionKeeping.Asked(Subject, Text);
            if (act == "mask")
            {
                (Subject, Text) = (subject, text) = (PersonalData.Mask(subject), PersonalData.Mask(text));
            }

            Found = [.. PersonalData.Find(subject).Concat(PersonalData.Find(text)).DistinctBy(static match => match.Text)];
            Asked = act == "send" ? [] : await alike.FindAsync($"{subject}\n{text}", AlikeKinds, 5, stop);
            if (act != "send" && (Looked || act == "mask"))
            {
                return await ShowAsync(Stamp, stop);
            }

            var secret = await asking.AskAsync(new TypedQuestion(subject, text, OfficeId, SendsMail ? Email : "", English ? "en" : "vi"), stop);
            JobRunner.Wake();
            return LocalRedirect(Request.To($"/hoi-dap/phieu#{secret}"));
        }
        catch (Refusal refusal)
        {
            db.ChangeTracker.Clear();
            (Refused, Response.StatusCode) = (refusal.Message, StatusCodes.Status400BadRequest);
            return await ShowAsync(null, stop);
        }
    }

    // A form that passed keeps its stamp: its second press may come at once.
    private async Task<IActionResult> ShowAsync(string? stamp, CancellationToken stop)
    {
        if (HttpMethods.IsGet(Request.Method) && Elsewhere("/hoi-dap/gui") is { } other)
        {
            return other;
        }

        ModelState.Clear();
        Response.Headers.CacheControl = "no-cache, no-store";
        Stamp = stamp ?? guard.Stamp(Form);
        Offices = await db.Offices.Living().InOrderAsync(stop);
        Head = new Head(QuestionsText.AskQuestion, QuestionsText.AskLead, "/hoi-dap/gui");
        return Page();
    }
}
