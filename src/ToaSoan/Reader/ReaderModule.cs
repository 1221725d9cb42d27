using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Platform;
using ToaSoan.Reader.Feeds;
using ToaSoan.Reader.ShareCards;

namespace ToaSoan.Reader;

/// <summary>The public side: reads editions only, sets no cookie, and has no form but the search.</summary>
public static class ReaderModule
{
    /// <summary>Registers what the reader's pages need.</summary>
    public static void AddReader(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<SiteIdentities>();
        builder.Services.AddScoped<FrontComposer>();
        builder.Services.AddScoped<FeedReader>();
        builder.Services.AddScoped<ShareCardStore>();
        builder.Services.AddScoped<JobWorker, HubWorker>();
        builder.Services.AddSingleton(new SitemapPages(static (_, _) => Task.FromResult<IReadOnlyList<string>>([AccessibilityModel.Address])));
        builder.Services.Configure<RouteOptions>(static options =>
        {
            options.ConstraintMap["section"] = typeof(SectionConstraint);
            options.ConstraintMap["number"] = typeof(NumberConstraint);
        });
        builder.Services.Configure<RazorPagesOptions>(static options =>
        {
            options.Conventions.AddPageRoute("/Reader/Section", "/{section:section}/trang/{number:number}");
            options.Conventions.AddPageRoute("/Reader/Topic", "/chu-de/{slug}/trang/{number:number}");
            options.Conventions.AddPageRoute("/Reader/Office", "/don-vi/{slug}/trang/{number:number}");
            options.Conventions.AddPageRoute("/Reader/Author", "/tac-gia/{slug}/trang/{number:number}");
            options.Conventions.AddPageRoute("/Reader/ArchiveDay", "/luu-tru/{year:number}/{month:number}/{day:number}/trang/{number:number}");
        });
    }

    /// <summary>Maps feeds, sitemap and robots.txt (pages map themselves).</summary>
    public static void MapReader(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var machines = app.MapGroup("").AllowAnonymous();
        machines.MapFeeds();
        machines.MapGet("/sitemap.xml", Sitemap.ServeAsync);
        machines.MapGet("/sitemap-{number:number}.xml", Sitemap.ServePieceAsync);
        machines.MapGet("/news-sitemap.xml", Sitemap.ServeNewsAsync);
        machines.MapGet("/the/{id:long}-{mark}.jpg", ShareCardEndpoint.ServeAsync);
        machines.MapGet("/robots.txt", Sitemap.Robots);
        machines.MapGet("/oembed", OEmbed.ServeAsync);
        machines.MapGet("/{section:section}/{slug}-{id:long}/doc", ReadAloud.ServeAsync);
        machines.MapGet("/{section:section}/{slug}-{id:long}/qr.svg", static (HttpContext context, PortalDb db, Settings settings, long id) => QrCode.ServeAsync(context, db, settings, id, "/qr.svg", "qr"));
        machines.MapGet("/{section:section}/{slug}-{id:long}/qr-in.svg", static (HttpContext context, PortalDb db, Settings settings, long id) => QrCode.ServeAsync(context, db, settings, id, "/qr-in.svg", "print"));
        machines.MapGet("/tim-kiem/goi-y", SearchSuggestions.ServeAsync);

        // Without an endpoint the sign-in rule would send readers of a mistyped address to the desk's door.
        machines.MapFallback("{*path}", static () => Results.NotFound());
    }
}
