using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>
/// The demo city's project dossiers: days relative to the day of filling, drawn maps, each begun, shown and then changed by the acts people use.
/// </summary>
public sealed class DemoProjects(Workplace workplace)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private readonly DateOnly today = workplace.Services.GetRequiredService<TimeProvider>().Today();

    /// <summary>Shows every dossier that is not in yet.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var projects = JsonSerializer.Deserialize<DemoProject[]>(await File.ReadAllTextAsync(Path.Combine(Demo.Source, "projects.json"), stop), Json)!;
        foreach (var project in projects)
        {
            if (!await workplace.Db.Projects.AnyAsync(known => known.Slug == VietnameseText.Slug.From(project.Name), stop))
            {
                await ShowAsync(project, stop);
            }
        }
    }

    private async Task ShowAsync(DemoProject project, CancellationToken stop)
    {
        var (db, media, desk) = (workplace.Db, workplace.Services.GetRequiredService<MediaStore>(), workplace.Services.GetRequiredService<ProjectDesk>());
        var map = await media.AddPhotoAsync(await Task.Run(() => DemoDrawing.Rasterize(Path.Combine(Demo.Source, "photos", project.Map + ".svg")), stop), project.Map + ".jpg", null, stop);
        map.Describe(project.Caption, project.Credit, project.Alt);
        var document = project.Document is null ? null : await media.AddFileAsync(await File.ReadAllBytesAsync(Path.Combine(Demo.Source, "documents", project.Document), stop), project.Document, null, stop);
        string[] imports = [.. project.Articles.Select(static name => $"demo/{name}.txt")];
        var content = new ProjectContent
        {
            Name = project.Name, Summary = project.Summary, State = project.State, Budget = project.Budget, BudgetLines = project.BudgetLines ?? [], Funds = project.Funds, Topic = project.Topic,
            Picture = new ProjectPicture(map.Hash, project.Caption, project.Credit, project.Alt),
            Articles = await db.Articles.Where(a => imports.Contains(a.ImportHash!) && a.State == ArticleState.Published).OrderBy(static a => a.Id).Select(static a => a.Id).ToListAsync(stop),
        };
        var office = await db.Offices.Living().Where(o => o.Code == project.Office).Select(static o => o.Id).SingleAsync(stop);
        var rows = project.Milestones.Select(row => new TypedMilestone(0, row.Name, today.AddDays(row.Planned), Day(row.Reached))).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var id = await desk.AddAsync(Permissions.Command, new TypedProject(office, content, rows), stop);
        await desk.ShowAsOfAsync(Permissions.Command, id, When(project.Shown), stop);
        foreach (var update in project.Updates)
        {
            var saved = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == id, stop);
            var now = ProjectContent.Read(saved.Content);
            var changed = now.Milestones.Select(milestone => Changed(milestone, update.Milestones?.FirstOrDefault(row => row.Number == milestone.Number))).ToList();
            now = now with
            {
                State = update.State ?? now.State, StopReason = update.StopReason ?? "", Budget = update.Budget ?? now.Budget,
                Documents = update.AddDocument && document is not null ? [new ProjectDocument(document.Hash, project.DocumentName!)] : now.Documents,
            };
            await desk.SaveAsOfAsync(Permissions.Command, id, saved.Version, new TypedProject(office, now, changed, update.Reason ?? ""), When(update.On), stop);
        }

        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    private TypedMilestone Changed(Milestone milestone, DemoChange? row) => new(
        milestone.Number, milestone.Name, Day(row?.Planned) ?? milestone.Planned, Day(row?.Reached) ?? milestone.Reached, row?.Reason ?? "");

    private DateOnly? Day(int? days) => days is { } count ? today.AddDays(count) : null;

    // Nine in the morning of that day by the city's clock.
    private DateTime When(int days) => CityTime.Utc(today.AddDays(days).ToDateTime(new TimeOnly(9, 0)));

    private sealed record DemoProject(
        string Name, string Office, ProjectState State, int Shown, string? Topic, string[] Articles, long Budget, BudgetLine[]? BudgetLines, string Funds, string? Document, string? DocumentName,
        string Summary, string Map, string Caption, string Alt, string Credit, DemoMilestone[] Milestones, DemoUpdate[] Updates);

    private sealed record DemoMilestone(string Name, int Planned, int? Reached);

    private sealed record DemoUpdate(int On, ProjectState? State, string? StopReason, long? Budget, string? Reason, bool AddDocument, DemoChange[]? Milestones);

    private sealed record DemoChange(int Number, int? Planned, int? Reached, string? Reason);
}
