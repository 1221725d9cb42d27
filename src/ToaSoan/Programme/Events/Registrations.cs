using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>Seats as asked for; <paramref name="Name"/> and <paramref name="Email"/> may be "".</summary>
public sealed record TypedRegistration(string Name, int Seats, string Email, string Language);

/// <summary>How full an event is.</summary>
/// <param name="Taken">Seats that are kept.</param>
/// <param name="Waiting">Seats that are waited for.</param>
public sealed record Fullness(int Taken, int Waiting);

/// <summary>
/// Takes registrations and gives seats back. Owns the rules that no seat is given twice, that the waiting list moves up in the order of its coming, and
/// that each mail is a job saved with what it tells of. All that changes seats of an event writes its row first, so that one waits for the other.
/// </summary>
public sealed class Registrations(PortalDb db, Vault vault, Mailer mailer, PageStore pages, TimeProvider clock)
{
    /// <summary>Seats one registration may have.</summary>
    public const int MostSeats = 10;

    /// <summary>Seats the waiting list may have.</summary>
    public const int MostWaiting = 300;

    /// <summary>Characters a name may have.</summary>
    public const int LongestName = 100;

    /// <summary>Whether addresses are asked for: only when there is a mail server.</summary>
    public bool SendsMail => mailer.IsSetUp;

    /// <summary>How full an event is.</summary>
    public static async Task<Fullness> FullnessAsync(PortalDb db, long eventId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var seats = await db.Registrations.Where(r => r.EventId == eventId && r.State != RegistrationState.Cancelled).GroupBy(static r => r.State).Select(static group => new { State = group.Key, Seats = group.Sum(static r => r.Seats) }).ToListAsync(stop);
        return new Fullness(seats.Find(static s => s.State == RegistrationState.Kept)?.Seats ?? 0, seats.Find(static s => s.State == RegistrationState.Waiting)?.Seats ?? 0);
    }

    /// <summary>Takes a registration; gives it with its secret, which is kept nowhere in the open. One with an address keeps its place until <see cref="Confirmations"/> hears of it. Throws <see cref="Refusal"/>.</summary>
    public Task<(string Secret, Registration Registration)> RegisterAsync(long eventId, TypedRegistration typed, CancellationToken stop) => RegisterAsOfAsync(eventId, typed, clock.Now(), stop);

    /// <summary>Takes it as of an earlier instant; only the demo city does so.</summary>
    public async Task<(string Secret, Registration Registration)> RegisterAsOfAsync(long eventId, TypedRegistration typed, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (name, email) = (Orthography.CleanLine(typed.Name), Orthography.CleanLine(typed.Email));
        Must(name.Length <= LongestName, EventsText.NameTooLong, LongestName);
        Must(typed.Seats is >= 1 and <= MostSeats, EventsText.SeatsWrong, MostSeats);
        Must(email.Length == 0 || Mailer.CanBeSentTo(email), EventsText.EmailWrong);
        var (secret, mailed) = (SecretLink.Make(), email.Length > 0 && SendsMail);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        Must(await db.Events.Where(e => e.Id == eventId && e.State == EventState.Shown && e.StartsAt > now).ExecuteUpdateAsync(static set => set.SetProperty(static e => e.Registered, static e => e.Registered + 1), stop) == 1, EventsText.RegistrationOver);
        var one = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop);
        var (content, full) = (EventContent.Read(one.Content), await FullnessAsync(db, eventId, stop));
        Must(content.Registers, EventsText.RegistrationOver);
        var fits = content.Capacity is not { } capacity || (full.Waiting == 0 && full.Taken + typed.Seats <= capacity);
        Must(fits || full.Waiting + typed.Seats <= MostWaiting, EventsText.WaitingListFull);
        Must(content.Capacity is null || typed.Seats <= content.Capacity, EventsText.SeatsWrong, content.Capacity);
        DateTime? confirmBy = !mailed ? null : now + Registration.ToConfirm < one.StartsAt ? now + Registration.ToConfirm : one.StartsAt;
        var until = confirmBy ?? one.EndsAt + Registration.Kept;
        var registration = new Registration
        {
            EventId = eventId, Number = one.Registered, Seats = typed.Seats, State = fits ? RegistrationState.Kept : RegistrationState.Waiting, At = now, Language = typed.Language == "en" ? "en" : "vi",
            Secret = SecretLink.Hash(secret), ConfirmBy = confirmBy, Confirmation = mailed ? SecretLink.Hash(SlipSecret.Token(secret)) : null,
            NameId = name.Length > 0 ? vault.Seal(Registration.NamePurpose, name, until) : null, MailId = mailed ? vault.Seal(Registration.MailPurpose, EventLetter.Pack(email, secret), until) : null,
        };
        db.Registrations.Add(registration);
        await db.SaveChangesAsync(stop);
        EventLetter.Post(db, LetterKind.Confirm, registration, one, now);
        await EndAsync(transaction, eventId, stop);
        return (secret, registration);
    }

    /// <summary>The registration of a secret, or null.</summary>
    public Task<Registration?> FindAsync(string secret, CancellationToken stop)
    {
        var hash = SecretLink.Hash(secret);
        return db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Secret == hash, stop);
    }

    /// <summary>Gives the seats of a registration back by its secret; one that was given back already stays so.</summary>
    public async Task CancelAsync(string secret, CancellationToken stop)
    {
        if (await FindAsync(secret, stop) is not { } found)
        {
            throw new Refusal(EventsText.NoSuchRegistration);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var one = await HoldAsync(found.EventId, stop);
        if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == found.Id && r.State != RegistrationState.Cancelled, stop) is { } mine)
        {
            await GiveBackAsync(one, mine, stop);
        }

        await EndAsync(transaction, found.EventId, stop);
    }

    /// <summary>Called at the desk, in its transaction: gives the seats of a registration back by its number, for somebody who telephones; gives how many. Throws <see cref="Refusal"/>.</summary>
    internal async Task<int> CancelAsync(long eventId, int? number, CancellationToken stop)
    {
        var one = await HoldAsync(eventId, stop);
        Must(one.State == EventState.Shown && one.StartsAt > clock.Now(), EventsText.TooLateToCancel);
        var theirs = await db.Registrations.SingleOrDefaultAsync(r => r.EventId == eventId && r.Number == number && r.State != RegistrationState.Cancelled, stop) ?? throw new Refusal(EventsText.NoSuchNumber);
        await GiveBackAsync(one, theirs, stop);
        return theirs.Seats;
    }

    /// <summary>Called with a change of seats, in its transaction: refuses fewer than are taken, gives more to those who wait.</summary>
    internal async Task FitAsync(CityEvent one, EventContent content, CancellationToken stop)
    {
        await HoldAsync(one.Id, stop);
        Must(content.Capacity is not { } capacity || (await FullnessAsync(db, one.Id, stop)).Taken <= capacity, EventsText.MoreTaken);
        await MoveUpAsync(one, content, stop);
    }

    /// <summary>Called with a move, in its transaction: tells everybody, and keeps names and addresses as long after the new end.</summary>
    internal async Task TellMovedAsync(CityEvent one, EventContent content, CancellationToken stop)
    {
        var live = await LiveAsync(one, stop);
        await vault.KeepUntilAsync(Registration.NamePurpose, [.. live.Select(static r => r.NameId).OfType<string>()], one.EndsAt + Registration.Kept, stop);
        await vault.KeepUntilAsync(Registration.MailPurpose, [.. live.Select(static r => r.MailId).OfType<string>()], one.EndsAt + Registration.Kept, stop);
        await EventLetter.ForgetAsync(db, live, content.Moves[^1], stop);
        foreach (var registration in live)
        {
            EventLetter.Post(db, LetterKind.Moved, registration, one, clock.Now(), content.Moves.Count);
        }
    }

    /// <summary>Called when an event is called off, in its transaction: tells everybody.</summary>
    internal async Task TellCancelledAsync(CityEvent one, CancellationToken stop)
    {
        foreach (var registration in await LiveAsync(one, stop))
        {
            EventLetter.Post(db, LetterKind.Cancelled, registration, one, clock.Now());
        }
    }

    // Erases what it said of somebody, and moves the waiting list up.
    private async Task GiveBackAsync(CityEvent one, Registration registration, CancellationToken stop)
    {
        var gone = registration.Sealed.ToArray();
        (registration.State, registration.NameId, registration.MailId, registration.ConfirmBy, registration.Confirmation) = (RegistrationState.Cancelled, null, null, null, null);
        await db.SaveChangesAsync(stop);
        await vault.EraseAsync(gone, stop);
        await MoveUpAsync(one, EventContent.Read(one.Content), stop);
    }

    // Strictly in order: a large group at the head of the list is not overtaken by a small one behind it.
    internal async Task MoveUpAsync(CityEvent one, EventContent content, CancellationToken stop)
    {
        var now = clock.Now();
        if (one.State != EventState.Shown || one.StartsAt <= now)
        {
            return;
        }

        var free = content.Capacity is { } capacity ? capacity - (await FullnessAsync(db, one.Id, stop)).Taken : int.MaxValue;
        foreach (var next in await db.Registrations.Where(r => r.EventId == one.Id && r.State == RegistrationState.Waiting).OrderBy(static r => r.Id).ToListAsync(stop))
        {
            if (next.Seats > free)
            {
                break;
            }

            free -= next.Seats;
            next.State = RegistrationState.Kept;
            EventLetter.Post(db, LetterKind.Freed, next, one, now);
        }
    }

    // Whoever has not confirmed an address gets no mail there but the one that asks.
    private Task<List<Registration>> LiveAsync(CityEvent one, CancellationToken stop) => db.Registrations.Where(r => r.EventId == one.Id && r.State != RegistrationState.Cancelled && r.ConfirmBy == null).OrderBy(static r => r.Id).ToListAsync(stop);

    /// <summary>Writes the event's row, so that whoever else changes its seats waits, and reads it.</summary>
    internal async Task<CityEvent> HoldAsync(long eventId, CancellationToken stop)
    {
        await db.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(static set => set.SetProperty(static e => e.Registered, static e => e.Registered), stop);
        return await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop);
    }

    /// <summary>Saves, and ends the transaction unless it is the caller's.</summary>
    internal async Task EndAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? transaction, long eventId, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
            pages.Evict(EventMonths.PageOf(eventId));
            JobRunner.Wake();
        }
    }
}
