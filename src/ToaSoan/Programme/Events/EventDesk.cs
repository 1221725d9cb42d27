using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>
/// Begins, saves, shows, moves and calls off events. Owns the rule that a shown event's state, edition, record, search entry, the publicity of its
/// documents and what is to be mailed change together with the trail.
/// </summary>
public sealed class EventDesk(PortalDb db, DeskActs acts, Registrations registrations, TimeProvider clock)
{
    /// <summary>The most events of a series.</summary>
    public const int MostOfSeries = 60;

    /// <summary>Begins an event, or a series of them each with a number of its own; readers see none yet. Gives the first one's number. Throws <see cref="Refusal"/>.</summary>
    public async Task<long> AddAsync(Permissions by, TypedEvent typed, EventRhythm rhythm, int times, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(typed);
        CityEvent[] added = [];
        await acts.DoAsync(by, async () =>
        {
            await OfficeAsync(by, Role.Reporter, typed.OfficeId, stop);
            await new EventRules(db, by).CheckAsync(typed.Content, null, stop);
            Must(Enum.IsDefined(rhythm) && (rhythm == EventRhythm.Once || times is >= 2 and <= MostOfSeries), EventsText.TimesOfSeriesWrong, MostOfSeries);
            added = [.. Enumerable.Range(0, rhythm == EventRhythm.Once ? 1 : times).Select(number => Begun(typed.OfficeId, EventSeries.Nth(typed.Content, rhythm, number)))];
            db.Events.AddRange(added);
            await db.SaveChangesAsync(stop);
            foreach (var one in added.Length > 1 ? added : [])
            {
                one.SeriesId = added[0].Id;
            }

            return new DeskAct("event.add", EventContent.EditionKind, () => $"{added[0].Id}", added.Length > 1 ? $"{typed.Content.Name} × {added.Length}" : typed.Content.Name);
        }, stop);
        return added[0].Id;
    }

    /// <summary>
    /// Saves an event; time and place of one that readers see stay as they are (<see cref="MoveAsync"/>). With <paramref name="series"/> what was changed is changed in every later one of its series too. Throws <see cref="Refusal"/>.
    /// </summary>
    public Task SaveAsync(Permissions by, long id, int version, TypedEvent typed, bool series, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (now, before, after, was) = (clock.Now(), typed.Content, typed.Content, typed.OfficeId);
        return EachAsync(by, id, Role.Reporter, series, one => one.Id == id || one.State == EventState.Draft || (one.State == EventState.Shown && one.EndsAt > now), "", one =>
        {
            var saved = EventContent.Read(one.Content);
            if (one.Id == id)
            {
                Must(one.Version == version, PlatformText.ChangedMeanwhile);
                (before, was, after) = (saved, one.OfficeId, Settled(one, saved, typed.Content));
            }

            return ChangeAsync(by, one, saved, Settled(one, saved, one.Id == id ? after : EventSeries.Carry(before, after, saved)), one.Id == id || was != typed.OfficeId ? typed.OfficeId : one.OfficeId, now, stop);
        }, stop);
    }

    /// <summary>Shows a draft to readers; with <paramref name="series"/> every draft of its series.</summary>
    public Task ShowAsync(Permissions by, long id, bool series, CancellationToken stop) => ShowAsOfAsync(by, id, series, clock.Now(), stop);

    /// <summary>Shows it as of an earlier instant; only the demo city does so.</summary>
    public Task ShowAsOfAsync(Permissions by, long id, bool series, DateTime when, CancellationToken stop) => EachAsync(by, id, Role.Editor, series, static one => one.State == EventState.Draft, EventsText.ShownAlready, async one =>
    {
        var content = EventContent.Read(one.Content);
        EventRules.MustBeShowable(content);
        one.State = EventState.Shown;
        one.Put(content, when);
        var tags = await PutAsync(by, one, content with { Changes = [new EventChange(EventChangeKind.Shown)] }, "", when, stop);
        return new DeskAct("event.show", EventContent.EditionKind, () => $"{one.Id}", content.Name, tags);
    }, stop);

    /// <summary>Moves a shown event to another time or place, with a reason that stays; with <paramref name="series"/> every later one of its series by the same span. Whoever registered is told.</summary>
    public Task MoveAsync(Permissions by, long id, TypedMove typed, bool series, CancellationToken stop) => MoveAsOfAsync(by, id, typed, series, clock.Now(), stop);

    /// <summary>Moves it as of an earlier instant; only the demo city does so.</summary>
    public Task MoveAsOfAsync(Permissions by, long id, TypedMove typed, bool series, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        EventContent? before = null;
        return EachAsync(by, id, Role.Editor, series, one => one.State == EventState.Shown && one.EndsAt > now, EventsText.OnlyComing, async one =>
        {
            var saved = EventContent.Read(one.Content);
            before ??= saved;
            var done = await MoveOneAsync(by, one, saved, one.Id == id ? typed : EventSeries.Carry(before, typed, saved), now, stop);
            Must(done is not null || one.Id != id, EventsText.NothingMoved);
            return done;
        }, stop);
    }

    /// <summary>Calls a shown event off, with a reason that stays; with <paramref name="series"/> every later one of its series too. Whoever registered is told.</summary>
    public Task CancelAsync(Permissions by, long id, string reason, bool series, CancellationToken stop) => CancelAsOfAsync(by, id, reason, series, clock.Now(), stop);

    /// <summary>Calls it off as of an earlier instant; only the demo city does so.</summary>
    public Task CancelAsOfAsync(Permissions by, long id, string reason, bool series, DateTime now, CancellationToken stop) => EachAsync(by, id, Role.Editor, series, one => one.State == EventState.Shown && one.EndsAt > now, EventsText.OnlyComing, async one =>
    {
        var why = Orthography.Clean(reason ?? "");
        Must(why.Length is > 0 and <= EventRules.LongestWords, EventsText.ReasonToCancel);
        var content = EventContent.Read(one.Content) with { CancelReason = why };
        one.State = EventState.Cancelled;
        one.Put(content, now);
        var tags = await PutAsync(by, one, content with { Changes = [new EventChange(EventChangeKind.Cancelled, Reason: why)] }, why, now, stop);
        await registrations.TellCancelledAsync(one, stop);
        return new DeskAct("event.cancel", EventContent.EditionKind, () => $"{one.Id}", $"{content.Name}: {why}", tags);
    }, stop);

    // What is kept of a save: of an event readers see, when and where it is has an act of its own.
    private static EventContent Settled(CityEvent one, EventContent saved, EventContent typed) => one.State == EventState.Shown
        ? typed with { Moves = saved.Moves, Starts = saved.Starts, Ends = saved.Ends, Place = saved.Place, Address = saved.Address, MapLink = saved.MapLink }
        : typed with { Moves = saved.Moves };

    private async Task<DeskAct?> ChangeAsync(Permissions by, CityEvent one, EventContent saved, EventContent content, long officeId, DateTime now, CancellationToken stop)
    {
        var (shown, before) = (one.State == EventState.Shown, one.Office!);
        var least = shown ? Role.Editor : Role.Reporter;
        MustBe(by, least, one.OfficeId);
        var office = officeId == one.OfficeId ? before : await OfficeAsync(by, least, officeId, stop);
        await new EventRules(db, by).CheckAsync(content, saved, stop);
        if (content.Write() == saved.Write() && office == before)
        {
            return null;
        }

        (one.OfficeId, one.Office) = (office.Id, office);
        one.Put(content, now);
        if (!shown)
        {
            return new DeskAct("event.change", EventContent.EditionKind, () => $"{one.Id}", content.Name);
        }

        EventRules.MustBeShowable(content);
        var changes = EventRules.Changes(saved, content);
        if (office != before)
        {
            changes.Add(new EventChange(EventChangeKind.Office, From: before.Name, To: office.Name));
        }

        await registrations.FitAsync(one, content, stop);
        var tags = await PutAsync(by, one, content with { Changes = changes }, "", now, stop);
        return new DeskAct("event.change", EventContent.EditionKind, () => $"{one.Id}", $"{content.Name}: {string.Join("; ", changes.Select(EventWords.Bare))}", tags);
    }

    private async Task<DeskAct?> MoveOneAsync(Permissions by, CityEvent one, EventContent saved, TypedMove typed, DateTime now, CancellationToken stop)
    {
        Must(typed.Reason.Length is > 0 and <= EventRules.LongestWords, EventsText.ReasonToMove);
        var content = saved with { Starts = typed.Starts, Ends = typed.Ends, Place = typed.Place, Address = typed.Address, MapLink = typed.MapLink };
        EventRules.CheckWhenAndWhere(content);
        EventRules.MustBeShowable(content);
        if (content == saved)
        {
            return null;
        }

        Must(content.Starts > now || content.Starts == saved.Starts, EventsText.MovedToPast);
        var timed = (content.Starts, content.Ends) != (saved.Starts, saved.Ends);
        List<EventChange> changes = timed ? [new EventChange(EventChangeKind.Moved, "", EventWords.Span(saved), EventWords.Span(content), typed.Reason)] : [];
        if ((content.Place, content.Address, content.MapLink) != (saved.Place, saved.Address, saved.MapLink))
        {
            changes.Add(new EventChange(EventChangeKind.Place, "", EventWords.Where(saved), EventWords.Where(content), typed.Reason));
        }

        content = content with { Moves = [.. saved.Moves, new EventMove(saved.Starts, saved.Ends, EventWords.Where(saved), content.Starts, content.Ends, EventWords.Where(content), typed.Reason, now)] };
        one.Put(content, now);
        var tags = await PutAsync(by, one, content with { Changes = changes }, typed.Reason, now, stop);
        await registrations.TellMovedAsync(one, content, stop);
        return new DeskAct("event.move", EventContent.EditionKind, () => $"{one.Id}", $"{content.Name}: {string.Join("; ", changes.Select(EventWords.Bare))}", tags);
    }

    // One event, or with its series those from it on to which the act applies: all or none. What is refused of a later one is said with its day.
    private Task EachAsync(Permissions by, long id, Role least, bool series, Func<CityEvent, bool> applies, string otherwise, Func<CityEvent, Task<DeskAct?>> act, CancellationToken stop) => acts.TogetherAsync(async () =>
    {
        var first = await FindAsync(by, least, id, stop);
        Must(applies(first), otherwise);
        var rest = !series || first.SeriesId is null ? [] : await db.Events.Where(e => e.SeriesId == first.SeriesId && e.StartsAt > first.StartsAt).OrderBy(static e => e.StartsAt).ToListAsync(stop);
        var tags = new List<string>();
        foreach (var one in rest.Where(applies).Prepend(first).ToList())
        {
            var (whole, day) = (one == first ? first : await FindAsync(by, least, one.Id, stop), CityTime.Day(one.StartsAt));
            try
            {
                await acts.DoAsync(by, async () =>
                {
                    var done = await act(whole);
                    tags.AddRange(done?.Tags ?? []);
                    return done;
                }, stop);
            }
            catch (Refusal refusal) when (one != first)
            {
                throw new Refusal($"{day}: {refusal.Message}", refusal);
            }
        }

        return tags;
    }, stop);

    private CityEvent Begun(long officeId, EventContent content) => new()
    {
        Slug = Slug.From(content.Name, "su-kien"), OfficeId = officeId, Content = content.Write(), Kind = content.Kind, StartsAt = content.Starts, EndsAt = content.Ends, SavedAt = clock.Now(),
    };

    /// <summary>An event that may be changed by this person, tracked; throws <see cref="Refusal"/> otherwise.</summary>
    private async Task<CityEvent> FindAsync(Permissions by, Role least, long id, CancellationToken stop)
    {
        var one = await db.Events.Include(static e => e.Office).ThenInclude(static office => office!.Names).SingleOrDefaultAsync(e => e.Id == id, stop) ?? throw new Refusal(EventsText.NoSuchEvent);
        MustBe(by, least, one.OfficeId);
        return one.State == EventState.Cancelled ? throw new Refusal(EventsText.CancelledIsClosed) : one;
    }

    private async Task<Office> OfficeAsync(Permissions by, Role least, long id, CancellationToken stop)
    {
        MustBe(by, least, id);
        return await db.Offices.Living().Include(static office => office.Names).SingleOrDefaultAsync(office => office.Id == id, stop) ?? throw new Refusal(EventsText.OfficeMissing);
    }

    private static void MustBe(Permissions by, Role least, long office) => Must(by.May(least, office), least == Role.Reporter ? EventsText.OfficesOwnOnly : EventsText.EditorsOnly);

    /// <summary>Saves everything that is saved with a public act; gives the tags of the pages to forget.</summary>
    private async Task<IReadOnlyList<string>> PutAsync(Permissions by, CityEvent one, EventContent content, string reason, DateTime now, CancellationToken stop)
    {
        var last = await db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == EventContent.EditionKind && e.ObjectId == one.Id && e.Current, stop);
        var edition = one.Show(content, reason, now);
        edition.Follow(last);
        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, $"{by.Highest?.ToString().ToLowerInvariant()}/{edition.Office}"));
        var files = content.Materials.Select(static material => material.File).ToArray();
        await db.Set<Media.StoredFile>().Where(f => files.Contains(f.Hash) && !f.Public).ExecuteUpdateAsync(static set => set.SetProperty(static f => f.Public, true), stop);
        await db.SaveChangesAsync(stop);
        await SearchIndex.WriteAsync(db, edition, EventWords.Searched, stop);
        return [PageTag.Feeds, EventMonths.List, EventMonths.PageOf(one.Id), .. new[] { edition, last }.OfType<Edition>().SelectMany(static e => e.Tags.Select(static tag => PageTag.Of(tag.Kind, tag.Slug)).Prepend(PageTag.Office(e.Office)))];
    }
}
