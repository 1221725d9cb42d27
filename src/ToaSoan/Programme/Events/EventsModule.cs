using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Programme.Events;

/// <summary>Awareness events and staff courses: the calendar, registration, attendance.</summary>
internal static class EventsModule
{
    /// <summary>Registers what the desk and readers do with events.</summary>
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<EventDesk>();
        services.AddScoped<Registrations>();
        services.AddScoped<Confirmations>();
        services.AddScoped<Feedback>();
        services.AddSingleton(new Retention("registrations nobody confirmed", static (scope, now, stop) => scope.GetRequiredService<Confirmations>().ExpireAsync(now, stop)));
        services.AddSingleton(new Retention("feedback codes", static (scope, now, stop) => scope.GetRequiredService<Feedback>().ForgetCardsAsync(now, stop)));
        services.AddScoped<JobWorker, EventLetter>();
        services.AddScoped<IFigures, EventFigures>();
        services.AddSingleton(FrontEvents.Offer);
        services.AddSingleton(EventWords.Searched);
        services.AddSingleton(new SitemapPages(static async (db, stop) => await db.Shown(EventContent.EditionKind).AnyAsync(stop)
            ? ["/lich", .. await db.Shown(EventContent.EditionKind).OrderBy(static e => e.ObjectId).Select(static e => e.Path).ToListAsync(stop)] : []));
        services.Configure<RazorPagesOptions>(static options => options.Conventions.AddPageRoute("/Programme/Events/Calendar", "/lich/{year:number}/{month:number}"));
    }

    /// <summary>Maps the calendar's files.</summary>
    public static void MapEvents(this WebApplication app)
    {
        app.MapGet("/lich.ics", CalendarFiles.ServeAsync).AllowAnonymous();
        app.MapGet("/lich/{slug}-{id:long}.ics", CalendarFiles.ServeOneAsync).AllowAnonymous();
    }
}
