using ToaSoan.Platform;
using ToaSoan.Reader.Feeds;

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
        builder.Services.AddScoped<IFigures, StatementFigures>();
        builder.Services.AddSingleton(new SitemapPages(static (_, _) => Task.FromResult<IReadOnlyList<string>>([Register.Address, CorrectionListModel.Address])));
    }

    /// <summary>Maps the proof files, the register for programs and the feed of corrections (pages map themselves).</summary>
    public static void MapTransparency(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(Register.Address + "/tat-ca.json", RegisterJson.ServeAsync).AllowAnonymous();
        app.MapGet(Register.Address + "/{id:long}/chung-minh.json", ProofFile.ServeStatementAsync).AllowAnonymous();
        app.MapGet(CorrectionListModel.Address + "/atom.xml", CorrectionFeed.ServeAsync).AllowAnonymous();
        app.MapGet("/{section:section}/{slug}-{id:long}/lich-su/{number:number}/chung-minh.json", ProofFile.ServeAsync).AllowAnonymous();
    }
}
