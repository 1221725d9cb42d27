using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>The front page as the desk has composed it.</summary>
public sealed class FrontModel(PortalDb db, FrontComposer composer, TimeProvider clock) : FrontPage(composer)
{
    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken stop)
    {
        var now = clock.Now();
        var tags = await LoadAsync(await db.FrontBlocksAsync(now, stop), now, stop);
        Head = new Head("", Path: "/");
        Store(Articles.Select(static card => card.Photo), [PageTag.Front, .. tags]);
    }
}
