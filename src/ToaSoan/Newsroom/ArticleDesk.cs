using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Newsroom;

/// <summary>What a save of an article carries; every field is cleaned before it is stored.</summary>
public sealed record ArticleContent(string Kicker, string Title, string Lead, Document Body, long? SectionId, IReadOnlyList<string> Authors, IReadOnlyList<long> Topics, string? LeadPhoto, string LeadPhotoAlt);

/// <summary>Begins, saves and moves articles on the desk's side.</summary>
public sealed class ArticleDesk(PortalDb db, TimeProvider clock)
{
    /// <summary>Begins a draft in an office.</summary>
    public async Task<Article> BeginAsync(long officeId, ArticleContent content, Permissions staff, CancellationToken stop, string findings = "", string? importHash = null)
    {
        if (!staff.May(Role.Reporter, officeId))
        {
            throw new Refusal(NewsroomText.NotYourOffice);
        }

        var now = clock.Now();
        var article = new Article { OfficeId = officeId, CreatedAt = now, SavedAt = now, CreatedBy = staff.StaffId == 0 ? null : staff.StaffId, ImportFindings = findings, ImportHash = importHash };
        db.Articles.Add(article);
        await PutAsync(article, content, stop);
        await db.SaveChangesAsync(stop);
        return article;
    }

    /// <summary>
    /// Saves a working copy that was read at <paramref name="version"/>; nothing changed is nothing saved, so a correction needs
    /// a change. Throws <see cref="Refusal"/> when somebody saved since.
    /// </summary>
    public async Task<Article> SaveAsync(long id, int version, ArticleContent content, Permissions staff, CancellationToken stop)
    {
        var article = await FindAsync(id, stop);
        article.MustBeEditableBy(staff);
        if (article.Version != version)
        {
            throw new Refusal(NewsroomText.SavedByAnother);
        }

        await PutAsync(article, content, stop);
        if (!db.ChangeTracker.HasChanges())
        {
            return article;
        }

        article.Version++;
        article.SavedAt = clock.Now();
        await Publication.SaveAsync(db, stop);
        return article;
    }

    /// <summary>Applies one of the article's acts that readers do not see: submit, return, approve.</summary>
    public async Task ActAsync(long id, Action<Article> act, CancellationToken stop)
    {
        var article = await FindAsync(id, stop);
        act(article);
        article.Version++;
        article.SavedAt = clock.Now();
        await Publication.SaveAsync(db, stop);
    }

    /// <summary>The article with its parts; throws <see cref="Refusal"/> when there is none.</summary>
    public async Task<Article> FindAsync(long id, CancellationToken stop) =>
        await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);

    private async Task PutAsync(Article article, ArticleContent content, CancellationToken stop)
    {
        BlockRules.Check(content.Body);
        (article.Kicker, article.Title, article.Lead) = (Line(content.Kicker, 200), Line(content.Title, 300), Line(content.Lead, 2_000));
        article.Body = BlockJson.Write(content.Body);
        article.SectionId = content.SectionId;
        (article.LeadPhoto, article.LeadPhotoAlt) = (content.LeadPhoto, Line(content.LeadPhotoAlt, BlockRules.MaxWords));

        var topics = await db.Topics.Where(topic => content.Topics.Contains(topic.Id)).ToListAsync(stop);
        article.Topics.RemoveAll(topic => !topics.Contains(topic));
        article.Topics.AddRange(topics.Except(article.Topics));

        var names = content.Authors.Select(name => Line(name, 100)).Where(static name => name.Length > 0).Distinct().ToList();
        var slugs = names.ConvertAll(static name => Slug.From(name));
        var known = await db.Authors.Where(author => slugs.Contains(author.Slug)).ToDictionaryAsync(static author => author.Slug, stop);
        var byline = new List<ArticleAuthor>();
        for (var index = 0; index < names.Count; index++)
        {
            if (!known.TryGetValue(slugs[index], out var author))
            {
                known[slugs[index]] = author = new Author { Slug = slugs[index], Name = names[index] };
            }

            var place = article.Authors.Find(a => a.Author!.Slug == author.Slug) ?? new ArticleAuthor { Author = author };
            place.Position = index;
            if (!byline.Contains(place))
            {
                byline.Add(place);
            }
        }

        article.Authors.RemoveAll(place => !byline.Contains(place));
        article.Authors.AddRange(byline.Except(article.Authors));
    }

    private static string Line(string text, int longest)
    {
        var clean = Orthography.CleanLine(text);
        return clean.Length <= longest ? clean : throw new Refusal(NewsroomText.LineTooLong, longest, clean[..40]);
    }
}
