using ToaSoan.Platform;

namespace ToaSoan.Newsroom.English;

/// <summary>Approves an article's English version, and shows it where readers see the article.</summary>
public sealed class ApproveEnglishModel(PortalDb db, EnglishDesk desk, Publication publication) : EnglishPage(db, desk)
{
    /// <inheritdoc />
    protected override async Task ActAsync(long id, CancellationToken stop) =>
        Done = await publication.ApproveEnglishAsync(id, Permissions, stop) is null ? EnglishText.ApprovedForLater : EnglishText.Published;
}
