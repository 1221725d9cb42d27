using ToaSoan.Intake;

namespace ToaSoan.Programme.Events;

/// <summary>The two addresses that a registration's secret (<see cref="SecretLink"/>) leads to.</summary>
public static class SlipSecret
{
    /// <summary>The purpose of the token that confirms an address.</summary>
    private const string TokenPurpose = "event.confirm";

    /// <summary>The address of a slip.</summary>
    public static string Slip(string secret) => $"/lich/phieu#{secret}";

    /// <summary>The token that belongs to a secret.</summary>
    public static string Token(string secret) => SecretLink.Token(secret, TokenPurpose);

    /// <summary>The address that confirms, by the token of a secret. It stands in logs, but it works once and shows nothing: a link in a mail has to work without script.</summary>
    public static string Confirmation(string token) => $"/lich/xac-nhan/{token}";
}
