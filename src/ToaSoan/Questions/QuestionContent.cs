using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ToaSoan.Questions;

/// <summary>Where a question stands. That it is overdue or closed is never stored: both follow from the day.</summary>
public enum QuestionState
{
    /// <summary>Sent in; the desk has not looked at it.</summary>
    Submitted = 0,

    /// <summary>Not published, with a public statement of reasons.</summary>
    Declined = 1,

    /// <summary>The same as another one, at which its asker finds the answer.</summary>
    Merged = 2,

    /// <summary>Taken back by its asker.</summary>
    Withdrawn = 3,

    /// <summary>Readers see it; no office has it yet.</summary>
    Published = 4,

    /// <summary>An office has it, until a day.</summary>
    Assigned = 5,

    /// <summary>Answered.</summary>
    Answered = 6,

    /// <summary>The answer was found wanting, with a reason; the office owes a second one, until a day.</summary>
    Contested = 7,
}

/// <summary>What a step of a question's course tells.</summary>
public enum QuestionStepKind
{
    /// <summary>Readers see it.</summary>
    Published = 0,

    /// <summary>An office got it; its clock began.</summary>
    Assigned = 1,

    /// <summary>Another office got it; the clock began anew once, later it went on.</summary>
    Reassigned = 2,

    /// <summary>The due day was put off, once, with a reason.</summary>
    Extended = 3,

    /// <summary>The office answered.</summary>
    Answered = 4,

    /// <summary>The asker found the answer wanting.</summary>
    Contested = 5,

    /// <summary>The office answered a second time.</summary>
    Followed = 6,

    /// <summary>The office promised something by a day.</summary>
    Promised = 7,

    /// <summary>A promise was kept.</summary>
    Kept = 8,

    /// <summary>A promise was broken.</summary>
    Broken = 9,

    /// <summary>It was out of readers' sight and is shown again.</summary>
    Restored = 10,

    /// <summary>Somebody else asked the same.</summary>
    Joined = 11,
}

/// <summary>A step of a question's course as readers are told of it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="On">The city's day.</param>
/// <param name="Office">The office's name then, or "".</param>
/// <param name="Due">The due day that came of it, with its derivation.</param>
/// <param name="From">The due day before.</param>
/// <param name="To">The due day after, or the day promised.</param>
/// <param name="Words">The reason, or what was promised.</param>
/// <param name="Late">Whether the due day was over.</param>
public sealed record QuestionStep(QuestionStepKind Kind, DateOnly On, string Office = "", DueDay? Due = null, DateOnly? From = null, DateOnly? To = null, string Words = "", bool Late = false);

/// <summary>An answer: by which office, when, as block JSON; the second one follows up on <paramref name="Contest"/>, what was found wanting.</summary>
public sealed record QuestionAnswer(int Number, string Office, string OfficeName, DateOnly On, string Body, string Contest = "");

/// <summary>What became of a promise; that its day is over without word follows from the day.</summary>
public enum PromiseState
{
    /// <summary>Not known yet.</summary>
    Open = 0,

    /// <summary>Done as promised.</summary>
    Kept = 1,

    /// <summary>Not done.</summary>
    Broken = 2,
}

/// <summary>What an office promised in an answer: by which day, and what became of it, on which day and in which words.</summary>
public sealed record QuestionPromise(int Number, string Office, string OfficeName, DateOnly Day, string What, PromiseState State = PromiseState.Open, DateOnly? On = null, string Outcome = "");

/// <summary>The project dossier a question is about: its number, address and name.</summary>
public sealed record QuestionDossier(long Id, string Path, string Name);

/// <summary>Everything readers are told of a question. The working copy and every edition hold one, as JSON.</summary>
public sealed record QuestionContent
{
    /// <summary>The kind of editions, records, statements, senders and entries of the trail.</summary>
    public const string Kind = "question";

    /// <summary>Days after an answer within which the asker may say what is missing; then it is closed.</summary>
    public const int ContestDays = 14;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>What it is about, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>The question, as the desk published it: without personal data.</summary>
    public required string Text { get; init; }

    /// <summary>The city's day on which it was sent in.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>Where it stands.</summary>
    public QuestionState State { get; init; } = QuestionState.Published;

    /// <summary>How many others asked the same.</summary>
    public int AlsoAsked { get; init; }

    /// <summary>The due day as last reckoned, while an office has it.</summary>
    public DueDay? Due { get; init; }

    /// <summary>The day the answer is due now: that of <see cref="Due"/>, or the one to which it was put off.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day by which it counts as late: <see cref="DueOn"/>, but for an extension granted after the day was over.</summary>
    public DateOnly? Promised { get; init; }

    /// <summary>The names of the other offices that work on the answer.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Whether the clock began anew for another office; it does so once.</summary>
    public bool Restarted { get; init; }

    /// <summary>Whether the running clock was put off; it is so once.</summary>
    public bool Extended { get; init; }

    /// <summary>What was found wanting and is not answered yet, or "".</summary>
    public string Contest { get; init; } = "";

    /// <summary>The answers, the first one first.</summary>
    public IReadOnlyList<QuestionAnswer> Answers { get; init; } = [];

    /// <summary>What was promised.</summary>
    public IReadOnlyList<QuestionPromise> Promises { get; init; } = [];

    /// <summary>The dossier it belongs to, or null.</summary>
    public QuestionDossier? Dossier { get; init; }

    /// <summary>Its course, oldest first.</summary>
    public IReadOnlyList<QuestionStep> Steps { get; init; } = [];

    /// <summary>Whether an answer is waited for.</summary>
    [JsonIgnore]
    public bool IsOpen => State is QuestionState.Published or QuestionState.Assigned or QuestionState.Contested;

    /// <summary>The last day on which the asker may say what is missing in the only answer; null where one may not.</summary>
    [JsonIgnore]
    public DateOnly? ContestUntil => State == QuestionState.Answered && Answers is [var only] ? only.On.AddDays(ContestDays) : null;

    /// <summary>Whether it is overdue on a day.</summary>
    public bool IsLate(DateOnly today) => IsOpen && Promised < today;

    /// <summary>Whether nothing more is to come of it on a day.</summary>
    public bool IsClosed(DateOnly today) => State == QuestionState.Answered && (ContestUntil is not { } until || today > until);

    /// <summary>As stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="Write"/> gave.</summary>
    public static QuestionContent Read(string json) => JsonSerializer.Deserialize<QuestionContent>(json, Json)!;
}
