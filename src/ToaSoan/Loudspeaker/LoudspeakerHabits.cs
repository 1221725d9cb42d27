using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Loudspeaker;

/// <summary>What new bulletins begin with: data marks named "loudspeaker.…", set at the desk.</summary>
/// <param name="Greeting">What is said first.</param>
/// <param name="Closing">What is said last.</param>
/// <param name="Pace">Syllables a minute.</param>
/// <param name="Target">Minutes a bulletin should not exceed.</param>
public sealed record LoudspeakerHabits(string Greeting, string Closing, int Pace, int Target)
{
    /// <summary>
    /// Syllables a minute while the desk has set none. Presenters of Vietnamese television were timed at 3.7 to 5.5 syllables a second, and
    /// readers in a laboratory at 5.25 (Coupé and others, 2019); a loudspeaker in the open echoes and has to be understood from a street away,
    /// so this is a little under the slowest of them (222 a minute), which leaves time for breath and for the pause between two items.
    /// </summary>
    public const int UsualPace = 200;

    /// <summary>Minutes while the desk has set none: wards read for ten to fifteen.</summary>
    public const int UsualTarget = 15;

    /// <summary>Fewest syllables a minute.</summary>
    public const int SlowestPace = 100;

    /// <summary>Most syllables a minute: what readers reach in a laboratory.</summary>
    public const int FastestPace = 320;

    /// <summary>Most minutes.</summary>
    public const int LongestTarget = 120;

    /// <summary>Most letters of a greeting or closing.</summary>
    public const int LongestWords = 2000;

    private const string Beginning = "loudspeaker.";

    /// <summary>What is set, with the usual for what is not.</summary>
    public static async Task<LoudspeakerHabits> ReadAsync(PortalDb db, CancellationToken stop)
    {
        var marks = await db.MarksAsync(Beginning, stop);
        int Number(string name, int usual) => int.TryParse(marks.GetValueOrDefault(Beginning + name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
        return new LoudspeakerHabits(marks.GetValueOrDefault(Beginning + "greeting", ScriptWords.Greeting), marks.GetValueOrDefault(Beginning + "closing", ScriptWords.Closing), Number("pace", UsualPace), Number("target", UsualTarget));
    }

    /// <summary>Writes them within the transaction that is open.</summary>
    public async Task WriteAsync(PortalDb db, CancellationToken stop)
    {
        foreach (var (name, value) in new[] { ("greeting", Greeting), ("closing", Closing), ("pace", Pace.ToString(CultureInfo.InvariantCulture)), ("target", Target.ToString(CultureInfo.InvariantCulture)) })
        {
            await db.SetMarkAsync(Beginning + name, value, stop);
        }
    }
}
