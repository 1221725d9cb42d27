namespace ToaSoan.Offices;

/// <summary>The fields every act on an office has.</summary>
public sealed class DecisionForm
{
    /// <summary>The first day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The legal basis.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>A note, or null.</summary>
    public string? Note { get; set; }

    /// <summary>The decision; without a day, today's.</summary>
    public Decision Of(DateOnly today) => new(Day ?? today, LegalBasis ?? "", Note ?? "");
}

/// <summary>The fields of a new office.</summary>
public sealed class NewOfficeForm
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The short name.</summary>
    public string? ShortName { get; set; }

    /// <summary>The code.</summary>
    public string? Code { get; set; }

    /// <summary>The kind.</summary>
    public OfficeKind Kind { get; set; }

    /// <summary>The words of the office.</summary>
    public NewOffice Words => new(Name ?? "", ShortName ?? "", Code ?? "", Kind);
}

/// <summary>A part of a split: an existing office by its number, "new" with its words, or nothing.</summary>
public sealed class PartForm
{
    /// <summary>The number of an existing office, "new", or "".</summary>
    public string? To { get; set; }

    /// <summary>The words of a new office.</summary>
    public NewOfficeForm New { get; set; } = new();

    /// <summary>Its share in percent, with comma or point; "" when not known.</summary>
    public string? Percent { get; set; }
}
