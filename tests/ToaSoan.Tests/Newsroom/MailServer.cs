using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace ToaSoan.Tests.Newsroom;

/// <summary>How a mail server behaves.</summary>
internal enum Manner
{
    /// <summary>Takes every mail.</summary>
    Good,

    /// <summary>Refuses every receiver for now.</summary>
    Refusing,

    /// <summary>Reads the mail and never answers.</summary>
    Slow,
}

/// <summary>A small mail server on the loopback, which keeps what it takes over.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private int visits;

    public MailServer()
    {
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>How it behaves from now on.</summary>
    public Manner Manner { get; set; }

    /// <summary>The mails taken over.</summary>
    public ConcurrentQueue<MimeMessage> Mails { get; } = new();

    /// <summary>How often somebody came.</summary>
    public int Visits => visits;

    /// <summary>host:port.</summary>
    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <inheritdoc />
    public void Dispose()
    {
        closing.Cancel();
        listener.Stop();
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Interlocked.Increment(ref visits);
                _ = TalkAsync(client);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var gone = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 thu.minhgiang.example ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT" when Manner == Manner.Refusing:
                    await writer.WriteLineAsync("451 Not now");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } part && part != ".")
                    {
                        text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                    }

                    if (Manner == Manner.Slow)
                    {
                        await Task.Delay(Timeout.Infinite, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                        return;
                    }

                    using (var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())))
                    {
                        Mails.Enqueue(await MimeMessage.LoadAsync(bytes));
                    }

                    await writer.WriteLineAsync("250 Taken over");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Goodbye");
                    return;
                default:
                    await writer.WriteLineAsync("250 Well");
                    break;
            }
        }
    }
}
