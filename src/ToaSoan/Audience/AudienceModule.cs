using ToaSoan.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Audience;

/// <summary>Counts readers, and shows the figures.</summary>
public static class AudienceModule
{
    /// <summary>Registers the counters and what shows them.</summary>
    public static void AddAudience(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddSingleton<CountStore>();
        services.AddSingleton<Presence>();
        services.AddSingleton<OnlineReaders>();
        services.AddHostedService(static provider => provider.GetRequiredService<OnlineReaders>());
        services.AddSingleton<Figures>();
        services.AddSingleton<CountWriter>();
        services.AddHostedService(static provider => provider.GetRequiredService<CountWriter>());
        services.AddSingleton<CountedPages>();
        services.AddSingleton<NetworkLimits>();
        services.AddSingleton<Crawlers>();
        services.AddSingleton<Gate>();
        services.AddHostedService<MachineLimits>();
        services.AddSingleton<CountReading>();
        services.AddSingleton<MostRead>();
        services.AddSingleton<Live>();
        services.AddScoped<IFigures, AudienceFigures>();
        services.AddScoped<PageNames>();
        services.AddSingleton(new SitemapPages(static (_, _) => Task.FromResult<IReadOnlyList<string>>([StatisticsModel.Address])));
        foreach (var offer in MostRead.Offers)
        {
            services.AddSingleton(offer);
        }

        services.Configure<RazorPagesOptions>(static options => options.Conventions.AllowAnonymousToPage("/Audience/Statistics"));
    }

    /// <summary>Answers readers' reports before anything else runs.</summary>
    public static void UseAudience(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<Beats>();
    }

    /// <summary>Maps the figures for programs (pages map themselves).</summary>
    public static void MapAudience(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/api/counts/days.{kind}", PublicFigures.ServeAsync).AllowAnonymous();
    }
}
