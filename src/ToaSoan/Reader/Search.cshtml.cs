using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Search;
using VietnameseText;

namespace ToaSoan.Reader;

/// <summary>Search: a form that is its own help, results, and the same as JSON with <c>&amp;json</c>. Never stored, never listed by search engines.</summary>
public sealed class SearchModel(PortalDb db, ArticleSearch search, IEnumerable<SearchedKind> kinds, Settings settings) : ReaderPage
{
    private const int PageSize = SearchPage.Size;
    private const int LongestQuery = 200;

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>What is found beside articles.</summary>
    public IReadOnlyList<SearchedKind> Kinds { get; } = [.. kinds];

    /// <summary>The words asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>Only this section.</summary>
    [BindProperty(SupportsGet = true, Name = "chuyen-muc")]
    public string? Section { get; set; }

    /// <summary>Only this office.</summary>
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? Office { get; set; }

    /// <summary>Only "bai-viet" (articles) or a word of <see cref="Kinds"/> ("du-an"); anything else is all.</summary>
    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    /// <summary>From this day of the city on, "2026-06-16".</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    /// <summary>Up to and with this day.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    /// <summary>The page of results, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "trang")]
    public string? Number { get; set; }

    /// <summary>What comes first: "moi" the newest, "cu" the oldest, anything else what fits best.</summary>
    [BindProperty(SupportsGet = true, Name = "thu-tu")]
    public string? Sort { get; set; }

    /// <summary>The order read from the address.</summary>
    public SearchOrder Order => Sort switch
    {
        "moi" => SearchOrder.Newest,
        "cu" => SearchOrder.Oldest,
        _ => SearchOrder.Best,
    };

    /// <summary>What may help a reader for whom nothing was found; null when something was.</summary>
    public SearchWaysOut? WaysOut { get; private set; }

    /// <summary>The results; null while nothing was asked.</summary>
    public SearchPage? Results { get; private set; }

    /// <summary>The page shown, from 1.</summary>
    public int Current { get; private set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages => Results is null ? 1 : Math.Max(1, (Results.Found + PageSize - 1) / PageSize);

    /// <summary>Photos of the results by hash.</summary>
    public IReadOnlyDictionary<string, PhotoSource> Photos { get; private set; } = new Dictionary<string, PhotoSource>();

    /// <summary>The sections to choose from.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>The offices to choose from, in Vietnamese order.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>Whether a filter is set, so that the filters stand open.</summary>
    public bool Filtered => new[] { Asked(Kind), Section, Office, From, To }.Any(static text => !string.IsNullOrEmpty(text));

    /// <summary>Shows the form, and results when there are words.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        var asked = Request.QueryString.HasValue;
        if (asked)
        {
            Response.Headers["X-Robots-Tag"] = "noindex";
        }

        Text = Text?.Trim() is { Length: > LongestQuery } tooLong ? tooLong[..LongestQuery] : Text?.Trim();
        Current = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 500) : 1;
        if (!string.IsNullOrEmpty(Text))
        {
            Results = await search.FindAsync(Query(Text), stop);
        }

        if (Request.Query.ContainsKey("json"))
        {
            return Unreadable("tu", From) ?? Unreadable("den", To) ?? Json();
        }

        Head = new Head(string.IsNullOrEmpty(Text) ? ReaderText.Search : string.Format(ReaderText.SearchTitle, Text), Path: "/tim-kiem") { Indexed = !asked };
        Sections = await db.Sections.AsNoTracking().OrderBy(static s => s.Position).ToListAsync(stop);
        Offices = [.. (await db.Offices.AsNoTracking().ToListAsync(stop)).OrderBy(static o => o.Name, VietnameseSort.Comparer)];
        Photos = Results is null ? Photos : await db.PhotoSourcesAsync(Results.Hits.Select(static hit => hit.Edition.LeadPhoto).OfType<string>(), stop);
        WaysOut = Text is { Length: > 0 } && Results is { Found: 0 } ? await WaysOutAsync(Text, stop) : null;
        return Page();
    }

    /// <summary>The address of another page of the same results.</summary>
    public string PageAddress(int number) => Request.To(Address(("trang", number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null)));

    /// <summary>The address of the same results in another order.</summary>
    public string OrderAddress(SearchOrder order) => Request.To(Address(("thu-tu", Name(order)), ("trang", null)));

    // The address asked for, some of it said otherwise.
    private string Address(params (string Name, string? Value)[] changes)
    {
        var page = Current > 1 ? Current.ToString(CultureInfo.InvariantCulture) : null;
        var query = new (string Name, string? Value)[] { ("q", Text), ("loai", Asked(Kind) is null ? null : Kind), ("chuyen-muc", Given(Section)), ("don-vi", Given(Office)), ("tu", Given(From)), ("den", Given(To)), ("thu-tu", Name(Order)), ("trang", page) };
        var said = query.Select(pair => changes.Any(change => change.Name == pair.Name) ? changes.First(change => change.Name == pair.Name) : pair);
        return "/tim-kiem" + QueryString.Create(said.Where(static pair => pair.Value is not null).Select(static pair => KeyValuePair.Create(pair.Name, pair.Value)));
    }

    private SearchQuery Query(string text) => new(text, Given(Section), Given(Office), Day(From), Day(To), Current, Order, Asked(Kind));

    private async Task<SearchWaysOut> WaysOutAsync(string text, CancellationToken stop)
    {
        var unmarked = SearchKey.Fold(SearchKey.Exact(text));
        var helps = unmarked.Length > 0 && !string.Equals(unmarked, text, StringComparison.OrdinalIgnoreCase) && (await search.FindAsync(Query(unmarked) with { Page = 1 }, stop)).Found > 0;
        var section = Sections.FirstOrDefault(section => section.Slug == Section);
        var filters = new (string Name, string Label, string? Value)[]
        {
            ("loai", FoundText.Kind, Asked(Kind) is not { } asked ? null : Kinds.FirstOrDefault(kind => kind.Kind == asked)?.Many() ?? FoundText.Articles),
            ("chuyen-muc", ReaderText.Section, section is null ? Given(Section) : English ? section.NameEn : section.Name),
            ("don-vi", ReaderText.Office, Offices.FirstOrDefault(office => office.Slug == Office)?.Name ?? Given(Office)),
            ("tu", ReaderText.FromDay, Given(From)),
            ("den", ReaderText.ToDay, Given(To)),
        };
        return new SearchWaysOut(
            [.. filters.Where(static filter => filter.Value is not null).Select(filter => new SearchWay($"{filter.Label}: {filter.Value}", Request.To(Address((filter.Name, null), ("trang", null)))))],
            helps ? new SearchWay(unmarked, Request.To(Address(("q", unmarked), ("trang", null)))) : null,
            await SearchSuggestions.NearAsync(db, text, stop));
    }

    /// <summary>Text with the words that matched marked, without a space the text does not have.</summary>
    public static IHtmlContent Marked(IEnumerable<Fragment> fragments)
    {
        ArgumentNullException.ThrowIfNull(fragments);
        var html = new HtmlContentBuilder();
        foreach (var fragment in fragments)
        {
            _ = fragment.Hit ? html.AppendHtml("<mark>").Append(fragment.Text).AppendHtml("</mark>") : html.Append(fragment.Text);
        }

        return html;
    }

    private JsonResult Json() => new(new
    {
        query = Text ?? "",
        sort = Name(Order) ?? "phu-hop",
        filters = new { kind = Asked(Kind), section = Given(Section), office = Given(Office), from = Given(From), to = Given(To) },
        page = Current,
        pages = Pages,
        next = Current < Pages ? settings.Absolute(Address(("trang", (Current + 1).ToString(CultureInfo.InvariantCulture)))) + "&json" : null,
        found = Results?.Found ?? 0,
        exact = Results?.FoundIsExact ?? true,
        hits = (Results?.Hits ?? []).Select(hit => new
        {
            kind = Cards.KindOf(hit.Edition.Kind),
            title = hit.Edition.Title,
            url = settings.Absolute(hit.Edition.Address()),
            section = hit.Edition.SectionName,
            office = hit.Edition.OfficeName,
            published = CityTime.Machine(hit.Edition.FirstPublishedAt),
            snippet = string.Concat(hit.Snippet.Select(static fragment => fragment.Text)),
        }),
    }, Readable);

    // A page passes over a day it cannot read; a program is told.
    private static JsonResult? Unreadable(string name, string? text) => Given(text) is null || Day(text) is not null ? null
        : new JsonResult(new { error = "unreadable-day", parameter = name, message = string.Format(FoundText.UnreadableDay, name) }, Readable) { StatusCode = StatusCodes.Status400BadRequest };

    private static string? Name(SearchOrder order) => order switch
    {
        SearchOrder.Newest => "moi",
        SearchOrder.Oldest => "cu",
        _ => null,
    };

    private string? Asked(string? word) => word == "bai-viet" ? Cards.Kind : Kinds.FirstOrDefault(kind => kind.Word == word)?.Kind;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>A way on: what it says and where it goes.</summary>
/// <param name="Words">What the link says.</param>
/// <param name="Url">Where it goes.</param>
public sealed record SearchWay(string Words, string Url);

/// <summary>What a reader may try when nothing was found.</summary>
/// <param name="Filters">The filters set, each with the address of the search without it.</param>
/// <param name="Unmarked">The words without marks and signs, when they find something.</param>
/// <param name="Topics">Topics that share a word with what was asked.</param>
public sealed record SearchWaysOut(IReadOnlyList<SearchWay> Filters, SearchWay? Unmarked, IReadOnlyList<Topic> Topics);
