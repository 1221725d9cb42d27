using System.Globalization;
using System.Text.RegularExpressions;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>The spelling of public addresses.</summary>
public static class Addresses
{
    /// <summary>The address of a path for links inside the page: under "/en" in the English frame.</summary>
    public static string To(this HttpRequest request, string path) => request.PathBase + path;

    /// <summary>The absolute address of a path.</summary>
    public static string Absolute(this Settings settings, string path) => settings.BaseUrl + path;

    /// <summary>The address of an edition in the frame of its own language.</summary>
    public static string Address(this Edition edition) => edition.Language == "en" ? "/en" + edition.Path : edition.Path;

    /// <summary>The address of a page of a list: the list's own for page 1, else "/trang/n" below it.</summary>
    public static string Page(string path, int number) => number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}/trang/{number}");
}

/// <summary>Route constraint <c>section</c>: a slug that is not reserved. Whether the section exists is the page's question.</summary>
public sealed partial class SectionConstraint : IRouteConstraint
{
    /// <inheritdoc />
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string text && Slug().IsMatch(text) && !FixedAddresses.First.Contains(text);

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Slug();
}

/// <summary>Route constraint <c>number</c>: 1 to 99,999 without leading zeros, so that a page has one address.</summary>
public sealed class NumberConstraint : IRouteConstraint
{
    /// <inheritdoc />
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: >= 1 and <= 5 } text
        && text.All(char.IsAsciiDigit) && text[0] != '0';
}
