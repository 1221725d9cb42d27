using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>Photos and files: storing, renditions, serving.</summary>
public static class MediaModule
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers the media store and its jobs.</summary>
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MediaStore>();
        builder.Services.AddScoped<PhotoRenditions>();
        builder.Services.AddScoped<JobWorker, RenditionWorker>();
        builder.Services.AddScoped<JobWorker, CompactRenditionWorker>();
        builder.Services.AddSingleton<PublicMedia>();
        builder.Services.AddSingleton<MediaKeys>();
        builder.Services.AddSingleton<MediaUpkeep>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<MediaUpkeep>());
    }

    /// <summary>Maps /anh and /tep; anybody may ask, the endpoints themselves decide what is shown.</summary>
    public static void MapMedia(this WebApplication app)
    {
        app.MapMethods("/anh/{name}", Read, MediaEndpoints.PhotoAsync).AllowAnonymous();
        app.MapMethods("/tep/{hash}", Read, MediaEndpoints.FileAsync).AllowAnonymous();
    }
}
