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
        var beat = new Beat("", null, false, null, 0, Firsts.None, "", "");
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
                    beat = beat with { Page = value.ToString() };
                    break;
                case 't' when IsNumber(value):
                    beat = beat with { Tab = CountEvent.MarkOf(value) };
                    break;
                case 'v' when IsNumber(value):
                    beat = beat with { Visit = CountEvent.MarkOf(value) };
                    break;
                case 'g':
                    beat = beat with { Goodbye = true };
                    break;
                case 'a' when int.TryParse(value, out var age) && age >= 0:
                    beat = beat with { Age = age };
                    break;
                case 'f' when int.TryParse(value, out var firsts) && firsts is >= 0 and <= 7:
                    beat = beat with { Firsts = (Firsts)firsts };
                    break;
                case 'c':
                    beat = beat with { Code = value.ToString() };
                    break;
                case 'r':
                    beat = beat with { Referrer = value.ToString() };
                    break;
                default:
                    return null;
            }
        }

        return beat.Page.Length > 0 && (beat.Tab ?? beat.Visit) is not null ? beat : null;
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
