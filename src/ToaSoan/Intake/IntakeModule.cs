namespace ToaSoan.Intake;

/// <summary>What people send in: the vault of their addresses and names, the sweeper that erases them, and the limits of forms.</summary>
public static class IntakeModule
{
    /// <summary>Registers the vault, its rule of retention and the sweeper.</summary>
    public static void AddIntake(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddSingleton<VaultKey>();
        services.AddScoped<Vault>();
        services.AddSingleton<Crowd>();
        services.AddSingleton(new Retention("contacts", static (scope, now, stop) => scope.GetRequiredService<Vault>().SweepAsync(now, stop)));
        services.AddSingleton<Sweeper>();
        services.AddHostedService(static provider => provider.GetRequiredService<Sweeper>());
    }
}
