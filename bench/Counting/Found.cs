namespace ToaSoan.Bench.Counting;

/// <summary>What a round, or all rounds of a kind, came to.</summary>
public sealed class Found
{
    /// <summary>Visits made.</summary>
    public int Visits { get; set; }

    /// <summary>Those acknowledged before the crash was over.</summary>
    public int Acknowledged { get; set; }

    /// <summary>Those reported again.</summary>
    public int Retried { get; set; }

    /// <summary>Those of them that were counted already.</summary>
    public int Already { get; set; }

    /// <summary>Acknowledged and not counted.</summary>
    public int Lost { get; set; }

    /// <summary>Counted more than once.</summary>
    public int Doubled { get; set; }

    /// <summary>Reports answered with 503.</summary>
    public int Refused { get; set; }

    /// <summary>The slowest start after a crash.</summary>
    public TimeSpan Start { get; set; }

    /// <summary>What else is wrong, each a sentence.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Whether every visit made was acknowledged in the end and is counted once.</summary>
    public bool Sound => Visits > 0 && Acknowledged > 0 && Lost == 0 && Doubled == 0 && Broken.Count == 0;

    /// <summary>Takes down what was answered besides 200.</summary>
    public void Hear(Volley volley, Durability.Server server)
    {
        ArgumentNullException.ThrowIfNull(volley);
        ArgumentNullException.ThrowIfNull(server);
        Refused += volley.Answers.GetValueOrDefault("503");
        Broken.AddRange(volley.Answers.Where(static answer => answer.Key is not ("503" or "none")).Select(answer => $"{answer.Value} visits were answered with {answer.Key}: {server.Words}"));
    }

    /// <summary>Adds another round's.</summary>
    public void Add(Found other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Visits, Acknowledged, Retried, Already) = (Visits + other.Visits, Acknowledged + other.Acknowledged, Retried + other.Retried, Already + other.Already);
        (Lost, Doubled, Refused) = (Lost + other.Lost, Doubled + other.Doubled, Refused + other.Refused);
        Start = other.Start > Start ? other.Start : Start;
        Broken.AddRange(other.Broken);
    }
}
