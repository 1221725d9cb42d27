using System.Diagnostics;

namespace ToaSoan.Bench.Counting;

/// <summary>How long answers took, from when each request was due, and what failed.</summary>
internal sealed class Times
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> failures = [];
    private List<double> all = [];

    /// <summary>Milliseconds, in order.</summary>
    public IReadOnlyList<double> Sorted
    {
        get
        {
            lock (gate)
            {
                all.Sort();
                return [.. all];
            }
        }
    }

    /// <summary>What went wrong and how often.</summary>
    public string Failures
    {
        get
        {
            lock (gate)
            {
                return string.Join(", ", failures.Select(static failure => $"{failure.Value} × {failure.Key}"));
            }
        }
    }

    /// <summary>Forgets what it knows of answers, not of failures.</summary>
    public void Begin()
    {
        lock (gate)
        {
            all = [];
        }
    }

    /// <summary>Notes an answer to what was due at an instant of <see cref="Stopwatch"/>.</summary>
    public void Answered(long due)
    {
        var time = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        lock (gate)
        {
            all.Add(time);
        }
    }

    /// <summary>Notes a failure.</summary>
    public void Failed(string why)
    {
        lock (gate)
        {
            failures[why] = failures.GetValueOrDefault(why) + 1;
        }
    }

    /// <summary>The time so many of a hundred answers took at most.</summary>
    public static double At(IReadOnlyList<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
