using System.Text;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Programme.Events;

/// <summary>The calendar for calendar programs: all events of the last three months and to come, and each alone. Stored like pages.</summary>
internal static class CalendarFiles
{
    private const string Type = "text/calendar; charset=utf-8";
    private const int MonthsBack = 3;

    /// <summary>Answers <c>/lich.ics</c>.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = context.RequestAborted;
        var events = await EventMonths.ReadAsync(db, clock.Today().AddMonths(-MonthsBack), null, stop);
        var site = await identities.GetAsync(db, stop);
        return Document.Send(context, Type, [PageTag.Layout, EventMonths.List], Encoding.UTF8.GetBytes(new ICalendar(settings).Write($"{EventsText.Calendar} – {site.Name}", events)));
    }

    /// <summary>Answers <c>/lich/{slug}-{id}.ics</c>; another spelling of the address leads to the one.</summary>
    public static async Task<IResult> ServeOneAsync(HttpContext context, PortalDb db, Settings settings, long id)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await EventMonths.FindAsync(db, id, context.RequestAborted) is not { } one)
        {
            return Results.NotFound();
        }

        var path = one.Edition.Path + ".ics";
        return context.Request.Path.Value != path ? Results.LocalRedirect(context.Request.To(path), permanent: true)
            : Document.Send(context, Type, [PageTag.Layout, EventMonths.PageOf(id)], Encoding.UTF8.GetBytes(new ICalendar(settings).Write(one.Content.Name, [one])));
    }
}
