using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Loudspeaker;

/// <summary>A part of a script: its lines and the seconds they take.</summary>
public sealed record ScriptPart(IReadOnlyList<string> Lines, int Seconds);

/// <summary>An item with what is read for it. <paramref name="Edition"/> is the one it was picked from, <paramref name="Current"/> the newest.</summary>
public sealed record ScriptItem(BulletinItem Item, Edition Edition, Edition Current, string Text, int Seconds)
{
    /// <summary>Whether readers see the article no more: it is not read then.</summary>
    public bool Withdrawn => !Current.Shown;

    /// <summary>Whether readers see newer words than those it was picked from.</summary>
    public bool Outdated => !Withdrawn && Current.Id != Edition.Id;

    /// <summary>Whether the words are the announcer's own.</summary>
    public bool Edited => Item.Text is not null;

    /// <summary>Whether figures or abbreviations stand in the words that are said otherwise than they are written.</summary>
    public bool Unspelled => Edited && ScriptWords.Spell(Text) != Text;

    /// <summary>The lines.</summary>
    public IEnumerable<string> Lines => ScriptWords.Lines(Text);
}

/// <summary>A bulletin as it is read, built from editions alone: greeting, items, closing, and how long each takes.</summary>
public sealed record Script(Bulletin Bulletin, ScriptPart Greeting, IReadOnlyList<ScriptItem> Items, ScriptPart Closing)
{
    /// <summary>The items that are read, in order: not those withdrawn.</summary>
    public IEnumerable<ScriptItem> Read => Items.Where(static item => !item.Withdrawn);

    /// <summary>The seconds it takes in all.</summary>
    public int Seconds => Greeting.Seconds + Closing.Seconds + Read.Sum(static item => item.Seconds);

    /// <summary>The seconds by which it exceeds its target, or 0.</summary>
    public int TooLong => Math.Max(0, Seconds - (Bulletin.Target * 60));

    /// <summary>Builds the script of a bulletin; null when there is none.</summary>
    public static async Task<Script?> FindAsync(PortalDb db, SiteIdentities identities, long id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(identities);
        if (await db.Bulletins.AsNoTracking().Include(static b => b.Items).SingleOrDefaultAsync(b => b.Id == id, stop) is not { } bulletin)
        {
            return null;
        }

        long[] picked = [.. bulletin.Items.Select(static item => item.EditionId)], articles = [.. bulletin.Items.Select(static item => item.Article)];
        var editions = await db.Editions.AsNoTracking().Include(static e => e.Tags).AsSplitQuery().Where(e => picked.Contains(e.Id)).ToDictionaryAsync(static e => e.Id, stop);
        var current = await db.Editions.AsNoTracking().Where(e => e.Kind == Cards.Kind && e.Current && articles.Contains(e.ObjectId)).ToDictionaryAsync(static e => e.ObjectId, stop);
        var name = (await identities.GetAsync(db, stop)).Name;
        return new Script(bulletin, Part(bulletin.Greeting), [.. bulletin.Items.OrderBy(static item => item.Position).Select(Item)], Part(bulletin.Closing));

        ScriptItem Item(BulletinItem item)
        {
            var text = item.Text ?? ScriptWords.Of(editions[item.EditionId], item.Whole);
            return new ScriptItem(item, editions[item.EditionId], current[item.Article], text, ScriptWords.Seconds(text, bulletin.Pace));
        }

        ScriptPart Part(string words)
        {
            var said = ScriptWords.Fill(words, name, bulletin.Day, bulletin.Slot);
            return new ScriptPart([.. ScriptWords.Lines(said)], ScriptWords.Seconds(said, bulletin.Pace));
        }
    }

    /// <summary>A time in the current language: "1 phút 20 giây".</summary>
    public static string Time(int seconds) => seconds < 60 ? string.Format(CultureInfo.CurrentCulture, LoudspeakerText.Seconds, seconds)
        : seconds % 60 == 0 ? string.Format(CultureInfo.CurrentCulture, LoudspeakerText.Minutes, seconds / 60)
        : string.Format(CultureInfo.CurrentCulture, LoudspeakerText.MinutesSeconds, seconds / 60, seconds % 60);
}
