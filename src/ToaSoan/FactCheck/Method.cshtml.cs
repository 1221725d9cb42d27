using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.FactCheck;

/// <summary>How the desk checks: what is checked and what is not, the scale, the rule of two, evidence, corrections, and how many checks came to which verdict.</summary>
[AllowAnonymous]
public sealed class MethodModel(PortalDb db) : ReaderPage
{
    /// <summary>The page's address.</summary>
    public const string Address = "/kiem-chung/cach-lam";

    /// <summary>How many checks readers see of each verdict.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Elsewhere(Address) is { } other)
        {
            return other;
        }

        Counts = await db.Set<EditionTag>().AsNoTracking().Where(static tag => tag.Kind == CheckTag.OfVerdict && tag.EditionKind == CheckContent.EditionKind && tag.ShownAt != null)
            .GroupBy(static tag => tag.Slug).Select(static group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(static group => group.Key, static group => group.Count, stop);
        Head = new Head(FactCheckText.Method, FactCheckText.MethodLead, Address, Feed: "/kiem-chung/atom.xml");
        Store([], CheckTag.List);
        return Page();
    }
}
