using System.Text.Json;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>Chromium's virtual authenticator: a passkey device built into one person's browser.</summary>
public sealed class Authenticator
{
    private readonly ICDPSession tools;
    private readonly string id;

    private Authenticator(ICDPSession tools, string id) => (this.tools, this.id) = (tools, id);

    /// <summary>Gives a person such a device; somebody touches it whenever it asks.</summary>
    public static async Task<Authenticator> AddToAsync(Visitor person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var session = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await session.SendAsync("WebAuthn.enable", new Dictionary<string, object> { ["enableUI"] = false });
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return new Authenticator(session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether somebody touches it when it asks.</summary>
    public Task<JsonElement?> PresentAsync(bool present) =>
        tools.SendAsync("WebAuthn.setAutomaticPresenceSimulation", new Dictionary<string, object> { ["authenticatorId"] = id, ["enabled"] = present });
}
