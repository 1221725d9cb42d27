using ToaSoan.Platform;

namespace ToaSoan.Almanac;

/// <summary>Why an answer was not taken, beside <see cref="OutgoingTrouble"/>.</summary>
public enum AlmanacTrouble
{
    /// <summary>The server answered with an error.</summary>
    Status,

    /// <summary>The answer is of another kind than promised.</summary>
    WrongType,

    /// <summary>The answer has another form than promised.</summary>
    WrongForm,

    /// <summary>A value cannot be.</summary>
    Absurd,

    /// <summary>A rate moved further than rates do.</summary>
    Jump,

    /// <summary>The value is of an hour that has not come.</summary>
    Future,

    /// <summary>The value is older than the one we have, or than is of use.</summary>
    Old,
}

/// <summary>An answer that was not taken.</summary>
/// <param name="trouble">Why.</param>
/// <param name="detail">What exactly, in the provider's own words and figures.</param>
/// <param name="retryAfter">How long the server asks to be left alone.</param>
public sealed class AlmanacFailure(AlmanacTrouble trouble, string detail, TimeSpan? retryAfter = null) : Exception($"{trouble}: {detail}")
{
    /// <summary>Why.</summary>
    public AlmanacTrouble Trouble { get; } = trouble;

    /// <summary>What exactly.</summary>
    public string Detail { get; } = detail.Length <= 200 ? detail : detail[..200];

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
