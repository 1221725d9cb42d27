using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Programme;

/// <summary>
/// What the desk, and the editors of the responsible office, do to dossiers. Owns the invariant that a project's state, its edition, its record, its search entry and
/// the publicity of its map and documents change in one transaction, together with the entry in the trail.
/// </summary>
public sealed class ProjectDesk(PortalDb db, DeskActs acts, TimeProvider clock)
{
    /// <summary>Begins a draft; gives its number.</summary>
    public async Task<long> AddAsync(Permissions by, TypedProject typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(typed);
        Project? added = null;
        await acts.DoAsync(by, async () =>
        {
            await OfficeAsync(by, typed.OfficeId, stop);
            var content = await new ProjectRules(db, by).CheckAsync(typed, null, clock.Today(), [], stop);
            var slug = Slugs.Free(Slug.From(content.Name, "du-an"), await db.Projects.Select(static project => project.Slug).ToListAsync(stop));
            added = new Project { Slug = slug, OfficeId = typed.OfficeId, Content = content.Write(), SavedAt = clock.Now() };
            db.Projects.Add(added);
            return new DeskAct("project.add", ProjectContent.Kind, () => $"{added.Id}", content.Name);
        }, stop);
        return added!.Id;
    }

    /// <summary>Saves a dossier; one that readers see is shown to them as it is now. Throws <see cref="Refusal"/>.</summary>
    public Task SaveAsync(Permissions by, long id, int version, TypedProject typed, CancellationToken stop) => SaveAsOfAsync(by, id, version, typed, clock.Now(), stop);

    /// <summary>Saves as of an earlier instant; only the demo city does so.</summary>
    public Task SaveAsOfAsync(Permissions by, long id, int version, TypedProject typed, DateTime when, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var project = await FindAsync(by, Role.Editor, id, stop);
        if (project.Version != version)
        {
            throw new Refusal(PlatformText.ChangedMeanwhile);
        }

        var (saved, changes, before) = (ProjectContent.Read(project.Content), new List<ProjectChange>(), project.Office!);
        var office = typed.OfficeId == project.OfficeId ? before : await OfficeAsync(by, typed.OfficeId, stop);
        var content = await new ProjectRules(db, by).CheckAsync(typed, (saved, project.IsShown), DateOnly.FromDateTime(CityTime.Local(when)), changes, stop);
        if (content.Write() == saved.Write() && office == before)
        {
            return null;
        }

        (project.Content, project.OfficeId, project.Office, project.SavedAt) = (content.Write(), office.Id, office, when);
        project.Version++;
        if (!project.IsShown)
        {
            return new DeskAct("project.change", ProjectContent.Kind, () => $"{id}", content.Name);
        }

        if (office != before)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.Office, From: before.Name, To: office.Name));
        }

        var tags = await PutAsync(by, project, EditionChange.Revise, content with { Changes = changes }, string.Join('\n', changes.Select(static change => change.Reason).Where(static reason => reason.Length > 0).Distinct()), when, stop);
        return new DeskAct("project.change", ProjectContent.Kind, () => $"{id}", $"{content.Name}: {string.Join("; ", changes.Select(ProjectWords.Bare))}", tags);
    }, stop);

    /// <summary>Shows a draft to readers.</summary>
    public Task ShowAsync(Permissions by, long id, CancellationToken stop) => ShowAsOfAsync(by, id, clock.Now(), stop);

    /// <summary>Shows it as of an earlier instant; only the demo city does so.</summary>
    public Task ShowAsOfAsync(Permissions by, long id, DateTime when, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var project = await FindAsync(by, Role.Desk, id, stop);
        if (project.IsShown)
        {
            throw new Refusal(ProjectText.ShownAlready);
        }

        var content = ProjectContent.Read(project.Content);
        await ProjectRules.MustBeShowableAsync(db, content, clock.Today(), stop);
        project.Version++;
        var tags = await PutAsync(by, project, EditionChange.Publish, content with { Changes = [new ProjectChange(ProjectChangeKind.Shown)] }, "", when, stop);
        return new DeskAct("project.show", ProjectContent.Kind, () => $"{id}", content.Name, tags);
    }, stop);

    /// <summary>Takes a dossier down for good, with a public reason that stays at its address.</summary>
    public Task WithdrawAsync(Permissions by, long id, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var (project, why) = (await FindAsync(by, Role.Chief, id, stop), Orthography.Clean(reason ?? ""));
        if (!project.IsShown || why.Length is 0 or > ProjectRules.LongestWords)
        {
            throw new Refusal(project.IsShown ? ProjectText.ReasonToWithdraw : ProjectText.NotShown);
        }

        var (content, now) = (ProjectContent.Read(project.Content), clock.Now());
        project.WithdrawnAt = now;
        project.Version++;
        var tags = await PutAsync(by, project, EditionChange.Withdraw, content, why, now, stop);
        return new DeskAct("project.withdraw", ProjectContent.Kind, () => $"{id}", $"{content.Name}: {why}", tags);
    }, stop);

    /// <summary>A dossier that may be changed by this person, tracked; throws <see cref="Refusal"/> otherwise.</summary>
    private async Task<Project> FindAsync(Permissions by, Role least, long id, CancellationToken stop)
    {
        var project = await db.Projects.Include(static p => p.Office).ThenInclude(static office => office!.Names).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new Refusal(ProjectText.NoSuchProject);
        if (!by.May(least, project.OfficeId))
        {
            throw new Refusal(least switch { Role.Chief => ProjectText.ChiefsOnly, Role.Desk => ProjectText.DeskOnly, _ => ProjectText.EditorsOnly });
        }

        return project.WithdrawnAt is null ? project : throw new Refusal(ProjectText.WithdrawnIsClosed);
    }

    private async Task<Office> OfficeAsync(Permissions by, long id, CancellationToken stop)
    {
        var office = await db.Offices.Living().Include(static office => office.Names).SingleOrDefaultAsync(office => office.Id == id, stop) ?? throw new Refusal(ProjectText.OfficeMissing);
        return by.May(Role.Editor, id) ? office : throw new Refusal(ProjectText.EditorsOnly);
    }

    /// <summary>Saves everything that is saved with a public act; gives the tags of the pages to forget.</summary>
    private async Task<IReadOnlyList<string>> PutAsync(Permissions by, Project project, EditionChange change, ProjectContent content, string reason, DateTime now, CancellationToken stop)
    {
        var topic = content.Topic is { } slug ? await db.Topics.Where(t => t.Slug == slug).Select(static t => t.Name).SingleAsync(stop) : "";
        var last = await db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == ProjectContent.Kind && e.ObjectId == project.Id && e.Current, stop);
        var edition = project.Show(change, content, topic, reason, now);
        edition.Follow(last);
        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, $"{by.Highest?.ToString().ToLowerInvariant()}/{edition.Office}"));
        if (!edition.Withdrawn)
        {
            var (photo, files) = (content.Picture?.Photo, content.Documents.Select(static document => document.File).ToArray());
            await db.Set<Media.Photo>().Where(p => p.Hash == photo && !p.Public).ExecuteUpdateAsync(static set => set.SetProperty(static p => p.Public, true), stop);
            await db.Set<Media.StoredFile>().Where(f => files.Contains(f.Hash) && !f.Public).ExecuteUpdateAsync(static set => set.SetProperty(static f => f.Public, true), stop);
        }

        await db.SaveChangesAsync(stop);
        await SearchIndex.WriteAsync(db, edition, DossierWords.Searched, stop);
        return [PageTag.Feeds, DossierTag.List, DossierTag.Of(edition.Path), .. new[] { edition, last }.OfType<Edition>().SelectMany(static e => e.Tags.Select(static tag => PageTag.Of(tag.Kind, tag.Slug)).Prepend(PageTag.Office(e.Office)))];
    }
}
