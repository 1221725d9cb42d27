using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Text;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Intake;

/// <summary>
/// Sends what <see cref="Senders"/> tell. A job names the vault's row, the instant and the letter, never an address; where the row is gone, or what the letter tells is not true any more, nothing is sent. A mail has the same
/// number when it is sent once more after a crash.
/// </summary>
public sealed class SenderMail(PortalDb db, Vault vault, Mailer mailer, SiteIdentities identities, IEnumerable<SenderKind> kinds, IServiceProvider services, Settings settings, TimeProvider clock) : JobWorker
{
    /// <summary>The kind of its jobs.</summary>
    public const string JobKind = "sender.mail";

    /// <summary>The letter that asks whether an address is one's own.</summary>
    internal const string AskLetter = "ask";

    /// <inheritdoc />
    public override string Kind => JobKind;

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (mailId, letter) = (key.Split(':', 3)[0], key.Split(':', 3)[2]);
        var sender = await db.Senders.AsNoTracking().SingleOrDefaultAsync(s => s.MailId == mailId, stop);
        var asks = letter == AskLetter;
        if (sender is null || (asks ? sender.ConfirmBy is not { } by || by <= clock.Now() : sender.ConfirmBy is not null)
            || !(await vault.OpenAsync(Sender.MailPurpose, [mailId], stop)).TryGetValue(mailId, out var packed))
        {
            return;
        }

        if (!mailer.IsSetUp)
        {
            throw new InvalidOperationException("There is no mail server any more (TOASOAN_MAIL_SERVER)."); // the mail waits for one as long as the address is kept
        }

        LanguageMiddleware.Speak(sender.Language);
        var kind = kinds.Single(kind => kind.Kind == sender.Kind);
        var site = (await identities.GetAsync(db, stop)).Name;
        if ((asks ? Ask(kind, sender, site) : await kind.WriteAsync(services, sender, letter, stop)) is not { } written)
        {
            return;
        }

        var addressAndSecret = JsonSerializer.Deserialize<string[]>(packed)!;
        var secret = addressAndSecret[1];
        var link = settings.BaseUrl + (sender.Language == "en" ? "/en" : "") + (asks ? Senders.Confirmation(secret) : $"{kind.SlipPath}#{secret}");
        var mail = Write(written, link, asks, asks ? Format(IntakeText.MailFootAsk, CityTime.Short(sender.ConfirmBy!.Value), site) : Format(IntakeText.MailFoot, site), sender.Language);
        mail.To.Add(new MailboxAddress("", addressAndSecret[0]));
        mail.MessageId = $"{NumberOf(key)}@{new Uri(settings.BaseUrl).Host}";
        await mailer.SendAsync(mail, stop);
    }

    private static SenderLetter Ask(SenderKind kind, Sender sender, string site) => new(IntakeText.MailSubjectAsk, Format(IntakeText.MailAsk, kind.Name(), site, CityTime.Short(sender.At)));

    private MimeMessage Write(SenderLetter letter, string link, bool asks, string foot, string language)
    {
        var (text, html) = (new StringBuilder(), new StringBuilder());
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><body>");
        foreach (var paragraph in letter.Body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static paragraph => paragraph.Split('\n', StringSplitOptions.TrimEntries)))
        {
            text.AppendJoin('\n', paragraph).Append("\n\n");
            html.Append("<p>").AppendJoin("<br>", paragraph.Select(line => line.StartsWith(settings.BaseUrl + "/", StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal) ? Link(line, line) : Html(line))).Append("</p>");
        }

        var words = asks ? IntakeText.MailConfirmLink : IntakeText.MailOwnPage;
        text.Append(CultureInfo.InvariantCulture, $"{words}\n{link}\n\n{foot}\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Link(link, words)}</p><p>{Html(foot)}</p></body></html>");
        var mail = new MimeMessage { Subject = Orthography.CleanLine(letter.Subject) };
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new MultipartAlternative(new TextPart(TextFormat.Plain) { Text = text.ToString() }, new TextPart(TextFormat.Html) { Text = html.ToString() });
        return mail;
    }

    // Whoever sees the mail's number learns nothing of the vault.
    private static string NumberOf(string key) => Convert.ToHexStringLower(SecretLink.Hash(key).AsSpan(0, 16));

    private static string Link(string address, string words) => $"<a href=\"{Html(address)}\">{Html(words)}</a>";

    private static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
