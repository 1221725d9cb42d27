namespace ToaSoan.Questions;

/// <summary>What a note tells of.</summary>
public enum QuestionNoteKind
{
    /// <summary>It was sent in.</summary>
    Submitted = 0,

    /// <summary>Readers see it.</summary>
    Published = 1,

    /// <summary>It was not published; the mark is the ground.</summary>
    Declined = 2,

    /// <summary>It became part of another one; the mark is that one's number.</summary>
    Merged = 3,

    /// <summary>Its asker took it back.</summary>
    Withdrawn = 4,

    /// <summary>An office got it.</summary>
    Assigned = 5,

    /// <summary>Another office got it.</summary>
    Reassigned = 6,

    /// <summary>Its due day was put off.</summary>
    Extended = 7,

    /// <summary>The office handed in an answer.</summary>
    Drafted = 8,

    /// <summary>The desk sent an answer back to the office.</summary>
    Returned = 9,

    /// <summary>The answer was published; the mark is how many days it took.</summary>
    Answered = 10,

    /// <summary>Its asker finds the answer wanting.</summary>
    ContestSent = 11,

    /// <summary>The desk published what was found wanting; the office owes a second answer.</summary>
    Contested = 12,

    /// <summary>The desk did not take up what was found wanting; the mark is the ground.</summary>
    ContestDeclined = 13,

    /// <summary>The second answer was published.</summary>
    Followed = 14,

    /// <summary>The office promised something by the day <see cref="QuestionNote.To"/>; the mark is the promise's number.</summary>
    Promised = 15,

    /// <summary>A promise was kept; the mark is its number.</summary>
    Kept = 16,

    /// <summary>A promise was broken; the mark is its number.</summary>
    Broken = 17,

    /// <summary>Readers do not see it any more.</summary>
    Restricted = 18,

    /// <summary>Readers see it again.</summary>
    Restored = 19,

    /// <summary>It was put into a project dossier, or taken out.</summary>
    Attached = 20,

    /// <summary>Another one became part of it; the mark is that one's number.</summary>
    Joined = 21,

    /// <summary>The office was told by mail; the mark is of what.</summary>
    Reminded = 22,
}

/// <summary>What happened to a question: who, when, what. Never changed; figures and the desk's list are made of these.</summary>
public sealed class QuestionNote
{
    /// <summary>Primary key; their order.</summary>
    public long Id { get; set; }

    /// <summary>Of which question.</summary>
    public long QuestionId { get; init; }

    /// <summary>What happened.</summary>
    public required QuestionNoteKind Kind { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The city's day of it.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who of the staff, by the name of then; "" for the asker, who has none.</summary>
    public required string By { get; init; }

    /// <summary>The office that had it then, or null.</summary>
    public long? OfficeId { get; init; }

    /// <summary>Words: the reason, what was promised, or "".</summary>
    public string Text { get; init; } = "";

    /// <summary>Data of the kind: a ground, a number, or "".</summary>
    public string Mark { get; init; } = "";

    /// <summary>The due day before, where it is about one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The due day after, or the day promised, where it is about one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The day by which it counts as late from then on, where that began or changed; of an answer the day it was to be in time.</summary>
    public DateOnly? Promised { get; init; }
}
