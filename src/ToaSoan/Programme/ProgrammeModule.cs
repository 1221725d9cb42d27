using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Programme.Events;

namespace ToaSoan.Programme;

/// <summary>What the city undertakes: project dossiers, events and courses.</summary>
public static class ProgrammeModule
{
    /// <summary>Registers what the desk does to dossiers.</summary>
    public static void AddProgramme(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<ProjectDesk>();
        builder.Services.AddSingleton(FrontProjects.Offer);
        builder.Services.AddSingleton(DossierWords.Searched);
        builder.AddEvents();
        builder.Services.Configure<RazorPagesOptions>(static options =>
        {
            options.Conventions.AddPageRoute("/Programme/Dossiers", "/du-an/trang/{number:number}");
            options.Conventions.AddPageRoute("/Programme/Dossiers", "/du-an/don-vi/{office}");
            options.Conventions.AddPageRoute("/Programme/Dossiers", "/du-an/don-vi/{office}/trang/{number:number}");
        });
    }

    /// <summary>Maps the dossiers' feeds and the calendar's files (pages map themselves).</summary>
    public static void MapProgramme(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/du-an/{slug}/atom.xml", DossierFeed.ServeAsync).AllowAnonymous();
        app.MapEvents();
    }
}
