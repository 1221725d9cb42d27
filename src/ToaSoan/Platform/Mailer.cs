using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ToaSoan.Platform;

/// <summary>Hands mails to the mail server of the settings.</summary>
public sealed class Mailer(Settings settings)
{
    /// <summary>How long one mail may take from the first byte to the server's last word.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether there is a mail server.</summary>
    public bool IsSetUp => settings.MailServer.Length > 0;

    /// <summary>Whether an address can be one: plain, without a name around it.</summary>
    public static bool CanBeSentTo(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Length <= 254 && Ascii.IsValid(address) && System.Net.Mail.MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal);
    }

    /// <summary>
    /// Sends one mail; returns when the server has taken it over. Throws what MailKit throws, or <see cref="TimeoutException"/>; the server may
    /// have taken it over all the same when the connection broke in its last word.
    /// </summary>
    public async Task SendAsync(MimeMessage mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        mail.From.Add(MailboxAddress.Parse(settings.MailFrom));
        var server = new Uri("smtp://" + settings.MailServer);
        var security = settings.MailTls switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(server.Host, server.Port < 0 ? 25 : server.Port, security, patience.Token);
            if (settings.MailUser.Length > 0)
            {
                await client.AuthenticateAsync(settings.MailUser, settings.MailPassword, patience.Token);
            }

            await client.SendAsync(mail, patience.Token);
        }
        catch (OperationCanceledException error) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer within {Patience.TotalSeconds} s.", error);
        }

        try
        {
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // The mail is with the server; how it says goodbye does not matter.
        }
    }
}
