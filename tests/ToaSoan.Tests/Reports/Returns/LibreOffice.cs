using System.Diagnostics;
using System.Text.Json;
using static ToaSoan.Tests.Staff.StaffSteps;

#pragma warning disable RS0030 // The tests, unlike the product, start other programs.

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>A real spreadsheet program, told by its own interface which cells to fill in.</summary>
internal static class LibreOffice
{
    // Opens the file, types into cells as a person would (numbers, dates and formulas are recognised), saves it as Excel's.
    private const string Script = """
        import json, subprocess, sys, time, uno
        from com.sun.star.beans import PropertyValue
        work, pipe = sys.argv[1], sys.argv[2]
        office = subprocess.Popen(['soffice', '--headless', '--norestore', '--nolockcheck', f'-env:UserInstallation=file://{work}/profile', f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
            for attempt in range(600):
                try:
                    context = resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
                    break
                except Exception:
                    time.sleep(0.1)
            desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
            hidden = PropertyValue(Name='Hidden', Value=True)
            book = desktop.loadComponentFromURL(f'file://{work}/in.xlsx', '_blank', 0, (hidden,))
            for sheet, cell, typed in json.load(open(f'{work}/cells.json')):
                book.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(typed)
            book.storeToURL(f'file://{work}/out.xlsx', (PropertyValue(Name='FilterName', Value='Calc MS Excel 2007 XML'),))
            book.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
        finally:
            time.sleep(0.2)
            office.terminate()
            office.wait()
        """;

    /// <summary>The file after somebody typed into its cells. Throws, naming the packages, when the program is not installed.</summary>
    public static async Task<byte[]> FillAsync(byte[] file, params (string Sheet, string Cell, string Typed)[] cells)
    {
        if (!File.Exists("/usr/bin/soffice"))
        {
            throw new InvalidOperationException("LibreOffice is missing: install the packages libreoffice-calc-nogui and python3-uno (./dev test does so when it may).");
        }

        var work = Directory.CreateTempSubdirectory("toasoan-calc-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(work, "in.xlsx"), file, Stop);
            await File.WriteAllTextAsync(Path.Combine(work, "cells.json"), JsonSerializer.Serialize(cells.Select(static cell => new[] { cell.Sheet, cell.Cell, cell.Typed })), Stop);
            await File.WriteAllTextAsync(Path.Combine(work, "fill.py"), Script, Stop);
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(work, "fill.py"), work, Path.GetFileName(work)]) { UseShellExecute = false, RedirectStandardError = true, WorkingDirectory = work })!;
            var said = await process.StandardError.ReadToEndAsync(Stop);
            await process.WaitForExitAsync(Stop);
            Assert.True(process.ExitCode == 0, said);
            return await File.ReadAllBytesAsync(Path.Combine(work, "out.xlsx"), Stop);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
