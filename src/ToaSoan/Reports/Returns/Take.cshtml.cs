using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>The workbook of an office's month, to be filled in.</summary>
public sealed class TakeModel(PortalDb db, ReturnDesk desk, TimeProvider clock) : ReturnPage(db, desk, clock)
{
    /// <summary>Sends it.</summary>
    public async Task<IActionResult> OnGetAsync(string month, string office)
    {
        if (await FindAsync(month, office) is { } answer)
        {
            return answer;
        }

        return Asked.Count == 0 ? NotFound() : File(ReturnWorkbook.Write(Office, Month, Asked, Before, Newest?.Lines ?? []), Workbook.MediaType, ReturnWorkbook.NameOf(Office, Month));
    }
}
