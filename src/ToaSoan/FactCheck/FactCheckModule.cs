using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.FactCheck;

/// <summary>Claims people send in, and what the desk found of them: checks with a verdict, evidence and corrections.</summary>
public static class FactCheckModule
{
    /// <summary>Registers what the desk and readers do with claims and checks, and the clock that looks at evidence again.</summary>
    public static void AddFactCheck(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddScoped<ClaimIntake>();
        services.AddScoped<ClaimDesk>();
        services.AddScoped<ClaimSuggestions>();
        services.AddScoped<CheckDesk>();
        services.AddScoped<CheckPublication>();
        services.AddSingleton<EvidenceStore>();
        services.AddScoped<EvidenceDesk>();
        services.AddScoped<EvidenceLook>();
        services.AddHostedService<EvidenceClock>();
        services.AddScoped<IFigures, FactCheckFigures>();
        services.AddSingleton(ClaimLetters.Sent);
        services.AddSingleton(FrontChecks.Offer);
        services.AddSingleton(CheckWords.Searched);
        services.AddSingleton(new Retention("words of claims", static (scope, now, stop) => scope.GetRequiredService<ClaimIntake>().ForgetAsync(now, stop)));
        services.AddSingleton(new SitemapPages(static async (db, stop) => await db.Shown(CheckContent.EditionKind).AnyAsync(stop) ? ["/kiem-chung", MethodModel.Address, SendClaimModel.Address] : []));
        services.Configure<RazorPagesOptions>(static options =>
        {
            options.Conventions.AddPageRoute("/FactCheck/PublicChecks", "/kiem-chung/trang/{number:number}");
            options.Conventions.AddPageRoute("/FactCheck/PublicChecks", "/kiem-chung/ket-luan/{verdict}");
            options.Conventions.AddPageRoute("/FactCheck/PublicChecks", "/kiem-chung/ket-luan/{verdict}/trang/{number:number}");
            options.Conventions.AddPageRoute("/FactCheck/PublicChecks", "/kiem-chung/chu-de/{topic}");
            options.Conventions.AddPageRoute("/FactCheck/PublicChecks", "/kiem-chung/chu-de/{topic}/trang/{number:number}");
        });
    }

    /// <summary>Maps the data feed and the Atom feed (pages map themselves).</summary>
    public static void MapFactCheck(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/kiem-chung/du-lieu.json", CheckFeeds.DataAsync).AllowAnonymous();
        app.MapGet("/kiem-chung/atom.xml", CheckFeeds.AtomAsync).AllowAnonymous();
    }
}
