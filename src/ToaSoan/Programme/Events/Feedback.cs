using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>
/// Takes the feedback form in: a few questions with scores from 1 to 5. Owns the rule that an answer becomes counts at once and is not kept itself, so that
/// nothing anybody said can be found again.
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

    /// <summary>Counts an answer; <paramref name="scores"/> by question, null where none was given. Of a registration it is taken once. Throws <see cref="Refusal"/>.</summary>
    public async Task TakeAsync(long eventId, IReadOnlyList<int?> scores, long? registration, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Must(scores.Count <= Questions && scores.All(static score => score is null or (>= 1 and <= Best)) && scores.Any(static score => score is not null), EventsText.FeedbackEmpty);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var content = EventContent.Read(await db.Events.Where(e => e.Id == eventId && e.State == EventState.Shown).Select(static e => e.Content).SingleOrDefaultAsync(stop) ?? throw new Refusal(EventsText.FeedbackClosed));
        Must(IsOpen(content, clock.Now()), EventsText.FeedbackClosed);
        if (registration is { } id)
        {
            Must(await db.Registrations.Where(r => r.Id == id && !r.Answered).ExecuteUpdateAsync(static set => set.SetProperty(static r => r.Answered, true), stop) == 1, EventsText.FeedbackTaken);
        }

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
