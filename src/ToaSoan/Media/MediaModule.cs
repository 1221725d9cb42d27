namespace ToaSoan.Media;

/// <summary>Photos and files: storing, renditions, serving.</summary>
public static class MediaModule
{
    /// <summary>Registers the media store and its jobs.</summary>
    public static void AddMedia(this WebApplicationBuilder builder) => builder.Services.AddScoped<MediaStore>();

    /// <summary>Maps /anh and /tep.</summary>
    public static void MapMedia(this WebApplication app)
    {
    }
}
