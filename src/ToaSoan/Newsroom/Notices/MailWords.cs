using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Notices;

/// <summary>Writes a digest: text and HTML from the same lines, titles only, never an article's words or a comment's.</summary>
public static class MailWords
{
    /// <summary>The most notices one mail names.</summary>
    public const int Most = 50;

    /// <summary>The mail to a member, in their language. <paramref name="lines"/> are all that is new, the newest first.</summary>
    public static MimeMessage Write(StaffMember member, IReadOnlyList<NoticeLine> lines, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(lines);
        LanguageMiddleware.Speak(member.Language);
        var shown = lines.Take(Most).Select(line => (When: CityTime.Short(line.At), line.Sentence, line.Title, Address: baseUrl + line.Address)).ToList();
        var greeting = string.Format(CultureInfo.CurrentCulture, NoticesText.MailGreeting, member.DisplayName);
        var more = lines.Count > Most ? string.Format(CultureInfo.CurrentCulture, NoticesText.MailMore, lines.Count - Most, baseUrl + "/ban/thong-bao") : null;
        var change = string.Format(CultureInfo.CurrentCulture, NoticesText.MailChange, baseUrl + "/ban/toi#thu");

        var (text, html) = (new StringBuilder().Append(greeting).Append("\n\n"), new StringBuilder());
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{member.Language}\"><meta charset=\"utf-8\"><body><p>{Html(greeting)}</p><ul>");
        foreach (var (when, sentence, title, address) in shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {when} {sentence}: {title}\n  {address}\n");
            html.Append(CultureInfo.InvariantCulture, $"<li>{when} {Html(sentence)}: <a href=\"{Html(address)}\">{Html(title)}</a></li>");
        }

        html.Append("</ul>");
        foreach (var line in new[] { more, change }.OfType<string>())
        {
            text.Append('\n').Append(line).Append('\n');
            html.Append(CultureInfo.InvariantCulture, $"<p>{Html(line)}</p>");
        }

        var mail = new MimeMessage { Subject = lines.Count == 1 ? NoticesText.MailSubjectOne : string.Format(CultureInfo.CurrentCulture, NoticesText.MailSubject, lines.Count) };
        mail.To.Add(new MailboxAddress(member.DisplayName, member.Email ?? ""));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new MultipartAlternative(new TextPart(TextFormat.Plain) { Text = text.ToString() }, new TextPart(TextFormat.Html) { Text = html.Append("</body></html>").ToString() });
        return mail;
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
