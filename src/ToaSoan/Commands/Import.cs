using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Import;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>toasoan import: Word files and folders of them become drafts; a table says what was repaired or refused.</summary>
public static class Import
{
    /// <summary>Imports the paths; 1 when any file was refused.</summary>
    public static async Task<int> RunAsync(Settings settings, string[] paths, string? officeCode, CancellationToken stop)
    {
        var files = paths.SelectMany(Files).ToList();
        await using var workplace = await Workplace.OpenAsync(settings, stop);
        var office = await OfficeAsync(workplace.Db, officeCode, stop);
        var imports = workplace.Services.GetRequiredService<ImportDesk>();
        var progress = new Progress(CommandsText.Importing, files.Count);
        var (rows, refused, already) = (new List<string>(), 0, 0);
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            var name = Path.GetFileName(file).Normalize();
            try
            {
                if (new FileInfo(file).Length > WordImport.MaxFile)
                {
                    throw new Refusal(NewsroomText.WordTooLarge, name);
                }

                await using var stream = File.OpenRead(file);
                var outcome = await imports.TakeAsync(stream, name, office.Id, Permissions.Command, stop);
                already += outcome.Already ? 1 : 0;
                var repairs = string.Join(", ", outcome.Findings.Where(static finding => finding.Kind is FindingKind.Repaired or FindingKind.Dropped).Select(static finding => $"{finding.Rule} {finding.Count}"));
                rows.Add($"✓ {name} → {outcome.Article.Id} “{outcome.Article.Title}” {(outcome.Already ? CommandsText.Before : repairs.Length > 0 ? $"({repairs})" : "")}");
            }
            catch (Refusal refusal)
            {
                refused++;
                rows.Add($"✗ {name}: {refusal.Message}");
            }

            workplace.Db.ChangeTracker.Clear();
            progress.Step();
        }

        rows.ForEach(Console.WriteLine);
        Console.WriteLine(string.Format(CultureInfo.CurrentCulture, CommandsText.Imported, files.Count - refused - already, already, refused));
        if (refused > 0)
        {
            await Console.Error.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, CommandsText.SomeRefused, refused));
        }

        return refused > 0 ? 1 : 0;
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(static file => Path.GetExtension(file).ToLowerInvariant() is ".docx" or ".docm" or ".doc" && !Path.GetFileName(file).StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        }

        return File.Exists(path) ? [path] : throw new Refusal(CommandsText.NoSuchPath, path);
    }

    private static async Task<Office> OfficeAsync(PortalDb db, string? code, CancellationToken stop)
    {
        var office = code is null
            ? await db.Offices.Living().OrderByDescending(static o => o.Kind == OfficeKind.Desk).ThenBy(static o => o.Id).FirstOrDefaultAsync(stop)
            : await db.Offices.Living().SingleOrDefaultAsync(o => o.Code == code, stop);
        return office ?? throw (code is null ? new Refusal(CommandsText.NoOffice) : new Refusal(CommandsText.UnknownOffice, code));
    }
}
