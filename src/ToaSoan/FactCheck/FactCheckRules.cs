using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Intake;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>A check as typed: what the working copy is to say.</summary>
public sealed record TypedCheck(CheckContent Content);

/// <summary>What a check must keep before it is saved, and before it is handed in.</summary>
internal static class FactCheckRules
{
    /// <summary>Characters of a claim as it is checked. Structured data wants fewer than 75; more is pointed out, not refused.</summary>
    public const int LongestClaim = 300;

    /// <summary>Characters of a claim that search engines show whole.</summary>
    public const int ShownClaim = 75;

    /// <summary>Characters of the finding.</summary>
    public const int LongestFinding = 600;

    /// <summary>Characters of a speaker's name, or of a place in words.</summary>
    public const int LongestName = 200;

    /// <summary>Places where a claim was seen.</summary>
    public const int MostPlaces = 12;

    /// <summary>Characters of a public reason.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Throws <see cref="Refusal"/> unless somebody works at the desk.</summary>
    public static void MustBeDesk(Permissions by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Must(by.May(Role.Desk), FactCheckDeskText.DeskOnly);
    }

    /// <summary>Throws <see cref="Refusal"/> for what cannot be saved.</summary>
    public static async Task CheckAsync(PortalDb db, CheckContent content, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(content);
        Must(content.Claim.Any(char.IsLetterOrDigit) && content.Claim.Length <= LongestClaim, FactCheckDeskText.ClaimMissing, LongestClaim);
        Must(content.Places.Count <= MostPlaces && content.Places.All(static place => place.Address.Length <= SeenAddress.Longest && place.Words.Length <= LongestName), FactCheckDeskText.PlacesWrong, MostPlaces, LongestName);
        Must(content.Speaker.Length <= LongestName, FactCheckDeskText.SpeakerTooLong, LongestName);
        Must(content.Speaker.Length == 0 || SeenAddress.Read(content.SpeakerSource) is not null, FactCheckDeskText.SpeakerSourceMissing);
        Must(content.Verdict is null || Enum.IsDefined(content.Verdict.Value), FactCheckDeskText.VerdictMissing);
        Must(content.Finding.Length <= LongestFinding, FactCheckDeskText.FindingTooLong, LongestFinding);
        BlockRules.Check(BlockJson.Read(content.Body));
        Must(content.Topic is not { } topic || await db.Topics.AnyAsync(t => t.Slug == topic && t.MergedIntoId == null, stop), FactCheckDeskText.NoSuchTopic);
    }

    /// <summary>Throws <see cref="Refusal"/> for what nobody can approve yet.</summary>
    public static void MustBeWhole(CheckContent content, IReadOnlyCollection<EvidenceItem> evidence)
    {
        Must(content.Verdict is not null, FactCheckDeskText.VerdictMissing);
        Must(content.Places.Count > 0, FactCheckDeskText.PlacesMissing);
        Must(content.Finding.Length > 0, FactCheckDeskText.FindingMissing);
        Must(BlockWords.Of(BlockJson.Read(content.Body)).Length > 0, FactCheckDeskText.BodyMissing);
        Must(evidence.Count > 0, FactCheckDeskText.EvidenceMissing);
        Must(PersonalData.Find(content.Claim).Count == 0, FactCheckDeskText.ClaimHoldsPersonalData);
    }

    /// <summary>A public reason, cleaned; throws <see cref="Refusal"/> when it is missing, too long or holds somebody's personal data.</summary>
    public static string Reason(string? typed)
    {
        var reason = VietnameseText.Orthography.Clean(typed ?? "");
        Must(reason.Length is > 0 and <= LongestReason, FactCheckDeskText.ReasonMissing, LongestReason);
        Must(PersonalData.Find(reason).Count == 0, FactCheckDeskText.ReasonHoldsPersonalData);
        return reason;
    }

    /// <summary>The office that checks: the desk's own.</summary>
    public static async Task<Office> DeskOfficeAsync(PortalDb db, CancellationToken stop) =>
        await db.Offices.Living().OrderBy(static o => o.Kind == OfficeKind.Desk ? 0 : 1).ThenBy(static o => o.Id).FirstOrDefaultAsync(stop) ?? throw new Refusal(FactCheckDeskText.NoDesk);

    /// <summary>The role that acts, as records and statements name it.</summary>
    public static string Actor(Permissions by, string office) => $"{by.Highest?.ToString().ToLowerInvariant()}/{office}";
}
