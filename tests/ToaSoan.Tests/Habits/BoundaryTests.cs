using ArchUnitNET.Loader;

namespace ToaSoan.Tests.Habits;

/// <summary>Which capability may know which. The list is the design; a new arrow is a decision.</summary>
public sealed class BoundaryTests
{
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["Platform"] = ["Staff", "Blocks"],
        ["Blocks"] = ["Platform", "Media"],
        ["Media"] = ["Platform"],
        ["Offices"] = ["Platform", "Staff"],
        ["Staff"] = ["Platform", "Offices"],
        ["Search"] = ["Platform", "Blocks"],
        ["Newsroom"] = ["Platform", "Blocks", "Media", "Offices", "Search", "Staff"],
        ["Reader"] = ["Platform", "Blocks", "Media", "Offices", "Search", "Newsroom"],
        ["Intake"] = ["Platform", "Search", "Reader"],
        ["Programme"] = ["Platform", "Blocks", "Media", "Offices", "Search", "Staff", "Newsroom", "Reader", "Intake"],
        ["FactCheck"] = ["Platform", "Blocks", "Media", "Offices", "Search", "Staff", "Newsroom", "Reader", "Intake", "Transparency"],
        ["Reports"] = ["Platform", "Blocks", "Media", "Offices", "Search", "Staff", "Newsroom", "Reader"],
        ["Transparency"] = ["Platform", "Blocks", "Media", "Offices", "Staff", "Reader"],
        ["Questions"] = ["Platform", "Blocks", "Media", "Offices", "Search", "Staff", "Newsroom", "Reader", "Intake", "Transparency"],
        ["Almanac"] = ["Platform", "Media", "Staff", "Offices", "Reader"],
        ["Loudspeaker"] = ["Platform", "Blocks", "Search", "Staff", "Newsroom", "Reader"],
        ["Audience"] = ["Platform", "Media", "Staff", "Offices", "Newsroom", "Reader"],
        ["Commands"] = ["Audience", "Platform", "Blocks", "Media", "Offices", "Search", "Staff", "Newsroom", "Programme", "FactCheck", "Reports", "Intake", "Almanac", "Loudspeaker", "Questions", "Transparency"],
    };

    private static readonly string[] NewsroomForReaders = ["Section", "Topic", "NewsroomData", "Front.FrontBlock", "Front.FrontPin", "Front.FrontKind", "Front.FrontLayout", "Front.FrontLayouts", "Front.FrontPreviews", "Front.Strip"];

    private const string Dossier = "ToaSoan.Programme.Dossier";

    private const string PublicTask = "ToaSoan.Programme.Tasks.PublicTask";

    private static readonly string[] TasksOfTheDesk = ["CityTask", "TaskNote", "TaskData", "TaskDesk", "TaskWork", "TaskKeeping", "Meeting", "MeetingData", "MeetingDesk", "MeetingVersion"];

    private const string PublicQuestion = "ToaSoan.Questions.PublicQuestion";

    private static readonly string[] QuestionsOfTheDesk = ["Question", "QuestionNote", "QuestionData", "QuestionScreening", "QuestionCourse", "QuestionAnswers", "QuestionKeeping", "Asking"];

    private const string PublicCheck = "ToaSoan.FactCheck.PublicCheck";

    private static readonly string[] ChecksOfTheDesk = ["Check", "CheckDesk", "CheckPublication", "Claim", "ClaimDesk", "ClaimIntake", "EvidenceStore", "EvidenceDesk", "CheckForm"];

    private static readonly Lazy<(string From, string To)[]> Arrows = new(static () =>
    [
        .. new ArchLoader().LoadAssembly(typeof(Portal).Assembly).Build().Types
            .SelectMany(static type => type.Dependencies.Select(dependency => (From: type.FullName, To: dependency.Target.FullName)))
            .Where(static arrow => Capability(arrow.From) is not null && Capability(arrow.To) is not null).Distinct(),
    ]);

    [Fact]
    public void A_capability_knows_only_the_ones_the_design_names() =>
        Assert.Empty(Wrong(Arrows.Value));

    [Fact]
    public void The_readers_side_cannot_see_an_article() =>
        Assert.Empty(Leaks(Arrows.Value));

    [Fact]
    public void The_readers_side_of_a_project_cannot_see_the_desks() =>
        Assert.Empty(ProjectLeaks(Arrows.Value));

    [Fact]
    public void The_readers_side_of_a_task_cannot_see_the_desks() =>
        Assert.Empty(TaskLeaks(Arrows.Value));

    [Fact]
    public void The_readers_side_of_a_question_cannot_see_the_desks() =>
        Assert.Empty(QuestionLeaks(Arrows.Value));

    [Fact]
    public void The_readers_side_of_a_check_cannot_see_the_desks() =>
        Assert.Empty(CheckLeaks(Arrows.Value));

    [Fact]
    public void The_guards_notice_a_wrong_arrow()
    {
        Assert.NotEmpty(QuestionLeaks([("ToaSoan.Questions.PublicQuestionModel", "ToaSoan.Questions.Question")]));
        Assert.Contains(Arrows.Value, static arrow => arrow.From.StartsWith(PublicQuestion, StringComparison.Ordinal) && arrow.To == "ToaSoan.Platform.Edition");
        Assert.NotEmpty(CheckLeaks([("ToaSoan.FactCheck.PublicCheckModel", "ToaSoan.FactCheck.Check")]));
        Assert.Contains(Arrows.Value, static arrow => arrow.From.StartsWith(PublicCheck, StringComparison.Ordinal) && arrow.To == "ToaSoan.Platform.Edition");
        Assert.NotEmpty(TaskLeaks([("ToaSoan.Programme.Tasks.PublicTasksModel", "ToaSoan.Programme.Tasks.CityTask")]));
        Assert.Contains(Arrows.Value, static arrow => arrow.From.StartsWith(PublicTask, StringComparison.Ordinal) && arrow.To == "ToaSoan.Platform.Edition");
        Assert.NotEmpty(Wrong([("ToaSoan.Media.Photo", "ToaSoan.Newsroom.Article")]));
        Assert.NotEmpty(Leaks([("ToaSoan.Reader.FrontModel", "ToaSoan.Newsroom.Article")]));
        Assert.NotEmpty(Leaks([("ToaSoan.Loudspeaker.Script", "ToaSoan.Newsroom.Article")]));
        Assert.NotEmpty(ProjectLeaks([("ToaSoan.Programme.DossierModel", "ToaSoan.Programme.Project")]));
        Assert.Contains(Arrows.Value, static arrow => arrow.From.StartsWith(Dossier, StringComparison.Ordinal) && arrow.To == "ToaSoan.Platform.Edition");
        Assert.Contains(Arrows.Value, static arrow => Capability(arrow.From) == "Newsroom" && Capability(arrow.To) == "Platform");
    }

    private static IEnumerable<string> Wrong(IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(static arrow => Capability(arrow.From)! is var from && Capability(arrow.To)! is var to && from != to && May.TryGetValue(from, out var known) && !known.Contains(to))
            .Select(static arrow => $"{arrow.From} → {arrow.To}");

    // What is read out over loudspeakers comes, like what is read on the page, out of editions.
    private static IEnumerable<string> Leaks(IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(static arrow => Capability(arrow.From) is "Reader" or "Loudspeaker" && Capability(arrow.To) == "Newsroom"
            && !NewsroomForReaders.Contains(arrow.To["ToaSoan.Newsroom.".Length..].Split('/', '+')[0]))
            .Select(static arrow => $"{arrow.From} → {arrow.To}");

    // Dossiers are read out of editions; drafts, and articles behind sign-in, are the desk's.
    private static IEnumerable<string> ProjectLeaks(IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(static arrow => arrow.From.StartsWith(Dossier, StringComparison.Ordinal) && (arrow.To is "ToaSoan.Programme.Project" or "ToaSoan.Programme.ProjectData" or "ToaSoan.Programme.ProjectDesk"
            || (Capability(arrow.To) == "Newsroom" && !NewsroomForReaders.Contains(arrow.To["ToaSoan.Newsroom.".Length..].Split('/', '+')[0])))).Select(static arrow => $"{arrow.From} → {arrow.To}");

    // Internal tasks, progress notes and minutes are the desk's; readers get tasks out of editions.
    private static IEnumerable<string> TaskLeaks(IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(static arrow => arrow.From.StartsWith(PublicTask, StringComparison.Ordinal) && arrow.To.StartsWith("ToaSoan.Programme.Tasks.", StringComparison.Ordinal)
            && TasksOfTheDesk.Contains(arrow.To["ToaSoan.Programme.Tasks.".Length..].Split('/', '+')[0])).Select(static arrow => $"{arrow.From} → {arrow.To}");

    // What was sent in, drafts of answers and notes are the desk's; readers get questions out of editions.
    private static IEnumerable<string> QuestionLeaks(IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(static arrow => arrow.From.StartsWith(PublicQuestion, StringComparison.Ordinal) && arrow.To.StartsWith("ToaSoan.Questions.", StringComparison.Ordinal)
            && QuestionsOfTheDesk.Contains(arrow.To["ToaSoan.Questions.".Length..].Split('/', '+')[0])).Select(static arrow => $"{arrow.From} → {arrow.To}");

    // Checks in work, what people sent in and the captured bytes are the desk's; readers get checks out of editions.
    private static IEnumerable<string> CheckLeaks(IEnumerable<(string From, string To)> arrows) =>
        arrows.Where(static arrow => arrow.From.StartsWith(PublicCheck, StringComparison.Ordinal) && arrow.To.StartsWith("ToaSoan.FactCheck.", StringComparison.Ordinal)
            && ChecksOfTheDesk.Contains(arrow.To["ToaSoan.FactCheck.".Length..].Split('/', '+')[0])).Select(static arrow => $"{arrow.From} → {arrow.To}");

    /// <summary>The capability a type belongs to: "ToaSoan.Media.Photo" is "Media"; generated texts and the table of contents belong to none.</summary>
    private static string? Capability(string type) => type.Split('.') is ["ToaSoan", var capability, _, ..] && May.ContainsKey(capability) ? capability : null;
}
