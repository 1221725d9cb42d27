using System.Globalization;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>toasoan offices: a unit list is taken in whole or not at all; a table says what is new, renamed, moved or unchanged.</summary>
public static class ImportOffices
{
    /// <summary>Takes the list in, or with <paramref name="rehearse"/> only shows the table; 1 when a line is wrong.</summary>
    public static async Task<int> RunAsync(Settings settings, string path, string? basis, bool rehearse, CancellationToken stop)
    {
        if (!File.Exists(path))
        {
            throw new Refusal(CommandsText.NoSuchPath, path);
        }

        if (new FileInfo(path).Length > UnitList.MaxBytes)
        {
            throw new Refusal(OfficesText.ListTooLarge);
        }

        await using var workplace = await Workplace.OpenAsync(settings, stop);
        var legal = basis ?? string.Format(CultureInfo.CurrentCulture, CommandsText.OfficesBasis, Path.GetFileName(path));
        var (results, faults) = await workplace.Services.GetRequiredService<UnitImport>().TakeAsync(Permissions.Command, await File.ReadAllBytesAsync(path, stop), legal, rehearse, stop);
        if (faults.Count > 0)
        {
            foreach (var fault in faults)
            {
                Console.WriteLine($"✗ {fault}");
            }

            throw new Refusal(OfficesText.ListFaults, faults.Count);
        }

        foreach (var result in results)
        {
            Console.WriteLine($"{result.Row.Code,-10} {OfficeWords.Of(result.Outcome),-14} {result.Row.Name}{(result.Before.Length > 0 ? $" ← {result.Before}" : "")}");
        }

        Console.WriteLine(UnitResult.Summary(results, rehearse));
        return 0;
    }
}
