using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Transparency;

/// <summary>What a statement of reasons is to say.</summary>
/// <param name="Kind">The kind of thing it is about: "question", "claim", "check", "article"; that of its editions where it has some; "page" for what has none.</param>
/// <param name="ObjectId">Its number, or null.</param>
/// <param name="Path">Its public address under the site's root, or null.</param>
/// <param name="Title">A neutral public name, up to 300 characters; "" is shown as "not said".</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Ground">On what ground.</param>
/// <param name="Facts">What happened and why, in public words without personal data; 1 to <see cref="Statements.LongestFacts"/> characters.</param>
/// <param name="Source">Who brought it up.</param>
/// <param name="Actor">The role that decided, like <see cref="Record.Actor"/>.</param>
/// <param name="Request">What somebody asked for, where somebody did.</param>
public sealed record StatementOf(string Kind, long? ObjectId, string? Path, string Title, StatementDecision Decision, StatementGround Ground, string Facts, StatementSource Source, string Actor, StatementRequest? Request = null);

/// <summary>What was asked for, by which organisation, authority or court ("" for a reader, who is never named), on which day of the city, and on what legal basis ("" when none was named).</summary>
public sealed record StatementRequest(RequestAsk Asked, string By, DateOnly On, string LegalBasis);

/// <summary>
/// Writes public statements of reasons. Owns the rule that a statement and its record are saved with the act they tell of, and that one withdrawal is entered once: a statement about
/// something whose current edition withdraws it takes the place of that edition in the register.
/// </summary>
public sealed class Statements(PortalDb db, TimeProvider clock)
{
    /// <summary>The tag of the register's pages. Whoever writes a statement forgets it after the commit, as all tags of the act.</summary>
    public const string Tag = "statements";

    /// <summary>The most characters of a statement's facts.</summary>
    public const int LongestFacts = 1_000;

    /// <summary>The most characters of a name, a title, an address or a legal basis.</summary>
    public const int LongestName = 300;

    /// <summary>
    /// Adds a statement and its record and saves them, with everything else that is tracked, in the caller's transaction. Where the act withdraws an edition, write the statement after that edition was added.
    /// Throws <see cref="Refusal"/> when the facts are missing or too long, <see cref="InvalidOperationException"/> without a transaction.
    /// </summary>
    public async Task<Statement> WriteAsync(StatementOf of, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(of);
        var facts = Orthography.Clean(of.Facts);
        Must(facts.Length > 0, StatementsText.FactsMissing);
        Must(facts.Length <= LongestFacts, StatementsText.FactsTooLong, LongestFacts);
        Check(of);
        await db.SaveChangesAsync(stop); // the edition that withdraws it may be among what is not saved yet
        var statement = new Statement
        {
            At = clock.Now(), Kind = of.Kind, ObjectId = of.ObjectId, Path = of.Path, Title = Orthography.Cut(Orthography.CleanLine(of.Title), LongestName), Decision = of.Decision, Ground = of.Ground,
            Facts = facts, Source = of.Source, Actor = of.Actor, Asked = of.Request?.Asked, AskedBy = of.Request?.By ?? "", AskedOn = of.Request?.On, LegalBasis = of.Request?.LegalBasis ?? "",
            Withdrew = of.ObjectId is { } id ? await WithdrewAsync(of, id, stop) : null, Salt = RandomNumberGenerator.GetBytes(32),
        };
        db.Statements.Add(statement);
        await db.SaveChangesAsync(stop); // its number is in its record
        db.Records.Add(RecordOf(statement));
        await db.SaveChangesAsync(stop);
        return statement;
    }

    private void Check(StatementOf of)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A statement is written in the transaction of the act it tells of.");
        }

        if (of.Path is { } path && (!path.StartsWith('/') || path.StartsWith("/ban/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"Not a public address under the site's root: {path}", nameof(of));
        }

        if (of.Request is { By.Length: > 0 } && of.Source is StatementSource.Own or StatementSource.Reader)
        {
            throw new ArgumentException("Only an organisation, an authority or a court is named.", nameof(of));
        }
    }

    // The edition that withdrew it, unless another statement tells of that already. What refuses or restores withdraws nothing.
    private async Task<int?> WithdrewAsync(StatementOf of, long id, CancellationToken stop)
    {
        if (of.Decision is StatementDecision.Restored or StatementDecision.RequestRefused)
        {
            return null;
        }

        var current = await db.Editions.Where(e => e.Kind == of.Kind && e.ObjectId == id && e.Current).Select(static e => new { e.Number, e.Change }).SingleOrDefaultAsync(stop);
        if (current is { Change: not EditionChange.Withdraw } && of.Decision == StatementDecision.Withdrawn)
        {
            throw new InvalidOperationException($"{of.Kind}/{id} is not withdrawn; add the edition that withdraws it before the statement.");
        }

        return current is not { Change: EditionChange.Withdraw } || await db.Statements.AnyAsync(s => s.Kind == of.Kind && s.ObjectId == id && s.Withdrew == current.Number, stop) ? null : current.Number;
    }

    private static Record RecordOf(Statement statement) => new()
    {
        Type = "statement.publish", Object = FormattableString.Invariant($"statement/{statement.Id}"), Seq = 1, Time = statement.At, Actor = statement.Actor,
        Content = Record.Commit(statement.Salt, Record.Canonical(statement.Fields())), Reason = Record.Commit(statement.Salt, statement.Facts),
    };
}
