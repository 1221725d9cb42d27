namespace ToaSoan.Reports.Documents;

/// <summary>
/// How official documents of one kind look: every measure, size, separator and fixed word as data. Two are built in (<see cref="DocumentProfiles"/>); a newsroom may set
/// values of its own over them (<see cref="ProfileValues"/>). Lengths on paper are in millimetres, letters and distances between lines in points.
/// </summary>
public sealed record DocumentProfile
{
    /// <summary>Its name in addresses, commands and stored documents: "state".</summary>
    public required string Key { get; init; }

    /// <summary>What it is called, in Vietnamese like the documents.</summary>
    public required string Name { get; init; }

    /// <summary>The rules it follows; shown where a document is exported.</summary>
    public required string Basis { get; init; }

    /// <summary>The typeface.</summary>
    public required string Font { get; init; }

    /// <summary>The margins, and how far from the upper edge the page number stands.</summary>
    public required PageMargins Margins { get; init; }

    /// <summary>The columns of the head: body and number on the left, nation and date on the right.</summary>
    public required TwoColumns HeadColumns { get; init; }

    /// <summary>The columns of the foot: recipients, signature.</summary>
    public required TwoColumns FootColumns { get; init; }

    /// <summary>Size and style of each part.</summary>
    public required PartStyles Parts { get; init; }

    /// <summary>The first line on the right.</summary>
    public required string Nation { get; init; }

    /// <summary>The second; "" for none.</summary>
    public required string Motto { get; init; }

    /// <summary>How long the rule under them is, as a share of the last line.</summary>
    public required decimal NationRule { get; init; }

    /// <summary>How long the rule under the issuing body is, as a share of its name; 0 for none.</summary>
    public required decimal IssuerRule { get; init; }

    /// <summary>What stands under the issuing body instead of a rule; "" for nothing.</summary>
    public required string IssuerMark { get; init; }

    /// <summary>The number line: {0} the number, {1} the type's abbreviation, {2} the issuing body's.</summary>
    public required string NumberForm { get; init; }

    /// <summary>How long the rule under the abstract is, as a share of its longest line; 0 for none.</summary>
    public required decimal AbstractRule { get; init; }

    /// <summary>What stands under the abstract instead of a rule; "" for nothing.</summary>
    public required string AbstractMark { get; init; }

    /// <summary>How the text is set.</summary>
    public required BodyLines Body { get; init; }

    /// <summary>The number of a mục: "{0}. ".</summary>
    public required string SectionForm { get; init; }

    /// <summary>The number of a khoản.</summary>
    public required string ClauseForm { get; init; }

    /// <summary>The letter of a điểm.</summary>
    public required string PointForm { get; init; }

    /// <summary>What the text ends with.</summary>
    public required string Ending { get; init; }

    /// <summary>The words of the rights to sign.</summary>
    public required PowerWords Powers { get; init; }

    /// <summary>Whether a deputy signs for the head (KT.) also where a collective is named (TM.).</summary>
    public required bool DeputiesOfCollectives { get; init; }

    /// <summary>The room for the signature.</summary>
    public required decimal SignatureSpace { get; init; }

    /// <summary>What ends each recipient's line but the last.</summary>
    public required string RecipientEnd { get; init; }

    /// <summary>The last line of the recipients: {0} who keeps a copy.</summary>
    public required string ArchiveForm { get; init; }

    /// <summary>The line that refers an annex to its document: {0} type, {1} number and symbol, {2} day, {3} issuing body.</summary>
    public required string AnnexForm { get; init; }
}

/// <summary>Margins of a sheet.</summary>
public sealed record PageMargins(decimal Top, decimal Bottom, decimal Left, decimal Right, decimal Number);

/// <summary>Widths of two columns.</summary>
public sealed record TwoColumns(decimal Left, decimal Right);

/// <summary>How the text is set: the indent of first lines, the distance between paragraphs, and the distance of lines: a multiple of a single line, or exactly so many points.</summary>
public sealed record BodyLines(decimal FirstLine, decimal Between, decimal Lines, decimal Exactly);

/// <summary>Words before the title of whom one signs for; "" where the right does not exist.</summary>
public sealed record PowerWords(string OnBehalf, string ForHead, string ByOrder, string ByAuthority, string Acting)
{
    /// <summary>The word of a right; "" for one's own and for a right that does not exist.</summary>
    public string Of(SigningPower power) => power switch
    {
        SigningPower.OnBehalf => OnBehalf,
        SigningPower.ForHead => ForHead,
        SigningPower.ByOrder => ByOrder,
        SigningPower.ByAuthority => ByAuthority,
        SigningPower.Acting => Acting,
        _ => "",
    };
}

/// <summary>Size and style of a part.</summary>
public sealed record PartStyle(decimal Size, bool Bold = false, bool Italic = false, bool Upper = false, bool Underlined = false);

/// <summary>The style of every part.</summary>
public sealed record PartStyles
{
    public required PartStyle Nation { get; init; }
    public required PartStyle Motto { get; init; }
    public required PartStyle Parent { get; init; }
    public required PartStyle Issuer { get; init; }
    public required PartStyle Number { get; init; }
    public required PartStyle PlaceDate { get; init; }
    public required PartStyle TypeName { get; init; }
    public required PartStyle Abstract { get; init; }
    public required PartStyle Addressee { get; init; }
    public required PartStyle Text { get; init; }
    public required PartStyle Section { get; init; }
    public required PartStyle Clause { get; init; }
    public required PartStyle Point { get; init; }
    public required PartStyle Caption { get; init; }
    public required PartStyle TableHead { get; init; }
    public required PartStyle Table { get; init; }
    public required PartStyle Note { get; init; }
    public required PartStyle Power { get; init; }
    public required PartStyle Title { get; init; }
    public required PartStyle Name { get; init; }
    public required PartStyle RecipientsHead { get; init; }
    public required PartStyle Recipients { get; init; }
    public required PartStyle AnnexNumber { get; init; }
    public required PartStyle AnnexTitle { get; init; }
    public required PartStyle AnnexReference { get; init; }
    public required PartStyle PageNumber { get; init; }
}
