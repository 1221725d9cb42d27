using ToaSoan.Platform;
using ToaSoan.Search;

namespace ToaSoan.Programme;

/// <summary>A dossier's words as search finds and shows them: what its page says now, not what changed since.</summary>
public static class DossierWords
{
    /// <summary>Dossiers among what search finds.</summary>
    public static SearchedKind Searched { get; } = new(ProjectContent.Kind, "du-an", static () => FoundText.Dossier, static () => FoundText.Dossiers, Read);

    private static IReadOnlyList<string[]> Read(Edition edition)
    {
        var content = ProjectContent.Read(edition.Body);
        return
        [
            .. content.Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static paragraph => new[] { paragraph }),
            content.State == ProjectState.Stopped ? [content.StopReason] : [],
            [.. content.Milestones.Select(Words)],
            [.. content.Documents.Select(static document => document.Name)],
            content.Picture is { } picture ? [picture.Caption] : [],
            [edition.OfficeName, content.Funds, .. content.BudgetLines.SelectMany(static line => new[] { line.Name, line.Source })],
        ];
    }

    private static string Words(Milestone milestone) => milestone.Moves.Count == 0 ? milestone.Name : $"{milestone.Name}: {string.Join("; ", milestone.Moves.Select(static move => move.Reason))}";
}
