using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>A place in the register with its words.</summary>
/// <param name="Entry">What was decided, when, on what ground.</param>
/// <param name="Kind">The kind of thing.</param>
/// <param name="ObjectId">Its number, or null.</param>
/// <param name="Title">Its title while readers see it, else the neutral name the statement gave it, or "".</param>
/// <param name="Path">Where it is, or what stands there now, under the site's root; null when it was never public.</param>
/// <param name="Facts">What happened and why.</param>
/// <param name="Actor">The role that decided, as in the record.</param>
/// <param name="Language">The language of title and facts.</param>
/// <param name="Since">When the thing was first public (UTC), or null.</param>
/// <param name="Statement">The statement, or null.</param>
/// <param name="Reason">The reason given when it was withdrawn, where the statement's own is another; else "".</param>
/// <param name="Record">The name of its record's object and its number there: ("statement/7", 1).</param>
public sealed record RegisterLine(RegisterEntry Entry, string Kind, long? ObjectId, string Title, string? Path, string Facts, string Actor, string Language, DateTime? Since, Statement? Statement, string Reason, (string Object, int Seq) Record)
{
    /// <summary>What it is called: its title, or its kind and number.</summary>
    public string Name => Title.Length > 0 ? Title : StatementWords.Thing(Kind, ObjectId);

    /// <summary>The address of the page that tells of it: the statement's, else that of the withdrawn thing.</summary>
    public string Address => Statement?.Address ?? Path!;

    /// <summary>The link to the thing from a page of the request's frame; an English version stands in its own.</summary>
    public string Link(HttpRequest request) => Language == "en" ? "/en" + Path : request.To(Path!);

    /// <summary>Who decided, in words: the role, never a person.</summary>
    public string Decided => PastEdition.NameOf(Actor);

    /// <summary>The words of places in the register, in their order.</summary>
    public static async Task<IReadOnlyList<RegisterLine>> ReadAsync(PortalDb db, IReadOnlyList<RegisterEntry> entries, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(entries);
        var (wanted, gone) = (entries.Select(static entry => entry.StatementId).OfType<long>().ToArray(), entries.Select(static entry => entry.EditionId).OfType<long>().ToArray());
        var statements = await db.Statements.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToDictionaryAsync(static s => s.Id, stop);
        var withdrawals = await db.Editions.AsNoTracking().Where(e => gone.Contains(e.Id)).ToDictionaryAsync(static e => e.Id, stop);
        var things = await NowAsync(db, [.. statements.Values.Where(static s => s.ObjectId is not null).Select(static s => (s.Kind, s.ObjectId!.Value)), .. withdrawals.Values.Select(static e => (e.Kind, e.ObjectId))], stop);
        var records = await ActorsAsync(db, withdrawals.Values, stop);
        return [.. entries.Select(entry => entry.StatementId is { } id ? Of(entry, statements[id], things) : Of(entry, withdrawals[entry.EditionId!.Value], things, records))];
    }

    private static RegisterLine Of(RegisterEntry entry, Statement statement, Dictionary<(string, long), Thing> things)
    {
        var now = statement.ObjectId is { } id ? things.GetValueOrDefault((statement.Kind, id)) : null;
        var reason = now is { Withdrawn: true } && statement.Withdrew == now.Number && now.Reason != statement.Facts ? now.Reason : "";
        return new(entry, statement.Kind, statement.ObjectId, now is { Withdrawn: false } ? now.Title : statement.Title, now is null ? statement.Path : now.PathNow, statement.Facts, statement.Actor, LanguageOf(statement.Kind),
            now?.Since, statement, reason, (FormattableString.Invariant($"statement/{statement.Id}"), 1));
    }

    private static RegisterLine Of(RegisterEntry entry, Edition edition, Dictionary<(string, long), Thing> things, Dictionary<string, string> actors)
    {
        var (now, name) = (things[(edition.Kind, edition.ObjectId)], RecordOf(edition));
        return new(entry, edition.Kind, edition.ObjectId, now.Withdrawn ? "" : now.Title, now.PathNow, edition.Reason, actors.GetValueOrDefault(name, ""), LanguageOf(edition.Kind), edition.FirstPublishedAt, null, "", (name, edition.Number));
    }

    private static string LanguageOf(string kind) => kind == Edition.EnglishArticle ? "en" : "vi";

    private static string RecordOf(Edition edition) => FormattableString.Invariant($"{edition.Kind}/{edition.ObjectId}");

    private static async Task<Dictionary<(string, long), Thing>> NowAsync(PortalDb db, IReadOnlyCollection<(string Kind, long Id)> of, CancellationToken stop)
    {
        var all = new Dictionary<(string, long), Thing>();
        foreach (var kind in of.Distinct().GroupBy(static one => one.Kind, static one => one.Id))
        {
            var (name, ids) = (kind.Key, kind.ToArray());
            var found = await db.Editions.Where(e => e.Kind == name && ids.Contains(e.ObjectId) && e.Current)
                .Select(static e => new Thing(e.Kind, e.ObjectId, e.Number, e.Change, e.Path, e.Section, e.Title, e.Reason, e.FirstPublishedAt)).ToListAsync(stop);
            found.ForEach(thing => all[(thing.Kind, thing.ObjectId)] = thing);
        }

        return all;
    }

    private static async Task<Dictionary<string, string>> ActorsAsync(PortalDb db, IReadOnlyCollection<Edition> editions, CancellationToken stop)
    {
        var names = editions.Select(RecordOf).Distinct().ToArray();
        var records = names.Length == 0 ? [] : await db.Records.AsNoTracking().Where(r => names.Contains(r.Object) && r.Content == "-").Select(static r => new { r.Object, r.Seq, r.Actor }).ToListAsync(stop);
        return records.GroupBy(static r => r.Object).ToDictionary(static group => group.Key, static group => group.MaxBy(static r => r.Seq)!.Actor);
    }

    // The current edition of something, without its words.
    private sealed record Thing(string Kind, long ObjectId, int Number, EditionChange Change, string Path, string Section, string Title, string Reason, DateTime Since)
    {
        public bool Withdrawn => Change == EditionChange.Withdraw;

        // Of a withdrawn article not even the slug made of its title is shown.
        public string PathNow => Withdrawn && Kind is Cards.Kind or Edition.EnglishArticle ? ArticleAddress.HistoryOfWithdrawn(Section, ObjectId) : Path;
    }
}
