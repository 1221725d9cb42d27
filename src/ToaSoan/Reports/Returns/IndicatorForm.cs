using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>An indicator as the desk's form sends it.</summary>
public sealed class IndicatorForm
{
    /// <summary>The version the form was made of; 0 for a new indicator.</summary>
    public int Number { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The definition.</summary>
    public string? Definition { get; set; }

    /// <summary>The unit.</summary>
    public string? Unit { get; set; }

    /// <summary>The first month: "2026-06".</summary>
    public string? From { get; set; }

    /// <summary>Whether more is better.</summary>
    public FigureDirection Direction { get; set; }

    /// <summary>Sum or mean.</summary>
    public FigureMaking Making { get; set; }

    /// <summary>Who is asked.</summary>
    public IndicatorScope Scope { get; set; }

    /// <summary>The offices chosen one by one.</summary>
    public List<long> Chosen { get; set; } = [];

    /// <summary>How often.</summary>
    public IndicatorRhythm Rhythm { get; set; }

    /// <summary>Digits after the comma.</summary>
    public int Decimals { get; set; }

    /// <summary>The usual precision.</summary>
    public FigurePrecision Precision { get; set; }

    /// <summary>Whether offices are not asked any more from that month on.</summary>
    public bool Ended { get; set; }

    /// <summary>The form of a version, to make the next one valid from a month.</summary>
    internal static IndicatorForm Of(IndicatorVersion version, DateOnly from) => new()
    {
        Number = version.Number, Name = version.Name, Definition = version.Definition, Unit = version.Unit, From = ReturnMonth.Key(from), Direction = version.Direction, Making = version.Making, Scope = version.Scope,
        Chosen = [.. version.Chosen.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))],
        Rhythm = version.Rhythm, Decimals = version.Decimals, Precision = version.Precision, Ended = !version.Asked,
    };

    /// <summary>What was typed. Throws <see cref="Refusal"/> without a month.</summary>
    internal TypedIndicator Typed() => new(Name, Definition, Unit, ReturnMonth.Read(From) ?? throw new Refusal(ReturnsText.FromMissing), Direction, Making, Scope, Chosen, Rhythm, Decimals, Precision, !Ended);
}
