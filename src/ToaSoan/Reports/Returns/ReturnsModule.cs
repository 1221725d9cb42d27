using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>Figures from offices: what they are asked for, what they return month by month, what they published elsewhere.</summary>
public static class ReturnsModule
{
    /// <summary>Registers what is done to returns, and the figures made of them (pages map themselves).</summary>
    public static void AddReturns(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<IndicatorDesk>();
        builder.Services.AddScoped<ReturnDesk>();
        builder.Services.AddScoped<OutsideDesk>();
        builder.Services.AddScoped<IFigures, ReturnFigures>();
        builder.Services.AddScoped<ReturnReminders>();
        builder.Services.AddScoped<JobWorker, ReturnMail>();
        builder.Services.AddHostedService<ReturnClock>();
    }
}
