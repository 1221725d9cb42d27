using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Tasks;

/// <summary>
/// What reports say of tasks. Open and overdue are as of the period's last day, or of today while the period runs: out of the notes, so that what happened later changes nothing.
/// </summary>
internal sealed class TaskFigures(PortalDb db, TimeProvider clock) : IFigures
{
    private const string Done = "tasks-done";
    private const string Open = "tasks-open";
    private const string Overdue = "tasks-overdue";
    private const string Extended = "tasks-extended";
    private const string Timing = "timing";

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop)
    {
        FigureDimension timing = new(Timing, TasksText.FigureTiming);
        return Task.FromResult<IReadOnlyList<FigureKind>>(
        [
            new(Done, TasksText.FigureGroup, TasksText.FigureDone, TasksText.FigureDoneMeans, TasksText.FigureUnit, [timing], Direction: FigureDirection.Up),
            new(Open, TasksText.FigureGroup, TasksText.FigureOpen, TasksText.FigureOpenMeans, TasksText.FigureUnit, [timing]),
            new(Overdue, TasksText.FigureGroup, TasksText.FigureOverdue, TasksText.FigureOverdueMeans, TasksText.FigureUnit, [], Direction: FigureDirection.Down),
            new(Extended, TasksText.FigureGroup, TasksText.FigureExtended, TasksText.FigureExtendedMeans, TasksText.FigureUnit, [timing]),
        ]);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        var rows = new[] { Done, Open, Overdue, Extended }.Where(kinds.Contains).ToDictionary(static kind => kind, static _ => new List<FigureRow>());
        var last = until < clock.Today() ? until : clock.Today();
        if (rows.Count > 0 && from <= last)
        {
            var offices = await db.Set<Offices.Office>().Select(static office => new { office.Id, office.Slug }).ToDictionaryAsync(static office => office.Id, static office => office.Slug, stop);
            var tasks = await db.Tasks.AsNoTracking().OrderBy(static t => t.Id).ToListAsync(stop);
            var notes = (await db.TaskNotes.AsNoTracking().Where(note => note.Day <= last && note.Kind != TaskNoteKind.Reminded && note.Kind != TaskNoteKind.Progress).OrderBy(static note => note.Id).ToListAsync(stop)).ToLookup(static note => note.TaskId);
            foreach (var task in tasks)
            {
                Tell(task, [.. notes[task.Id]]);
            }

            void Tell(CityTask task, List<TaskNote> told)
            {
                if (told.Count == 0)
                {
                    return;
                }

                var (content, state, due, promised) = (task.Read(), TaskState.Open, told[0].To ?? task.Due, told[0].To ?? task.Promised);
                TaskNote? done = null;
                foreach (var note in told)
                {
                    if (note.Kind == TaskNoteKind.Extended)
                    {
                        var inTime = note.Day <= promised;
                        (due, promised) = (note.To!.Value, inTime ? note.To.Value : promised);
                        Add(Extended, note.Day, note, inTime);
                    }

                    state = note.Kind switch { TaskNoteKind.Done => TaskState.Done, TaskNoteKind.Reopened => TaskState.Open, TaskNoteKind.Dropped => TaskState.Dropped, _ => state };
                    done = note.Kind switch { TaskNoteKind.Done => note, TaskNoteKind.Reopened => null, _ => done };
                }

                if (done is not null)
                {
                    Add(Done, done.Day, done, done.Day <= promised);
                }

                if (state == TaskState.Open)
                {
                    Add(Open, last, told[^1], last <= promised);
                    if (last > promised)
                    {
                        Add(Overdue, last, told[^1], inTime: false);
                    }
                }

                void Add(string kind, DateOnly day, TaskNote note, bool inTime)
                {
                    if (day >= from && rows.TryGetValue(kind, out var list))
                    {
                        FigureMark[] marks = kind == Overdue ? [] : [new FigureMark(Timing, inTime ? "in-time" : "late", inTime ? TasksText.FigureInTime : TasksText.FigureLate)];
                        list.Add(new FigureRow(day, 1, offices[note.OfficeId], content.What, task.IsShown ? $"/nhiem-vu/{task.Slug}" : $"/ban/cong-viec/{task.Id}", task.IsShown, marks));
                    }
                }
            }
        }

        return rows.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<FigureRow>)pair.Value);
    }
}
