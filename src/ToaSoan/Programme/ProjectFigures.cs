using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme;

/// <summary>What reports say of project dossiers: out of editions, so what readers were told.</summary>
internal sealed class ProjectFigures(PortalDb db, TimeProvider clock) : IFigures
{
    private const string UnderWay = "projects-under-way";
    private const string Finished = "projects-finished";
    private const string InTime = "milestones-in-time";
    private const string Late = "milestones-late";

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<FigureKind>>(
    [
        new(UnderWay, ProjectText.Projects, ProjectText.FigureUnderWay, ProjectText.FigureUnderWayMeans, ProjectText.FigureProjects, []),
        new(Finished, ProjectText.Projects, ProjectText.FigureFinished, ProjectText.FigureFinishedMeans, ProjectText.FigureProjects, [], Direction: FigureDirection.Up),
        new(InTime, ProjectText.Projects, ProjectText.FigureInTime, ProjectText.FigureInTimeMeans, ProjectText.FigureMilestones, [], Direction: FigureDirection.Up),
        new(Late, ProjectText.Projects, ProjectText.FigureLate, ProjectText.FigureLateMeans, ProjectText.FigureMilestones, [], Direction: FigureDirection.Down),
    ]);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        var rows = new[] { UnderWay, Finished, InTime, Late }.Where(kinds.Contains).ToDictionary(static kind => kind, static _ => new List<FigureRow>());
        var last = until < clock.Today() ? until : clock.Today();
        if (rows.Count > 0 && from <= last)
        {
            var end = CityTime.Utc(last.AddDays(1).ToDateTime(TimeOnly.MinValue));
            var editions = await db.Editions.AsNoTracking().Where(e => e.Kind == ProjectContent.Kind && e.PublishedAt < end).OrderBy(static e => e.ObjectId).ThenBy(static e => e.Number).ToListAsync(stop);
            foreach (var dossier in editions.GroupBy(static e => e.ObjectId))
            {
                Tell([.. dossier]);
            }
        }

        return rows.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<FigureRow>)pair.Value);

        void Tell(List<Edition> dossier)
        {
            if (dossier[^1].Withdrawn)
            {
                return; // what was published by mistake was no project
            }

            var (now, content) = (dossier[^1], ProjectContent.Read(dossier[^1].Body));
            if (content.State == ProjectState.UnderWay)
            {
                Add(UnderWay, last, now, now.Title, "");
            }

            if (content.State == ProjectState.Done)
            {
                var since = dossier.FindLastIndex(static e => e.Kicker != nameof(ProjectState.Done)) + 1;
                Add(Finished, CityTime.DayOf(dossier[since].PublishedAt), dossier[since], now.Title, "");
            }

            foreach (var milestone in content.Milestones)
            {
                if (milestone.Reached is { } reached && reached <= last)
                {
                    Add(milestone.DaysLate(last) == 0 ? InTime : Late, reached, now, $"{now.Title}: {milestone.Name}", "#moc");
                }
            }
        }

        void Add(string kind, DateOnly day, Edition edition, string title, string part)
        {
            if (day >= from && rows.TryGetValue(kind, out var list))
            {
                list.Add(new FigureRow(day, 1, edition.Office, title, edition.Path + part, true, []));
            }
        }
    }
}
