using ToaSoan.Platform;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Setup;

/// <summary>What the newsroom set over a built-in profile: values of its own as JSON, "" for none, and the words of head and foot with which its reports begin. Data marks named "profile.state.…".</summary>
public sealed record OwnProfile(DocumentProfile Standard, string Values, ReportHead Head)
{
    /// <summary>The profile with these values. Throws <see cref="Refusal"/> for one that is not allowed any more.</summary>
    public DocumentProfile Profile => ProfileValues.Over(Standard, Values);

    /// <summary>A profile with its values. Throws <see cref="Refusal"/> for one that does not exist.</summary>
    public static async Task<OwnProfile> ReadAsync(PortalDb db, string key, CancellationToken stop)
    {
        var standard = DocumentProfiles.Find(key);
        var marks = await db.MarksAsync(MarkOf(key, ""), stop);
        return new OwnProfile(standard, marks.GetValueOrDefault(MarkOf(key, "values"), ""), marks.GetValueOrDefault(MarkOf(key, "head"), "") is { Length: > 0 } head ? ReportText.Read(head).Head : new ReportHead());
    }

    /// <summary>The name of a mark.</summary>
    internal static string MarkOf(string key, string name) => $"profile.{key}.{name}";
}
