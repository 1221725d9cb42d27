using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A page that shows a layout of the front page: the live one, or one the desk is composing.</summary>
public abstract class FrontPage(FrontComposer composer) : ReaderPage
{
    /// <summary>The blocks that have something to show.</summary>
    public IReadOnlyList<FrontPart> Parts { get; private set; } = [];

    /// <summary>Neighbouring blocks of one zone, which share a grid.</summary>
    public IEnumerable<(FrontZone Zone, IReadOnlyList<FrontPart> Parts)> Runs
    {
        get
        {
            for (var first = 0; first < Parts.Count;)
            {
                var run = Parts.Skip(first).TakeWhile(part => part.Zone == Parts[first].Zone).ToList();
                yield return (run[0].Zone, run);
                first += run.Count;
            }
        }
    }

    /// <summary>Every article on the page.</summary>
    protected IEnumerable<Card> Articles => Parts.SelectMany(static part => part.Articles);

    /// <summary>Fills the page; gives the tags of what other capabilities show on it.</summary>
    protected async Task<IReadOnlyList<string>> LoadAsync(IReadOnlyList<FrontBlock> blocks, DateTime at, CancellationToken stop)
    {
        (Parts, var tags) = await composer.ComposeAsync(blocks, at, stop);
        return tags;
    }
}
