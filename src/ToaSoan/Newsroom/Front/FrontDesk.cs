using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Front;

/// <summary>
/// Composes the front page; desk and above. Every change is made to one draft that the whole desk shares; readers see nothing of it
/// before it is shown, at once or at an hour.
/// </summary>
public sealed class FrontDesk(PortalDb db, DeskActs acts, IEnumerable<FrontOffer> offers, TimeProvider clock)
{
    /// <summary>The trail's word for the front page.</summary>
    public const string Kind = "front";

    /// <summary>Most blocks of a layout.</summary>
    public const int MostBlocks = 40;

    /// <summary>Most articles pinned to one block.</summary>
    public const int MostPins = 12;

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>The draft's blocks; what counts now when there is no draft.</summary>
    public async Task<(IReadOnlyList<FrontBlock> Blocks, FrontLayout? Draft)> ReadAsync(CancellationToken stop)
    {
        var draft = await db.Set<FrontLayout>().AsNoTracking().SingleOrDefaultAsync(static layout => layout.From == null, stop);
        return (draft?.Read() ?? await db.FrontBlocksAsync(clock.Now(), stop), draft);
    }

    /// <summary>Adds a block at the end.</summary>
    public Task AddAsync(Permissions by, string? kind, string? of, CancellationToken stop) => ChangeAsync(by, "front.add", async blocks =>
    {
        if (kind is null || !(FrontKind.Shapes.ContainsKey(kind) || offers.Any(offer => offer.Kind == kind)))
        {
            throw new Refusal(StaffText.NotAccepted);
        }

        if (blocks.Count >= MostBlocks)
        {
            throw new Refusal(FrontText.TooManyBlocks, MostBlocks);
        }

        var block = new FrontBlock(blocks.Select(static other => other.Id).DefaultIfEmpty().Max() + 1, kind, await SourceAsync(kind, of, stop), FrontKind.Of(kind).Usual, []);
        MustBeAlone(block, blocks);
        blocks.Add(block);
        return await NameAsync(block, stop);
    }, stop);

    /// <summary>Changes where a block's articles come from and how many it shows.</summary>
    public Task ChangeAsync(Permissions by, int id, string? of, int count, CancellationToken stop) => ChangeAsync(by, "front.change", async blocks =>
    {
        var (block, shape) = Find(blocks, id);
        var changed = block with { Of = await SourceAsync(block.Kind, of, stop), Count = count >= shape.Least && count <= shape.Most ? count : throw new Refusal(FrontText.CountWrong, shape.Least, shape.Most) };
        if (changed == block)
        {
            return null;
        }

        MustBeAlone(changed, blocks);
        blocks[blocks.IndexOf(block)] = changed;
        return $"{await NameAsync(changed, stop)}: {count}";
    }, stop);

    /// <summary>Takes a block away.</summary>
    public Task RemoveAsync(Permissions by, int id, CancellationToken stop) => ChangeAsync(by, "front.remove", async blocks =>
    {
        var (block, _) = Find(blocks, id);
        blocks.Remove(block);
        return await NameAsync(block, stop);
    }, stop);

    /// <summary>Moves a block some places up (less than 0) or down.</summary>
    public Task MoveAsync(Permissions by, int id, int places, CancellationToken stop) => ChangeAsync(by, "front.move", async blocks =>
    {
        var (block, _) = Find(blocks, id);
        var from = blocks.IndexOf(block);
        var to = Math.Clamp(from + places, 0, blocks.Count - 1);
        blocks.Remove(block);
        blocks.Insert(to, block);
        return from == to ? null : $"{await NameAsync(block, stop)}: {from + 1} → {to + 1}";
    }, stop);

    /// <summary>Puts all blocks into an order. Throws <see cref="Refusal"/> when it does not name each of them once.</summary>
    public Task OrderAsync(Permissions by, IReadOnlyList<int> ids, CancellationToken stop) => ChangeAsync(by, "front.move", async blocks =>
    {
        if (!ids.Order().SequenceEqual(blocks.Select(static block => block.Id).Order()))
        {
            throw new Refusal(PlatformText.ChangedMeanwhile);
        }

        var moved = ids.Select((id, place) => (Block: blocks.Find(block => block.Id == id)!, To: place)).Select(pair => (pair.Block, From: blocks.IndexOf(pair.Block), pair.To)).ToList();
        var farthest = moved.MaxBy(static move => Math.Abs(move.To - move.From));
        blocks.Clear();
        blocks.AddRange(moved.Select(static move => move.Block));
        return farthest.From == farthest.To ? null : $"{await NameAsync(farthest.Block, stop)}: {farthest.From + 1} → {farthest.To + 1}";
    }, stop);

    /// <summary>Pins an article that readers see to a block, at the end of its pins, until an instant (UTC) or without an end.</summary>
    public Task PinAsync(Permissions by, int id, string? article, DateTime? until, CancellationToken stop) => ChangeAsync(by, "front.pin", async blocks =>
    {
        var (block, shape) = Find(blocks, id);
        var edition = await ShownArticle.FindAsync(db, article, stop) ?? throw new Refusal(FrontText.ArticleUnknown);
        if (!shape.Pinned || block.Pins.Count >= MostPins)
        {
            throw new Refusal(FrontText.TooManyPins, MostPins);
        }

        MustBeAhead(until);
        var pins = block.Pins.Where(pin => pin.Article != edition.ObjectId && pin.HoldsAt(clock.Now())).Append(new FrontPin(edition.ObjectId, until));
        blocks[blocks.IndexOf(block)] = block with { Pins = [.. pins] };
        return $"{await NameAsync(block, stop)}: {SetupActs.Short(edition.Title)}{(until is { } end ? $" (→ {CityTime.Short(end)})" : "")}";
    }, stop);

    /// <summary>Takes a pin out of a block.</summary>
    public Task UnpinAsync(Permissions by, int id, long article, CancellationToken stop) => ChangeAsync(by, "front.unpin", async blocks =>
    {
        var (block, _) = Find(blocks, id);
        var left = block.Pins.Where(pin => pin.Article != article).ToList();
        blocks[blocks.IndexOf(block)] = block with { Pins = left };
        return left.Count == block.Pins.Count ? null : $"{await NameAsync(block, stop)}: {article}";
    }, stop);

    /// <summary>Shows the draft to readers: at once, or from an instant (UTC) on.</summary>
    public Task ShowAsync(Permissions by, DateTime? from, CancellationToken stop) => DoAsync(by, async () =>
    {
        MustBeAhead(from);
        var (blocks, _) = await ReadAsync(stop);
        await DropDraftAsync(stop);
        var now = clock.Now();
        db.Add(new FrontLayout { Blocks = FrontLayout.Write(blocks), From = from ?? now, By = by.Name, At = now });
        return new DeskAct(from is null ? "front.publish" : "front.plan", Kind, static () => "", from is { } hour ? CityTime.Short(hour) : "", PageTag.Front);
    }, stop);

    /// <summary>Takes back a layout whose hour has not come.</summary>
    public Task CancelAsync(Permissions by, long id, CancellationToken stop) => DoAsync(by, async () =>
    {
        var now = clock.Now();
        var planned = await db.Set<FrontLayout>().SingleOrDefaultAsync(layout => layout.Id == id && layout.From > now, stop) ?? throw new Refusal(FrontText.LayoutUnknown);
        db.Remove(planned);
        return new DeskAct("front.cancel", Kind, static () => "", CityTime.Short(planned.From!.Value), PageTag.Front);
    }, stop);

    /// <summary>Makes a layout the draft: an earlier or a planned one; the usual one when the number is 0.</summary>
    public Task TakeAsync(Permissions by, long id, CancellationToken stop) => DoAsync(by, async () =>
    {
        var taken = id == 0 ? null : await db.Set<FrontLayout>().AsNoTracking().SingleOrDefaultAsync(layout => layout.Id == id && layout.From != null, stop) ?? throw new Refusal(FrontText.LayoutUnknown);
        await WriteAsync(by, taken?.Read() ?? FrontLayouts.Usual, stop);
        return new DeskAct("front.take", Kind, static () => "", taken?.From is { } from ? CityTime.Short(from) : "{FrontUsual}");
    }, stop);

    /// <summary>Throws the draft away; the desk goes on from what readers see.</summary>
    public Task ResetAsync(Permissions by, CancellationToken stop) => DoAsync(by, async () => await DropDraftAsync(stop) == 0 ? null : new DeskAct("front.reset", Kind, static () => "", ""), stop);

    /// <summary>The block's name with what it is of.</summary>
    public async Task<string> NameAsync(FrontBlock block, CancellationToken stop)
    {
        var name = FrontNames.Of(block.Kind, offers);
        var of = block.Section is { } section ? (await db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == section, stop))?.Spoken ?? section
            : block.Topic is { } topic ? await db.Topics.Where(t => t.Slug == topic).Select(static t => t.Name).SingleOrDefaultAsync(stop) ?? topic : null;
        return of is null ? name : $"{name}: {of}";
    }

    private Task DoAsync(Permissions by, Func<Task<DeskAct?>> act, CancellationToken stop) => by.May(Role.Desk) ? acts.DoAsync(by, act, stop) : throw new Refusal(SetupText.DeskOnly);

    private Task ChangeAsync(Permissions by, string done, Func<List<FrontBlock>, Task<string?>> change, CancellationToken stop) => DoAsync(by, async () =>
    {
        List<FrontBlock> blocks = [.. (await ReadAsync(stop)).Blocks];
        if (await change(blocks) is not { } detail)
        {
            return null;
        }

        await WriteAsync(by, blocks, stop);
        return new DeskAct(done, Kind, static () => "", detail);
    }, stop);

    private async Task WriteAsync(Permissions by, IReadOnlyList<FrontBlock> blocks, CancellationToken stop)
    {
        var (written, now) = (FrontLayout.Write(blocks), clock.Now());
        if (await db.Set<FrontLayout>().SingleOrDefaultAsync(static layout => layout.From == null, stop) is { } draft)
        {
            (draft.Blocks, draft.By, draft.At) = (written, by.Name, now);
        }
        else
        {
            db.Add(new FrontLayout { Blocks = written, By = by.Name, At = now });
        }
    }

    private Task<int> DropDraftAsync(CancellationToken stop) => db.Set<FrontLayout>().Where(static layout => layout.From == null).ExecuteDeleteAsync(stop);

    // The slug a block takes from; a section's block needs a section, a topic's a topic.
    private async Task<string> SourceAsync(string kind, string? of, CancellationToken stop)
    {
        var block = new FrontBlock(0, kind, FrontKind.Of(kind).Sourced ? of ?? "" : "", 0, []);
        if ((kind == FrontKind.Section && block.Section is null) || (kind == FrontKind.Topic && block.Topic is null))
        {
            throw new Refusal(kind == FrontKind.Section ? FrontText.SectionMissing : FrontText.TopicMissing);
        }

        var known = block.Section is { } section ? await db.Sections.AnyAsync(s => s.Slug == section, stop) : block.Topic is { } topic ? await db.Topics.AnyAsync(t => t.Slug == topic, stop) : block.Of.Length == 0;
        return known ? block.Of : throw new Refusal(StaffText.NotAccepted);
    }

    private void MustBeAhead(DateTime? hour)
    {
        if (hour is { } at && (at <= clock.Now() || at > clock.Now() + Furthest))
        {
            throw new Refusal(FrontText.HourWrong);
        }
    }

    private static (FrontBlock Block, FrontShape Shape) Find(List<FrontBlock> blocks, int id) =>
        blocks.Find(block => block.Id == id) is { } found ? (found, FrontKind.Of(found.Kind)) : throw new Refusal(PlatformText.ChangedMeanwhile);

    // Two blocks that show the same could only show it twice, or one of them nothing.
    private static void MustBeAlone(FrontBlock block, List<FrontBlock> blocks)
    {
        if (blocks.Exists(other => other.Id != block.Id && other.Kind == block.Kind && (other.Of == block.Of || block.Kind == FrontKind.Lead)))
        {
            throw new Refusal(FrontText.BlockTwice);
        }
    }
}
