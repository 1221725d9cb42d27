using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>What a mail tells.</summary>
public enum LetterKind
{
    /// <summary>Is this your address? The only mail an address gets that nobody confirmed.</summary>
    Confirm,

    /// <summary>The seats are kept.</summary>
    Kept,

    /// <summary>They are waited for.</summary>
    Waiting,

    /// <summary>It is tomorrow.</summary>
    Reminder,

    /// <summary>Time or place are others.</summary>
    Moved,

    /// <summary>It was called off.</summary>
    Cancelled,

    /// <summary>Seats became free.</summary>
    Freed,

    /// <summary>How was it?</summary>
    Feedback,
}

/// <summary>
/// Sends what registrations ask for. Each mail is a job saved with what it tells of, so none is lost and a server that fails is asked again; a job holds
/// the registration's number, never an address. What is no longer true when a job's turn comes (a move moved again, a seat given back) is not sent.
/// </summary>
public sealed class EventLetter(PortalDb db, Vault vault, Mailer mailer, SiteIdentities identities, Settings settings, TimeProvider clock) : JobWorker
{
    /// <summary>The kind of its jobs.</summary>
    public const string JobKind = "event.mail";

    private static readonly TimeSpan DayBefore = TimeSpan.FromHours(24);
    private static readonly TimeSpan After = TimeSpan.FromHours(2);

    /// <inheritdoc />
    public override string Kind => JobKind;

    /// <summary>Address and secret as the vault keeps them.</summary>
    internal static string Pack(string address, string secret) => JsonSerializer.Serialize(new[] { address, secret });

    /// <summary>Adds the job of a mail to what is saved next; with kept seats also that of the reminder and of the feedback form. Nothing for a registration without an address, and to one not confirmed nothing but the mail that asks.</summary>
    internal static void Post(PortalDb db, LetterKind kind, Registration registration, CityEvent one, DateTime now, int move = 0)
    {
        if (registration.MailId is null || (kind != LetterKind.Confirm && registration.ConfirmBy is not null))
        {
            return;
        }

        db.Jobs.Add(Job(kind, registration, now, move));
        if (registration.State != RegistrationState.Kept || kind is LetterKind.Cancelled or LetterKind.Confirm)
        {
            return;
        }

        // A registration on the last day needs no reminder: its confirmation is one.
        if (one.StartsAt - DayBefore > now)
        {
            db.Jobs.Add(Job(LetterKind.Reminder, registration, one.StartsAt - DayBefore, Mark(one.StartsAt)));
        }

        db.Jobs.Add(Job(LetterKind.Feedback, registration, one.EndsAt + After, Mark(one.EndsAt)));
    }

    /// <summary>Takes the waiting reminders and feedback forms of registrations back, of the old time and, should there be any, of the new one: a move puts others in their place.</summary>
    internal static Task ForgetAsync(PortalDb db, IEnumerable<Registration> registrations, EventMove move, CancellationToken stop)
    {
        string[] keys = [.. registrations.SelectMany(r => new[] { Key(LetterKind.Reminder, r, Mark(move.FromStarts)), Key(LetterKind.Reminder, r, Mark(move.ToStarts)), Key(LetterKind.Feedback, r, Mark(move.FromEnds)), Key(LetterKind.Feedback, r, Mark(move.ToEnds)) })];
        return db.Jobs.Where(job => job.Kind == JobKind && keys.Contains(job.Key)).ExecuteDeleteAsync(stop);
    }

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split(':');
        var (kind, id, mark) = (Enum.Parse<LetterKind>(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);
        if (registration?.MailId is not { } sealedId)
        {
            return;
        }

        var one = await db.Events.AsNoTracking().Include(static e => e.Office).SingleAsync(e => e.Id == registration.EventId, stop);
        if (!IsTrue(kind, mark, registration, one, clock.Now())
            || await EventMonths.FindAsync(db, one.Id, stop) is not { } shown
            || !(await vault.OpenAsync(Registration.MailPurpose, [sealedId], stop)).TryGetValue(sealedId, out var packed))
        {
            return;
        }

        if (!mailer.IsSetUp)
        {
            throw new InvalidOperationException("There is no mail server any more (TOASOAN_MAIL_SERVER)."); // the mail waits for one as long as the address is kept
        }

        LanguageMiddleware.Speak(registration.Language);
        var sealedWords = JsonSerializer.Deserialize<string[]>(packed)!;
        var site = await identities.GetAsync(db, stop);
        var (address, secret) = (sealedWords[0], sealedWords[1]);
        var link = kind == LetterKind.Confirm ? SlipSecret.Confirmation(SlipSecret.Token(secret)) : SlipSecret.Slip(secret);
        var mail = LetterWords.Write(kind, shown, registration, address, settings.BaseUrl + (registration.Language == "en" ? "/en" : "") + link, site.Name, settings);
        mail.MessageId = $"{key.Replace(':', '.').ToLowerInvariant()}.{sealedId[..8]}@{new Uri(settings.BaseUrl).Host}"; // the same when it is sent once more
        await mailer.SendAsync(mail, stop);
    }

    private static bool IsTrue(LetterKind kind, long mark, Registration registration, CityEvent one, DateTime now) => kind switch
    {
        LetterKind.Cancelled => one.State == EventState.Cancelled,
        _ when one.State != EventState.Shown => false,
        LetterKind.Confirm => registration.ConfirmBy > now && one.StartsAt > now,
        LetterKind.Waiting => registration.State == RegistrationState.Waiting && one.StartsAt > now,
        LetterKind.Kept or LetterKind.Freed => registration.State == RegistrationState.Kept && one.EndsAt > now,
        LetterKind.Moved => EventContent.Read(one.Content).Moves.Count == mark && one.EndsAt > now,
        LetterKind.Reminder => registration.State == RegistrationState.Kept && mark == Mark(one.StartsAt) && one.StartsAt > now,
        _ => registration.State == RegistrationState.Kept && mark == Mark(one.EndsAt) && !registration.Answered,
    };

    private static Job Job(LetterKind kind, Registration registration, DateTime due, long mark) => new() { Kind = JobKind, Key = Key(kind, registration, mark), DueAt = due };

    private static string Key(LetterKind kind, Registration registration, long mark) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{registration.Id}:{mark}");

    private static long Mark(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeSeconds();
}
