using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>One statement of reasons, and the proof that these are the words recorded.</summary>
[AllowAnonymous]
public sealed class OneStatementModel(PortalDb db) : ReaderPage
{
    /// <summary>The statement with what it is about.</summary>
    public RegisterLine Line { get; private set; } = null!;

    /// <summary>The same, without.</summary>
    public Statement Statement => Line.Statement!;

    /// <summary>Its record.</summary>
    public Record Record { get; private set; } = null!;

    /// <summary>What was decided about the same thing before and after, newest first.</summary>
    public IReadOnlyList<RegisterLine> Others { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        if (await db.Statements.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is not { } statement)
        {
            return NotFound();
        }

        if (Elsewhere(statement.Address) is { } other)
        {
            return other;
        }

        var beside = statement.ObjectId is null ? [] : await db.Statements.AsNoTracking().Where(s => s.Kind == statement.Kind && s.ObjectId == statement.ObjectId && s.Id != id).OrderByDescending(static s => s.At).ThenByDescending(static s => s.Id).Take(20).ToListAsync(stop);
        var lines = await RegisterLine.ReadAsync(db, [.. beside.Prepend(statement).Select(static s => new RegisterEntry(s.At, s.Decision, s.Ground, s.Source, s.Id, null))], stop);
        (Line, Others) = (lines[0], [.. lines.Skip(1)]);
        var name = Line.Record.Object;
        Record = await db.Records.AsNoTracking().SingleAsync(r => r.Object == name && r.Seq == 1, stop);
        Head = new Head($"{StatementWords.Of(statement.Decision)}: {Line.Name}", RegisterText.StatementLead, statement.Address);
        Store([], Register.Tags);
        return Page();
    }
}
