namespace ToaSoan.Reader;

/// <summary>The public side: reads editions only.</summary>
public static class ReaderModule
{
    /// <summary>Registers what the reader's pages need.</summary>
    public static void AddReader(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps feeds, sitemap and robots.txt (pages map themselves).</summary>
    public static void MapReader(this WebApplication app)
    {
    }
}
