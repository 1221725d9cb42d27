namespace ToaSoan.Reports.Documents;

/// <summary>What a number of a profile may be: from the least to the most, or only one of the two.</summary>
public sealed record ProfileLimit(decimal Least, decimal Most, bool EndsOnly = false)
{
    /// <summary>Whether a number is allowed.</summary>
    public bool Allows(decimal number) => EndsOnly ? number == Least || number == Most : number >= Least && number <= Most;
}

/// <summary>
/// The limits of every number of a profile. Those of the state profile are the decree's own; of the other, whose sources differ, only what they agree on is narrow.
/// What neither rules on (tables, the columns of head and foot, the room for the signature) is held where a sheet stays usable.
/// </summary>
public static class ProfileLimits
{
    private static readonly Dictionary<string, ProfileLimit> Sane = new()
    {
        ["margins.top"] = new(15, 30), ["margins.bottom"] = new(15, 30), ["margins.left"] = new(20, 40), ["margins.right"] = new(10, 30), ["margins.number"] = new(5, 12),
        ["headColumns.left"] = new(40, 110), ["headColumns.right"] = new(60, 130), ["footColumns.left"] = new(50, 110), ["footColumns.right"] = new(50, 110),
        ["nationRule"] = new(1, 1), ["issuerRule"] = new(0, 0.5m), ["abstractRule"] = new(0, 0.5m),
        ["body.firstLine"] = new(10, 12.7m), ["body.between"] = new(0, 24), ["body.lines"] = new(0, 0), ["body.exactly"] = new(18, 20), ["signatureSpace"] = new(36, 120),
        ["parts.nation.size"] = new(14, 16), ["parts.typeName.size"] = new(14, 16),
    };

    private static readonly Dictionary<string, ProfileLimit> Decree = new()
    {
        ["margins.top"] = new(20, 25), ["margins.bottom"] = new(20, 25), ["margins.left"] = new(30, 35), ["margins.right"] = new(15, 20),
        ["issuerRule"] = new(0.33m, 0.5m), ["abstractRule"] = new(0.33m, 0.5m),
        ["body.firstLine"] = new(10, 12.7m, EndsOnly: true), ["body.between"] = new(6, 24), ["body.lines"] = new(1, 1.5m), ["body.exactly"] = new(0, 0),
        ["parts.nation.size"] = new(12, 13), ["parts.parent.size"] = new(12, 13), ["parts.issuer.size"] = new(12, 13), ["parts.number.size"] = new(13, 13),
        ["parts.recipientsHead.size"] = new(12, 12), ["parts.recipients.size"] = new(11, 11), ["parts.annexNumber.size"] = new(14, 14),
        ["parts.table.size"] = new(10, 14), ["parts.tableHead.size"] = new(10, 14), ["parts.caption.size"] = new(11, 14), ["parts.note.size"] = new(10, 14),
    };

    private static readonly ProfileLimit DecreeLetters = new(13, 14);
    private static readonly ProfileLimit SaneLetters = new(10, 16);

    /// <summary>The limit of the number at a path ("margins.left") in a profile.</summary>
    public static ProfileLimit Of(string profile, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var state = profile == DocumentProfiles.State.Key;
        var letters = path.StartsWith("parts.", StringComparison.Ordinal) && path.EndsWith(".size", StringComparison.Ordinal);
        return (state ? Decree.GetValueOrDefault(path) ?? (letters ? DecreeLetters : null) : null) ?? Sane.GetValueOrDefault(path) ?? (letters ? SaneLetters : throw new ArgumentException(path, nameof(path)));
    }
}
