using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>
/// Passkeys belong to the domain of <see cref="Settings.BaseUrl"/>, whatever a request calls the server: a wrong Host header
/// or an unknown proxy can neither make nor use one.
/// </summary>
public sealed class Passkeys(Settings settings) : IConfigureOptions<IdentityPasskeyOptions>
{
    /// <summary>The relying party: the host of the base address.</summary>
    public string Domain { get; } = new Uri(settings.BaseUrl).Host;

    /// <inheritdoc />
    public void Configure(IdentityPasskeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ServerDomain = Domain;
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && IsOurs(context.Origin));
    }

    /// <summary>Whether an origin is the base address; on localhost, whatever its port.</summary>
    public bool IsOurs(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var from) && new Uri(settings.BaseUrl) is var home
        && (home.Host == "localhost" ? from.Host == home.Host : from.GetLeftPart(UriPartial.Authority) == home.GetLeftPart(UriPartial.Authority));
}
