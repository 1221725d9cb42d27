using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>
/// What becomes of registrations with an address. Owns the rules that an address gets mails only after somebody who reads them said so, once, with the token sent to it; and that what
/// nobody confirmed in time is deleted, its seats going to who waits.
/// </summary>
public sealed class Confirmations(PortalDb db, Vault vault, Registrations registrations, TimeProvider clock)
{
    /// <summary>The registration a token would confirm now, or null when there is none, or none any more.</summary>
    public async Task<Registration?> FindAsync(string token, CancellationToken stop)
    {
        var (hash, now) = (SecretLink.Hash(token), clock.Now());
        return await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Confirmation == hash && r.ConfirmBy > now, stop);
    }

    /// <summary>Confirms with a token, which is used up; gives the registration. Throws <see cref="Refusal"/>.</summary>
    public async Task<Registration> ConfirmAsync(string token, CancellationToken stop)
    {
        var found = await FindAsync(token, stop) ?? throw new Refusal(EventsText.ConfirmationOver);
        return await SettleAsync(found, static _ => Task.CompletedTask, stop);
    }

    /// <summary>Goes on without the address, which is erased: for somebody whom the mail did not reach. Throws <see cref="Refusal"/>.</summary>
    public async Task GoWithoutMailAsync(string secret, CancellationToken stop)
    {
        var found = await registrations.FindAsync(secret, stop) ?? throw new Refusal(EventsText.NoSuchRegistration);
        await SettleAsync(found, registration =>
        {
            var mail = registration.MailId!;
            registration.MailId = null;
            return vault.EraseAsync([mail], stop);
        }, stop);
    }

    /// <summary>Deletes what was not confirmed by an instant, and moves waiting lists up; gives how many. Names and addresses are erased at the same instant by the vault's own rule.</summary>
    public async Task<int> ExpireAsync(DateTime now, CancellationToken stop)
    {
        var deleted = 0;
        foreach (var id in await db.Registrations.Where(r => r.ConfirmBy <= now).Select(static r => r.EventId).Distinct().ToListAsync(stop))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var one = await registrations.HoldAsync(id, stop);
            deleted += await db.Registrations.Where(r => r.EventId == id && r.ConfirmBy <= now).ExecuteDeleteAsync(stop);
            await registrations.MoveUpAsync(one, EventContent.Read(one.Content), stop);
            await registrations.EndAsync(transaction, id, stop);
        }

        return deleted;
    }

    // From now on it stands like any other, and what was sealed is kept as long.
    private async Task<Registration> SettleAsync(Registration found, Func<Registration, Task> change, CancellationToken stop)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var (one, now) = (await registrations.HoldAsync(found.EventId, stop), clock.Now());
        Must(one.State == EventState.Shown && one.StartsAt > now, EventsText.RegistrationOver);
        var registration = await db.Registrations.SingleOrDefaultAsync(r => r.Id == found.Id && r.ConfirmBy > now, stop) ?? throw new Refusal(EventsText.ConfirmationOver);
        await change(registration);
        (registration.ConfirmBy, registration.Confirmation) = (null, null);
        foreach (var purpose in new[] { Registration.NamePurpose, Registration.MailPurpose })
        {
            await vault.KeepUntilAsync(purpose, [.. registration.Sealed], one.EndsAt + Registration.Kept, stop);
        }

        EventLetter.Post(db, registration.State == RegistrationState.Kept ? LetterKind.Kept : LetterKind.Waiting, registration, one, now);
        await registrations.EndAsync(transaction, one.Id, stop);
        return registration;
    }
}
