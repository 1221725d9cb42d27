namespace ToaSoan.Durability;

/// <summary>What a round found after the crash.</summary>
public sealed class Verdict
{
    /// <summary>Acts the editors were told are done.</summary>
    public int Acknowledged { get; set; }

    /// <summary>Those of them that brought a photo or file.</summary>
    public int Media { get; set; }

    /// <summary>Those of them that readers were to see.</summary>
    public int Editions { get; set; }

    /// <summary>Acknowledged acts that are not there, wholly or in part.</summary>
    public int Lost { get; set; }

    /// <summary>Acknowledged photos and files whose bytes are missing or wrong.</summary>
    public int LostMedia { get; set; }

    /// <summary>Acts answered only after the power cut had begun. With the real power gone no answer arrives, so these promise nothing.</summary>
    public int Late { get; set; }

    /// <summary>Those of them that are not there.</summary>
    public int LateLost { get; set; }

    /// <summary>How long the server took to come up again; null when it did not.</summary>
    public TimeSpan? Start { get; set; }

    /// <summary>What else is wrong: half-published articles, a damaged database, odd answers. Each a sentence.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>What is lost, each a sentence.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>Whether nothing is lost and nothing is broken.</summary>
    public bool Sound => Lost == 0 && Broken.Count == 0;

    /// <summary>Adds another round's counts.</summary>
    public void Add(Verdict other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Acknowledged += other.Acknowledged;
        Media += other.Media;
        Editions += other.Editions;
        Lost += other.Lost;
        LostMedia += other.LostMedia;
        Late += other.Late;
        LateLost += other.LateLost;
        Broken.AddRange(other.Broken);
        Losses.AddRange(other.Losses);
        Start = Start is null || other.Start > Start ? other.Start : Start;
    }
}
