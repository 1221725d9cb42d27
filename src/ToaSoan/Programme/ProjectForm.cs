using System.Globalization;
using System.Text.RegularExpressions;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Programme;

/// <summary>A row of milestones; one without number and name is empty.</summary>
public sealed class MilestoneForm
{
    /// <summary>The milestone's number; 0 for a new one.</summary>
    public int Number { get; set; }

    /// <summary>What is reached.</summary>
    public string? Name { get; set; }

    /// <summary>The day it is planned for.</summary>
    public DateOnly? Planned { get; set; }

    /// <summary>The day it was reached.</summary>
    public DateOnly? Reached { get; set; }

    /// <summary>Why a day that readers were told is another now, or why the milestone is taken out.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether it is taken out.</summary>
    public bool Drop { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Number == 0 && string.IsNullOrWhiteSpace(Name) && Planned is null;
}

/// <summary>A row of the budget; one without name and amount is empty.</summary>
public sealed class BudgetLineForm
{
    /// <summary>What the money is for.</summary>
    public string? Name { get; set; }

    /// <summary>The amount in đồng, with or without points.</summary>
    public string? Amount { get; set; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Amount) && string.IsNullOrWhiteSpace(Source);
}

/// <summary>A document already uploaded.</summary>
public sealed class DocumentForm
{
    /// <summary>SHA-256 (hex) of the file.</summary>
    public string? File { get; set; }

    /// <summary>What it is called.</summary>
    public string? Name { get; set; }

    /// <summary>Whether it is taken out.</summary>
    public bool Drop { get; set; }
}

/// <summary>A dossier as the desk's form sends it.</summary>
public sealed partial class ProjectForm
{
    private const int EmptyRows = 3;

    /// <summary>The version the form was made of.</summary>
    public int Version { get; set; }

    /// <summary>The responsible office.</summary>
    public long OfficeId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The summary.</summary>
    public string? Summary { get; set; }

    /// <summary>The state.</summary>
    public ProjectState State { get; set; } = ProjectState.Planned;

    /// <summary>Why it was stopped.</summary>
    public string? StopReason { get; set; }

    /// <summary>The budget in đồng, with or without points.</summary>
    public string? Budget { get; set; }

    /// <summary>The source of funds.</summary>
    public string? Funds { get; set; }

    /// <summary>The lines of the budget, with rows for new ones at the end.</summary>
    public List<BudgetLineForm> BudgetLines { get; set; } = [];

    /// <summary>The slug of the topic, or "".</summary>
    public string? Topic { get; set; }

    /// <summary>Addresses or numbers of articles, one a line.</summary>
    public string? Articles { get; set; }

    /// <summary>SHA-256 (hex) of the map.</summary>
    public string? Photo { get; set; }

    /// <summary>The map's caption.</summary>
    public string? Caption { get; set; }

    /// <summary>The map's credit.</summary>
    public string? Credit { get; set; }

    /// <summary>The map's alternative text.</summary>
    public string? Alt { get; set; }

    /// <summary>Whether the map is taken out.</summary>
    public bool DropPicture { get; set; }

    /// <summary>The milestones, with rows for new ones at the end.</summary>
    public List<MilestoneForm> Milestones { get; set; } = [];

    /// <summary>The documents.</summary>
    public List<DocumentForm> Documents { get; set; } = [];

    /// <summary>Why money changed or a document is taken out.</summary>
    public string? Reason { get; set; }

    /// <summary>The form of a saved dossier.</summary>
    internal static ProjectForm Of(Project project)
    {
        var content = ProjectContent.Read(project.Content);
        return new ProjectForm
        {
            Version = project.Version, OfficeId = project.OfficeId, Name = content.Name, Summary = content.Summary, State = content.State, StopReason = content.StopReason,
            Budget = content.Budget?.ToString("N0", LanguageMiddleware.Vietnamese), BudgetLines = [.. content.BudgetLines.Select(static line => new BudgetLineForm { Name = line.Name, Amount = line.Amount.ToString("N0", LanguageMiddleware.Vietnamese), Source = line.Source })], Funds = content.Funds, Topic = content.Topic, Articles = string.Join('\n', content.Articles),
            Photo = content.Picture?.Photo, Caption = content.Picture?.Caption, Credit = content.Picture?.Credit, Alt = content.Picture?.Alt,
            Milestones = [.. content.Milestones.Select(static row => new MilestoneForm { Number = row.Number, Name = row.Name, Planned = row.Planned, Reached = row.Reached })],
            Documents = [.. content.Documents.Select(static document => new DocumentForm { File = document.File, Name = document.Name })],
        }.WithRows();
    }

    /// <summary>The same with empty rows at the end of the milestones, three, or as many as there are and three more, and two at the end of the budget.</summary>
    public ProjectForm WithRows(bool more = false)
    {
        BudgetLines.RemoveAll(static row => row.IsEmpty);
        BudgetLines.AddRange([new BudgetLineForm(), new BudgetLineForm()]);
        var empty = Milestones.AsEnumerable().Reverse().TakeWhile(static row => row.IsEmpty).Count();
        Milestones.AddRange(Enumerable.Range(0, more ? EmptyRows : Math.Max(0, EmptyRows - empty)).Select(static _ => new MilestoneForm()));
        return this;
    }

    /// <summary>What was typed, cleaned. Throws <see cref="Refusal"/> for a sum, an article or a row that cannot be read.</summary>
    public TypedProject Typed() => Typed([.. BudgetLines.Where(static row => !row.IsEmpty).Select(static row => new BudgetLine(Line(row.Name), Amount(row), Line(row.Source)))]);

    private TypedProject Typed(IReadOnlyList<BudgetLine> lines) => new(OfficeId, new ProjectContent
    {
        Name = Line(Name), Summary = Orthography.Clean(Summary ?? ""), State = State, StopReason = State == ProjectState.Stopped ? Orthography.Clean(StopReason ?? "") : "",
        Budget = Sum(Budget) ?? (lines.Count > 0 ? lines.Sum(static line => line.Amount) : null), BudgetLines = lines, Funds = Line(Funds), Topic = string.IsNullOrEmpty(Topic) ? null : Topic, Articles = Numbers(Articles),
        Picture = string.IsNullOrEmpty(Photo) || DropPicture ? null : new ProjectPicture(Photo, Line(Caption), Line(Credit), Line(Alt)),
        Documents = [.. Documents.Where(static document => document is { Drop: false, File.Length: > 0 }).Select(static document => new ProjectDocument(document.File!, Line(document.Name))).DistinctBy(static document => document.File)],
    }, [.. Milestones.Where(static row => !row.IsEmpty).Select(static row => new TypedMilestone(
        row.Number, Line(row.Name), row.Planned ?? throw new Refusal(ProjectText.PlannedMissing, Line(row.Name)), row.Reached, Line(row.Reason), row.Drop))], Line(Reason));

    private static string Line(string? typed) => Orthography.CleanLine(typed ?? "");

    private static long? Sum(string? typed)
    {
        var digits = Line(typed).Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 0 ? null : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sum) ? sum : throw new Refusal(ProjectText.BudgetWrong);
    }

    private static long Amount(BudgetLineForm row) => Digits().IsMatch(Line(row.Amount)) && Line(row.Name).Length > 0 ? Sum(row.Amount)!.Value : throw new Refusal(ProjectText.LineWrong, Line(row.Name));

    // "/do-thi/cau-moi-12", the whole address, or "12": the number at the end is the article's.
    private static IReadOnlyList<long> Numbers(string? typed) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => LastNumber().Match(line) is { Success: true } match && long.TryParse(match.Groups["number"].ValueSpan, out var number) ? number : throw new Refusal(ProjectText.ArticleUnknown, line)).Distinct()];

    [GeneratedRegex(@"^\d[\d. ]{0,20}$", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(^|-)(?<number>\d{1,15})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LastNumber();
}
