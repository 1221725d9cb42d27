namespace ToaSoan.Reports.Documents;

/// <summary>
/// A report as it is issued: every word and figure fixed, in the order they are read. Nothing here is computed, and nothing says how it looks: that is the
/// <see cref="DocumentProfile"/>. The same document and the same profile give the same bytes, whatever format they are written in.
/// </summary>
public sealed record ReportDocument
{
    /// <summary>The shape of this document; a reader of stored ones knows by it what to expect.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The key of its profile: "state", "party".</summary>
    public required string Profile { get; init; }

    /// <summary>The body above the one that issues it; "" for none.</summary>
    public string ParentAgency { get; init; } = "";

    /// <summary>The body that issues it: "Ủy ban nhân dân thành phố".</summary>
    public required string IssuingAgency { get; init; }

    /// <summary>Its number in the register, or null while it has none; then room is left to write it.</summary>
    public int? Number { get; init; }

    /// <summary>The abbreviation of its type: "BC".</summary>
    public string TypeCode { get; init; } = "BC";

    /// <summary>The abbreviation of the body that issues it: "UBND".</summary>
    public required string IssuerCode { get; init; }

    /// <summary>Where it is issued: "Uông Bí".</summary>
    public required string Place { get; init; }

    /// <summary>The day it is issued, or null while that is open; then room is left to write it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What it is: "Báo cáo".</summary>
    public string TypeName { get; init; } = "Báo cáo";

    /// <summary>What it is about, in one sentence; a line break stands where the desk wants one.</summary>
    public required string Abstract { get; init; }

    /// <summary>To whom it goes up ("Kính gửi"), without punctuation; empty for a report that goes to nobody above.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>What it says. The last block is a paragraph or an item, for the mark of its end.</summary>
    public required IReadOnlyList<ReportBlock> Body { get; init; }

    /// <summary>Who signs it.</summary>
    public required ReportSignature Signature { get; init; }

    /// <summary>Who else gets it ("Nơi nhận"), without dashes, punctuation, "Như trên" and the line of the archive.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Who keeps a copy: "BBT" gives "Lưu: VT, BBT."; in the second format "Văn phòng" gives "Lưu Văn phòng.".</summary>
    public required string Archive { get; init; }

    /// <summary>What is attached.</summary>
    public IReadOnlyList<ReportAnnex> Annexes { get; init; } = [];
}

/// <summary>Something attached, with page numbers of its own.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">What is in it.</param>
/// <param name="Wide">Whether its sheets lie on their side.</param>
public sealed record ReportAnnex(string Title, IReadOnlyList<ReportBlock> Blocks, [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)] bool Wide = false);

/// <summary>By what right somebody signs.</summary>
public enum SigningPower
{
    /// <summary>Their own: the line is their title.</summary>
    None,

    /// <summary>For a collective: "TM. ỦY BAN NHÂN DÂN".</summary>
    OnBehalf,

    /// <summary>As deputy for the head: "KT. CHỦ TỊCH".</summary>
    ForHead,

    /// <summary>By order of the head: "TL. CHỦ TỊCH".</summary>
    ByOrder,

    /// <summary>By the head's authorisation: "TUQ. CHỦ TỊCH".</summary>
    ByAuthority,

    /// <summary>As acting head: "Q. GIÁM ĐỐC".</summary>
    Acting,
}

/// <summary>A line above the signature: (<see cref="SigningPower.ForHead"/>, "Chủ tịch") is "KT. CHỦ TỊCH", (<see cref="SigningPower.None"/>, "Phó Chủ tịch") is "PHÓ CHỦ TỊCH".</summary>
public sealed record SignatureLine(SigningPower Power, string Text);

/// <summary>Who signs: the lines above the signature, and the name below it without academic titles.</summary>
public sealed record ReportSignature(IReadOnlyList<SignatureLine> Lines, string Name);
