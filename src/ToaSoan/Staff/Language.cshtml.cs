using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>The language of the desk for one person.</summary>
public sealed class LanguageModel(PortalDb db) : DeskPage
{
    /// <inheritdoc />
    protected override bool OpenWithoutSecondFactor => true;

    /// <summary>An address typed by hand goes to the desk.</summary>
    public IActionResult OnGet() => LocalRedirect("/ban");

    /// <summary>Sets "vi" or "en".</summary>
    public async Task<IActionResult> OnPostAsync(string? language)
    {
        var chosen = language == "en" ? "en" : "vi";
        await db.Users.Where(user => user.Id == Me.Id).ExecuteUpdateAsync(set => set.SetProperty(static user => user.Language, chosen));
        var from = Request.GetTypedHeaders().Referer;
        return LocalRedirect(from is { AbsolutePath: var path } && path.StartsWith("/ban", StringComparison.Ordinal) ? path : "/ban");
    }
}
