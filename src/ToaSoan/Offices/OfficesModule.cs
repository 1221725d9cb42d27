namespace ToaSoan.Offices;

/// <summary>The organisation as it changes.</summary>
public static class OfficesModule
{
    /// <summary>Registers what happens to offices, what became of them, and the import of a list of them.</summary>
    public static void AddOffices(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<OfficeHistory>();
        builder.Services.AddScoped<OfficesToday>();
        builder.Services.AddScoped<UnitImport>();
    }
}
