namespace ToaSoan.Reports;

/// <summary>What the city accounts for: figures, returns, reports.</summary>
public static class ReportsModule
{
    /// <summary>Registers what reads figures and makes reports.</summary>
    public static void AddReports(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<FigureReading>();
    }
}
