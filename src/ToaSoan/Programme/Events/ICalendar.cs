using System.Globalization;
using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>
/// Events as iCalendar (RFC 5545). Owns what a subscriber's calendar goes by: a lasting UID, a SEQUENCE that rises with each edition, times in the
/// city's zone with the zone described, and cancelled events that stay and say so.
/// </summary>
public sealed class ICalendar(Settings settings)
{
    private const int MostOctets = 75;
    private const string Zone = "Asia/Ho_Chi_Minh";
    private readonly StringBuilder text = new();

    /// <summary>A calendar of events under a name.</summary>
    public string Write(string name, IEnumerable<ShownEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        text.Clear();
        foreach (var line in new[]
        {
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Toa Soan//Events//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + Escape(name), "X-WR-TIMEZONE:" + Zone,
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
            "BEGIN:VTIMEZONE", "TZID:" + Zone, "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
        })
        {
            Line(line);
        }

        foreach (var one in events)
        {
            Write(one);
        }

        Line("END:VCALENDAR");
        return text.ToString();
    }

    private void Write(ShownEvent one)
    {
        var (edition, content, address) = (one.Edition, one.Content, settings.BaseUrl + one.Edition.Path);
        Line("BEGIN:VEVENT");
        Line($"UID:event-{edition.ObjectId.ToString(CultureInfo.InvariantCulture)}@{new Uri(settings.BaseUrl).Host}");
        Line("DTSTAMP:" + Utc(edition.PublishedAt));
        Line("CREATED:" + Utc(edition.FirstPublishedAt));
        Line("LAST-MODIFIED:" + Utc(edition.PublishedAt));
        Line("SEQUENCE:" + (edition.Number - 1).ToString(CultureInfo.InvariantCulture));
        Line($"DTSTART;TZID={Zone}:" + Local(content.Starts));
        Line($"DTEND;TZID={Zone}:" + Local(content.Ends));
        Line("SUMMARY:" + Escape(content.Name));
        Line("DESCRIPTION:" + Escape(string.Join("\n\n", new[] { one.Cancelled ? string.Format(CultureInfo.CurrentCulture, EventsText.CancelledBecause, content.CancelReason) : "", content.Summary, string.Join('\n', content.Programme), address }.Where(static part => part.Length > 0))));
        Line("LOCATION:" + Escape(EventWords.Where(content)));
        Line("URL:" + address);
        Line("CATEGORIES:" + Escape(EventWords.Of(content.Kind)));
        Line(one.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(one.Cancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        if (!one.Cancelled)
        {
            Line("BEGIN:VALARM");
            Line("ACTION:DISPLAY");
            Line("DESCRIPTION:" + Escape(content.Name));
            Line("TRIGGER:-P1D");
            Line("END:VALARM");
        }

        Line("END:VEVENT");
    }

    /// <summary>A value of type TEXT (section 3.3.11).</summary>
    internal static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\\n", StringComparison.Ordinal);

    // Folded at 75 octets (section 3.1), never inside a letter.
    private void Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static string Utc(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(DateTime utc) => CityTime.Local(utc).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
