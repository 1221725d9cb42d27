using System.Net;

namespace ToaSoan.Platform;

/// <summary>What is asked of another server.</summary>
/// <param name="Address">The whole address.</param>
public sealed record OutgoingRequest(Uri Address)
{
    /// <summary>The method.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>What kinds of content are wanted.</summary>
    public string Accept { get; init; } = "*/*";

    /// <summary>What is sent, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The kind of content of <see cref="Body"/>.</summary>
    public string BodyType { get; init; } = "application/x-www-form-urlencoded";

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The longest answer that is read, in bytes.</summary>
    public int MostBytes { get; init; } = 1_000_000;

    /// <summary>The time for everything: looking up, connecting, redirects, reading.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>What another server answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="From">The address that answered, after redirects.</param>
/// <param name="ContentType">The kind of content, without parameters; "" when it is not told.</param>
/// <param name="Body">The content.</param>
/// <param name="RetryAfter">How long the server asks not to be asked again.</param>
public sealed record OutgoingAnswer(int Status, Uri From, string ContentType, byte[] Body, TimeSpan? RetryAfter)
{
    /// <summary>Whether the status is of the 200s.</summary>
    public bool Good => Status is >= 200 and < 300;
}

/// <summary>
/// Whom the portal may ask. The program's is <see cref="Public"/>; no setting changes it, so nobody opens the city's inner network by
/// mistake. Tests put their own in its place.
/// </summary>
/// <param name="MayReach">Whether an address may be connected to.</param>
/// <param name="MayBePlain">Whether a host may be asked without encryption.</param>
/// <param name="Find">Looks up the addresses of a host.</param>
public sealed record OutgoingPolicy(Func<IPAddress, bool> MayReach, Func<string, bool> MayBePlain, Func<string, CancellationToken, Task<IPAddress[]>> Find)
{
    /// <summary>Public addresses over HTTPS.</summary>
    public static OutgoingPolicy Public { get; } = new(PublicAddresses.Has, static _ => false, Dns.GetHostAddressesAsync);
}

/// <summary>Why there was no answer.</summary>
public enum OutgoingTrouble
{
    /// <summary>The address is not one the portal asks: not HTTPS, with a sign-in in it, or not public.</summary>
    NotAllowed,

    /// <summary>No such host.</summary>
    Unknown,

    /// <summary>Nobody answers there, or the connection broke.</summary>
    Unreachable,

    /// <summary>The certificate is not to be trusted.</summary>
    NotSecure,

    /// <summary>It took too long.</summary>
    Slow,

    /// <summary>The answer is too long.</summary>
    TooLarge,

    /// <summary>It led on and on.</summary>
    TooManyRedirects,

    /// <summary>The answer is packed in a way we did not ask for.</summary>
    NotUnderstood,
}

/// <summary>Another server gave no answer.</summary>
/// <param name="trouble">Why.</param>
/// <param name="host">Which server.</param>
/// <param name="cause">What happened below.</param>
public sealed class OutgoingFailure(OutgoingTrouble trouble, string host, Exception? cause = null) : Exception($"{trouble}: {host}", cause)
{
    /// <summary>Why.</summary>
    public OutgoingTrouble Trouble { get; } = trouble;

    /// <summary>Which server.</summary>
    public string Host { get; } = host;
}
