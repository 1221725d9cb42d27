using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Transparency;

namespace ToaSoan.FactCheck;

/// <summary>What senders of claims are told by mail: that it was declined and why, that it was answered, that the answer was corrected or withdrawn. Each letter tells how things stand when it goes out.</summary>
public static class ClaimLetters
{
    /// <summary>The claim is not checked.</summary>
    public const string Declined = "declined";

    /// <summary>A check answers it.</summary>
    public const string Answered = "answered";

    /// <summary>That check was corrected, or withdrawn.</summary>
    public const string Corrected = "corrected";

    /// <summary>The page of a sender's own claim.</summary>
    public const string SlipPath = "/kiem-chung/phieu";

    /// <summary>Claims among what is sent in.</summary>
    public static SenderKind Sent { get; } = new(Claim.Kind, static () => FactCheckText.SentKind, SlipPath, WriteAsync);

    private static async Task<SenderLetter?> WriteAsync(IServiceProvider services, Sender sender, string letter, CancellationToken stop)
    {
        var (db, settings) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<Settings>());
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == sender.ObjectId, stop) is not { } claim)
        {
            return null;
        }

        string Link(string path) => settings.Absolute((sender.Language == "en" ? "/en" : "") + path);
        if (claim.StatementId is { } statement)
        {
            var said = await db.Statements.AsNoTracking().SingleAsync(s => s.Id == statement, stop);
            return letter is Declined or Senders.ConfirmedLetter ? new SenderLetter(FactCheckText.MailDeclinedSubject, CheckWords.Format(FactCheckText.MailDeclinedBody, StatementWords.Of(said.Ground), said.Facts, Link(said.Address))) : null;
        }

        var check = claim.CheckId is { } id ? await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == CheckContent.EditionKind && e.ObjectId == id && e.Current, stop) : null;
        return (letter, check) switch
        {
            (Declined, _) => null,
            (_, { Withdrawn: true }) => letter == Corrected ? new SenderLetter(FactCheckText.MailWithdrawnSubject, CheckWords.Format(FactCheckText.MailWithdrawnBody, check.Reason, Link(check.Path))) : null,
            (Corrected, { Change: EditionChange.Correct }) => new SenderLetter(CheckWords.Format(FactCheckText.MailCorrectedSubject, check.Title), CheckWords.Format(FactCheckText.MailCorrectedBody, check.Title, VerdictOf(check), check.Reason, Link(check.Path))),
            (Answered or Senders.ConfirmedLetter, { }) => new SenderLetter(CheckWords.Format(FactCheckText.MailAnsweredSubject, check.Title), CheckWords.Format(FactCheckText.MailAnsweredBody, check.Title, VerdictOf(check), check.Lead, Link(check.Path))),
            (Senders.ConfirmedLetter, null) when claim.State is ClaimState.Received or ClaimState.Accepted or ClaimState.Duplicate => new SenderLetter(FactCheckText.MailReceivedSubject, FactCheckText.MailReceivedBody),
            _ => null,
        };
    }

    private static string VerdictOf(Edition check) => CheckWords.Of(Enum.Parse<Verdict>(check.Kicker));
}
