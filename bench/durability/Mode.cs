namespace ToaSoan.Durability;

/// <summary>One line of the proof: so many rounds of one kind.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Rounds">How many.</param>
/// <param name="Control">What must be lost for the test to be able to fail; null where nothing may be lost.</param>
/// <param name="RunAsync">One round, by its number from 1, in a folder of its own to be made.</param>
public sealed record Mode(string Name, int Rounds, Func<Verdict, bool>? Control, Func<int, string, Task<Verdict>> RunAsync)
{
    /// <summary>The preloaded library that turns every fsync of the program into nothing (Debian's package eatmydata).</summary>
    public const string NoSync = "/usr/lib/x86_64-linux-gnu/libeatmydata.so";
}
