using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Writing, reviewing and publishing articles.</summary>
public static class NewsroomModule
{
    /// <summary>Registers the newsroom's services.</summary>
    public static void AddNewsroom(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IFigures, NewsroomFigures>();
        builder.Services.AddScoped<ArticleDesk>();
        builder.Services.AddScoped<Publication>();
        builder.Services.AddScoped<Schedule>();
        builder.Services.AddHostedService<PublicationClock>();
        builder.Services.AddScoped<ImportDesk>();
        builder.Services.AddScoped<Photos.PhotoDesk>();
        builder.Services.AddScoped<Setup.SetupActs>();
        builder.Services.AddScoped<Setup.SectionDesk>();
        builder.Services.AddScoped<Setup.TopicDesk>();
        builder.Services.AddScoped<Setup.MarkDesk>();
        builder.Services.AddScoped<Setup.LogoDesk>();
        builder.Services.AddScoped<Front.FrontDesk>();
        builder.Services.AddScoped<Front.StripDesk>();
        builder.Services.AddSingleton<Front.FrontPreviews>();
        builder.Services.AddHostedService<Front.FrontClock>();
        builder.Services.AddScoped<English.EnglishDesk>();
        builder.Services.AddScoped<Comments.CommentDesk>();
        builder.Services.AddScoped<Notices.MailDigest>();
        builder.Services.AddSingleton<Notices.NoticeClock>();
        builder.Services.AddHostedService(static provider => provider.GetRequiredService<Notices.NoticeClock>());
        builder.Services.AddSingleton(new PreviewSource(Article.Kind, PreviewAsync));
    }

    // Readers will see the promised hour as its date, where one is promised.
    private static async Task<Preview?> PreviewAsync(IServiceProvider services, long id, CancellationToken stop)
    {
        var db = services.GetRequiredService<PortalDb>();
        if (await db.Articles.WithOffices().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.State < ArticleState.Withdrawn, stop) is not { } article)
        {
            return null;
        }

        var due = await db.ScheduledPublications.Where(p => p.ArticleId == id && p.Outcome == ScheduleOutcome.Waiting).Select(static p => (DateTime?)p.DueAt).FirstOrDefaultAsync(stop);
        return new Preview(article.AsShownAt(due ?? services.GetRequiredService<TimeProvider>().Now()), article.EmbargoUntil);
    }
}
