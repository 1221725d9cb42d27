namespace ToaSoan.Transparency;

/// <summary>What the portal shows of its own acts.</summary>
public static class TransparencyModule
{
    /// <summary>Registers statements of reasons and the desk's register of requests.</summary>
    public static void AddTransparency(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<Statements>();
        builder.Services.AddScoped<RequestDesk>();
    }

    /// <summary>Maps the proof files (pages map themselves).</summary>
    public static void MapTransparency(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/{section:section}/{slug}-{id:long}/lich-su/{number:number}/chung-minh.json", ProofFile.ServeAsync).AllowAnonymous();
    }
}
