using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>Writes the mails about a registration: text and HTML from the same lines, with the event as a calendar file where its time is told.</summary>
internal static class LetterWords
{
    /// <summary>A mail in the current language. <paramref name="link"/> is the registration's own secret page, or the one that confirms.</summary>
    public static MimeMessage Write(LetterKind kind, ShownEvent shown, Registration registration, string address, string link, string site, Settings settings)
    {
        var (content, page) = (shown.Content, settings.BaseUrl + (registration.Language == "en" ? "/en" : "") + shown.Edition.Path);
        var lines = new List<(string Words, string? Link)> { (Format(Text(kind, "Lead"), content.Name, EventWords.Seats(registration.Seats)), null) };
        if (kind == LetterKind.Moved && content.Moves is [.., var move])
        {
            lines.Add((EventWords.Of(move), null));
        }

        if (kind == LetterKind.Cancelled)
        {
            lines.Add((Format(EventsText.CancelledBecause, content.CancelReason), null));
        }

        if (kind != LetterKind.Feedback)
        {
            lines.Add((Format(EventMailText.WhenLine, EventWords.When(content)), null));
            lines.Add((Format(EventMailText.WhereLine, EventWords.Where(content)), null));
            lines.Add((EventMailText.PageLine, page));
        }

        if (kind != LetterKind.Cancelled)
        {
            lines.Add((kind switch { LetterKind.Feedback => EventMailText.FeedbackLink, LetterKind.Confirm => EventMailText.ConfirmLink, _ => EventMailText.OwnPage }, link));
        }

        lines.Add((kind switch
        {
            LetterKind.Confirm => Format(EventMailText.FootConfirm, site, CityTime.Short(registration.ConfirmBy ?? content.Starts)),
            LetterKind.Feedback => Format(EventMailText.FootLast, site),
            _ => Format(EventMailText.Foot, site),
        }, null));

        var (text, html) = (new StringBuilder(), new StringBuilder());
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{registration.Language}\"><meta charset=\"utf-8\"><body>");
        foreach (var (words, target) in lines)
        {
            text.Append(words).Append('\n').Append(target is null ? "" : target + "\n").Append('\n');
            html.Append(CultureInfo.InvariantCulture, $"<p>{(target is null ? Html(words) : $"<a href=\"{Html(target)}\">{Html(words)}</a>")}</p>");
        }

        var mail = new MimeMessage { Subject = Format(Text(kind, "Subject"), content.Name) };
        mail.To.Add(new MailboxAddress("", address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var bodies = new MultipartAlternative(new TextPart(TextFormat.Plain) { Text = text.ToString() }, new TextPart(TextFormat.Html) { Text = html.Append("</body></html>").ToString() });
        mail.Body = kind is LetterKind.Kept or LetterKind.Moved or LetterKind.Cancelled or LetterKind.Freed ? new Multipart("mixed") { bodies, File(shown, settings) } : bodies;
        return mail;
    }

    private static TextPart File(ShownEvent shown, Settings settings)
    {
        var file = new TextPart("calendar") { Text = new ICalendar(settings).Write(shown.Content.Name, [shown]), ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "su-kien.ics" } };
        file.ContentType.Parameters.Add("method", "PUBLISH");
        return file;
    }

    private static string Text(LetterKind kind, string part) => EventMailText.ResourceManager.GetString($"{part}{kind}", CultureInfo.CurrentUICulture)!;

    private static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
