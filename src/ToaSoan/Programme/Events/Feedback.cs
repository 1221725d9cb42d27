using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>
/// Takes the feedback form in: a few questions with scores from 1 to 5. Owns the rules that an answer becomes counts at once and is not kept itself, so that nothing anybody said can be found
/// again, and that whoever answers does so once: by a registration, or by a card whose code is gone when it was used.
/// </summary>
public sealed class Feedback(PortalDb db, TimeProvider clock)
{
    /// <summary>How many questions there are; their words are in the texts, <c>Question1</c> and so on. The first is the overall one.</summary>
    public const int Questions = 4;

    /// <summary>The best score.</summary>
    public const int Best = 5;

    /// <summary>Whether the form is open: from the event's beginning to two weeks after its end.</summary>
    public static bool IsOpen(EventContent content, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Starts <= now && now < content.Ends + Registration.Kept;
    }

    /// <summary>Cards that are made at once, and as many may wait to be used.</summary>
    public const int MostCards = 500;

    // Without what is easily taken for something else when typed from paper: 0 and O, 1, I and L.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Counts the answer of a registration; <paramref name="scores"/> by question, null where none was given. Throws <see cref="Refusal"/>.</summary>
    public Task TakeAsync(Registration registration, IReadOnlyList<int?> scores, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return CountAsync(registration.EventId, scores, () => db.Registrations.Where(r => r.Id == registration.Id && !r.Answered).ExecuteUpdateAsync(static set => set.SetProperty(static r => r.Answered, true), stop), stop);
    }

    /// <summary>Counts the answer of a card by its code; gives the event's number. Throws <see cref="Refusal"/>.</summary>
    public async Task<long> TakeAsync(string code, IReadOnlyList<int?> scores, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(code);
        var hash = SecretLink.Hash(code.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        var eventId = await db.FeedbackCodes.Where(c => c.Hash == hash).Select(static c => (long?)c.EventId).SingleOrDefaultAsync(stop) ?? throw new Refusal(EventsText.CodeUnknown);
        await CountAsync(eventId, scores, () => db.FeedbackCodes.Where(c => c.Hash == hash).ExecuteDeleteAsync(stop), stop);
        return eventId;
    }

    /// <summary>Makes codes for cards; called in the transaction of the act. They are given this once, for of each only the hash is kept. Throws <see cref="Refusal"/>.</summary>
    public async Task<IReadOnlyList<string>> MakeCardsAsync(CityEvent one, int? count, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(one);
        Must(one.State == EventState.Shown && clock.Now() < one.EndsAt + Registration.Kept, EventsText.FeedbackClosed);
        Must(count is >= 1 && count + await db.FeedbackCodes.CountAsync(c => c.EventId == one.Id, stop) <= MostCards, EventsText.CardsWrong, MostCards);
        string[] codes = [.. Enumerable.Range(0, count!.Value).Select(static _ => RandomNumberGenerator.GetString(Letters, 8))];
        db.FeedbackCodes.AddRange(codes.Select(code => new FeedbackCode { Hash = SecretLink.Hash(code), EventId = one.Id }));
        return codes;
    }

    /// <summary>Deletes the codes of events whose form has closed; gives how many.</summary>
    internal Task<int> ForgetCardsAsync(DateTime now, CancellationToken stop)
    {
        var over = db.Events.Where(e => e.EndsAt <= now - Registration.Kept).Select(static e => e.Id);
        return db.FeedbackCodes.Where(c => over.Contains(c.EventId)).ExecuteDeleteAsync(stop);
    }

    private async Task CountAsync(long eventId, IReadOnlyList<int?> scores, Func<Task<int>> useUp, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Must(scores.Count <= Questions && scores.All(static score => score is null or (>= 1 and <= Best)) && scores.Any(static score => score is not null), EventsText.FeedbackEmpty);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var content = EventContent.Read(await db.Events.Where(e => e.Id == eventId && e.State == EventState.Shown).Select(static e => e.Content).SingleOrDefaultAsync(stop) ?? throw new Refusal(EventsText.FeedbackClosed));
        Must(IsOpen(content, clock.Now()), EventsText.FeedbackClosed);
        Must(await useUp() == 1, EventsText.FeedbackTaken);

        // The event's row first: two answers at once wait for each other instead of both adding the same row.
        await db.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(static set => set.SetProperty(static e => e.Registered, static e => e.Registered), stop);
        foreach (var (index, score) in scores.Index())
        {
            if (score is { } given && await db.FeedbackCounts.Where(c => c.EventId == eventId && c.Question == index + 1 && c.Score == given).ExecuteUpdateAsync(static set => set.SetProperty(static c => c.Count, static c => c.Count + 1), stop) == 0)
            {
                db.FeedbackCounts.Add(new FeedbackCount { EventId = eventId, Question = index + 1, Score = given, Count = 1 });
            }
        }

        await db.SaveChangesAsync(stop);
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
        }
    }
}
