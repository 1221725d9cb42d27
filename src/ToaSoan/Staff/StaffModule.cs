using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Sign-in, roles and who may enter the desk.</summary>
public static class StaffModule
{
    /// <summary>The cookie of somebody signed in.</summary>
    public const string SessionCookie = "toasoan";

    /// <summary>How long a session lives without being used.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);

    /// <summary>Registers identity and the rule that everything needs sign-in unless it says otherwise.</summary>
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<StaffMember>(static options =>
        {
            ShapeTables(options);
            options.Password.RequiredLength = 12;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 8;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_@";
        }).AddEntityFrameworkStores<PortalDb>().AddSignInManager<StaffSignIn>().AddDefaultTokenProviders();
        services.TryAddScoped(static provider => (StaffSignIn)provider.GetRequiredService<SignInManager<StaffMember>>());
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(static options =>
        {
            options.LoginPath = "/ban/vao";
            options.AccessDeniedPath = "/ban/vao";
            options.ReturnUrlParameter = "ve";
            options.ExpireTimeSpan = SessionLife;
            options.Cookie.Name = SessionCookie;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Events.OnValidatePrincipal = Sessions.CheckAsync;
        });
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<Sessions>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<SecondFactorRule>();
        services.AddScoped<StaffRolls>();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<Passkeys>();
        services.AddSingleton<IConfigureOptions<IdentityPasskeyOptions>>(static provider => provider.GetRequiredService<Passkeys>());
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>The options that decide which tables Identity has (version 3: with passkeys).</summary>
    public static void ShapeTables(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <summary>Authentication and authorisation, after the page store and before every endpoint.</summary>
    public static void UseStaff(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
