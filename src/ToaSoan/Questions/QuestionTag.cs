using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Questions;

/// <summary>The lists readers get questions in.</summary>
public enum QuestionShelf
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those an answer is waited for, overdue ones too.</summary>
    Open,

    /// <summary>Those whose due day is over; which they are follows from the day.</summary>
    Overdue,

    /// <summary>Those that are answered.</summary>
    Answered,
}

/// <summary>
/// The tags of questions. Editions carry the lists they stand in and the day they are due as tags, so that lists are found, counted and paged in an index, as events are by their months; pages are stored and evicted under the others.
/// </summary>
public static class QuestionTag
{
    /// <summary>The kind of the editions' tags that name a list: "tat-ca", "cho-tra-loi", "da-tra-loi", each alone and with "/" and an office.</summary>
    public const string Shelf = "question-list";

    /// <summary>The kind of the editions' tags that name the day by which an open question counts as late: "2026-06-20", alone and with "/" and an office.</summary>
    public const string Due = "question-due";

    /// <summary>The kind of the editions' tags that name a project dossier, by its number.</summary>
    public const string Dossier = "question-dossier";

    /// <summary>The page-store tag of every list of questions.</summary>
    public const string List = "questions";

    /// <summary>The page-store tag of one question's page.</summary>
    public static string PageOf(long id) => string.Create(CultureInfo.InvariantCulture, $"question:{id}");

    /// <summary>The page-store tag of the pages that show a dossier's questions.</summary>
    public static string OfDossier(long id) => string.Create(CultureInfo.InvariantCulture, $"question-dossier:{id}");

    /// <summary>A list's word in addresses and tags.</summary>
    public static string Word(QuestionShelf shelf) => shelf switch { QuestionShelf.Open => "cho-tra-loi", QuestionShelf.Overdue => "qua-han", QuestionShelf.Answered => "da-tra-loi", _ => "tat-ca" };

    /// <summary>A day's word in tags.</summary>
    public static string Word(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The tags of an edition.</summary>
    internal static IReadOnlyList<EditionTag> Of(QuestionContent content, string office)
    {
        string[] shelves = [Word(QuestionShelf.All), Word(content.IsOpen ? QuestionShelf.Open : QuestionShelf.Answered)];
        var due = content is { IsOpen: true, Promised: { } promised } ? Both([Word(promised)]) : [];
        string[] dossier = content.Dossier is { } one ? [one.Id.ToString(CultureInfo.InvariantCulture)] : [];
        return [.. new[] { (Shelf, Both(shelves)), (Due, due), (Dossier, dossier) }.SelectMany(static pair => pair.Item2.Select(slug => (Kind: pair.Item1, Slug: slug)))
            .Select(static (tag, index) => new EditionTag { Kind = tag.Kind, Slug = tag.Slug, Name = tag.Slug, Position = index })];

        string[] Both(string[] words) => [.. words, .. words.Where(_ => office.Length > 0).Select(word => $"{word}/{office}")];
    }
}
