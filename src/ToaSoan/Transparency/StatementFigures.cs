using System.Text.Json;
using ToaSoan.Platform;

namespace ToaSoan.Transparency;

/// <summary>What reports say of the register: decisions by kind and ground, and requests of others by what came of them, by the day they were decided.</summary>
internal sealed class StatementFigures(PortalDb db) : IFigures
{
    private const string Statements = "statements", Requests = "requests", Decision = "decision", Ground = "ground", Outcome = "outcome", Source = "source";

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<FigureKind>>(
    [
        new(Statements, RegisterText.FigureGroup, RegisterText.FigureStatements, RegisterText.FigureStatementsMeans, RegisterText.FigureStatementsUnit, [new(Decision, RegisterText.FigureDecision), new(Ground, RegisterText.FigureGround)]),
        new(Requests, RegisterText.FigureGroup, RegisterText.FigureRequests, RegisterText.FigureRequestsMeans, RegisterText.FigureRequestsUnit, [new(Outcome, RegisterText.FigureOutcome), new(Source, RegisterText.FigureSource)]),
    ]);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var rows = new Dictionary<string, IReadOnlyList<FigureRow>>();
        if (!kinds.Contains(Statements) && !kinds.Contains(Requests))
        {
            return rows;
        }

        var entries = (await Register.EntriesAsync(db, stop)).FindAll(entry => CityTime.DayOf(entry.At) is var day && day >= from && day <= until);
        entries.Reverse();
        var lines = await RegisterLine.ReadAsync(db, entries, stop);
        if (kinds.Contains(Statements))
        {
            rows[Statements] = [.. lines.Select(static line => Row(line, Mark(Decision, line.Entry.Decision, StatementWords.Of(line.Entry.Decision)), line.Entry.Ground is { } ground ? Mark(Ground, ground, StatementWords.Of(ground)) : new FigureMark(Ground, "in-words", StatementWords.Of(null))))];
        }

        if (kinds.Contains(Requests))
        {
            rows[Requests] = [.. lines.Where(static line => line.Statement is { Asked: not null })
                .Select(static line => Row(line, Mark(Outcome, line.Entry.Decision, StatementWords.Of(line.Entry.Decision)), Mark(Source, line.Entry.Source, StatementWords.Of(line.Entry.Source))))];
        }

        return rows;
    }

    private static FigureMark Mark(string dimension, Enum value, string name) => new(dimension, JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}"), name);

    private static FigureRow Row(RegisterLine line, params FigureMark[] marks) =>
        new(CityTime.DayOf(line.Entry.At), 1, "", $"{StatementWords.Of(line.Entry.Decision)}: {line.Name}", (line.Statement is null && line.Language == "en" ? "/en" : "") + line.Address, Public: true, marks);
}
