namespace ToaSoan.Tests.Ground;

/// <summary>The system's clock, set to a fixed morning and movable by tests.</summary>
public sealed class TestClock : TimeProvider
{
    private readonly TimeSpan offset = new DateTimeOffset(2026, 6, 16, 7, 5, 0, TimeSpan.FromHours(7)) - System.GetUtcNow();
    private TimeSpan moved;
    private TimeSpan jumped;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset + moved + jumped;

    /// <inheritdoc />
    public override long GetTimestamp() => System.GetTimestamp() + (long)(moved.TotalSeconds * TimestampFrequency);

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by) => moved += by;

    /// <summary>Sets the wall clock forward or back, as a machine does whose clock was wrong; what has passed has not.</summary>
    public void Jump(TimeSpan by) => jumped += by;
}
