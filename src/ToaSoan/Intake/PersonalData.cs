using System.Globalization;
using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>What of a person a text holds.</summary>
public enum PersonalKind
{
    /// <summary>A mobile or landline number.</summary>
    Phone,

    /// <summary>The number of an identity card (12 digits, of the old ones 9) or a passport.</summary>
    IdentityNumber,

    /// <summary>A vehicle's number plate.</summary>
    NumberPlate,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>The number of a bank account, named as one, or of a bank card.</summary>
    BankAccount,
}

/// <summary>Something personal in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Text">As it stands there.</param>
public sealed record PersonalMatch(PersonalKind Kind, int Start, int Length, string Text)
{
    /// <summary>What it is called, in the current language: "số điện thoại".</summary>
    public string Name => PersonalData.Name(Kind, CultureInfo.CurrentUICulture);
}

/// <summary>
/// Finds numbers and addresses in a text by which a person can be reached or known, in the forms Vietnamese people write them. It is a help for senders and the desk, who decide: names and what is told in words it does not
/// see, and where a number may be something else (amounts, dates, numbers of laws, codes of taxpayers) it is silent. Service numbers (1900…, 1800…, 113) are nobody's own.
/// </summary>
public static class PersonalData
{
    /// <summary>What was found, in the order of the text and without overlaps. Takes time in proportion to the text.</summary>
    public static IReadOnlyList<PersonalMatch> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Plain(text);
        var found = new List<PersonalMatch>();
        foreach (var (kind, start, length) in PersonalPatterns.In(plain).Where(static match => match.Length > 0))
        {
            if (!found.Exists(other => start < other.Start + other.Length && other.Start < start + length))
            {
                found.Add(new PersonalMatch(kind, start, length, text.Substring(start, length)));
            }
        }

        found.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    /// <summary>The text with words in the place of everything found: "[đã che số điện thoại]". In Vietnamese, the language of what is published; a masked text has nothing left to find.</summary>
    public static string Mask(string text)
    {
        var (masked, at) = (new StringBuilder(), 0);
        foreach (var match in Find(text))
        {
            masked.Append(text, at, match.Start - at).AppendFormat(CultureInfo.InvariantCulture, IntakeText.ResourceManager.GetString(nameof(IntakeText.Masked), LanguageMiddleware.Vietnamese)!, Name(match.Kind, LanguageMiddleware.Vietnamese));
            at = match.Start + match.Length;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    internal static string Name(PersonalKind kind, CultureInfo language) => IntakeText.ResourceManager.GetString(
        kind switch
        {
            PersonalKind.Phone => nameof(IntakeText.PhoneNumber),
            PersonalKind.IdentityNumber => nameof(IntakeText.IdentityNumber),
            PersonalKind.NumberPlate => nameof(IntakeText.NumberPlate),
            PersonalKind.Email => nameof(IntakeText.EmailAddress),
            _ => nameof(IntakeText.AccountNumber),
        },
        language)!;

    // Unit for unit, so that places stay: full-width forms as plain ones, every space and dash as the usual one.
    private static string Plain(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(from[i] - 0xFEE0),
                >= '\u2010' and <= '\u2015' or '\u2212' => '-',
                '\t' => ' ',
                var unit when char.GetUnicodeCategory(unit) == UnicodeCategory.SpaceSeparator => ' ',
                var unit => unit,
            };
        }
    });
}
