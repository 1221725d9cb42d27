using System.Globalization;

namespace ToaSoan.Durability;

/// <summary>Prints each round as it ends, and at the end the table of docs/durability.md.</summary>
public sealed class Table
{
    private const int MostSentences = 5;
    private readonly List<string> lines = [];
    private bool passed = true;

    /// <summary>Prints one round.</summary>
    public static void Row(Mode mode, int round, Verdict found)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(found);
        var start = found.Start is { } time ? time.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture) : "never";
        Console.WriteLine($"{mode.Name} {round}/{mode.Rounds}: {found.Acknowledged} acknowledged ({found.Media} photos and files, {found.Editions} editions), {found.Lost} lost ({found.LostMedia} by their bytes), {found.Broken.Count} contradictions, up again in {start}{(found.Late > 0 ? $"; {found.Late} answered after the cut had begun, {found.LateLost} of them not there" : "")}");
        foreach (var sentence in found.Losses.Concat(found.Broken).Take(MostSentences))
        {
            Console.WriteLine($"    {sentence}");
        }
    }

    /// <summary>Adds a line to the closing table; <paramref name="missing"/> says why the line could not be run to its end, or is null.</summary>
    public void Add(Mode mode, Verdict total, string? missing)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(total);
        var good = missing is null && total.Acknowledged > 0 && (mode.Control is null ? total.Sound : mode.Control(total));
        passed &= good;
        var result = missing ?? (good, mode.Control) switch
        {
            (true, null) => "kept",
            (true, _) => "loses, as it must",
            (false, null) => $"BROKEN ({total.Broken.Count} contradictions)",
            _ => "LOST NOTHING: this test could not fail",
        };
        lines.Add($"| {mode.Name} | {mode.Rounds} | {total.Acknowledged} | {total.Media} | {total.Editions} | {total.Lost} | {total.LostMedia} | {total.Late} | {total.LateLost} | {(total.Start ?? TimeSpan.Zero).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s | {result} |");
    }

    /// <summary>Prints the closing table; false when a line did not hold.</summary>
    public bool Close()
    {
        Console.WriteLine();
        Console.WriteLine("| mode | rounds | acknowledged | of them photos and files | of them editions | lost | bytes lost | answered during the cut | lost of those | slowest start | result |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        lines.ForEach(Console.WriteLine);
        return passed;
    }
}
