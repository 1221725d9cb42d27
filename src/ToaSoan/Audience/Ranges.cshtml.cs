using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Audience;

/// <summary>A row of a range: an hour, a day, a month or a half-year.</summary>
public sealed record RangeRow(string Name, string Machine, long Visits, long Shares, long? Readers);

/// <summary>The figures of a range of days: of all, of an office, a section or one article; as plot, table, CSV and JSON.</summary>
public sealed partial class RangesModel(PortalDb db, CountReading reading, PageNames names, TimeProvider clock) : DeskPage
{
    private const int LongestYears = 20, PartsShown = 15;

    /// <summary>The first day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Tu { get; set; }

    /// <summary>The last day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Den { get; set; }

    /// <summary>Of whom: "" for all, "office:…", "section:…".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cua { get; set; }

    /// <summary>An article by its number or address; goes before <see cref="Cua"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Bai { get; set; }

    /// <summary>"csv" or "json" for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dang { get; set; }

    /// <summary>The range.</summary>
    public (DateOnly From, DateOnly To) Range { get; private set; }

    /// <summary>The rows, the first first.</summary>
    public IReadOnlyList<RangeRow> Rows { get; private set; } = [];

    /// <summary>What was read most, by which offices, in which sections; empty for one article.</summary>
    public IReadOnlyList<(string Id, string Heading, IReadOnlyList<(PageName Page, long N)> Rows)> Parts { get; private set; } = [];

    /// <summary>The choices of whose figures.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>The article's title, or "".</summary>
    public string Title { get; private set; } = "";

    /// <summary>The plot.</summary>
    public Plot? Plot { get; private set; }

    /// <summary>Named ranges up to today.</summary>
    public IEnumerable<(string Name, DateOnly From)> Named
    {
        get
        {
            var today = clock.Today();
            return [(AudienceText.Today, today), (AudienceText.Last30, today.AddDays(-29)), (AudienceText.ThisMonth, new DateOnly(today.Year, today.Month, 1)), (AudienceText.ThisHalf, new DateOnly(today.Year, today.Month < 7 ? 1 : 7, 1)), (AudienceText.ThisYear, new DateOnly(today.Year, 1, 1))];
        }
    }

    /// <summary>The address of these figures as a file, or of another range.</summary>
    public string AddressOf(string? kind, DateOnly? from = null, DateOnly? to = null) =>
        "/ban/nguoi-doc/so-lieu" + QueryString.Create(new Dictionary<string, string?> { ["tu"] = Machine(from ?? Range.From), ["den"] = Machine(to ?? Range.To), ["cua"] = Cua, ["bai"] = Bai, ["dang"] = kind }.Where(static pair => !string.IsNullOrEmpty(pair.Value)));

    /// <summary>Shows the range.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today());
        var to = Den ?? today;
        var from = Tu ?? to.AddDays(-29);
        (from, to) = from > to ? (to, from) : (from, to);
        Range = (from < to.AddYears(-LongestYears) ? to.AddYears(-LongestYears) : from, to);
        var (cube, key) = await ChosenAsync(stop);
        Rows = await RowsAsync(cube, key, stop);
        if (Dang is "csv" or "json")
        {
            var file = FormattableString.Invariant($"so-lieu-{Machine(Range.From)}-{Machine(Range.To)}.{Dang}");
            return Dang == "csv" ? File(Csv(), "text/csv; charset=utf-8", file) : File(JsonSerializer.SerializeToUtf8Bytes(Rows.Select(static row => new { at = row.Machine, visits = row.Visits, readers = row.Readers, shares = row.Shares })), "application/json", file);
        }

        await FillAsync(cube, stop);
        return Page();
    }

    private async Task<(string Cube, string Key)> ChosenAsync(CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(Bai))
        {
            var number = long.TryParse(ArticleNumber().Match(Bai.Trim()).Value, CultureInfo.InvariantCulture, out var id) ? id : 0;
            Title = await db.Editions.Where(e => e.Kind == "article" && e.ObjectId == number && e.Current).Select(static e => e.Title).SingleOrDefaultAsync(stop) ?? "";
            if (Title.Length > 0)
            {
                return ("page", FormattableString.Invariant($"article:{number}"));
            }

            (Refused, Bai) = (string.Format(CultureInfo.CurrentCulture, AudienceText.NoSuchArticle, Bai), null);
        }

        return Cua?.Split(':') is ["office" or "section", var slug] parts ? (parts[0], slug) : ("site", "");
    }

    private async Task<IReadOnlyList<RangeRow>> RowsAsync(string cube, string key, CancellationToken stop)
    {
        if (Range.From == Range.To)
        {
            var first = CountSums.HourOf(CityTime.Utc(Range.From.ToDateTime(TimeOnly.MinValue)));
            var (visitsByHour, sharesByHour) = (await ByAsync(reading.HoursAsync(Measure.Visit, cube, key, first, first + 24, stop)), await ByAsync(reading.HoursAsync(Measure.Share, cube, key, first, first + 24, stop)));
            return [.. Enumerable.Range(0, 24).Select(hour => new RangeRow($"{hour}:00", FormattableString.Invariant($"{Machine(Range.From)}T{hour:00}:00:00+07:00"), visitsByHour.GetValueOrDefault(first + hour), sharesByHour.GetValueOrDefault(first + hour), null))];
        }

        var (visits, shares) = (await ByAsync(reading.DaysAsync(Measure.Visit, cube, key, Range.From, Range.To, stop)), await ByAsync(reading.DaysAsync(Measure.Share, cube, key, Range.From, Range.To, stop)));
        var readers = cube == "site" ? await ByAsync(reading.DaysAsync(Measure.DayReader, cube, key, Range.From, Range.To, stop)) : null;
        var days = Enumerable.Range(Range.From.DayNumber, Range.To.DayNumber - Range.From.DayNumber + 1);
        if (days.Count() <= 93)
        {
            return [.. days.Select(day => new RangeRow(CityTime.Day(DateOnly.FromDayNumber(day)), Machine(DateOnly.FromDayNumber(day)), visits.GetValueOrDefault(day), shares.GetValueOrDefault(day), readers?.GetValueOrDefault(day)))];
        }

        // A month's readers are the browsers whose first report of it fell into it, not the sum of its days'; of a month that is not whole there are none to tell.
        var ofMonth = cube == "site" ? await ByAsync(reading.DaysAsync(Measure.MonthReader, cube, key, Range.From, Range.To, stop)) : null;
        return [.. days.GroupBy(static day => DateOnly.FromDayNumber(day) is var date ? (date.Year, date.Month) : default).Select(month => new RangeRow(string.Create(CultureInfo.InvariantCulture, $"{month.Key.Month}/{month.Key.Year}"),
            string.Create(CultureInfo.InvariantCulture, $"{month.Key.Year:0000}-{month.Key.Month:00}"), month.Sum(day => visits.GetValueOrDefault(day)), month.Sum(day => shares.GetValueOrDefault(day)), DateOnly.FromDayNumber(month.First()).Day == 1 ? ofMonth?.Sum(point => month.Contains(point.Key) ? point.Value : 0) : null))];
    }

    private async Task FillAsync(string cube, CancellationToken stop)
    {
        var offices = await db.Offices.Living().AsNoTracking().OrderBy(static o => o.Name).Select(static o => new { o.Slug, o.Name }).ToListAsync(stop);
        var sections = await db.Sections.AsNoTracking().OrderBy(static s => s.Position).ToListAsync(stop);
        var (officeGroup, sectionGroup) = (new SelectListGroup { Name = AudienceText.Office }, new SelectListGroup { Name = AudienceText.Section });
        Choices = [new SelectListItem(AudienceText.WholePortal, ""), .. offices.Select(office => new SelectListItem(office.Name, "office:" + office.Slug) { Group = officeGroup }), .. sections.Select(section => new SelectListItem(section.Spoken, "section:" + section.Slug) { Group = sectionGroup })];
        if (Rows.Count > 1)
        {
            int[] marks = [0, Rows.Count / 2, Rows.Count - 1];
            Plot = Plot.Of("khoang", AudienceText.Visits, string.Format(CultureInfo.CurrentCulture, AudienceText.PlotSays, CityTime.Day(Range.From), CityTime.Day(Range.To), CountWords.Number(Rows.Sum(static row => row.Visits))),
                [.. Rows.Select(static (row, index) => ((double)index, (double)row.Visits))], static value => CountWords.Number((long)value), marks.Distinct().Select(index => ((double)index, Rows[index].Name.Length > 9 ? Rows[index].Name[..^5] : Rows[index].Name)), fromZero: true);
        }

        if (cube == "site")
        {
            Parts = [await PartsAsync("trang", AudienceText.Pages, "page", "", stop), await PartsAsync("don-vi", AudienceText.Office, "office", "office:", stop), await PartsAsync("muc", AudienceText.Section, "section", "section:", stop)];
        }
    }

    private async Task<(string Id, string Heading, IReadOnlyList<(PageName Page, long N)> Rows)> PartsAsync(string id, string heading, string cube, string prefix, CancellationToken stop)
    {
        var parts = await reading.PartsAsync(Measure.Visit, cube, Range.From, Range.To, PartsShown, stop);
        var titles = await names.OfAsync(parts.Select(part => prefix + part.Key), stop);
        return (id, heading, [.. parts.Select(part => (titles[prefix + part.Key], part.N))]);
    }

    // With a byte order mark, so that a spreadsheet reads the Vietnamese names.
    private byte[] Csv()
    {
        var text = new StringBuilder("\uFEFF").Append(AudienceText.CsvHead).Append("\r\n");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Machine},{row.Visits},{row.Readers},{row.Shares}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<Dictionary<int, long>> ByAsync(Task<IReadOnlyList<CountPoint>> points) => (await points).ToDictionary(static point => point.At, static point => point.N);

    private static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]{1,18}/?$", RegexOptions.NonBacktracking)]
    private static partial Regex ArticleNumber();
}
