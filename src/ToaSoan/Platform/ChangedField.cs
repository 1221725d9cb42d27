using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ToaSoan.Platform;

/// <summary>A field whose words differ between two versions: its name and its pieces, each the same, removed or added. Shown by <c>_ChangedFields.cshtml</c>.</summary>
public sealed record ChangedField(string Name, IReadOnlyList<DiffPiece> Pieces)
{
    /// <summary>The fields that differ, word by word, in the order given.</summary>
    public static IEnumerable<ChangedField> Between(IEnumerable<(string Name, string Older, string Newer)> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var differ = new InlineDiffBuilder(new Differ());
        return fields.Where(static field => field.Older != field.Newer)
            .Select(field => new ChangedField(field.Name, differ.BuildDiffModel(field.Older, field.Newer, ignoreWhitespace: false, ignoreCase: false, WordChunker.Instance).Lines));
    }
}
