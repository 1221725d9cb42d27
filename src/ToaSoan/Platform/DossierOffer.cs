namespace ToaSoan.Platform;

/// <summary>What a capability shows in a project's dossier at this moment; without a view nothing.</summary>
/// <param name="Tags">The page-store tags of what it shows or would show: evicting one of them evicts the dossier.</param>
/// <param name="View">The partial view that draws it, with its own heading of the second level; or null.</param>
/// <param name="Model">The view's model.</param>
public sealed record DossierOffering(IReadOnlyList<string> Tags, string? View = null, object? Model = null);

/// <summary>
/// A part that a capability offers for project dossiers; registered as a singleton in its module. The dossier's page shows all of them after what is its own, and knows none by name.
/// </summary>
/// <param name="ReadAsync">Reads what belongs to the dossier whose project has this number.</param>
public sealed record DossierOffer(Func<IServiceProvider, long, CancellationToken, Task<DossierOffering>> ReadAsync)
{
    /// <summary>The kind of a dossier's editions.</summary>
    public const string EditionKind = "project";
}
