using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ToaSoan.Audience;

/// <summary>
/// What a page reports, as a form of at most <see cref="LongestBody"/> bytes: <c>p</c> the page's key, <c>t</c> the tab's random number while it is in view,
/// <c>g</c> "1" with its goodbye, and, until it is acknowledged, the visit: <c>v</c> its own random number, <c>a</c> its age in seconds, <c>f</c> the sum of
/// <see cref="Firsts"/>, <c>c</c> the code of a shared address, <c>r</c> the host it came from ("." for the portal itself). A share has <c>p</c>, <c>v</c> and its channel <c>c</c>.
/// </summary>
internal sealed record Beat(string Page, long? Tab, bool Goodbye, long? Visit, int Age, Firsts Firsts, string Code, string Referrer)
{
    /// <summary>The most bytes a report has.</summary>
    public const int LongestBody = 600;

    /// <summary>Reads a report; null when it is none.</summary>
    public static Beat? Read(string body)
    {
        var (page, code, referrer) = ("", "", "");
        var (tab, visit) = ((long?)null, (long?)null);
        var (goodbye, age, firsts) = (false, 0, 0);
        foreach (var pair in new QueryStringEnumerable(body))
        {
            var value = pair.DecodeValue().Span;
            var name = pair.EncodedName.Span;
            if (name.Length != 1 || value.Length > CountedPage.LongestKey)
            {
                return null;
            }

            switch (name[0])
            {
                case 'p':
                    page = value.ToString();
                    break;
                case 't' when IsNumber(value):
                    tab = CountEvent.MarkOf(value);
                    break;
                case 'v' when IsNumber(value):
                    visit = CountEvent.MarkOf(value);
                    break;
                case 'g':
                    goodbye = true;
                    break;
                case 'a' when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out age):
                    break;
                case 'f' when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out firsts) && firsts <= 7:
                    break;
                case 'c':
                    code = value.ToString();
                    break;
                case 'r':
                    referrer = value.ToString();
                    break;
                default:
                    return null;
            }
        }

        return page.Length > 0 && (tab ?? visit) is not null ? new Beat(page, tab, goodbye, visit, age, (Firsts)firsts, code, referrer) : null;
    }

    // Sixteen hexadecimal digits: enough that nobody draws another's number.
    private static bool IsNumber(ReadOnlySpan<char> value)
    {
        foreach (var letter in value)
        {
            if (!char.IsAsciiHexDigitLower(letter))
            {
                return false;
            }
        }

        return value.Length == 16;
    }
}
