namespace ToaSoan.Reports.Royalties;

/// <summary>What is paid for what is published, by office and month.</summary>
public static class RoyaltiesModule
{
    /// <summary>Registers what computes and signs royalty sheets.</summary>
    public static void AddRoyalties(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<RoyaltyReading>();
        builder.Services.AddScoped<RoyaltyDesk>();
    }
}
