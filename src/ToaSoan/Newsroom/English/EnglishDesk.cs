using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.English;

/// <summary>Saves English versions. Words that are saved lose the approval of those before them; readers go on seeing the approved ones.</summary>
public sealed class EnglishDesk(PortalDb db, TimeProvider clock)
{
    /// <summary>The mark of an article's words as they stand on the desk.</summary>
    public static string MarkOf(Article article) => Edition.MarkOf(article.Title, article.Lead, article.Body);

    /// <summary>Saves what the form says; nothing changed is nothing saved. Throws <see cref="Refusal"/> when somebody saved since.</summary>
    public async Task SaveAsync(long articleId, EnglishForm form, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(staff);
        var article = await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);
        if (EnglishVersion.WhyClosedTo(article, staff) is { } why)
        {
            throw new Refusal(why);
        }

        var english = await db.EnglishVersions.SingleOrDefaultAsync(version => version.ArticleId == articleId, stop);
        if ((english?.Version ?? 0) != form.Version)
        {
            throw new Refusal(NewsroomText.SavedByAnother);
        }

        english ??= db.EnglishVersions.Add(new EnglishVersion { ArticleId = articleId }).Entity;
        var body = form.Body();
        BlockRules.Check(body);
        (english.Kicker, english.Title, english.Lead) = (ArticleContent.Line(form.Kicker ?? "", 200), ArticleContent.Line(form.Title ?? "", 300), ArticleContent.Line(form.Lead ?? "", 2_000));
        (english.Body, english.LeadPhotoAlt) = (BlockJson.Write(body), ArticleContent.Line(form.LeadPhotoAlt ?? "", BlockRules.MaxWords));
        english.TranslationOf = form.UpToDate ? MarkOf(article) : english.TranslationOf;
        if (db.Entry(english).State is not (EntityState.Added or EntityState.Modified))
        {
            return;
        }

        var now = clock.Now();
        (english.SavedAt, english.SavedBy, english.ApprovedBy) = (now, staff.StaffId == 0 ? null : staff.StaffId, null);
        english.Version++;
        Audit.Write(db, staff, now, "article.english", Article.Kind, $"{articleId}", english.Title);
        await Publication.SaveAsync(db, stop);
    }
}
