namespace ToaSoan.Newsroom.Import;

/// <summary>The stable names of the import's rules, as they stand in <see cref="Finding.Rule"/>, and their sentences.</summary>
public static class Rules
{
    public const string Title = "title", GuessedTitle = "guessed-title", NoTitle = "no-title", Kicker = "kicker", Lead = "lead";
    public const string Byline = "byline", GuessedByline = "guessed-byline", Caption = "caption", CaptionCandidate = "caption-candidate", BoldHeading = "bold-heading";
    public const string Table = "table", Note = "note", Notes = "notes", Letterhead = "letterhead", Chrome = "chrome";
    public const string FontTcvn3 = "tcvn3", FontVni = "vni", Detected = "legacy-text", Cp1258 = "cp1258", Utf8 = "utf8-as-1252", Eth = "eth", Composed = "nfd";
    public const string OddSpaces = "nbsp", DoubleSpaces = "double-spaces", SpaceBeforeSign = "space-before-sign", Invisible = "zero-width", SoftHyphens = "soft-hyphens";
    public const string Deleted = "tracked-deletions", Comments = "comments", Hidden = "hidden-text", Contents = "table-of-contents", UnsafeLink = "unsafe-link";
    public const string PhotoMissing = "photo-missing", PhotoFormat = "photo-format", PhotoDamaged = "photo-damaged", PhotoOutOfTable = "photo-out-of-table";
    public const string LongCaption = "long-caption", WideTable = "wide-table", Symbol = "symbol", Chart = "chart", Formula = "formula", Foreign = "foreign-part";

    /// <summary>Every rule.</summary>
    public static IReadOnlyCollection<string> All => Patterns.Keys;

    /// <summary>The sentence pattern of a rule in the current language: {0} before, {1} after, {2} count.</summary>
    internal static string Pattern(string rule) => Patterns.TryGetValue(rule, out var pattern) ? pattern() : "{0}";

    private static readonly Dictionary<string, Func<string>> Patterns = new()
    {
        [Title] = () => ImportText.FoundTitle,
        [GuessedTitle] = () => ImportText.FoundGuessedTitle,
        [NoTitle] = () => ImportText.FoundNoTitle,
        [Kicker] = () => ImportText.FoundKicker,
        [Lead] = () => ImportText.FoundLead,
        [Byline] = () => ImportText.FoundByline,
        [GuessedByline] = () => ImportText.FoundGuessedByline,
        [Caption] = () => ImportText.FoundCaption,
        [CaptionCandidate] = () => ImportText.FoundCaptionCandidate,
        [BoldHeading] = () => ImportText.FoundBoldHeading,
        [Table] = () => ImportText.FoundTable,
        [Note] = () => ImportText.FoundNote,
        [Notes] = () => ImportText.FoundNotes,
        [Letterhead] = () => ImportText.FoundLetterhead,
        [Chrome] = () => ImportText.FoundChrome,
        [FontTcvn3] = () => ImportText.FoundTcvn3,
        [FontVni] = () => ImportText.FoundVni,
        [Detected] = () => ImportText.FoundDetected,
        [Cp1258] = () => ImportText.FoundCp1258,
        [Utf8] = () => ImportText.FoundUtf8,
        [Eth] = () => ImportText.FoundEth,
        [Composed] = () => ImportText.FoundComposed,
        [OddSpaces] = () => ImportText.FoundOddSpaces,
        [DoubleSpaces] = () => ImportText.FoundDoubleSpaces,
        [SpaceBeforeSign] = () => ImportText.FoundSpaceBeforeSign,
        [Invisible] = () => ImportText.FoundInvisible,
        [SoftHyphens] = () => ImportText.FoundSoftHyphens,
        [Deleted] = () => ImportText.FoundDeleted,
        [Comments] = () => ImportText.FoundComments,
        [Hidden] = () => ImportText.FoundHidden,
        [Contents] = () => ImportText.FoundContents,
        [UnsafeLink] = () => ImportText.FoundUnsafeLink,
        [PhotoMissing] = () => ImportText.FoundPhotoMissing,
        [PhotoFormat] = () => ImportText.FoundPhotoFormat,
        [PhotoDamaged] = () => ImportText.FoundPhotoDamaged,
        [PhotoOutOfTable] = () => ImportText.FoundPhotoOutOfTable,
        [LongCaption] = () => ImportText.FoundLongCaption,
        [WideTable] = () => ImportText.FoundWideTable,
        [Symbol] = () => ImportText.FoundSymbol,
        [Chart] = () => ImportText.FoundChart,
        [Formula] = () => ImportText.FoundFormula,
        [Foreign] = () => ImportText.FoundForeign,
    };
}
