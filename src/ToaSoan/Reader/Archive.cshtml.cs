using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>All years and months with how many articles were published in them.</summary>
public sealed class ArchiveModel(PortalDb db) : ReaderPage
{
    /// <summary>The years, newest first, each with its months that have articles.</summary>
    public IReadOnlyList<IGrouping<int, (DateOnly First, int Count)>> Years { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Elsewhere("/luu-tru") is { } other)
        {
            return other;
        }

        Years = [.. (await db.MonthsAsync(stop)).Reverse().GroupBy(static month => month.First.Year)];
        Head = new Head(ArchiveText.Archive, ArchiveText.ArchiveLead, "/luu-tru");
        Store([], PageTag.Front);
        return Page();
    }
}

/// <summary>The months of the archive.</summary>
public static class ArchiveMonths
{
    /// <summary>The address of a month: "/luu-tru/2026/6".</summary>
    public static string Path(DateOnly month) => $"/luu-tru/{month.Year}/{month.Month}";

    /// <summary>Every month that has articles, oldest first, by its first day, with how many.</summary>
    public static async Task<IReadOnlyList<(DateOnly First, int Count)>> MonthsAsync(this PortalDb db, CancellationToken stop)
    {
        if (await db.SpanAsync(stop) is not var (first, last))
        {
            return [];
        }

        var begin = new DateOnly(first.Year, first.Month, 1);
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var days = Enumerable.Range(0, months + 1).Select(begin.AddMonths).ToList();
        return [.. days.Zip(await db.CountAsync(days, stop)).Where(static month => month.Second > 0)];
    }
}
