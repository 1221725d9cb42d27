using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Tasks;

/// <summary>A note to be written: what happened, in which words, about which due days. <paramref name="Day"/> is given where it counts for another day than that of the act.</summary>
internal sealed record NewNote(TaskNoteKind Kind, string Text = "", DateOnly? From = null, DateOnly? To = null, DateOnly? Day = null);

/// <summary>
/// Saves what is done to a task. Owns the invariant that a task, its note, its reminders, and where readers see it its edition, record, search entry and the publicity of its
/// files change in one transaction, which is that of <see cref="DeskActs"/>.
/// </summary>
internal sealed class TaskKeeping(PortalDb db, TimeProvider clock)
{
    /// <summary>Characters of a task, a note or a reason.</summary>
    public const int LongestWords = 2_000;

    /// <summary>Characters of a post, a name or an address.</summary>
    public const int LongestName = 300;

    /// <summary>Pieces of evidence a task may have.</summary>
    public const int MostEvidence = 40;

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>A task that this person may do something to, tracked. Throws <see cref="Refusal"/>.</summary>
    public async Task<CityTask> FindAsync(Permissions by, Role least, long id, CancellationToken stop)
    {
        var task = await db.Tasks.Include(static t => t.Office).ThenInclude(static office => office!.Names).SingleOrDefaultAsync(t => t.Id == id, stop) ?? throw new Refusal(TasksText.NoSuchTask);
        Must(by.May(least, task.OfficeId), least switch { Role.Chief => TasksText.ChiefsOnly, Role.Desk => TasksText.DeskOnly, _ => TasksText.EditorsOnly });
        return task;
    }

    /// <summary>The same of one that is open.</summary>
    public async Task<CityTask> FindOpenAsync(Permissions by, Role least, long id, CancellationToken stop)
    {
        var task = await FindAsync(by, least, id, stop);
        Must(task.State == TaskState.Open, TasksText.NotOpen);
        return task;
    }

    /// <summary>Writes what happened, and shows readers what changed for them. Gives what goes into the trail.</summary>
    public async Task<DeskAct> KeepAsync(Permissions by, CityTask task, string act, TaskContent content, NewNote note, CancellationToken stop)
    {
        var (now, old) = (clock.Now(), task.Content);
        task.Keep(content, now);
        db.TaskNotes.Add(new TaskNote
        {
            TaskId = task.Id, Kind = note.Kind, At = now, Day = note.Day ?? CityTime.DayOf(now), By = by.Name, OfficeId = task.OfficeId, Text = note.Text, From = note.From, To = note.To,
        });
        if (note.Kind is TaskNoteKind.Added or TaskNoteKind.Extended or TaskNoteKind.Reopened)
        {
            TaskReminders.Plan(db, task, now);
        }

        var change = note.Kind switch { TaskNoteKind.Shown => EditionChange.Publish, TaskNoteKind.Withdrawn => EditionChange.Withdraw, _ => EditionChange.Revise };
        var told = change != EditionChange.Revise || (task.IsShown && (task.Content != old || note.Kind == TaskNoteKind.Changed));
        return new DeskAct(act, TaskContent.Kind, () => $"{task.Id}", note.Text.Length > 0 ? $"{content.What}: {note.Text}" : content.What, told ? await PutAsync(by, task, change, note, now, stop) : []);
    }

    /// <summary>One line, cleaned.</summary>
    public static string Line(string? typed) => Orthography.CleanLine(typed ?? "");

    /// <summary>Words that are asked for, cleaned. Throws <see cref="Refusal"/> when there are none or too many.</summary>
    public static string Words(string? typed, string missing)
    {
        var words = Orthography.Clean(typed ?? "");
        Must(words.Length > 0, missing);
        Must(words.Length <= LongestWords, TasksText.WordsTooLong, LongestWords);
        return words;
    }

    private async Task<IReadOnlyList<string>> PutAsync(Permissions by, CityTask task, EditionChange change, NewNote note, DateTime now, CancellationToken stop)
    {
        var last = await db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == TaskContent.Kind && e.ObjectId == task.Id && e.Current, stop);
        var reasoned = note.Kind is TaskNoteKind.Extended or TaskNoteKind.Reopened or TaskNoteKind.Dropped or TaskNoteKind.Withdrawn or TaskNoteKind.EvidenceDropped;
        var edition = task.Show(change, reasoned ? note.Text : "", now);
        edition.Follow(last);
        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, $"{by.Highest?.ToString().ToLowerInvariant()}/{edition.Office}"));
        string[] files = edition.Withdrawn ? [] : [.. task.Read().Evidence.Select(static piece => piece.File).Where(static file => file.Length > 0)];
        if (files.Length > 0)
        {
            await db.Set<StoredFile>().Where(f => files.Contains(f.Hash) && !f.Public).ExecuteUpdateAsync(static set => set.SetProperty(static f => f.Public, true), stop);
        }

        await db.SaveChangesAsync(stop);
        await SearchIndex.WriteAsync(db, edition, PublicTaskWords.Searched, stop);
        return [PageTag.Feeds, PublicTaskTag.List, PublicTaskTag.Of(edition.Path), PageTag.Office(edition.Office), .. last is null ? Array.Empty<string>() : [PageTag.Office(last.Office)]];
    }
}
