using System.Globalization;
using System.Text.RegularExpressions;

namespace ToaSoan.Platform;

/// <summary>
/// The city's own accent colour in the readers' style sheet. Both colours and the sheet's hash stand in its address, so that it never changes,
/// browsers keep it for ever, and any node can write it without asking anybody.
/// </summary>
public static partial class Theme
{
    /// <summary>The program's own accent on light paper, as in base.css.</summary>
    public const string Accent = "#a3201d";

    /// <summary>The program's own accent on dark paper, as in base.css.</summary>
    public const string AccentDark = "#ff8f7a";

    private const string Readers = "reader.css";
    private const string DarkOnAccent = "#24100b";

    // What the accent stands on as text in base.css: --paper and --paper-low.
    private static readonly string[] LightPapers = ["#fdfcf9", "#f4f1ea"];
    private static readonly string[] DarkPapers = ["#16140f", "#201d17"];

    /// <summary>The address of the readers' style sheet in the city's colours: one file, for each more is asked for before anything is drawn.</summary>
    public static string Sheet(SiteIdentity site, Assets assets)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(assets);
        var (light, dark) = (site.Accent.Length > 0 ? site.Accent : Accent, site.AccentDark.Length > 0 ? site.AccentDark : AccentDark);
        return (light, dark) == (Accent, AccentDark) ? assets[Readers] : $"{assets[Readers][..^".css".Length]}.theme-{light[1..]}-{dark[1..]}.css";
    }

    /// <summary>A typed colour as "#a3201d"; "" for nothing; null for what is none.</summary>
    public static string? Read(string? typed) => (typed ?? "").Trim() is var text && text.Length == 0 ? "" : Colour().IsMatch(text) ? "#" + text.TrimStart('#').ToLowerInvariant() : null;

    /// <summary>
    /// Whether an accent can be read on its paper by everybody (WCAG AA, 4.5 to 1, as text and under text); when not, how far it comes and
    /// the nearest colour of the same hue that does.
    /// </summary>
    public static (bool Passes, double Ratio, string Near) Judge(string accent, bool dark)
    {
        var ratio = RatioOf(accent, dark);
        var near = accent;
        for (var step = 1; RatioOf(near, dark) < 4.5 && step <= 100; step++)
        {
            near = Mixed(accent, dark ? 255 : 0, step / 100.0);
        }

        return (ratio >= 4.5, ratio, near);
    }

    /// <summary>Answers a request for the style sheet; null when the name is not one.</summary>
    public static IResult? Serve(string file, Assets assets, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(context);
        if (Name().Match(file) is not { Success: true } match || assets[Readers] != $"/a/{match.Groups["sheet"].Value}.css")
        {
            return null;
        }

        var (light, dark) = ("#" + match.Groups["light"].Value, "#" + match.Groups["dark"].Value);
        return assets.ServeWith(file, Readers, $":root{{--accent:light-dark({light},{dark});--on-accent:light-dark({OnAccent(light)},{OnAccent(dark)})}}\n", context);
    }

    /// <summary>The contrast of two colours, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + .05) / (dark + .05);
    }

    private static double RatioOf(string accent, bool dark) => (dark ? DarkPapers : LightPapers).Append(OnAccent(accent)).Min(other => Contrast(accent, other));

    private static string OnAccent(string accent) => Contrast(accent, "#ffffff") >= Contrast(accent, DarkOnAccent) ? "#ffffff" : DarkOnAccent;

    private static double Luminance(string colour)
    {
        var (red, green, blue) = Parts(colour);
        return (.2126 * Linear(red)) + (.7152 * Linear(green)) + (.0722 * Linear(blue));

        static double Linear(int part) => part / 255.0 is var value && value <= .04045 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
    }

    private static string Mixed(string colour, int with, double share)
    {
        var (red, green, blue) = Parts(colour);
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(red):x2}{Mix(green):x2}{Mix(blue):x2}");

        int Mix(int part) => (int)Math.Round((part * (1 - share)) + (with * share));
    }

    private static (int Red, int Green, int Blue) Parts(string colour)
    {
        var value = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (value >> 16, (value >> 8) & 255, value & 255);
    }

    [GeneratedRegex("^#?[0-9a-fA-F]{6}$", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();

    [GeneratedRegex(@"^(?<sheet>reader\.[0-9a-f]{10})\.theme-(?<light>[0-9a-f]{6})-(?<dark>[0-9a-f]{6})\.css$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
