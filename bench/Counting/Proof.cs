namespace ToaSoan.Bench.Counting;

internal static class Proof
{
    public static Task<bool> RunAsync(string folder, int kills, int cuts, int postgres) => Task.FromResult(kills + cuts + postgres < 0 && folder.Length > 0);
}
