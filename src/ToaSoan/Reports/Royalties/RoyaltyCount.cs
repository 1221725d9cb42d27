namespace ToaSoan.Reports.Royalties;

/// <summary>An article for which is paid: its byline as (slug, name), how many photos bear whose name, and who edited it, "" when nobody known did.</summary>
public sealed record RoyaltyItem(long Article, string Title, string Path, DateOnly Day, string Genre, IReadOnlyList<(string Slug, string Name)> Authors, IReadOnlyList<(string Name, int Count)> Photos, string Editor);

/// <summary>
/// What the terms give. Pure: the same items, terms and adjustments give the same lines. Owns the rule that shares and caps lose no đồng: parts add up to the whole they are parts of.
/// </summary>
public static class RoyaltyCount
{
    /// <summary>The sheet of a month, whose last day's terms cap it. Items on days without terms are paid nothing.</summary>
    public static RoyaltyContent Of(IReadOnlyList<RoyaltyItem> items, RoyaltyBook book, DateOnly last, IReadOnlyDictionary<string, RoyaltyAdjustment> adjustments)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(adjustments);
        var (lines, itemsCapped) = (new List<RoyaltyLine>(), false);
        foreach (var item in items.OrderBy(static item => item.Day).ThenBy(static item => item.Article))
        {
            var terms = book.On(item.Day);
            var of = LinesOf(item, terms);
            var capped = Cap(of, terms?.ItemCap);
            itemsCapped |= capped is not null;
            lines.AddRange(capped ?? of);
        }

        var whole = Cap(lines, book.On(last)?.OfficeCap);
        return new RoyaltyContent([.. (whole ?? lines).Select(line => adjustments.TryGetValue(line.Key, out var set) ? line with { Amount = set.Amount, Reason = set.Reason } : line)], itemsCapped, whole is not null);
    }

    /// <summary>A sum in parts by weight, as whole đồng that add up to it: what is left over by rounding down goes to the first parts, one each.</summary>
    public static IReadOnlyList<long> Split(long sum, IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var all = weights.Sum();
        var parts = weights.Select(weight => all == 0 ? 0 : (long)((decimal)sum * weight / all)).ToArray();
        var (left, index) = (all == 0 ? 0 : sum - parts.Sum(), 0);
        while (left > 0)
        {
            if (weights[index % parts.Length] > 0)
            {
                parts[index % parts.Length]++;
                left--;
            }

            index++;
        }

        return parts;
    }

    private static List<RoyaltyLine> LinesOf(RoyaltyItem item, RoyaltyTerms? terms)
    {
        var lines = new List<RoyaltyLine>();
        var genre = terms?.Genres.GetValueOrDefault(item.Genre) ?? 0;
        IReadOnlyList<(string Slug, string Name)> authors = item.Authors.Count > 0 ? item.Authors : [("", "")];
        var coefficient = genre * (authors.Count > 1 ? terms?.Joint ?? 1 : 1);
        var shares = Split(Money(terms, coefficient), [.. authors.Select(static _ => 1L)]);
        for (var index = 0; index < authors.Count; index++)
        {
            Add(RoyaltyRole.Author, authors[index].Slug, authors[index].Name, coefficient / authors.Count, shares[index]);
        }

        foreach (var (name, count) in item.Photos)
        {
            Add(RoyaltyRole.Photographer, name, name, (terms?.Photo ?? 0) * count, Money(terms, (terms?.Photo ?? 0) * count));
        }

        if (item.Editor.Length > 0 && terms?.Editor > 0)
        {
            Add(RoyaltyRole.Editor, item.Editor, item.Editor, genre * terms.Editor, Money(terms, genre * terms.Editor));
        }

        return lines;

        void Add(RoyaltyRole role, string who, string name, decimal times, long amount) =>
            lines.Add(new RoyaltyLine(FormattableString.Invariant($"{item.Article}/{role}/{who}"), item.Article, item.Title, item.Path, item.Day, item.Genre, role, name, times, amount, amount));
    }

    private static long Money(RoyaltyTerms? terms, decimal coefficient) => terms is null ? 0 : (long)Math.Round(terms.Base * coefficient, MidpointRounding.AwayFromZero);

    private static List<RoyaltyLine>? Cap(List<RoyaltyLine> lines, long? cap)
    {
        if (cap is not { } most || lines.Sum(static line => line.Computed) <= most)
        {
            return null;
        }

        var parts = Split(most, [.. lines.Select(static line => line.Computed)]);
        return [.. lines.Select((line, index) => line with { Computed = parts[index], Amount = parts[index] })];
    }
}
