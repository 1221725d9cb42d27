using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme;

/// <summary>
/// A dossier as typed. <paramref name="Content"/> has no milestones and no changes; <paramref name="Reason"/> is why money changed or a document was taken out.
/// </summary>
public sealed record TypedProject(long OfficeId, ProjectContent Content, IReadOnlyList<TypedMilestone> Milestones, string Reason = "");

/// <summary>What a dossier must keep before it is saved, and before it is shown.</summary>
internal sealed class ProjectRules(PortalDb db, Permissions by)
{
    /// <summary>Characters of a summary or a reason.</summary>
    public const int LongestWords = 2_000;

    /// <summary>Characters of a name.</summary>
    public const int LongestName = 200;

    /// <summary>The largest sum, in đồng.</summary>
    private const long MostMoney = 1_000_000_000_000_000;

    /// <summary>Milestones a project may have.</summary>
    public const int MostMilestones = 60;

    /// <summary>Documents, and articles chosen by hand, a project may have.</summary>
    public const int MostThings = 40;

    /// <summary>The content to save, with what changed in what readers see. Throws <see cref="Refusal"/>.</summary>
    public async Task<ProjectContent> CheckAsync(TypedProject typed, (ProjectContent Content, bool Shown)? saved, DateOnly today, List<ProjectChange> changes, CancellationToken stop)
    {
        var content = typed.Content;
        Must(content.Name.Any(char.IsLetterOrDigit) && content.Name.Length <= LongestName, ProjectText.NameMissing, LongestName);
        Must(content.Summary.Length <= LongestWords && content.StopReason.Length <= LongestWords && content.Funds.Length <= LongestWords && typed.Reason.Length <= LongestWords, ProjectText.WordsTooLong, LongestWords);
        Must(Enum.IsDefined(content.State), ProjectText.NotAccepted);
        Must(content.State != ProjectState.Stopped || content.StopReason.Length > 0, ProjectText.ReasonToStop);
        Must(content.Budget is null or (> 0 and <= MostMoney), ProjectText.BudgetWrong);
        Must(content.BudgetLines.All(static line => line.Name.Length is > 0 and <= LongestName && line.Source.Length <= LongestName && line.Amount is > 0 and <= MostMoney), ProjectText.LineWrong, content.BudgetLines.FirstOrDefault(static line => line.Amount is <= 0 or > MostMoney || line.Name.Length is 0 or > LongestName)?.Name);
        Must(content.BudgetLines.Count == 0 || content.BudgetLines.Sum(static line => line.Amount) == content.Budget, ProjectText.LinesDiffer, content.BudgetLines.Sum(static line => line.Amount), content.Budget);
        Must(typed.Milestones.Count <= MostMilestones && content.BudgetLines.Count <= MostThings && content.Documents.Count <= MostThings && content.Articles.Count <= MostThings, ProjectText.TooMany, MostMilestones, MostThings);
        foreach (var row in typed.Milestones)
        {
            Must(row.Name.Length is > 0 and <= LongestName && row.Reason.Length <= LongestWords, ProjectText.MilestoneNameMissing, LongestName);
            Must(row.Reached is null || row.Reached <= today, ProjectText.ReachedInFuture, row.Name);
        }

        await MustKnowAsync(content, saved?.Content, stop);
        var whole = content with { Milestones = ProjectChanges.Milestones(saved?.Content.Milestones ?? [], typed.Milestones, saved is { Shown: true }, today, changes) };
        if (saved is { Shown: true } shown)
        {
            ProjectChanges.Rest(shown.Content, whole, typed.Reason, changes);
            await MustBeShowableAsync(db, whole, today, stop);
        }

        return whole;
    }

    /// <summary>Throws <see cref="Refusal"/> for what readers may not be shown: no summary, a map without its words or after its last day.</summary>
    public static async Task MustBeShowableAsync(PortalDb db, ProjectContent content, DateOnly today, CancellationToken stop)
    {
        Must(content.Summary.Length > 0, ProjectText.SummaryMissing);
        if (content.Picture is not { } picture)
        {
            return;
        }

        Must(picture.Caption.Length > 0 && picture.Credit.Length > 0 && picture.Alt.Length > 0, ProjectText.PictureWordsMissing);
        var until = await db.Photos.Where(photo => photo.Hash == picture.Photo).Select(static photo => photo.RightsUntil).SingleAsync(stop);
        Must(until is null || until >= today, ProjectText.PictureRights, until is { } last ? CityTime.Day(last) : "");
    }

    // A form names photos and files by their hash: only what is there already, or what this person may see, may be made public by it.
    private async Task MustKnowAsync(ProjectContent content, ProjectContent? saved, CancellationToken stop)
    {
        if (content.Picture is { } picture && picture.Photo != saved?.Picture?.Photo)
        {
            Must(await db.PhotosFor(by).AnyAsync(photo => photo.Hash == picture.Photo, stop), ProjectText.NotAccepted);
        }

        Must(content.Picture is not { } words || (words.Caption.Length <= Photo.MaxWords && words.Credit.Length <= Photo.MaxWords && words.Alt.Length <= Photo.MaxWords), ProjectText.WordsTooLong, Photo.MaxWords);
        Must(content.Documents.All(static document => document.Name.Length is > 0 and <= LongestName), ProjectText.DocumentNameMissing, LongestName);
        var files = content.Documents.Select(static document => document.File).Except(saved?.Documents.Select(static document => document.File) ?? []).ToArray();
        Must(files.Length == await db.Files.CountAsync(file => files.Contains(file.Hash) && (file.Public || by.WholeCity || file.UploadedBy == by.StaffId), stop), ProjectText.NotAccepted);

        Must(content.Topic is null || content.Topic == saved?.Topic || await db.Topics.AnyAsync(topic => topic.Slug == content.Topic && topic.MergedIntoId == null, stop), ProjectText.NotAccepted);
        var articles = content.Articles.Except(saved?.Articles ?? []).ToArray();
        var known = await db.Editions.Where(e => e.Kind == "article" && e.Shown && articles.Contains(e.ObjectId)).Select(static e => e.ObjectId).ToListAsync(stop);
        Must(articles.Length == known.Count, ProjectText.ArticleUnknown, articles.Except(known).FirstOrDefault());
    }
}
