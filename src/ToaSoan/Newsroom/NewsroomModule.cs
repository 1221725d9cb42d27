namespace ToaSoan.Newsroom;

/// <summary>Writing, reviewing and publishing articles.</summary>
public static class NewsroomModule
{
    /// <summary>Registers the newsroom's services.</summary>
    public static void AddNewsroom(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ArticleDesk>();
        builder.Services.AddScoped<Publication>();
        builder.Services.AddScoped<Schedule>();
        builder.Services.AddHostedService<PublicationClock>();
        builder.Services.AddScoped<ImportDesk>();
        builder.Services.AddScoped<Photos.PhotoDesk>();
        builder.Services.AddScoped<Setup.SetupActs>();
        builder.Services.AddScoped<Setup.SectionDesk>();
        builder.Services.AddScoped<Setup.TopicDesk>();
        builder.Services.AddScoped<Setup.MarkDesk>();
    }
}
