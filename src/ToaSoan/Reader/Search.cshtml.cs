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
public sealed class SearchModel(PortalDb db, ArticleSearch search, Settings settings) : ReaderPage
{
    private const int PageSize = 20;
    private const int LongestQuery = 200;

    /// <summary>The words asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>Only this section.</summary>
    [BindProperty(SupportsGet = true, Name = "chuyen-muc")]
    public string? Section { get; set; }

    /// <summary>Only this office.</summary>
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? Office { get; set; }

    /// <summary>From this day of the city on, "2026-06-16".</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    /// <summary>Up to and with this day.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    /// <summary>The page of results, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "trang")]
    public string? Number { get; set; }

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
    public bool Filtered => new[] { Section, Office, From, To }.Any(static text => !string.IsNullOrEmpty(text));

    /// <summary>Shows the form, and results when there are words.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        Text = Text?.Trim() is { Length: > LongestQuery } tooLong ? tooLong[..LongestQuery] : Text?.Trim();
        Current = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 500) : 1;
        if (!string.IsNullOrEmpty(Text))
        {
            Results = await search.FindAsync(new SearchQuery(Text, Given(Section), Given(Office), Day(From), Day(To), Current), stop);
        }

        if (Request.Query.ContainsKey("json"))
        {
            return Json();
        }

        Head = new Head(string.IsNullOrEmpty(Text) ? ReaderText.Search : string.Format(ReaderText.SearchTitle, Text), Path: "/tim-kiem") { Indexed = false };
        Sections = await db.Sections.AsNoTracking().OrderBy(static s => s.Position).ToListAsync(stop);
        Offices = [.. (await db.Offices.AsNoTracking().ToListAsync(stop)).OrderBy(static o => o.Name, VietnameseSort.Comparer)];
        Photos = Results is null ? Photos : await db.PhotoSourcesAsync(Results.Hits.Select(static hit => hit.Edition.LeadPhoto).OfType<string>(), stop);
        return Page();
    }

    /// <summary>The address of another page of the same results.</summary>
    public string PageAddress(int number)
    {
        var page = number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null;
        var query = new (string Name, string? Value)[] { ("q", Text), ("chuyen-muc", Given(Section)), ("don-vi", Given(Office)), ("tu", Given(From)), ("den", Given(To)), ("trang", page) };
        return Request.To("/tim-kiem") + QueryString.Create(query.Where(static pair => pair.Value is not null).Select(static pair => KeyValuePair.Create(pair.Name, pair.Value)));
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
        page = Current,
        found = Results?.Found ?? 0,
        exact = Results?.FoundIsExact ?? true,
        hits = (Results?.Hits ?? []).Select(hit => new
        {
            title = hit.Edition.Title,
            url = settings.Absolute(hit.Edition.Address()),
            section = hit.Edition.SectionName,
            office = hit.Edition.OfficeName,
            published = CityTime.Machine(hit.Edition.FirstPublishedAt),
            snippet = string.Concat(hit.Snippet.Select(static fragment => fragment.Text)),
        }),
    }, new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
