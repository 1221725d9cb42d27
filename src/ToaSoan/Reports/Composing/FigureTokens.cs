using System.Globalization;
using System.Text.RegularExpressions;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>
/// Figures inside words: <c>{items}</c> is the figure's value, <c>{items@so-y-te}</c> an office's part of it, <c>{items:cung-ky}</c> its value a year before, <c>{items:ky-truoc}</c> in the previous period,
/// <c>{items:so-cung-ky}</c> and <c>{items:so-ky-truoc}</c> the change in words ("tăng 2,4%"), <c>{items:muc-tieu}</c> the target; <c>{ky}</c>, <c>{ky-truoc}</c>, <c>{cung-ky}</c> and <c>{ky-sau}</c> name periods.
/// </summary>
public static partial class FigureTokens
{
    /// <summary>What a figure can be asked for, and what it is called.</summary>
    public static IReadOnlyList<(string Key, string Name)> Aspects =>
        [("", ReportsText.Now), ("cung-ky", ReportsText.SamePeriod), ("ky-truoc", ReportsText.PreviousPeriod), ("so-cung-ky", ReportsText.ToSamePeriod), ("so-ky-truoc", ReportsText.ToPrevious), ("muc-tieu", ReportsText.Target)];

    /// <summary>The runs of a text with its figures as they are in a book. <paramref name="wrong"/> is called with each pair of braces that names none.</summary>
    public static IReadOnlyList<ReportRun> Runs(string text, FigureSite site, Action<string>? wrong = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(site);
        var (runs, done) = (new List<ReportRun>(), 0);
        foreach (var token in Token().EnumerateMatches(text))
        {
            if (token.Index > done)
            {
                runs.Add(new ReportRun(text[done..token.Index]));
            }

            var inside = text.Substring(token.Index + 1, token.Length - 2);
            if (Of(inside, site) is { } run)
            {
                runs.Add(run);
            }
            else
            {
                wrong?.Invoke(inside);
                runs.Add(new ReportRun($"{{{inside}}}"));
            }

            done = token.Index + token.Length;
        }

        if (done < text.Length)
        {
            runs.Add(new ReportRun(text[done..]));
        }

        return runs;
    }

    private static ReportRun? Of(string token, FigureSite site)
    {
        var book = site.Book;
        if (token is "ky" or "ky-truoc" or "cung-ky" or "ky-sau")
        {
            return new ReportRun((token switch { "ky" => book.Period, "ky-truoc" => book.Period.Previous, "cung-ky" => book.Period.YearBefore, _ => book.Period.Next }).Name);
        }

        var (name, aspect) = token.Split(':') is [var one, var two] ? (one, two) : (token, "");
        var (key, office) = name.Split('@') is [var figure, var slug] ? (figure, slug) : (name, null);
        if (book.Kind(key) is not { } kind)
        {
            return null;
        }

        var line = office is null ? book.Whole(kind) : book.ByOffice(kind, restated: false).FirstOrDefault(pair => pair.Office.Key == office).Line;
        if (line is null)
        {
            return office is not null && book.Offices.Offices.Any(known => known.Slug == office) ? new ReportRun(FigureWords.Number(0, kind.Decimals)) : null;
        }

        var part = office is null ? null : new FigurePart(FigurePart.Office, office);
        return aspect switch
        {
            "" => Value(FigureTime.Now),
            "cung-ky" => Value(FigureTime.YearBefore),
            "ky-truoc" => Value(FigureTime.Previous),
            "so-cung-ky" => Change(FigureTime.YearBefore),
            "so-ky-truoc" => Change(FigureTime.Previous),
            "muc-tieu" when site.Targets.TryGetValue(key, out var target) => Run(FigureWords.Number(target, kind.Decimals), site.TargetOf(kind)),
            _ => null,
        };

        ReportRun Value(FigureTime time) => Run(FigureWords.Value(kind, line.At(time)), site.ListOf(kind, line.At(time), part, time: time));
        ReportRun Change(FigureTime to) => Run(FigureWords.Change(kind, line.Now, line.At(to)), site.ChangeOf(kind, line, to, part));
        ReportRun Run(string words, string? address) => new(words, Figure: FigureReference.Of(key, address));
    }

    [GeneratedRegex(@"\{[a-z0-9@:+-]{1,200}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
