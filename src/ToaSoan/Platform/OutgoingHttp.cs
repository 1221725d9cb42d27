using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace ToaSoan.Platform;

/// <summary>
/// The one client by which the portal asks other servers. Owns the rule that it reaches public addresses only, whatever a name, a redirect or
/// a second look-up says: the address is judged where the connection is made. HTTPS only; three redirects at most, each judged again; a bounded
/// body in a bounded time, never unpacked; no cookies, no proxy, no sign-in.
/// </summary>
public sealed class OutgoingHttp(OutgoingPolicy policy, TimeProvider clock) : IDisposable
{
    private const int MostRedirects = 3;
    private static readonly string Agent = $"ToaSoan/{typeof(OutgoingHttp).Assembly.GetName().Version?.ToString(2)}";
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxConnectionsPerServer = 4,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
        ConnectCallback = (context, stop) => ConnectAsync(policy, context.DnsEndPoint, stop),
    });

    /// <summary>
    /// Asks and reads the whole answer, whatever its status. Redirects of GET and HEAD are followed; that of another method is the answer.
    /// Throws <see cref="OutgoingFailure"/> when there is no answer to be had.
    /// </summary>
    public async Task<OutgoingAnswer> AskAsync(OutgoingRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var limit = new CancellationTokenSource(request.Within, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            return await FollowAsync(request, both.Token);
        }
        catch (OperationCanceledException error) when (!stop.IsCancellationRequested)
        {
            throw new OutgoingFailure(OutgoingTrouble.Slow, request.Address.Host, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            throw Unwrapped(error) ?? new OutgoingFailure(error is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } ? OutgoingTrouble.NotSecure : OutgoingTrouble.Unreachable, request.Address.Host, error);
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async Task<OutgoingAnswer> FollowAsync(OutgoingRequest request, CancellationToken stop)
    {
        var address = request.Address;
        for (var redirects = 0; ; redirects++)
        {
            MustBeAllowed(address);
            using var message = Message(request, address);
            using var response = await client.SendAsync(message, stop);
            var follows = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
            if (!follows || response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || response.Headers.Location is not { } next)
            {
                return await ReadAsync(request, address, response, stop);
            }

            if (redirects == MostRedirects)
            {
                throw new OutgoingFailure(OutgoingTrouble.TooManyRedirects, address.Host);
            }

            address = new Uri(address, next);
        }
    }

    private void MustBeAllowed(Uri address)
    {
        var plain = address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttp && policy.MayBePlain(address.IdnHost);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && !plain) || address.UserInfo.Length > 0)
        {
            throw new OutgoingFailure(OutgoingTrouble.NotAllowed, address.IsAbsoluteUri ? address.Host : "");
        }
    }

    private static HttpRequestMessage Message(OutgoingRequest request, Uri address)
    {
        var message = new HttpRequestMessage(request.Method, address) { Version = HttpVersion.Version11 };
        message.Headers.TryAddWithoutValidation("User-Agent", Agent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(request.BodyType) } };
        }

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private async Task<OutgoingAnswer> ReadAsync(OutgoingRequest request, Uri address, HttpResponseMessage response, CancellationToken stop)
    {
        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            throw new OutgoingFailure(OutgoingTrouble.NotUnderstood, address.Host);
        }

        if (response.Content.Headers.ContentLength > request.MostBytes)
        {
            throw new OutgoingFailure(OutgoingTrouble.TooLarge, address.Host);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        using var body = new MemoryStream();
        var piece = new byte[16_384];
        int read;
        while ((read = await stream.ReadAsync(piece, stop)) > 0)
        {
            if (body.Length + read > request.MostBytes)
            {
                throw new OutgoingFailure(OutgoingTrouble.TooLarge, address.Host);
            }

            body.Write(piece, 0, read);
        }

        var wait = response.Headers.RetryAfter;
        return new OutgoingAnswer((int)response.StatusCode, address, response.Content.Headers.ContentType?.MediaType ?? "", body.ToArray(), wait?.Delta ?? (wait?.Date is { } date ? date - clock.GetUtcNow() : null));
    }

    // The names a server is known by may change between two look-ups: what is judged here is what is connected to.
    private static async ValueTask<Stream> ConnectAsync(OutgoingPolicy policy, DnsEndPoint point, CancellationToken stop)
    {
        var known = IPAddress.TryParse(point.Host, out var literal) ? [literal] : await FindAsync(policy, point.Host, stop);
        var open = known.Where(policy.MayReach).Take(4).ToArray();
        if (open.Length == 0)
        {
            throw new OutgoingFailure(known.Length == 0 ? OutgoingTrouble.Unknown : OutgoingTrouble.NotAllowed, point.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, point.Port, stop);
            return socket.RemoteEndPoint is IPEndPoint end && policy.MayReach(end.Address) ? new NetworkStream(socket, ownsSocket: true) : throw new OutgoingFailure(OutgoingTrouble.NotAllowed, point.Host);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> FindAsync(OutgoingPolicy policy, string host, CancellationToken stop)
    {
        try
        {
            return await policy.Find(host, stop);
        }
        catch (SocketException error)
        {
            throw new OutgoingFailure(OutgoingTrouble.Unknown, host, error);
        }
    }

    private static OutgoingFailure? Unwrapped(Exception? error) => error is null or OutgoingFailure ? error as OutgoingFailure : Unwrapped(error.InnerException);
}
