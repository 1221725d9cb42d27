using Microsoft.AspNetCore.Mvc.RazorPages;

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
        services.AddSingleton<Figures>();
        services.AddSingleton<CountWriter>();
        services.AddHostedService(static provider => provider.GetRequiredService<CountWriter>());
        services.AddSingleton<CountedPages>();
        services.AddSingleton<NetworkLimits>();
        services.AddSingleton<Crawlers>();
        services.AddSingleton<Gate>();
    }

    /// <summary>Answers readers' reports before anything else runs.</summary>
    public static void UseAudience(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<Beats>();
    }
}
