using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ToaSoan.Bench.Counting;

/// <summary>One connection of a browser, HTTP/1.1 by hand: thousands of them are to leave the processor to the server. It comes from an address of the loopback network of its own.</summary>
public sealed class Wire : IDisposable
{
    private static readonly string[] Browsers =
    [
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.0.0 Mobile Safari/537.36", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.{0} Mobile/15E148 Safari/604.1", "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0",
    ];

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[8192];

    private Wire(int network, int host) => socket.Bind(new IPEndPoint(new IPAddress([127, (byte)(1 + (network / 256)), (byte)network, (byte)(1 + host)]), 0));

    /// <summary>Connects; throws <see cref="SocketException"/>.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="network">The number of the /24 it comes from.</param>
    /// <param name="host">The number within it, below 250.</param>
    public static async Task<Wire> OpenAsync(Uri server, int network, int host = 0)
    {
        ArgumentNullException.ThrowIfNull(server);
        var wire = new Wire(network, host);
        try
        {
            await wire.socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(server.Host), server.Port));
            return wire;
        }
        catch
        {
            wire.Dispose();
            throw;
        }
    }

    /// <summary>Connects a wire for <see cref="Send"/> and <see cref="Receive"/>: without the machinery of waiting these cost the least a request can.</summary>
    public static Wire Open(Uri server, int network)
    {
        ArgumentNullException.ThrowIfNull(server);
        var wire = new Wire(network, 0);
        wire.socket.Connect(new IPEndPoint(IPAddress.Parse(server.Host), server.Port));
        return wire;
    }

    /// <summary>What a browser sends to report.</summary>
    public static byte[] Report(Uri server, string body, int browser)
    {
        ArgumentNullException.ThrowIfNull(server);
        return Encoding.ASCII.GetBytes($"POST /api/beat HTTP/1.1\r\n{Headers(server, browser)}Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\nOrigin: http://{server.Authority}\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\nReferer: http://{server.Authority}/\r\nContent-Length: {body?.Length}\r\n\r\n{body}");
    }

    /// <summary>What a browser sends to read a page.</summary>
    public static byte[] Page(Uri server, string path, int browser)
    {
        ArgumentNullException.ThrowIfNull(server);
        return Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\n{Headers(server, browser)}Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nUpgrade-Insecure-Requests: 1\r\n\r\n");
    }

    /// <summary>Sends a request and reads its answer to the end; gives the status. Throws <see cref="SocketException"/> or <see cref="IOException"/> when there is none.</summary>
    public async ValueTask<int> AskAsync(ReadOnlyMemory<byte> request)
    {
        if (await socket.SendAsync(request) != request.Length)
        {
            throw new IOException("The request was not taken.");
        }

        var filled = 0;
        while (Head(filled) < 0)
        {
            filled += Some(await socket.ReceiveAsync(buffer.AsMemory(filled)));
        }

        var (status, rest) = Read(filled);
        while (rest > 0)
        {
            rest -= Some(await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(rest, buffer.Length))));
        }

        return status;
    }

    /// <summary>Sends a request.</summary>
    public void Send(ReadOnlySpan<byte> request) => socket.Send(request);

    /// <summary>Waits for the answer to what was sent.</summary>
    public int Receive()
    {
        var filled = 0;
        while (Head(filled) < 0)
        {
            filled += Some(socket.Receive(buffer.AsSpan(filled)));
        }

        var (status, rest) = Read(filled);
        while (rest > 0)
        {
            rest -= Some(socket.Receive(buffer.AsSpan(0, Math.Min(rest, buffer.Length))));
        }

        return status;
    }

    /// <inheritdoc />
    public void Dispose() => socket.Dispose();

    private int Head(int filled) => buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);

    private static int Some(int bytes) => bytes > 0 ? bytes : throw new IOException("The server hung up.");

    private (int Status, int Missing) Read(int filled)
    {
        var head = Head(filled);
        var text = buffer.AsSpan(0, head + 2);
        var at = text.IndexOf("\r\nContent-Length: "u8);
        var length = at < 0 ? throw new IOException($"The answer has no length: {Encoding.ASCII.GetString(text)}") : text[(at + 18)..];
        return (Number(text.Slice(9, 3)), Number(length[..length.IndexOf((byte)'\r')]) - (filled - head - 4));
    }

    private static int Number(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Headers(Uri server, int browser) =>
        $"Host: {server.Authority}\r\nUser-Agent: {string.Format(CultureInfo.InvariantCulture, Browsers[browser % Browsers.Length], 120 + (browser / Browsers.Length % 25))}\r\nAccept: */*\r\nAccept-Language: vi-VN,vi;q=0.9,en;q=0.8\r\nAccept-Encoding: gzip, deflate\r\nSec-Fetch-Site: same-origin\r\n";
}
