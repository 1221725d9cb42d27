using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>Counters in words.</summary>
public static class CountWords
{
    /// <summary>A number as people write it: "91.118.315", in English "91,118,315".</summary>
    public static string Number(long n) => n.ToString("#,##0", CultureInfo.CurrentUICulture);

    /// <summary>A channel of visits or shares.</summary>
    public static string Channel(string channel) => channel switch
    {
        Audience.Channel.Direct => AudienceText.ChannelDirect,
        Audience.Channel.Inner => AudienceText.ChannelInner,
        Audience.Channel.Outside => AudienceText.ChannelOutside,
        "zalo" => "Zalo",
        "facebook" => "Facebook",
        "x" => "X",
        "mail" => AudienceText.ChannelMail,
        "copy" => AudienceText.ChannelCopy,
        "system" => AudienceText.ChannelSystem,
        "qr" => AudienceText.ChannelQr,
        "print" => AudienceText.ChannelPrint,
        _ => channel,
    };

    /// <summary>A class of devices.</summary>
    public static string Device(string device) => device switch { "phone" => AudienceText.Phone, "tablet" => AudienceText.Tablet, "desktop" => AudienceText.Desktop, _ => device };

    /// <summary>A referring host.</summary>
    public static string Host(string host) => host == Gate.OtherHosts ? AudienceText.OtherHosts : host;

    /// <summary>Why visits were refused.</summary>
    public static string Reason(string reason) => Enum.TryParse<Refused>(reason, out var known) ? known switch
    {
        Refused.Crawler => AudienceText.RefusedCrawler,
        Refused.Prefetch => AudienceText.RefusedPrefetch,
        Refused.Staff => AudienceText.RefusedStaff,
        Refused.Flood => AudienceText.RefusedFlood,
        Refused.Elsewhere => AudienceText.RefusedElsewhere,
        Refused.UnknownPage => AudienceText.RefusedUnknownPage,
        Refused.Malformed => AudienceText.RefusedMalformed,
        Refused.Late => AudienceText.RefusedLate,
        _ => reason,
    } : reason;

    /// <summary>A measure by day as a line, with the days that had none.</summary>
    public static Plot? Days(string id, string title, IReadOnlyList<CountPoint> points, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(points);
        var known = points.ToDictionary(static point => point.At, static point => point.N);
        var days = Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1).Select(day => ((double)day, (double)known.GetValueOrDefault(day))).ToArray();
        var marks = new[] { from, DateOnly.FromDayNumber((from.DayNumber + to.DayNumber) / 2), to }.Distinct();
        var sum = points.Sum(static point => point.N);
        return Plot.Of(id, title, string.Format(CultureInfo.CurrentCulture, AudienceText.PlotSays, CityTime.Day(from), CityTime.Day(to), Number(sum)), days, static value => Number((long)value),
            marks.Select(static day => ((double)day.DayNumber, day.ToString("d'/'M", CultureInfo.InvariantCulture))), fromZero: true);
    }
}
