using ToaSoan.Durability;

if (!Arguments.TryRead(args, out var arguments))
{
    await Console.Error.WriteLineAsync("run [--kill N] [--cuts N] [--postgres N] [--quick] [--folder DIR]");
    return 2;
}

var ours = !Directory.Exists(arguments.Folder);
Directory.CreateDirectory(arguments.Folder);
var table = new Table();
await using (var proof = new Proof(arguments.Folder))
{
    var number = 0;
    foreach (var mode in proof.Modes(arguments.Kills, arguments.Cuts, arguments.Postgres, arguments.Controls, arguments.Patience).Where(static mode => mode.Rounds > 0))
    {
        var total = new Verdict();
        var missing = mode.Name.Contains("power cut", StringComparison.Ordinal) ? LoopDisk.Missing() : null;
        for (var round = 1; round <= mode.Rounds && missing is null; round++)
        {
            var place = Path.Combine(arguments.Folder, $"round{++number}");
            try
            {
                var found = await mode.RunAsync(round, place);
                Table.Row(mode, round, found);
                total.Add(found);
            }
            catch (Exception error)
            {
                missing = $"round {round} could not be run: {error.Message}";
            }
            finally
            {
                if (Directory.Exists(place))
                {
                    Directory.Delete(place, recursive: true);
                }
            }
        }

        table.Add(mode, total, missing);
    }
}

if (ours)
{
    Directory.Delete(arguments.Folder, recursive: true);
}

return table.Close() ? 0 : 1;
