using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>Returns in words, in the current language.</summary>
public static class ReturnWords
{
    /// <summary>Where a return is.</summary>
    public static string Of(ReturnState? state, bool toCorrect) => state switch
    {
        null => ReturnsText.StateNone,
        ReturnState.Draft when toCorrect => ReturnsText.StateToCorrect,
        { } known => Text($"State{known}"),
    };

    /// <summary>How it stands: in time, late by so many days, missing since.</summary>
    public static string Of(Punctuality punctuality, int days) => punctuality switch
    {
        Punctuality.Late => Say(days == 1 ? ReturnsText.LateOne : ReturnsText.LateBy, days),
        Punctuality.Missing => Say(days == 1 ? ReturnsText.MissingOne : ReturnsText.MissingFor, days),
        _ => Text($"Punctuality{punctuality}"),
    };

    /// <summary>The name of a degree of precision.</summary>
    public static string Of(FigurePrecision precision) => Text($"Precision{precision}");

    /// <summary>The name of a direction.</summary>
    public static string Of(FigureDirection direction) => Text($"Direction{direction}");

    /// <summary>The name of a making.</summary>
    public static string Of(FigureMaking making) => Text($"Making{making}");

    /// <summary>The name of a scope.</summary>
    public static string Of(IndicatorScope scope) => Text($"Scope{scope}");

    /// <summary>The name of a rhythm.</summary>
    public static string Of(IndicatorRhythm rhythm) => Text($"Rhythm{rhythm}");

    /// <summary>An amount with its precision, without its unit: "khoảng 300"; a dash for none.</summary>
    public static string Amount(decimal? amount, FigurePrecision precision)
    {
        if (amount is not { } number)
        {
            return "–";
        }

        var written = number.ToString("#,##0.##", CultureInfo.CurrentCulture);
        return precision == FigurePrecision.Exact ? written : Say(Text($"Amount{precision}"), written);
    }

    /// <summary>An act of the trail: "return.accept".</summary>
    public static string Act(string act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var name = act[(act.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return ReturnsText.ResourceManager.GetString("Act" + char.ToUpperInvariant(name[0]) + name[1..], CultureInfo.CurrentUICulture) ?? act;
    }

    private static string Text(string name) => ReturnsText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
