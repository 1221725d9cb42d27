using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Questions;

/// <summary>Questions to the city's offices: intake, screening, the public clock, answers, promises, and what other programs read of them.</summary>
public static class QuestionsModule
{
    private static readonly string[] Lists = ["/hoi-dap", "/hoi-dap/{shelf:regex(^(cho-tra-loi|qua-han|da-tra-loi)$)}", "/hoi-dap/don-vi/{office}", "/hoi-dap/don-vi/{office}/{shelf:regex(^(cho-tra-loi|qua-han|da-tra-loi)$)}"];

    /// <summary>Registers what readers, offices and the desk do with questions.</summary>
    public static void AddQuestions(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddScoped<Asking>();
        services.AddScoped<QuestionScreening>();
        services.AddScoped<QuestionCourse>();
        services.AddScoped<QuestionAnswers>();
        services.AddScoped<AnswerClockDesk>();
        services.AddScoped<JobWorker, QuestionReminders>();
        services.AddScoped<JobWorker, QuestionMail>();
        services.AddScoped<IFigures, QuestionFigures>();
        services.AddSingleton(QuestionLetters.Senders);
        services.AddSingleton(QuestionWords.Searched);
        services.AddSingleton(PublicQuestionOffers.Front);
        services.AddSingleton(PublicQuestionOffers.Dossier);
        services.AddSingleton(new Retention("questions as sent", static (scope, now, stop) => scope.GetRequiredService<QuestionScreening>().ForgetAsync(now, stop)));
        services.AddSingleton(new SitemapPages(static async (db, stop) => await db.Shown(QuestionContent.Kind).AnyAsync(stop) ? ["/hoi-dap", "/hoi-dap/gui"] : []));
        services.Configure<RazorPagesOptions>(static options =>
        {
            foreach (var list in Lists)
            {
                if (list != "/hoi-dap")
                {
                    options.Conventions.AddPageRoute("/Questions/PublicQuestions", list);
                }

                options.Conventions.AddPageRoute("/Questions/PublicQuestions", list + "/trang/{number:number}");
            }
        });
    }

    /// <summary>Maps the feeds and the Open311 interface (pages map themselves).</summary>
    public static void MapQuestions(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/hoi-dap/atom.xml", static (HttpContext context, PortalDb db, Settings settings, SiteIdentities identities) => PublicQuestionFeed.ServeAsync(context, db, settings, identities, null)).AllowAnonymous();
        app.MapGet("/hoi-dap/don-vi/{office}/atom.xml", PublicQuestionFeed.ServeAsync).AllowAnonymous();
        app.MapMethods("/api/open311/{**path}", ["GET", "HEAD", "POST"], PublicQuestionApi.ServeAsync).AllowAnonymous().DisableAntiforgery();
    }
}
