using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Loudspeaker;

/// <summary>What is set of a bulletin, as typed; without a title it gets the usual one.</summary>
public sealed record TypedBulletin(string? Title, DateOnly Day, BulletinSlot Slot)
{
    /// <summary>The one somebody prepares at an hour of the city: this morning's until eight, this evening's until five, else tomorrow morning's.</summary>
    public static TypedBulletin Next(DateTime local) => new("", DateOnly.FromDateTime(local).AddDays(local.Hour >= 17 ? 1 : 0), local.Hour is >= 8 and < 17 ? BulletinSlot.Evening : BulletinSlot.Morning);
}

/// <summary>What the desk does to bulletins; desk and above. Only editions that readers see can be picked.</summary>
public sealed class BulletinDesk(PortalDb db, DeskActs acts, TimeProvider clock)
{
    /// <summary>The trail's word for bulletins.</summary>
    public const string Kind = "loudspeaker";

    /// <summary>Most items of a bulletin.</summary>
    public const int MostItems = 40;

    /// <summary>Most letters of an announcer's own words for an item.</summary>
    public const int LongestText = 20_000;

    /// <summary>Most letters of a title.</summary>
    public const int LongestTitle = 120;

    /// <summary>Begins a bulletin; gives its number.</summary>
    public async Task<long> BeginAsync(Permissions by, TypedBulletin typed, CancellationToken stop)
    {
        Bulletin? begun = null;
        await DoAsync(by, async () =>
        {
            var habits = await LoudspeakerHabits.ReadAsync(db, stop);
            begun = db.Bulletins.Add(new Bulletin { Title = Title(typed), Day = typed.Day, Slot = typed.Slot, Greeting = habits.Greeting, Closing = habits.Closing, Pace = habits.Pace, Target = habits.Target, By = by.Name, At = clock.Now() }).Entity;
            return new DeskAct("loudspeaker.begin", Kind, () => Number(begun.Id), begun.Title);
        }, stop);
        return begun!.Id;
    }

    /// <summary>Changes what is set of a bulletin. Throws <see cref="Refusal"/> when somebody changed it since.</summary>
    public Task ChangeAsync(Permissions by, long id, int version, TypedBulletin typed, LoudspeakerHabits habits, CancellationToken stop) => OnAsync(by, id, bulletin =>
    {
        MustBe(bulletin.Version == version, PlatformText.ChangedMeanwhile);
        var (title, words) = (Title(typed), Clean(habits));
        if ((bulletin.Title, bulletin.Day, bulletin.Slot) == (title, typed.Day, typed.Slot) && (bulletin.Greeting, bulletin.Closing, bulletin.Pace, bulletin.Target) == (words.Greeting, words.Closing, words.Pace, words.Target))
        {
            return null;
        }

        (bulletin.Title, bulletin.Day, bulletin.Slot, bulletin.Version) = (title, typed.Day, typed.Slot, version + 1);
        (bulletin.Greeting, bulletin.Closing, bulletin.Pace, bulletin.Target) = (words.Greeting, words.Closing, words.Pace, words.Target);
        return title;
    }, stop);

    /// <summary>Throws a bulletin away.</summary>
    public Task DeleteAsync(Permissions by, long id, CancellationToken stop) => DoAsync(by, async () =>
    {
        var bulletin = await FindAsync(id, stop);
        db.Remove(bulletin);
        return new DeskAct("loudspeaker.delete", Kind, () => Number(id), bulletin.Title);
    }, stop);

    /// <summary>Puts an article that readers see at the end. One that is in already stays where it is.</summary>
    public Task PickAsync(Permissions by, long id, long article, CancellationToken stop) => DoAsync(by, async () =>
    {
        var bulletin = await FindAsync(id, stop);
        var edition = await ShownAsync(article, stop) ?? throw new Refusal(LoudspeakerText.NotShown);
        if (bulletin.Items.Exists(item => item.Article == article))
        {
            return null;
        }

        MustBe(bulletin.Items.Count < MostItems, string.Format(CultureInfo.CurrentCulture, LoudspeakerText.TooMany, MostItems));
        bulletin.Items.Add(new BulletinItem { Position = bulletin.Items.Count, Article = article, EditionId = edition.Id });
        return Changed(by, bulletin, $"+ {edition.Title}");
    }, stop);

    /// <summary>Takes an item out.</summary>
    public Task RemoveAsync(Permissions by, long id, long item, CancellationToken stop) => OnAsync(by, id, bulletin =>
    {
        var removed = Item(bulletin, item);
        bulletin.Items.Remove(removed);
        db.Remove(removed);
        Number([.. bulletin.Items.OrderBy(static other => other.Position)]);
        return $"– {removed.Article}";
    }, stop);

    /// <summary>Moves an item some places up (less than 0) or down.</summary>
    public Task MoveAsync(Permissions by, long id, long item, int places, CancellationToken stop) => OnAsync(by, id, bulletin =>
    {
        var order = bulletin.Items.OrderBy(static other => other.Position).ToList();
        var moved = Item(bulletin, item);
        var from = order.IndexOf(moved);
        var to = Math.Clamp(from + places, 0, order.Count - 1);
        order.Remove(moved);
        order.Insert(to, moved);
        Number(order);
        return from == to ? null : $"{moved.Article}: {from + 1} → {to + 1}";
    }, stop);

    /// <summary>Says whether an item's whole body is read. Throws <see cref="Refusal"/> while the announcer's own words stand there.</summary>
    public Task ReadWholeAsync(Permissions by, long id, long item, bool whole, CancellationToken stop) => OnAsync(by, id, bulletin =>
    {
        var changed = Item(bulletin, item);
        MustBe(changed.Text is null, LoudspeakerText.EditedFirst);
        if (changed.Whole == whole)
        {
            return null;
        }

        (changed.Whole, changed.Version) = (whole, changed.Version + 1);
        return $"{changed.Article}: {(whole ? "{LoudWhole}" : "{LoudShort}")}";
    }, stop);

    /// <summary>Keeps the announcer's own words; with <paramref name="spell"/> figures and abbreviations in them are written out. Words that are the edition's are not kept.</summary>
    public Task EditAsync(Permissions by, long id, long item, int version, string? text, bool spell, CancellationToken stop) => DoAsync(by, async () =>
    {
        var bulletin = await FindAsync(id, stop);
        var edited = Item(bulletin, item);
        MustBe(edited.Version == version, PlatformText.ChangedMeanwhile);
        var words = Orthography.Clean(text ?? "");
        words = spell ? ScriptWords.Spell(words) : words;
        MustBe(words.Length > 0, LoudspeakerText.TextMissing);
        MustBe(words.Length <= LongestText, string.Format(CultureInfo.CurrentCulture, LoudspeakerText.TextTooLong, LongestText));
        var edition = await db.Editions.AsNoTracking().Include(static e => e.Tags).SingleAsync(e => e.Id == edited.EditionId, stop);
        var own = words == Orthography.Clean(ScriptWords.Of(edition, edited.Whole)) ? null : words;
        if (own == edited.Text)
        {
            return null;
        }

        (edited.Text, edited.Version) = (own, version + 1);
        return Changed(by, bulletin, $"{edited.Article}: {{LoudEdited}}");
    }, stop);

    /// <summary>Takes the article's present words: the announcer's own give way to them, or are <paramref name="keep">kept</paramref> knowing of the newer edition.</summary>
    public Task TakeAsync(Permissions by, long id, long item, bool keep, CancellationToken stop) => DoAsync(by, async () =>
    {
        var bulletin = await FindAsync(id, stop);
        var taken = Item(bulletin, item);
        var edition = await ShownAsync(taken.Article, stop) ?? throw new Refusal(LoudspeakerText.NotShown);
        var text = keep ? taken.Text : null;
        if ((taken.EditionId, taken.Text) == (edition.Id, text))
        {
            return null;
        }

        (taken.EditionId, taken.Text, taken.Version) = (edition.Id, text, taken.Version + 1);
        return Changed(by, bulletin, $"{taken.Article}: {(keep ? "{LoudKept}" : "{LoudTaken}")}");
    }, stop);

    /// <summary>Sets what new bulletins begin with.</summary>
    public Task SetAsync(Permissions by, LoudspeakerHabits habits, CancellationToken stop) => DoAsync(by, async () =>
    {
        var words = Clean(habits);
        if (words == await LoudspeakerHabits.ReadAsync(db, stop))
        {
            return null;
        }

        await words.WriteAsync(db, stop);
        return new DeskAct("loudspeaker.setup", Kind, static () => "", $"{words.Pace}; {words.Target}; {words.Greeting.ReplaceLineEndings(" ")}");
    }, stop);

    private Task<Edition?> ShownAsync(long article, CancellationToken stop) =>
        db.Shown().SingleOrDefaultAsync(e => e.ObjectId == article, stop);

    private async Task<Bulletin> FindAsync(long id, CancellationToken stop) =>
        await db.Bulletins.Include(static b => b.Items).SingleOrDefaultAsync(b => b.Id == id, stop) ?? throw new Refusal(PlatformText.ChangedMeanwhile);

    private Task DoAsync(Permissions by, Func<Task<DeskAct?>> act, CancellationToken stop) => by.May(Role.Desk) ? acts.DoAsync(by, act, stop) : throw new Refusal(LoudspeakerText.DeskOnly);

    private Task OnAsync(Permissions by, long id, Func<Bulletin, string?> act, CancellationToken stop) => DoAsync(by, async () =>
    {
        var bulletin = await FindAsync(id, stop);
        return act(bulletin) is { } detail ? Changed(by, bulletin, detail) : null;
    }, stop);

    private DeskAct Changed(Permissions by, Bulletin bulletin, string detail)
    {
        (bulletin.By, bulletin.At) = (by.Name, clock.Now());
        return new DeskAct("loudspeaker.change", Kind, () => Number(bulletin.Id), detail);
    }

    private static void Number(List<BulletinItem> order)
    {
        for (var place = 0; place < order.Count; place++)
        {
            order[place].Position = place;
        }
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static BulletinItem Item(Bulletin bulletin, long id) => bulletin.Items.Find(item => item.Id == id) ?? throw new Refusal(PlatformText.ChangedMeanwhile);

    private static string Title(TypedBulletin typed)
    {
        MustBe(typed.Day.Year is >= 2000 and <= 2200 && Enum.IsDefined(typed.Slot), LoudspeakerText.DayWrong);
        var title = Orthography.CleanLine(typed.Title ?? "");
        MustBe(title.Length <= LongestTitle, string.Format(CultureInfo.CurrentCulture, LoudspeakerText.TitleTooLong, LongestTitle));
        return title.Length > 0 ? title : ScriptWords.Title(typed.Day, typed.Slot);
    }

    private static LoudspeakerHabits Clean(LoudspeakerHabits habits)
    {
        var clean = habits with { Greeting = Orthography.Clean(habits.Greeting ?? ""), Closing = Orthography.Clean(habits.Closing ?? "") };
        MustBe(clean.Greeting.Length <= LoudspeakerHabits.LongestWords && clean.Closing.Length <= LoudspeakerHabits.LongestWords, string.Format(CultureInfo.CurrentCulture, LoudspeakerText.WordsTooLong, LoudspeakerHabits.LongestWords));
        MustBe(clean.Pace is >= LoudspeakerHabits.SlowestPace and <= LoudspeakerHabits.FastestPace, string.Format(CultureInfo.CurrentCulture, LoudspeakerText.PaceWrong, LoudspeakerHabits.SlowestPace, LoudspeakerHabits.FastestPace));
        MustBe(clean.Target is >= 1 and <= LoudspeakerHabits.LongestTarget, string.Format(CultureInfo.CurrentCulture, LoudspeakerText.TargetWrong, LoudspeakerHabits.LongestTarget));
        return ScriptWords.Unknown(clean.Greeting + "\n" + clean.Closing) is { } unknown ? throw new Refusal(LoudspeakerText.PlaceholderUnknown, unknown) : clean;
    }

    private static void MustBe(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new Refusal(sentence);
        }
    }
}
