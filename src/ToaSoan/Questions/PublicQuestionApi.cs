using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Questions;

/// <summary>
/// Open311 GeoReport v2, read only: services are the city's offices, requests are published questions. <c>requested_datetime</c> is when the question was published, the instant its public course begins; <c>expected_datetime</c> is the last
/// instant of its due day. XML without an ending or with <c>.xml</c>, JSON with <c>.json</c>. Nothing is sent in here: questions are asked at <c>/hoi-dap/gui</c>, and no identity is taken.
/// </summary>
public static class PublicQuestionApi
{
    /// <summary>Most requests in an answer.</summary>
    public const int Most = 1_000;

    /// <summary>Most days between <c>start_date</c> and <c>end_date</c>; without either the last so many.</summary>
    public const int MostDays = 90;

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Answers everything under <c>/api/open311/</c>.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, TimeProvider clock, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(path);
        LanguageMiddleware.Speak("vi");
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.CacheControl = "public, max-age=60";
        var json = path.EndsWith(".json", StringComparison.Ordinal);
        var answer = new PublicQuestionApiAnswer(json);
        var parts = (json || path.EndsWith(".xml", StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : path).Split('/');
        var stop = context.RequestAborted;
        return parts switch
        {
            _ when !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) => answer.Error(403, QuestionWords.Format(QuestionsText.ApiReadOnly, settings.Absolute("/hoi-dap/gui"))),
            ["services"] => answer.Rows("services", "service", [.. (await db.Offices.Living().InOrderAsync(stop)).Select(ServiceOf)]),
            ["services", var code] => await db.Offices.Living().AnyAsync(office => office.Slug == code, stop) ? answer.Definition(code) : answer.Error(404, QuestionWords.Format(QuestionsText.ApiNoService, code)),
            ["requests"] => await RequestsAsync(context.Request.Query, answer, db, settings, clock.Now(), stop),
            ["requests", var id] => await RequestAsync(id, answer, db, settings, stop),
            _ => answer.Error(404, QuestionsText.ApiNoResource),
        };
    }

    private static IReadOnlyList<(string, object?)> ServiceOf(Office office) =>
    [
        ("service_code", office.Slug), ("service_name", office.Name), ("description", QuestionWords.Format(QuestionsText.ApiService, office.Name)), ("metadata", false), ("type", "batch"), ("keywords", office.ShortName), ("group", office.Kind == OfficeKind.Ward ? QuestionsText.ApiWards : QuestionsText.ApiOffices),
    ];

    private static async Task<IResult> RequestAsync(string id, PublicQuestionApiAnswer answer, PortalDb db, Settings settings, CancellationToken stop)
    {
        var edition = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await PublicQuestionReading.FindAsync(db, number, stop) : null;
        return edition is null ? answer.Error(404, QuestionWords.Format(QuestionsText.ApiNoRequest, id))
            : edition.Withdrawn ? answer.Error(404, QuestionWords.Format(QuestionsText.ApiRequestGone, id, edition.Reason))
            : answer.Rows("service_requests", "request", [RowOf(edition, settings)]);
    }

    private static async Task<IResult> RequestsAsync(IQueryCollection asked, PublicQuestionApiAnswer answer, PortalDb db, Settings settings, DateTime now, CancellationToken stop)
    {
        var editions = db.Shown(QuestionContent.Kind);
        if (asked["service_request_id"].ToString() is { Length: > 0 } ids)
        {
            var numbers = ids.Split(',').Select(static text => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Distinct().ToList();
            if (numbers.Contains(0) || numbers.Count > Most)
            {
                return answer.Error(400, QuestionWords.Format(QuestionsText.ApiWrongIds, Most));
            }

            return await RowsAsync(editions.Where(e => numbers.Contains(e.ObjectId)));
        }

        var (start, end) = (Instant(asked["start_date"].ToString()), Instant(asked["end_date"].ToString()));
        var (from, until) = (start ?? (end ?? now).AddDays(-MostDays), end ?? (start is { } first && first.AddDays(MostDays) < now ? first.AddDays(MostDays) : now));
        if ((start is null && asked["start_date"].ToString().Length > 0) || (end is null && asked["end_date"].ToString().Length > 0) || from > until || until - from > TimeSpan.FromDays(MostDays))
        {
            return answer.Error(400, QuestionWords.Format(QuestionsText.ApiWrongDates, MostDays));
        }

        editions = editions.Where(e => e.FirstPublishedAt >= from && e.FirstPublishedAt <= until);
        var answered = nameof(QuestionState.Answered);
        switch (asked["status"].ToString().Replace(" ", "", StringComparison.Ordinal))
        {
            case "" or "open,closed" or "closed,open":
                break;
            case "open":
                editions = editions.Where(e => e.Kicker != answered);
                break;
            case "closed":
                editions = editions.Where(e => e.Kicker == answered);
                break;
            default:
                return answer.Error(400, QuestionsText.ApiWrongStatus);
        }

        if (asked["service_code"].ToString() is { Length: > 0 } codes)
        {
            string[] offices = codes.Split(',', StringSplitOptions.TrimEntries);
            if (await db.Offices.CountAsync(office => offices.Contains(office.Slug), stop) is var known && known < offices.Distinct().Count())
            {
                return answer.Error(404, QuestionWords.Format(QuestionsText.ApiNoService, codes));
            }

            editions = editions.Where(e => offices.Contains(e.Office));
        }

        return await RowsAsync(editions);

        async Task<IResult> RowsAsync(IQueryable<Edition> found) => answer.Rows("service_requests", "request", [.. (await found.NewestFirst().Take(Most).ToListAsync(stop)).Select(edition => RowOf(edition, settings))]);
    }

    private static IReadOnlyList<(string, object?)> RowOf(Edition edition, Settings settings)
    {
        var content = QuestionContent.Read(edition.Body);
        return
        [
            ("service_request_id", edition.ObjectId.ToString(CultureInfo.InvariantCulture)), ("status", content.State == QuestionState.Answered ? "closed" : "open"),
            ("status_notes", $"{QuestionWords.Of(content.State)}. {settings.Absolute(edition.Path)}"), ("service_name", edition.OfficeName), ("service_code", edition.Office), ("description", $"{content.Subject}\n{content.Text}"), ("agency_responsible", edition.OfficeName),
            ("service_notice", content.Due is { } due ? QuestionWords.Derivation(due) : null), ("requested_datetime", CityTime.Machine(edition.FirstPublishedAt)), ("updated_datetime", CityTime.Machine(edition.PublishedAt)),
            ("expected_datetime", content.DueOn is { } day ? CityTime.Machine(CityTime.Utc(day.ToDateTime(new TimeOnly(23, 59, 59)))) : null),
            ("address", null), ("address_id", null), ("zipcode", null), ("lat", null), ("long", null), ("media_url", null),
        ];
    }

    // W3C date and time with its zone; a "+" that came as a space, as it does where nobody encoded it, is taken for what it was.
    private static DateTime? Instant(string text) => DateTimeOffset.TryParseExact(text.Replace(' ', '+'), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.UtcDateTime
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? CityTime.Utc(day.ToDateTime(TimeOnly.MinValue)) : null;
}
