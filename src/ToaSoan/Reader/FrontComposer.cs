using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// Fills the blocks of a layout. Owns two invariants: only what readers may see, and no article twice. Pinned articles come first, whatever
/// the order of the blocks; then the top of the page, then the rest in order. Every query reads a few rows off an index, however many articles there are.
/// </summary>
public sealed class FrontComposer(PortalDb db, IEnumerable<FrontOffer> offers, IServiceProvider services)
{
    private const int LookForPhoto = 6;
    private readonly HashSet<long> used = [];
    private readonly Dictionary<int, List<Card>> pinned = [];
    private readonly FrontSource source = new(db);

    /// <summary>The blocks that have something to show, in order, with the page-store tags of what other capabilities show.</summary>
    public async Task<(IReadOnlyList<FrontPart> Parts, IReadOnlyList<string> Tags)> ComposeAsync(IReadOnlyList<FrontBlock> blocks, DateTime at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        await PinAsync(blocks, at, stop);
        var top = await TopAsync(blocks, stop);
        var sections = await db.Sections.AsNoTracking().Where(static s => s.RetiredAt == null).OrderBy(static s => s.Position).ToListAsync(stop);
        var (parts, tags) = (new List<FrontPart>(), new List<string>());
        foreach (var block in blocks)
        {
            switch (block.Kind)
            {
                case FrontKind.Lead or FrontKind.Seconds or FrontKind.Latest:
                    Add(new FrontPart(block.Kind, block.Kind == FrontKind.Latest ? Once("moi-nhat") : "", ReaderText.Latest, null, null, top[block.Id]));
                    break;
                case FrontKind.Section when sections.Find(section => section.Slug == block.Section) is { } section:
                    await AddSectionAsync(section, block);
                    break;
                case FrontKind.Sections:
                    foreach (var section in sections.Where(section => !blocks.Any(other => other.Kind == FrontKind.Section && other.Section == section.Slug)))
                    {
                        await AddSectionAsync(section, block);
                    }

                    break;
                case FrontKind.Topic when block.Topic is { } slug && (await db.TopicsNowAsync([slug], stop)).GetValueOrDefault(slug) is { RetiredAt: null } topic:
                    Add(new FrontPart(block.Kind, "chu-de-" + topic.Slug, topic.Name, "/chu-de/" + topic.Slug, ReaderPage.English ? "vi" : null, await TakeAsync(block, stop)));
                    break;
                case FrontKind.Photos:
                    Add(new FrontPart(block.Kind, Once("chuyen-anh"), ReaderText.PhotoStory, null, null, await TakeAsync(block, stop)));
                    break;
                case FrontKind.Video:
                    Add(new FrontPart(block.Kind, Once("video"), ReaderText.Video, null, null, await TakeAsync(block, stop)));
                    break;
                case FrontKind.Topics when await source.TopicsAsync(block.Count, stop) is { Count: > 0 } topics:
                    parts.Add(new FrontPart(block.Kind, "chu-de", ReaderText.Topics, null, null, []) { Topics = topics });
                    break;
                default:
                    await AddOfferAsync(block);
                    break;
            }
        }

        return (parts, tags);

        void Add(FrontPart part)
        {
            if (part.Articles.Count > 0)
            {
                parts.Add(part);
            }
        }

        string Once(string id) => parts.Exists(part => part.Id == id) ? $"{id}-{parts.Count}" : id;

        async Task AddSectionAsync(Section section, FrontBlock block)
        {
            var cards = await TakeAsync(block with { Of = FrontKind.SectionOf + section.Slug }, stop);
            Add(new FrontPart(FrontKind.Section, "muc-" + section.Slug, section.Spoken, "/" + section.Slug, null, [.. cards.Take(PinsOf(block)), .. cards.Skip(PinsOf(block)).OrderByDescending(static card => card.Photo is not null)]));
        }

        async Task AddOfferAsync(FrontBlock block)
        {
            if (offers.FirstOrDefault(offer => offer.Kind == block.Kind) is { } offer)
            {
                var shown = await offer.ReadAsync(services, block.Count, stop);
                tags.AddRange(shown.Tags);
                var cards = await ReadAsync([.. shown.Articles ?? []], stop);
                if (shown.View is not null || cards.Count > 0)
                {
                    parts.Add(new FrontPart(block.Kind, "khoi-" + block.Kind, offer.Name(), offer.Address, null, cards) { Offering = shown });
                }
            }
        }
    }

    // An article pinned to two blocks stands in the first; pins beyond a block's places wait for their turn.
    private async Task PinAsync(IReadOnlyList<FrontBlock> blocks, DateTime at, CancellationToken stop)
    {
        var cards = (await ReadAsync([.. blocks.SelectMany(static block => block.Pins).Where(pin => pin.HoldsAt(at)).Select(static pin => pin.Article).Distinct()], stop)).ToDictionary(static card => card.ObjectId);
        foreach (var block in blocks)
        {
            pinned[block.Id] = [.. block.Pins.Where(pin => pin.HoldsAt(at) && !used.Contains(pin.Article)).Select(pin => cards.GetValueOrDefault(pin.Article)).OfType<Card>().Take(block.Count)];
            used.UnionWith(pinned[block.Id].Select(static card => card.ObjectId));
        }
    }

    // The newest few belong to the top together: the lead takes one with a photo, the seconds those with photos, the latest what is left.
    private async Task<Dictionary<int, IReadOnlyList<Card>>> TopAsync(IReadOnlyList<FrontBlock> blocks, CancellationToken stop)
    {
        var filled = new Dictionary<int, IReadOnlyList<Card>>();
        var top = new[] { FrontKind.Lead, FrontKind.Seconds, FrontKind.Latest }.SelectMany(kind => blocks.Where(block => block.Kind == kind)).ToList();
        var left = top.Where(static block => block.Of.Length == 0).Sum(block => block.Count - PinsOf(block));
        var pool = left == 0 ? [] : await db.CardsAsync(source.Newest("").Where(e => !used.Contains(e.ObjectId)).NewestFirst().Take(Math.Max(left, LookForPhoto)), stop);
        foreach (var block in top)
        {
            var want = block.Count - PinsOf(block);
            var from = block.Of.Length == 0 ? pool.FindAll(card => !used.Contains(card.ObjectId)) : want == 0 ? [] : await source.NewestAsync(block.Of, Math.Max(want * 3, LookForPhoto), used, stop);
            IEnumerable<Card> taken = block.Kind switch
            {
                FrontKind.Lead => from.Take(LookForPhoto).OrderByDescending(static card => card.Photo is not null).Take(want),
                FrontKind.Seconds => from.Where(static card => card.Photo is not null).Take(want),
                _ => from.Take(block.Of.Length == 0 ? left : want),
            };
            IReadOnlyList<Card> cards = [.. taken];
            left -= block.Of.Length == 0 ? cards.Count : 0;
            used.UnionWith(cards.Select(static card => card.ObjectId));
            filled[block.Id] = [.. pinned[block.Id], .. cards];
        }

        return filled;
    }

    private async Task<List<Card>> TakeAsync(FrontBlock block, CancellationToken stop)
    {
        var own = block.Kind == FrontKind.Sections ? [] : pinned[block.Id];
        var want = block.Count - own.Count;
        var cards = want <= 0 ? [] : block.Kind switch
        {
            FrontKind.Photos => await db.CardsAsync(source.Photos(block.Of).Where(e => !used.Contains(e.ObjectId)).NewestFirst().Take(want), stop),
            FrontKind.Video => await db.CardsAsync(source.Videos(block.Of).Where(e => !used.Contains(e.ObjectId)).NewestFirst().Take(want), stop),
            _ => await source.NewestAsync(block.Of, want, used, stop),
        };
        used.UnionWith(cards.Select(static card => card.ObjectId));
        return [.. own, .. cards];
    }

    private async Task<List<Card>> ReadAsync(long[] numbers, CancellationToken stop)
    {
        var cards = numbers.Length == 0 ? [] : await db.CardsAsync(db.Shown().Where(e => e.Current && numbers.Contains(e.ObjectId)), stop);
        return [.. cards.OrderBy(card => Array.IndexOf(numbers, card.ObjectId))];
    }

    private int PinsOf(FrontBlock block) => pinned[block.Id].Count;
}
