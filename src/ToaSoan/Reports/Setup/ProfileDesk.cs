using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Setup;

/// <summary>Sets the newsroom's own values over a profile. What is frozen keeps those of its day.</summary>
public sealed class ProfileDesk(PortalDb db, DeskActs acts)
{
    /// <summary>The trail's word for profiles.</summary>
    public const string Kind = "profile";

    /// <summary>Sets all values of a profile; "" and an empty head lead back to the standard. Throws <see cref="Refusal"/> for a value that is not allowed.</summary>
    public Task SaveAsync(Permissions by, string key, string values, ReportHead head, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(by);
        Must(by.May(Role.Chief), ProfileText.ChiefsOnly);
        var before = await OwnProfile.ReadAsync(db, key, stop);
        var after = new OwnProfile(before.Standard, values, head);
        _ = after.Profile;
        if (before == after)
        {
            return null;
        }

        await db.SetMarkAsync(OwnProfile.MarkOf(key, "values"), values, stop);
        await db.SetMarkAsync(OwnProfile.MarkOf(key, "head"), new ReportText(head, []).Write(), stop);
        return new DeskAct("profile.change", Kind, () => key, Changes(before, after));
    }, stop);

    // Each value with what it was and what it is, in the names of docs/report-format.md.
    private static string Changes(OwnProfile before, OwnProfile after)
    {
        var (old, now) = (Words(before), Words(after));
        var changed = now.Keys.Union(old.Keys).Where(at => old.GetValueOrDefault(at, "") != now.GetValueOrDefault(at, "")).ToArray();
        var room = Math.Clamp((280 / Math.Max(1, changed.Length) / 2) - 12, 12, 60);
        return string.Join("; ", changed.Select(at => $"{at}: {SetupActs.Short(old.GetValueOrDefault(at, ""), room)} → {SetupActs.Short(now.GetValueOrDefault(at, ""), room)}"));
    }

    private static Dictionary<string, string> Words(OwnProfile own) =>
        (own.Values.Length == 0 ? [] : ProfileValues.Leaves(System.Text.Json.Nodes.JsonNode.Parse(own.Values)!.AsObject())).Concat(ProfileValues.Leaves(System.Text.Json.JsonSerializer.SerializeToNode(own.Head, FrozenFigures.Json)!.AsObject(), "head."))
            .ToDictionary(static leaf => leaf.At, static leaf => leaf.Value.ToString().ReplaceLineEndings(" / "), StringComparer.Ordinal);
}
