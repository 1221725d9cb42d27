using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>
/// The whole register for programs, in the field names of statements of reasons in the European Union's DSA Transparency Database (Regulation 2022/2065, article 17; its API, version 1), so that tools for
/// that can read it. What that has no name for is said in fields that begin with "toasoan_".
/// </summary>
internal static class RegisterJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Answers <c>/so-kiem-duyet/tat-ca.json</c>. In Vietnamese, the language of what it tells.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities)
    {
        const string path = Register.Address + "/tat-ca.json";
        if (context.Request.PathBase + context.Request.Path != path)
        {
            return Results.LocalRedirect(path, permanent: true);
        }

        LanguageMiddleware.Speak("vi");
        var stop = context.RequestAborted;
        var lines = await RegisterLine.ReadAsync(db, await Register.EntriesAsync(db, stop), stop);
        var site = await identities.GetAsync(db, stop);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { PlatformName = site.Name, Permalink = settings.Absolute(Register.Address), Total = lines.Count, Data = lines.Select(line => Of(line, settings)) }, Readable);
        return Reader.Feeds.Document.Send(context, "application/json; charset=utf-8", [PageTag.Layout, .. Register.Tags], bytes);
    }

    private static object Of(RegisterLine line, Settings settings)
    {
        var (entry, statement) = (line.Entry, line.Statement);
        var unlawful = entry.Ground == StatementGround.Unlawful;
        var visibility = Visibility(entry.Decision);
        return new
        {
            Puid = FormattableString.Invariant($"{line.Record.Object}/{line.Record.Seq}"),
            Permalink = settings.Absolute((statement is null && line.Language == "en" ? "/en" : "") + line.Address),
            CreatedAt = CityTime.Machine(entry.At),
            DecisionVisibility = new[] { "DECISION_VISIBILITY_" + visibility },
            DecisionVisibilityOther = visibility == "OTHER" ? StatementWords.Of(entry.Decision) : null,
            DecisionFacts = line.Facts,
            DecisionGround = unlawful ? "DECISION_GROUND_ILLEGAL_CONTENT" : "DECISION_GROUND_INCOMPATIBLE_CONTENT",
            IllegalContentLegalGround = unlawful ? (statement?.LegalBasis is { Length: > 0 } basis ? basis : StatementWords.Of(entry.Ground)) : null,
            IllegalContentExplanation = unlawful ? line.Facts : null,
            IncompatibleContentGround = unlawful ? null : StatementWords.Of(entry.Ground),
            IncompatibleContentExplanation = unlawful ? null : line.Facts,
            DecisionGroundReferenceUrl = settings.Absolute(Register.Address),
            ContentType = new[] { "CONTENT_TYPE_TEXT" },
            ContentDate = line.Since is { } since ? Day(CityTime.DayOf(since)) : null,
            ContentLanguage = line.Language.ToUpperInvariant(),
            Category = Category(entry.Ground),
            ApplicationDate = Day(CityTime.DayOf(entry.At)),
            SourceType = entry.Source == StatementSource.Own ? "SOURCE_VOLUNTARY" : "SOURCE_TYPE_OTHER_NOTIFICATION",
            SourceIdentity = entry.Source == StatementSource.Own ? null : statement?.AskedBy is { Length: > 0 } by ? $"{StatementWords.Of(entry.Source)}: {by}" : StatementWords.Of(entry.Source),
            AutomatedDetection = "No",
            AutomatedDecision = "AUTOMATED_DECISION_NOT_AUTOMATED",
            ToasoanDecision = entry.Decision.ToString(),
            ToasoanGround = entry.Ground?.ToString(),
            ToasoanSource = entry.Source.ToString(),
            ToasoanKind = line.Kind,
            ToasoanContent = line.Path is null ? null : settings.Absolute((line.Language == "en" ? "/en" : "") + line.Path),
            ToasoanDecidedBy = line.Actor.Split('/')[0],
            ToasoanAsked = statement?.Asked?.ToString(),
            ToasoanAskedOn = statement?.AskedOn is { } asked ? Day(asked) : null,
            ToasoanLegalBasis = statement?.LegalBasis is { Length: > 0 } named ? named : null,
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // What came of a request, and what was merged or shown again, hides nothing: the database has no name for it.
    private static string Visibility(StatementDecision decision) => decision switch
    {
        StatementDecision.Declined => "CONTENT_DISABLED", StatementDecision.Withdrawn => "CONTENT_REMOVED", StatementDecision.Restricted => "CONTENT_INTERACTION_RESTRICTED", _ => "OTHER",
    };

    private static string Category(StatementGround? ground) => "STATEMENT_CATEGORY_" + ground switch
    {
        StatementGround.PersonalData or StatementGround.PrivatePerson => "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        StatementGround.Unlawful or StatementGround.Insult => "ILLEGAL_OR_HARMFUL_SPEECH",
        _ => "OTHER_VIOLATION_TC",
    };
}
