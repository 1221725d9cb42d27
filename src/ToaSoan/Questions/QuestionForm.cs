using ToaSoan.Transparency;

namespace ToaSoan.Questions;

/// <summary>The fields of everything one may do to a question; each act reads its own.</summary>
public sealed class QuestionForm
{
    /// <summary>The version the form was made of.</summary>
    public int Version { get; set; }

    /// <summary>The public subject.</summary>
    public string? Subject { get; set; }

    /// <summary>The public words of the question.</summary>
    public string? Text { get; set; }

    /// <summary>The answer, in markup.</summary>
    public string? Answer { get; set; }

    /// <summary>Whether the answer goes to the desk.</summary>
    public bool HandIn { get; set; }

    /// <summary>A reason, a promise, what was found wanting.</summary>
    public string? Words { get; set; }

    /// <summary>The office.</summary>
    public long OfficeId { get; set; }

    /// <summary>The other offices.</summary>
    public List<long> With { get; set; } = [];

    /// <summary>A due day or the day of a promise.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The ground of a decision; null when none was chosen.</summary>
    public StatementGround? Ground { get; set; }

    /// <summary>Who brought a decision up.</summary>
    public StatementSource Source { get; set; }

    /// <summary>The number of a promise, of the question to join, or of a dossier.</summary>
    public long Number { get; set; }

    /// <summary>Whether a promise was kept.</summary>
    public bool Kept { get; set; }

    /// <summary>The reasons as typed. Throws <see cref="Platform.Refusal"/> when no ground was chosen.</summary>
    internal TypedReasons Reasons() => new(Ground ?? throw new Platform.Refusal(QuestionsText.GroundMissing), Words, Source);
}
