using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;
using ToaSoan.Reports.Composing;

namespace ToaSoan.Reports;

/// <summary>What the city accounts for: figures, returns, reports.</summary>
public static class ReportsModule
{
    /// <summary>Registers what reads figures and makes reports.</summary>
    public static void AddReports(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<FigureReading>();
        builder.Services.AddScoped<ReportDesk>();
        builder.Services.AddScoped<Setup.ProfileDesk>();
        builder.Services.AddSingleton(PublishedReport.Searched);
        builder.Services.AddSingleton(new SitemapPages(static async (db, stop) => await db.Shown(Report.Kind).AnyAsync(stop) ? ["/bao-cao"] : []));
        builder.Services.Configure<RazorPagesOptions>(static options =>
        {
            options.Conventions.AddPageRoute("/Reports/Composing/Published", "/bao-cao/{period}/ban/{number:int}");
            const string Figures = "/Reports/Composing/PublishedFigures";
            options.Conventions.AddPageRoute(Figures, "/bao-cao/{period}/so-lieu/{figure}/trang/{number:number}");
            options.Conventions.AddPageRoute(Figures, "/bao-cao/{period}/so-lieu/{figure}/{dimension}/{key?}");
            options.Conventions.AddPageRoute(Figures, "/bao-cao/{period}/so-lieu/{figure}/{dimension}/{key}/trang/{number:number}");
        });
    }

    /// <summary>Maps the files of published reports (pages map themselves).</summary>
    public static void MapReports(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/bao-cao/{period}/tep/{number:int}/{name}", PublishedFiles.ServeAsync).AllowAnonymous();
        app.MapGet("/bao-cao/{period}/so-lieu/{figure}/tep/{format}", PublishedFiles.ListAsync).AllowAnonymous();
        app.MapGet("/bao-cao/{period}/so-lieu/{figure}/{dimension}/{key}/tep/{format}", PublishedFiles.ListAsync).AllowAnonymous();
    }
}
