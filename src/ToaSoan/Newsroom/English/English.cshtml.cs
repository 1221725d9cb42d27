using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.English;

/// <summary>Reading and writing an article's English version.</summary>
public sealed class EnglishModel(PortalDb db, EnglishDesk desk) : EnglishPage(db, desk)
{
    /// <summary>Opens it for those who may read the article.</summary>
    public override Task<IActionResult> OnGetAsync(long id) => ShowAsync(id, keep: false);

    /// <inheritdoc />
    protected override Task ActAsync(long id, CancellationToken stop)
    {
        Done = EnglishText.Saved;
        return Task.CompletedTask;
    }
}
