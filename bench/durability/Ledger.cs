using System.Diagnostics;

namespace ToaSoan.Durability;

/// <summary>What an editor does to an article, in the order in which an article can reach it.</summary>
public enum Act
{
    /// <summary>The first save.</summary>
    Begin,

    /// <summary>A save.</summary>
    Save,

    /// <summary>A save that brings a photo.</summary>
    Photo,

    /// <summary>A save that brings a file.</summary>
    File,

    /// <summary>Hand in.</summary>
    Submit,

    /// <summary>Approve.</summary>
    Approve,

    /// <summary>Show to readers.</summary>
    Publish,

    /// <summary>Show a correction.</summary>
    Correct,

    /// <summary>Take down.</summary>
    Withdraw,
}

/// <summary>One thing sent for an article. Its marker stands in title, lead and body, and nowhere else in the world.</summary>
public sealed class Step(Act act, string marker)
{
    /// <summary>What was done.</summary>
    public Act Act { get; } = act;

    /// <summary>The unique word the save carries.</summary>
    public string Marker { get; } = marker;

    /// <summary>SHA-256 (hex) of the photo or file it brings, or null.</summary>
    public string? Hash { get; init; }

    /// <summary>When the editor was told that it is saved, by <see cref="Stopwatch"/>; 0 when never.</summary>
    public long AcknowledgedAt { get; set; }

    /// <summary>Whether the editor was told that it is saved.</summary>
    public bool Acknowledged => AcknowledgedAt != 0;

    /// <summary>Whether the act makes an edition.</summary>
    public bool MakesEdition => Act >= Act.Publish;
}

/// <summary>What one editor sent for one article, in order: one thing at a time, the next only after the answer.</summary>
public sealed class ArticleLedger
{
    /// <summary>The article's number; 0 until its first save was acknowledged.</summary>
    public long Id { get; set; }

    /// <summary>Everything sent, in order.</summary>
    public List<Step> Steps { get; } = [];
}
