using System.CommandLine;
using System.Globalization;

namespace ToaSoan.Commands;

/// <summary>What "toasoan report" was asked for.</summary>
public sealed record ReportOrder(string Period)
{
    /// <summary>Freezes the report's text, figures and Word file.</summary>
    public const string Freeze = "--freeze";

    /// <summary>Shows the frozen report to readers.</summary>
    public const string Release = "--release";

    /// <summary>Begins another version, of a report or of a royalty sheet.</summary>
    public const string Reopen = "--reopen";

    /// <summary>Signs a royalty sheet for the office.</summary>
    public const string Sign = "--sign";

    /// <summary>Signs it for the desk.</summary>
    public const string Confirm = "--confirm";

    /// <summary>Gives it back to the office.</summary>
    public const string Return = "--return";

    private static readonly string[] ReportActs = [Freeze, Release, Reopen], SheetActs = [Sign, Confirm, Return, Reopen];

    /// <summary>"docx", "html", "json" (the figures), "document" (the whole report as JSON), "text", "xlsx", "csv"; null for the usual one.</summary>
    public string? Format { get; init; }

    /// <summary>The file to write, or null.</summary>
    public string? Out { get; init; }

    /// <summary>The profile of a report nobody froze, or null for its own.</summary>
    public string? Profile { get; init; }

    /// <summary>A figure or a part of it, as in the addresses of figure pages, whose list is wanted.</summary>
    public string? List { get; init; }

    /// <summary>The file with a text to be saved.</summary>
    public string? Text { get; init; }

    /// <summary>The code of the office whose royalty sheet is meant.</summary>
    public string? Royalties { get; init; }

    /// <summary>In whose name an act is done: a sign-in name.</summary>
    public string? As { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The acts asked for; one at most is done.</summary>
    public IReadOnlyList<string> Acts { get; init; } = [];

    /// <summary>The act asked for, or null.</summary>
    public string? Act => Acts.Count > 0 ? Acts[0] : null;

    /// <summary>What is wrong with the combination, in one sentence; null when nothing is.</summary>
    public string? Fault()
    {
        var (main, with) = Main;
        return Acts.Count > 1 ? Say(CommandsText.NotTogether, Acts[1], Acts[0])
            : Act is not null && Royalties is null && !ReportActs.Contains(Act) ? Say(CommandsText.Needs, Act, "--royalties")
            : Act is not null && Royalties is not null && !SheetActs.Contains(Act) ? Say(CommandsText.NotTogether, Act, "--royalties")
            : Given.FirstOrDefault(given => !with.Contains(given)) is { } odd ? main is null ? Say(CommandsText.OnlyForActs, odd) : Say(CommandsText.NotTogether, odd, main)
            : (Act ?? Text) is not null && As is null ? Say(CommandsText.Needs, main, "--as")
            : Format is null || Formats.Contains(Format) ? Profile is not null && Format is "xlsx" or "json" ? Say(CommandsText.NotTogether, "--profile", "--format " + Format) : null
            : List is null && Royalties is null && Format == "csv" ? Say(CommandsText.Needs, "--format csv", "--list")
            : Say(CommandsText.ReportFormat, Format, string.Join(", ", Formats));
    }

    /// <summary>The command, which gives the order to <paramref name="run"/>.</summary>
    public static Command Command(Func<ParseResult, ReportOrder, CancellationToken, Task<int>> run)
    {
        var period = new Argument<string>("PERIOD");
        Option<string> format = new("--format"), file = new("--out"), profile = new("--profile"), list = new("--list"), text = new("--text"), royalties = new("--royalties"), who = new("--as"), reason = new("--reason");
        Option<bool>[] acts = [.. ReportActs.Union(SheetActs).Select(static act => new Option<bool>(act))];
        var command = new Command("report") { period, format, file, profile, list, text, royalties, who, reason };
        foreach (var act in acts)
        {
            command.Add(act);
        }

        command.SetAction((parsed, stop) => run(parsed, new ReportOrder(parsed.GetValue(period)!)
        {
            Format = parsed.GetValue(format), Out = parsed.GetValue(file), Profile = parsed.GetValue(profile), List = parsed.GetValue(list), Text = parsed.GetValue(text), Royalties = parsed.GetValue(royalties),
            As = parsed.GetValue(who), Reason = parsed.GetValue(reason), Acts = [.. acts.Where(act => parsed.GetValue(act)).Select(static act => act.Name)],
        }, stop));
        return command;
    }

    private IReadOnlyList<string> Formats => List is not null ? ["csv", "xlsx"] : Royalties is not null ? ["xlsx"] : ["docx", "html", "json", "document", "text", "xlsx"];

    // What decides, and what may stand beside it; null for a report's file.
    private (string? Name, string[] With) Main => (Act, Royalties, Text, List) switch
    {
        ({ } act, { }, _, _) => (act, ["--royalties", "--as", .. act is Return or Reopen ? ["--reason"] : Array.Empty<string>()]),
        ({ } act, _, _, _) => (act, ["--as", .. act == Freeze ? ["--reason"] : Array.Empty<string>()]),
        (_, { }, _, _) => ("--royalties", ["--royalties", "--format", "--out"]),
        (_, _, { }, _) => ("--text", ["--text", "--as"]),
        (_, _, _, { }) => ("--list", ["--list", "--format", "--out"]),
        _ => (null, ["--format", "--out", "--profile"]),
    };

    private IEnumerable<string> Given => new[] { ("--format", Format), ("--out", Out), ("--profile", Profile), ("--list", List), ("--text", Text), ("--royalties", Royalties), ("--as", As), ("--reason", Reason) }.Where(static option => option.Item2 is not null).Select(static option => option.Item1);

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
