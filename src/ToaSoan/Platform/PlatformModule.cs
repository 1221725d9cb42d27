using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;
using VietnameseText;

namespace ToaSoan.Platform;

/// <summary>What every capability stands on.</summary>
public static class PlatformModule
{
    /// <summary>Registers settings, database, page store, jobs, keys and pages.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder, Settings settings)
    {
        if (!Orthography.NormalizesCorrectly())
        {
            throw new Refusal(PlatformText.NoIcu);
        }

        var services = builder.Services;
        builder.Logging.AddSimpleConsole(static options => options.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("ToaSoan", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None); // its failures reach us as exceptions, logged once with a number
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // that keys lie unencrypted in the data folder is said in docs/operating.md
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None); // says nothing above debug that we do not log ourselves, and costs an activity for every request
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddPortalDb(settings);
        services.AddSingleton<PageStore>();

        // Answers to a search are made for one reader and not stored, so they are compressed as they go. They hold nothing secret; pages of the desk do, and stay as they are.
        services.AddResponseCompression(static options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json"];
        });
        services.AddSingleton<StoredAnswers>();
        services.AddSingleton<Mailer>();
        services.AddScoped<DeskActs>();
        services.AddSingleton(Assets.Compiled);
        services.AddSingleton<Tickets>();
        services.AddScoped<Previews>();
        services.AddSingleton(OutgoingPolicy.Public);
        services.AddSingleton<OutgoingHttp>();
        services.AddSingleton<IHttpContextAccessor, CurrentRequest>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(static provider => provider.GetRequiredService<JobRunner>());
        services.AddDataProtection().SetApplicationName("toasoan").PersistKeysToDbContext<PortalDb>();
        services.Configure<WebEncoderOptions>(static options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(static options =>
        {
            options.RootDirectory = "/";
            options.Conventions.AllowAnonymousToFolder("/Reader");
        }).AddMvcOptions(static options => options.MaxModelBindingCollectionSize = 20_000);
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.UseArrivalThreads();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1_000_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(20); // a reader's page reports every half minute: its connection need not wait for that
        });
    }

    /// <summary>The first of all: readers of stored pages need nothing else of the program.</summary>
    public static void UseStoredPages(this WebApplication app) => app.UseMiddleware<StoredPagesMiddleware>();

    /// <summary>The middleware every other request passes, outermost first.</summary>
    public static void UsePlatform(this WebApplication app)
    {
        app.UseMiddleware<SafetyHeaders>();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseMiddleware<LanguageMiddleware>();
        app.UseWhen(static context => context.Request.Path.StartsWithSegments("/tim-kiem", StringComparison.OrdinalIgnoreCase), static search => search.UseResponseCompression());
        app.UseMiddleware<PageStoreMiddleware>();
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        app.UseRouting();
        app.MapGet("/a/{name}", static async (string name, Assets assets, PortalDb db, HttpContext context) => Theme.Serve(name, assets, context) ?? await SiteLogo.ServeAsync(name, db, context) ?? assets.Serve(name, context)).AllowAnonymous();
        app.MapGet("/healthz", static () => "ok").AllowAnonymous();
    }

    /// <summary>Maps every capability's Razor pages.</summary>
    public static void MapPages(this WebApplication app) => app.MapRazorPages();
}
