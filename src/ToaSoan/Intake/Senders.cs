using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Intake;

/// <summary>
/// Takes down who sent something in, and writes to them. Owns the rules that an address gets nothing but one question until somebody who reads its mails has said that it is theirs, that each mail is a job saved with what
/// it tells of, and that an address is erased on its day: unconfirmed after 72 hours, else when its matter has ended. What was sent in does not wait for any of this.
/// </summary>
public sealed class Senders(PortalDb db, Vault vault, Mailer mailer, Crowd crowd, TimeProvider clock)
{
    /// <summary>The letter that is written when an address was just confirmed: how the matter stands by then.</summary>
    public const string ConfirmedLetter = "confirmed";

    /// <summary>Mails that ask an address for confirmation within an hour, from whatever network: its owner may not have asked for them.</summary>
    public const int MostForAddress = 5;

    /// <summary>How long after the final answer an address is kept, for corrections of it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const string TokenPurpose = "sender.confirm";

    /// <summary>Whether addresses are asked for: only when there is a mail server.</summary>
    public bool SendsMail => mailer.IsSetUp;

    /// <summary>The address of the page that confirms. It stands in logs, but it works once and shows nothing of the sender: a link in a mail has to work without script.</summary>
    public static string Confirmation(string secret) => "/xac-nhan/" + SecretLink.Token(secret, TokenPurpose);

    /// <summary>
    /// Adds a sender, and with an <paramref name="email"/> (else "") the sealed address and the mail that asks for its confirmation; all of it is saved with what the caller saves next. The thing sent in has its
    /// number already. Gives the secret, which is kept nowhere in the open. Throws <see cref="Refusal"/> for an address that cannot be one, or that was asked too often.
    /// </summary>
    public string Add(string kind, long objectId, string email, string language, DateTime now)
    {
        var (secret, address) = (SecretLink.Make(), Orthography.CleanLine(email));
        Must(address.Length == 0 || Mailer.CanBeSentTo(address), IntakeText.EmailWrong);
        var mailed = address.Length > 0 && SendsMail;
        Must(!mailed || crowd.MayWrite(address, "sender", MostForAddress), IntakeText.TooManyForAddress);
        DateTime? confirmBy = mailed ? now + Sender.ToConfirm : null;
        var sender = new Sender
        {
            Kind = kind, ObjectId = objectId, At = now, Language = language == "en" ? "en" : "vi", Secret = SecretLink.Hash(secret), ForgetAt = now + Sender.Longest, ConfirmBy = confirmBy,
            Confirmation = mailed ? SecretLink.Hash(SecretLink.Token(secret, TokenPurpose)) : null,
            MailId = confirmBy is { } until ? vault.Seal(Sender.MailPurpose, JsonSerializer.Serialize(new[] { address, secret }), until) : null,
        };
        db.Senders.Add(sender);
        if (mailed)
        {
            db.Jobs.Add(Job(sender, SenderMail.AskLetter, now));
        }

        return secret;
    }

    /// <summary>The sender of a secret, not tracked; null when there is none of that kind.</summary>
    public Task<Sender?> FindAsync(string kind, string secret, CancellationToken stop)
    {
        var hash = SecretLink.Hash(secret);
        return db.Senders.AsNoTracking().SingleOrDefaultAsync(s => s.Secret == hash && s.Kind == kind, stop);
    }

    /// <summary>Adds a letter to what is saved next, for each of the senders who confirmed an address. A letter's name is the capability's own, of letters, digits, dots and hyphens: "answered", "due.2026-07-01".</summary>
    public void Tell(IEnumerable<Sender> senders, string letter, DateTime now) =>
        db.Jobs.AddRange(senders.Where(static s => s is { MailId: not null, ConfirmBy: null }).Select(sender => Job(sender, letter, now)));

    /// <summary>The same for everybody who sent in a thing or joined it. Call <see cref="JobRunner.Wake"/> after saving to have it sent at once.</summary>
    public async Task TellAsync(string kind, long objectId, string letter, CancellationToken stop) => Tell(await WithAddressAsync(kind, objectId, stop), letter, clock.Now());

    /// <summary>Sets when the addresses of a thing are erased, saved with what the caller saves next: usually <see cref="Kept"/> after the final answer. An address not confirmed goes after its 72 hours all the same.</summary>
    public async Task EndAsync(string kind, long objectId, DateTime forgetAt, CancellationToken stop)
    {
        foreach (var sender in await WithAddressAsync(kind, objectId, stop))
        {
            sender.ForgetAt = forgetAt;
            await vault.KeepUntilAsync(Sender.MailPurpose, [sender.MailId!], sender.ConfirmBy is { } by && by < forgetAt ? by : forgetAt, stop);
        }
    }

    /// <summary>Erases the address at once, for somebody who wants no more mails; mails not yet sent are not.</summary>
    public async Task ForgetAsync(Sender sender, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sender);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await vault.EraseAsync(await db.Senders.Where(s => s.Id == sender.Id && s.MailId != null).Select(static s => s.MailId!).ToListAsync(stop), stop);
        await LetGoAsync(db.Senders.Where(s => s.Id == sender.Id), stop);
        (sender.MailId, sender.Confirmation, sender.ConfirmBy) = (null, null, null);
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
            await vault.EmptyLogAsync(stop);
        }
    }

    /// <summary>The sender whose address a token would confirm now, not tracked, or null.</summary>
    public async Task<Sender?> AskedAsync(string token, CancellationToken stop)
    {
        var (hash, now) = (SecretLink.Hash(token), clock.Now());
        return await db.Senders.AsNoTracking().SingleOrDefaultAsync(s => s.Confirmation == hash && s.ConfirmBy > now, stop);
    }

    /// <summary>Confirms an address with a token, which is used up, and tells there how the matter stands. Throws <see cref="Refusal"/>.</summary>
    public async Task<Sender> ConfirmAsync(string token, CancellationToken stop)
    {
        var (hash, now) = (SecretLink.Hash(token), clock.Now());
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var sender = await db.Senders.AsNoTracking().SingleOrDefaultAsync(s => s.Confirmation == hash, stop) ?? throw new Refusal(IntakeText.ConfirmationOver);
        Must(await db.Senders.Where(s => s.Id == sender.Id && s.Confirmation == hash && s.ConfirmBy > now).ExecuteUpdateAsync(static set => set.SetProperty(static s => s.Confirmation, (byte[]?)null).SetProperty(static s => s.ConfirmBy, (DateTime?)null), stop) == 1, IntakeText.ConfirmationOver);
        (sender.Confirmation, sender.ConfirmBy) = (null, null);
        await vault.KeepUntilAsync(Sender.MailPurpose, [sender.MailId!], sender.ForgetAt, stop);
        Tell([sender], ConfirmedLetter, now);
        await db.SaveChangesAsync(stop);
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
            JobRunner.Wake();
        }

        return sender;
    }

    /// <summary>Lets senders go whose address was not confirmed by an instant, or is not in the vault any more; gives how many. The vault's own rule erases the address at the same instant.</summary>
    internal Task<int> SweepAsync(DateTime now, CancellationToken stop) => LetGoAsync(db.Senders.Where(s => s.ConfirmBy <= now || (s.MailId != null && !db.Set<Contact>().Any(c => c.Id == s.MailId))), stop);

    private static Task<int> LetGoAsync(IQueryable<Sender> senders, CancellationToken stop) =>
        senders.ExecuteUpdateAsync(static set => set.SetProperty(static s => s.MailId, (string?)null).SetProperty(static s => s.Confirmation, (byte[]?)null).SetProperty(static s => s.ConfirmBy, (DateTime?)null), stop);

    private Task<List<Sender>> WithAddressAsync(string kind, long objectId, CancellationToken stop) => db.Senders.Where(s => s.Kind == kind && s.ObjectId == objectId && s.MailId != null).OrderBy(static s => s.Id).ToListAsync(stop);

    private static Job Job(Sender sender, string letter, DateTime now) => new() { Kind = SenderMail.JobKind, Key = string.Create(CultureInfo.InvariantCulture, $"{sender.MailId}:{new DateTimeOffset(now).ToUnixTimeMilliseconds()}:{letter}"), DueAt = now };
}
