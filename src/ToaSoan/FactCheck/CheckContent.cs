using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ToaSoan.FactCheck;

/// <summary>What a check found. The number is the rating of structured data; <see cref="Undetermined"/> has none there. Documented at /kiem-chung/cach-lam.</summary>
public enum Verdict
{
    /// <summary>What can be found does not decide it.</summary>
    Undetermined = 0,

    /// <summary>False.</summary>
    False = 1,

    /// <summary>False in what matters, with something true in it.</summary>
    MostlyFalse = 2,

    /// <summary>True as far as it goes, but what it leaves out changes what it says.</summary>
    MissingContext = 3,

    /// <summary>True in what matters, wrong in a detail.</summary>
    MostlyTrue = 4,

    /// <summary>True.</summary>
    True = 5,
}

/// <summary>Where a claim was seen: an address, or else words such as "tin nhắn chuyển tay ở chợ Bến Gạo".</summary>
public sealed record CheckPlace(string Address, string Words);

/// <summary>A piece of evidence as readers were shown it.</summary>
/// <param name="Id">Its row, by which what later looks found is shown beside it.</param>
/// <param name="Number">By what the body calls it: 1, 2, 3 …</param>
/// <param name="Kind">How it was taken.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Day">The day of the document, or null.</param>
/// <param name="Excerpt">The words the check rests on.</param>
/// <param name="Address">Where it is, or "".</param>
/// <param name="Citation">Document number and page, or "".</param>
/// <param name="Hash">SHA-256 (hex) of the captured bytes, or "" for a citation alone.</param>
/// <param name="ContentType">What kind of file they are, or "".</param>
/// <param name="TakenAt">When they were captured (UTC), or when the citation was written down.</param>
public sealed record CheckPiece(long Id, int Number, EvidenceKind Kind, string Title, string Source, DateOnly? Day, string Excerpt, string Address, string Citation, string Hash, string ContentType, DateTime TakenAt);

/// <summary>Everything a check says. The working copy and every edition hold one, as JSON; only editions hold the evidence, its hashes with it.</summary>
public sealed record CheckContent
{
    /// <summary>The kind of editions, records and entries of the trail.</summary>
    public const string EditionKind = "check";

    // It never changes: what is stored is read by it.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The claim, in one sentence and without a verdict in it.</summary>
    public required string Claim { get; init; }

    /// <summary>Where it was seen.</summary>
    public IReadOnlyList<CheckPlace> Places { get; init; } = [];

    /// <summary>Who said it, when that is a public body or officer in a public source; "" otherwise.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>The address of that public source, or "".</summary>
    public string SpeakerSource { get; init; } = "";

    /// <summary>The day on which it was said or first seen, or null.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>What was found; null while that is open.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why, in one or two sentences.</summary>
    public string Finding { get; init; } = "";

    /// <summary>The whole account, as blocks (Blocks/BlockJson).</summary>
    public string Body { get; init; } = "";

    /// <summary>The slug of a topic, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>The evidence by number; the working copy has none, its rows do.</summary>
    public IReadOnlyList<CheckPiece> Evidence { get; init; } = [];

    /// <summary>As JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CheckContent Read(string json) => JsonSerializer.Deserialize<CheckContent>(json, Options)!;
}
