using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>What people send in: the vault of their addresses and names, mails to those who confirmed one, the sweeper that erases them, the limits of forms, what in a text is personal, and what was answered already.</summary>
public static class IntakeModule
{
    /// <summary>Registers all of it.</summary>
    public static void AddIntake(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddSingleton<VaultKey>();
        services.AddScoped<Vault>();
        services.AddSingleton<Crowd>();
        services.AddSingleton(new Retention("contacts", static (scope, now, stop) => scope.GetRequiredService<Vault>().SweepAsync(now, stop)));
        services.AddScoped<Senders>();
        services.AddScoped<JobWorker, SenderMail>();
        services.AddSingleton(new Retention("senders' addresses", static (scope, now, stop) => scope.GetRequiredService<Senders>().SweepAsync(now, stop))); // after the vault's, which they follow
        services.AddSingleton<FormGuard>();
        services.AddScoped<AlikeTexts>();
        services.AddSingleton<Sweeper>();
        services.AddHostedService(static provider => provider.GetRequiredService<Sweeper>());
    }
}
