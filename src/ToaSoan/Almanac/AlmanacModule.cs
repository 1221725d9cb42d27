using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Almanac;

/// <summary>Weather and exchange rates.</summary>
public static class AlmanacModule
{
    /// <summary>Registers the providers, the clock that asks them, and the readers' pages.</summary>
    public static void AddAlmanac(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<OpenMeteo>();
        builder.Services.AddScoped<RateProviders>();
        builder.Services.AddScoped<AlmanacFetch>();
        builder.Services.AddScoped<AlmanacDesk>();
        builder.Services.AddHostedService<AlmanacClock>();
        builder.Services.AddSingleton(new SitemapPages(AlmanacNow.PathsAsync));
        builder.Services.Configure<RazorPagesOptions>(static options =>
        {
            options.Conventions.AllowAnonymousToPage("/Almanac/Weather");
            options.Conventions.AllowAnonymousToPage("/Almanac/Rates");
        });
    }
}
