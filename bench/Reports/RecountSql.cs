using System.Globalization;
using ToaSoan.Audience;

namespace ToaSoan.Bench.Reports;

/// <summary>The rows behind each figure in plain SQL of one of the two databases: day, amount, weight, office, and the marks they have. On SQLite the counters' file is attached to the connection.</summary>
/// <param name="sqlite">Whether it is SQLite's.</param>
/// <param name="now">When the report was made.</param>
public sealed class RecountSql(bool sqlite, DateTime now)
{
    private const string Office = "(SELECT o.\"Slug\" FROM \"Offices\" o WHERE o.\"Id\" = {0})";

    private string Today => now.AddHours(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Number => sqlite ? "REAL" : "NUMERIC";

    /// <summary>To which office (a share of) another went, and when.</summary>
    public string Heirs => $"""
        SELECT {Slug("l.\"FromId\"")} office, {Slug("l.\"ToId\"")} heir, COALESCE(CAST(l."Share" AS {Number}), 1) share, CAST(v."Day" AS TEXT) AS day FROM "OfficeEventLinks" l JOIN "OfficeEvents" v ON v."Id" = l."EventId"
        WHERE v."Day" <= '{Today}' AND l."ToId" IS NOT NULL AND EXISTS (SELECT 1 FROM "OfficeEventLinks" x WHERE x."EventId" = l."EventId" AND x."FromId" = l."FromId" AND x."ToId" <> l."FromId")
        """;

    /// <summary>The rows of a figure that a period between two days can have; null for a figure nobody wrote SQL for.</summary>
    public string? Rows(string key, string from, string until)
    {
        ArgumentNullException.ThrowIfNull(key);
        var last = string.CompareOrdinal(until, Today) < 0 ? until : Today;
        return key switch
        {
            "items" => Editions("article", "e.\"Number\" = 1"),
            "items-english" => Editions("article.en", "e.\"Number\" = 1"),
            "corrections" => Editions("article", "e.\"Change\" = 2"), // EditionChange
            "withdrawals" => Editions("article", "e.\"Change\" = 3"),
            "photos" => Editions("article", "e.\"Number\" = 1", "(SELECT COUNT(*) FROM \"PhotoUses\" u WHERE u.\"ArticleId\" = e.\"ObjectId\")"),
            "hours-to-publication" => Editions("article", "e.\"Number\" = 1", $"(SELECT {(sqlite ? "(e.\"PublishedAt\" - a.\"CreatedAt\") / 3600000.0" : "EXTRACT(EPOCH FROM e.\"PublishedAt\" - a.\"CreatedAt\") / 3600")} FROM \"Articles\" a WHERE a.\"Id\" = e.\"ObjectId\")"),
            "items-elsewhere" => Elsewhere,
            "items-all" => $"SELECT day, amount, w, office FROM ({Editions("article", "e.\"Number\" = 1")}) i UNION ALL {Elsewhere}",
            "visits" => $"{Counted(Measure.Visit, "office", "c.key")} UNION ALL SELECT {CountDay("s.day")}, s.n - COALESCE((SELECT SUM(c.n) FROM count_day c WHERE c.measure = s.measure AND c.cube = 'office' AND c.day = s.day), 0), 1, '' FROM count_day s WHERE s.measure = {(int)Measure.Visit} AND s.cube = 'site'",
            "readers-daily" => Counted(Measure.DayReader, "site", "''"),
            "shares" => Counted(Measure.Share, "channel", "''", ", c.key channel"),
            "events-held" => Events("e.\"State\" = 1 AND e.\"Kind\" = 0 AND " + Over),
            "courses-held" => Events("e.\"State\" = 1 AND e.\"Kind\" = 1 AND " + Over),
            "events-cancelled" => Events("e.\"State\" = 2"),
            "events-attendance" => Events("e.\"State\" = 1 AND " + Over, "a.\"Count\"", join: "JOIN \"EventAttendances\" a ON a.\"EventId\" = e.\"Id\" AND a.\"Id\" = (SELECT MAX(x.\"Id\") FROM \"EventAttendances\" x WHERE x.\"EventId\" = e.\"Id\")"),
            "events-registrations" => Events("e.\"State\" = 1 AND r.\"State\" = 0 AND r.\"ConfirmBy\" IS NULL", "r.\"Seats\"", join: "JOIN \"EventRegistrations\" r ON r.\"EventId\" = e.\"Id\""),
            "events-feedback" => Events("e.\"State\" = 1 AND f.\"Question\" = 1 AND " + Over, "f.\"Score\"", "f.\"Count\"", "JOIN \"EventFeedback\" f ON f.\"EventId\" = e.\"Id\""),
            "tasks-done" => Tasks(last, "t.kind = 7 AND t.id = p.turn", "t.day", "t.day <= p.promised"),
            "tasks-open" => Tasks(last, "t.k = p.k AND p.state IN (0, 8)", $"'{last}'", $"'{last}' <= p.promised"),
            "tasks-overdue" => Tasks(last, $"t.k = p.k AND p.state IN (0, 8) AND '{last}' > p.promised", $"'{last}'", "FALSE"),
            "tasks-extended" => Tasks(last, "t.kind = 3", "t.day", "(SELECT s.intime FROM promise s WHERE s.task = t.task AND s.k = t.k) = 1"),
            "projects-under-way" => Projects(last, $"'{last}'", "e.\"Kicker\" = 'UnderWay'"),
            "projects-finished" => Projects(last, $"(SELECT MIN({CityDay("d.\"PublishedAt\"")}) FROM \"Editions\" d WHERE d.\"Kind\" = 'project' AND d.\"ObjectId\" = e.\"ObjectId\" AND d.\"Number\" > COALESCE((SELECT MAX(x.\"Number\") FROM \"Editions\" x WHERE x.\"Kind\" = 'project' AND x.\"ObjectId\" = e.\"ObjectId\" AND x.\"Number\" <= e.\"Number\" AND x.\"Kicker\" <> 'Done'), 0))", "e.\"Kicker\" = 'Done'"),
            "milestones-in-time" => Projects(last, Of("Reached"), $"{Of("Reached")} <= '{last}' AND {Of("Reached")} <= {Of("Planned")}", Milestones),
            "milestones-late" => Projects(last, Of("Reached"), $"{Of("Reached")} <= '{last}' AND {Of("Reached")} > {Of("Planned")}", Milestones),
            "questions-received" => QuestionNotes("n.\"Kind\" = 0"), // QuestionNoteKind
            "questions-published" => QuestionNotes("n.\"Kind\" = 1"),
            "questions-declined" => QuestionNotes("n.\"Kind\" = 2"),
            "questions-answered" => QuestionNotes("n.\"Kind\" = 10"),
            "questions-in-time" => QuestionNotes("n.\"Kind\" = 10 AND n.\"Day\" <= n.\"Promised\""),
            "questions-days" => QuestionNotes("n.\"Kind\" = 10", $"CAST(n.\"Mark\" AS {Number})"),
            "questions-overdue" => QuestionsOverdue(last),
            "promises-kept" => QuestionNotes("n.\"Kind\" = 16"),
            "promises-broken" => QuestionNotes("n.\"Kind\" = 17"),
            "statements" => Register("decision", "TRUE"),
            "requests" => Register("outcome", "s.asked IS NOT NULL"),
            "returns-late" => Returns(from, last, $"{CityDay("r.handed")} > {Due("r.month")}"),
            "returns-missing" => Returns(from, last, $"r.handed IS NULL AND '{Today}' > {Due("r.month")}"),
            ['c', 'h', 'i', '-', 's', 'o', '-', .. var indicator] => $"""
                SELECT {MonthEnd("r.\"Month\"")} AS day, CAST(l."Amount" AS {Number}) amount, 1 w, {Slug("r.\"OfficeId\"")} office
                FROM "ReturnLines" l JOIN "Returns" r ON r."Id" = l."ReturnId" JOIN "Indicators" i ON i."Id" = l."IndicatorId" WHERE r."Counts" = TRUE AND l."Amount" IS NOT NULL AND i."Key" = '{indicator}'
                """,
            _ => null,
        };
    }

    private string Elsewhere => $"SELECT CAST(x.\"Day\" AS TEXT) AS day, 1 amount, 1 w, {Slug("x.\"OfficeId\"")} office FROM \"OutsideItems\" x WHERE x.\"SameAsItem\" IS NULL AND x.\"SameAsArticle\" IS NULL";

    private string Over => sqlite ? $"e.\"EndsAt\" <= {new DateTimeOffset(now).ToUnixTimeMilliseconds()}" : $"e.\"EndsAt\" <= timestamptz '{now:yyyy-MM-dd HH:mm:ss}+00'";

    private string Milestones => sqlite ? "CROSS JOIN json_each(e.\"Body\", '$.Milestones') m" : "CROSS JOIN LATERAL jsonb_array_elements(CAST(e.\"Body\" AS jsonb) -> 'Milestones') m(value)";

    private string Of(string name) => sqlite ? $"json_extract(m.value, '$.{name}')" : $"(m.value ->> '{name}')";

    private string Editions(string kind, string which, string amount = "1") =>
        $"SELECT {CityDay("e.\"PublishedAt\"")} AS day, {amount} amount, 1 w, e.\"Office\" office, e.\"Id\" id, e.\"Section\" section FROM \"Editions\" e WHERE e.\"Kind\" = '{kind}' AND {which}";

    private string Counted(Measure measure, string cube, string office, string more = "") =>
        $"SELECT {CountDay("c.day")} AS day, c.n amount, 1 w, {office} office{more} FROM count_day c WHERE c.measure = {(int)measure} AND c.cube = '{cube}'";

    private string Events(string which, string amount = "1", string weight = "1", string join = "") =>
        $"SELECT {CityDay("e.\"StartsAt\"")} AS day, {amount} amount, {weight} w, d.\"Office\" office, CASE e.\"Kind\" WHEN 1 THEN 'course' ELSE 'awareness' END \"event-kind\" FROM \"Events\" e JOIN \"Editions\" d ON d.\"Kind\" = 'event' AND d.\"ObjectId\" = e.\"Id\" AND d.\"Current\" = TRUE {join} WHERE {which}";

    // Of each task what was noted until a day in order, the day it was promised for after each note, and its last turn (7 done, 8 reopened; 9 given up). Progress and reminders tell nothing.
    private static string Tasks(string last, string which, string day, string inTime) => $"""
        WITH RECURSIVE told AS (
          SELECT n."TaskId" task, n."Id" id, n."Kind" kind, CAST(n."Day" AS TEXT) AS day, CAST(n."To" AS TEXT) until, n."OfficeId" office, ROW_NUMBER() OVER (PARTITION BY n."TaskId" ORDER BY n."Id") k
          FROM "TaskNotes" n WHERE n."Day" <= '{last}' AND n."Kind" NOT IN (1, 13)),
        promise AS (
          SELECT t.task, t.k, t.until promised, 0 intime FROM told t WHERE t.k = 1
          UNION ALL
          SELECT t.task, t.k, CASE WHEN t.kind = 3 AND t.day <= p.promised THEN t.until ELSE p.promised END, CASE WHEN t.kind = 3 AND t.day <= p.promised THEN 1 ELSE 0 END FROM promise p JOIN told t ON t.task = p.task AND t.k = p.k + 1),
        ended AS (
          SELECT p.task, p.k, p.promised, (SELECT MAX(x.id) FROM told x WHERE x.task = p.task AND x.kind IN (7, 8)) turn,
            COALESCE((SELECT x.kind FROM told x WHERE x.task = p.task AND x.kind IN (7, 8, 9) ORDER BY x.id DESC LIMIT 1), 0) state
          FROM promise p WHERE p.k = (SELECT MAX(x.k) FROM told x WHERE x.task = p.task))
        SELECT {day} AS day, 1 amount, 1 w, {Slug("t.office")} office, CASE WHEN {inTime} THEN 'in-time' ELSE 'late' END timing FROM told t JOIN ended p ON p.task = t.task WHERE {which}
        """;

    private static string QuestionNotes(string which, string amount = "1") => $"""
        SELECT CAST(n."Day" AS TEXT) AS day, {amount} amount, 1 w, COALESCE({Slug("n.\"OfficeId\"")}, '') office, CASE WHEN n."Day" <= n."Promised" THEN 'in-time' ELSE 'late' END timing, LOWER(n."Mark") ground FROM "QuestionNotes" n WHERE {which}
        """;

    // The clock that ran last before a day (5 assigned, 6 to another office, 7 put off, 12 contested), where the last turn left it running (not 10 or 14 answered, 4 taken back) and the question was in sight (18 restricted, 19 restored).
    private static string QuestionsOverdue(string last)
    {
        string LastOf(string kinds) => $"(SELECT MAX(x.\"Id\") FROM \"QuestionNotes\" x WHERE x.\"QuestionId\" = n.\"QuestionId\" AND x.\"Day\" <= '{last}' AND x.\"Kind\" IN ({kinds}))";
        return $"""
            SELECT '{last}' AS day, 1 amount, 1 w, {Slug("n.\"OfficeId\"")} office FROM "QuestionNotes" n WHERE n."Promised" < '{last}' AND n."Id" = {LastOf("5, 6, 7, 12")}
            AND (SELECT t."Kind" FROM "QuestionNotes" t WHERE t."Id" = {LastOf("4, 5, 10, 12, 14")}) IN (5, 12)
            AND COALESCE((SELECT r."Kind" FROM "QuestionNotes" r WHERE r."Id" = {LastOf("18, 19")}), 19) = 19
            """;
    }

    // The last edition of each dossier that was out on a day.
    private string Projects(string last, string day, string which, string join = "") => $"""
        SELECT {day} AS day, 1 amount, 1 w, e."Office" office FROM "Editions" e {join} WHERE e."Kind" = 'project' AND e."Change" <> 3 AND {which}
        AND e."Number" = (SELECT MAX(x."Number") FROM "Editions" x WHERE x."Kind" = 'project' AND x."ObjectId" = e."ObjectId" AND {CityDay("x.\"PublishedAt\"")} <= '{last}')
        """;

    // Statements, and withdrawals of which none tells; an English version goes with its article.
    private string Register(string decision, string which)
    {
        string[] decisions = ["declined", "restricted", "withdrawn", "restored", "merged", "request-granted", "request-refused", "request-partly-granted"];
        string[] grounds = ["opinion-not-fact", "private-person", "no-public-interest", "already-answered", "outside-the-city", "duplicate", "unlawful", "too-little-detail", "personal-data", "insult", "advertising", "not-a-question", "sender-asked", "error", "other"];
        string[] sources = ["own", "reader", "organisation", "authority", "court"];
        return $"""
            SELECT {CityDay("s.moment")} AS day, 1 amount, 1 w, '' office, {Named("s.decision", decisions)} {decision}, {Named("s.ground", grounds)} ground, {Named("s.source", sources)} source FROM (
              SELECT "At" moment, "Decision" decision, "Ground" ground, "Source" source, "Asked" asked FROM "Statements"
              UNION ALL
              SELECT e."PublishedAt", 2, -1, 0, NULL FROM "Editions" e WHERE e."Change" = 3 AND NOT EXISTS (SELECT 1 FROM "Statements" t WHERE t."Kind" = e."Kind" AND t."ObjectId" = e."ObjectId" AND t."Withdrew" = e."Number")
              AND NOT (e."Kind" = 'article.en' AND EXISTS (SELECT 1 FROM "Editions" a WHERE a."Kind" = 'article' AND a."ObjectId" = e."ObjectId" AND a."Change" = 3))) s
            WHERE {which}
            """;

        static string Named(string column, string[] names) => $"CASE {column} {string.Concat(names.Select(static (name, index) => $"WHEN {index} THEN '{name}' "))}ELSE 'in-words' END";
    }

    // Every office and month for which anything was asked, and when the first version reached the desk.
    private string Returns(string from, string last, string which) => $"""
        SELECT {MonthEnd("r.month")} AS day, 1 amount, 1 w, r.slug office FROM (
          WITH RECURSIVE months(month) AS ({(sqlite ? $"SELECT date('{from}', 'start of month') UNION ALL SELECT date(month, '+1 month') FROM months WHERE month < date('{last}', 'start of month')" : $"SELECT date_trunc('month', DATE '{from}')::date UNION ALL SELECT (month + INTERVAL '1 month')::date FROM months WHERE month < date_trunc('month', DATE '{last}')::date")})
          SELECT m.month, o."Slug" slug, (SELECT h."HandedInAt" FROM "Returns" h WHERE h."OfficeId" = o."Id" AND h."Month" = m.month ORDER BY h."Number" LIMIT 1) handed
          FROM months m CROSS JOIN "Offices" o
          WHERE (o."From" IS NULL OR CAST(o."From" AS TEXT) <= {MonthEnd("m.month")}) AND (o."Until" IS NULL OR CAST(o."Until" AS TEXT) >= {MonthEnd("m.month")})
          AND EXISTS (SELECT 1 FROM "IndicatorVersions" v WHERE v."Asked" = TRUE AND v."From" <= m.month AND v."Number" = (SELECT MAX(x."Number") FROM "IndicatorVersions" x WHERE x."IndicatorId" = v."IndicatorId" AND x."From" <= m.month)
            AND (v."Rhythm" = 0 OR substr(CAST(m.month AS TEXT), 6, 2) IN ('03', '06', '09', '12'))
            AND CASE v."Scope" WHEN 1 THEN o."Kind" <> 1 WHEN 2 THEN o."Kind" = 1 WHEN 3 THEN v."Chosen" LIKE '%,' || CAST(o."Id" AS TEXT) || ',%' ELSE TRUE END)) r
        WHERE {which}
        """;

    private static string Slug(string id) => string.Format(CultureInfo.InvariantCulture, Office, id);

    // Columns of instants as the city's day; of the counters' day numbers; the last day of a month; the day its returns are due while the desk has set none.
    private string CityDay(string at) => sqlite ? $"date({at} / 1000, 'unixepoch', '+7 hours')" : $"CAST(CAST({at} AT TIME ZONE INTERVAL '7 hours' AS date) AS TEXT)";

    private string CountDay(string day) => sqlite ? $"date('0001-01-01', '+' || {day} || ' days')" : $"CAST(DATE '0001-01-01' + {day} AS TEXT)";

    private string MonthEnd(string month) => sqlite ? $"date({month}, '+1 month', '-1 day')" : $"CAST(CAST({month} + INTERVAL '1 month' - INTERVAL '1 day' AS date) AS TEXT)";

    private string Due(string month) => sqlite ? $"date({month}, '+1 month', '+4 days')" : $"CAST(CAST({month} + INTERVAL '1 month' + INTERVAL '4 days' AS date) AS TEXT)";
}
