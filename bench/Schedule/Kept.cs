namespace ToaSoan.Bench.Schedule;

/// <summary>What became of the promises of one round.</summary>
/// <param name="promised">How many there were.</param>
internal sealed class Kept(int promised)
{
    private static readonly string[] Nodes = ["one", "two"];
    private static readonly double[] Shares = [0.5, 0.99, 1];
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(1);

    /// <summary>One edition of a promise that counts as kept.</summary>
    /// <param name="Article">Of which article.</param>
    /// <param name="By">Which process made it.</param>
    /// <param name="Noted">How late the program says it was.</param>
    /// <param name="Committed">How late its transaction was committed, by the database's clock.</param>
    internal sealed record Made(long Article, string By, TimeSpan Noted, TimeSpan Committed);

    /// <summary>The editions found.</summary>
    public List<Made> Editions { get; } = [];

    /// <summary>Whether each promise has one edition, and 99 of 100 were there within a second.</summary>
    public bool Good => Lost == 0 && Doubled == 0 && At(0.99, static made => made.Noted) < Bar && At(0.99, static made => made.Committed) < Bar;

    private int Articles => Editions.DistinctBy(static made => made.Article).Count();

    private int Lost => promised - Articles;

    private int Doubled => Editions.Count - Articles;

    /// <summary>The rest of a line of the table.</summary>
    public string Row()
    {
        var by = string.Join(" + ", Nodes.Select(name => Editions.Count(made => made.By == name)));
        return $"{Articles} | {Lost} | {Doubled} | {by} | {Figures(static made => made.Noted)} | {Figures(static made => made.Committed)} | {(Good ? "kept" : "BROKEN")} |";
    }

    private string Figures(Func<Made, TimeSpan> which) => string.Join(" | ", Shares.Select(share => $"{At(share, which).TotalMilliseconds:0}"));

    private TimeSpan At(double share, Func<Made, TimeSpan> which) => Editions.Count == 0 ? TimeSpan.MaxValue : Editions.Select(which).Order().ElementAt((int)Math.Ceiling(share * Editions.Count) - 1);
}
