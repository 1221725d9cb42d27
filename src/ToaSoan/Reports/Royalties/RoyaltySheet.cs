using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ToaSoan.Offices;

namespace ToaSoan.Reports.Royalties;

/// <summary>For what somebody is paid.</summary>
public enum RoyaltyRole
{
    /// <summary>For writing.</summary>
    Author,

    /// <summary>For photos.</summary>
    Photographer,

    /// <summary>For editing.</summary>
    Editor,
}

/// <summary>
/// A line of a sheet. <paramref name="Computed"/> is what the terms give, caps included; <paramref name="Amount"/> differs where it was adjusted, for a <paramref name="Reason"/>.
/// <paramref name="Key"/> names it: article, role and who.
/// </summary>
public sealed record RoyaltyLine(string Key, long Article, string Title, string Path, DateOnly Day, string Genre, RoyaltyRole Role, string Name, decimal Coefficient, long Computed, long Amount, string Reason = "");

/// <summary>An amount set by hand.</summary>
public sealed record RoyaltyAdjustment(long Amount, string Reason, string By);

/// <summary>What a sheet says: its lines by day, and the caps that were applied.</summary>
public sealed record RoyaltyContent(IReadOnlyList<RoyaltyLine> Lines, bool ItemsCapped, bool OfficeCapped)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() } };

    /// <summary>What is paid in all.</summary>
    [JsonIgnore]
    public long Total => Lines.Sum(static line => line.Amount);

    /// <summary>As stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="Write"/> gave.</summary>
    public static RoyaltyContent Read(string json) => JsonSerializer.Deserialize<RoyaltyContent>(json, Json)!;
}

/// <summary>How far a sheet is.</summary>
public enum RoyaltyState
{
    /// <summary>Computed anew whenever it is looked at; may be adjusted.</summary>
    Open = 0,

    /// <summary>Signed for the office; frozen.</summary>
    OfficeSigned = 1,

    /// <summary>Signed for the desk too; only a new version takes its place.</summary>
    Signed = 2,
}

/// <summary>The pay sheet of an office and a month, in one of its versions. There is a row once somebody did something to it.</summary>
public sealed class RoyaltySheet
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The office.</summary>
    public required long OfficeId { get; init; }

    /// <summary>The office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>1, 2, 3 … per month and office; the highest one counts.</summary>
    public required int Number { get; init; }

    /// <summary>How far it is.</summary>
    public RoyaltyState State { get; set; }

    /// <summary>What was set by hand, by the line's key, as JSON.</summary>
    public string Adjustments { get; set; } = "{}";

    /// <summary>What it says since it was signed for the office (<see cref="RoyaltyContent"/>); "" before.</summary>
    public string Content { get; set; } = "";

    /// <summary>Why there is another version, or why the desk gave it back; "" for neither.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Who signed for the office; null before. 0 for a command.</summary>
    public long? OfficeStaffId { get; set; }

    /// <summary>The same by the name of then, or "".</summary>
    public string OfficeBy { get; set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime? OfficeAt { get; set; }

    /// <summary>Who signed for the desk, by the name of then, or "".</summary>
    public string DeskBy { get; set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime? DeskAt { get; set; }

    /// <summary>Grows with every act, so that two people's acts do not pass each other.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What was set by hand, by the line's key.</summary>
    public Dictionary<string, RoyaltyAdjustment> ReadAdjustments() => JsonSerializer.Deserialize<Dictionary<string, RoyaltyAdjustment>>(Adjustments)!;
}
