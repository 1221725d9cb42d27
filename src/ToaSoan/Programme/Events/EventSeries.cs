using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>How often an event comes again.</summary>
public enum EventRhythm
{
    /// <summary>Not at all.</summary>
    Once,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month, on the same day where there is one.</summary>
    Monthly,
}

/// <summary>What the events of a series get when one of them is begun, changed or moved. Each keeps what is its own: only what was changed in the one goes on to the others.</summary>
internal static class EventSeries
{
    /// <summary>The content of the how manieth event of a series, from 0.</summary>
    public static EventContent Nth(EventContent content, EventRhythm rhythm, int number)
    {
        var local = CityTime.Local(content.Starts);
        var starts = CityTime.Utc(rhythm == EventRhythm.Weekly ? local.AddDays(7 * number) : local.AddMonths(number));
        return content with { Starts = starts, Ends = starts + (content.Ends - content.Starts) };
    }

    /// <summary>Another event of the series with what was changed in this one; times by the same span.</summary>
    public static EventContent Carry(EventContent before, EventContent now, EventContent other) => other with
    {
        Name = Changed(before.Name, now.Name, other.Name),
        Kind = Changed(before.Kind, now.Kind, other.Kind),
        Summary = Changed(before.Summary, now.Summary, other.Summary),
        Audience = Changed(before.Audience, now.Audience, other.Audience),
        Place = Changed(before.Place, now.Place, other.Place),
        Address = Changed(before.Address, now.Address, other.Address),
        MapLink = Changed(before.MapLink, now.MapLink, other.MapLink),
        Starts = other.Starts + (now.Starts - before.Starts),
        Ends = other.Ends + (now.Ends - before.Ends),
        Registers = Changed(before.Registers, now.Registers, other.Registers),
        Capacity = Changed(before.Capacity, now.Capacity, other.Capacity),
        Programme = before.Programme.SequenceEqual(now.Programme) ? other.Programme : now.Programme,
        Speakers = before.Speakers.SequenceEqual(now.Speakers) ? other.Speakers : now.Speakers,
        Materials = before.Materials.SequenceEqual(now.Materials) ? other.Materials : [.. other.Materials.Except(before.Materials).ExceptBy(now.Materials.Select(static one => one.File), static one => one.File), .. now.Materials],
    };

    /// <summary>The move of another event of the series: by the same span, and to the same place when this one gets another.</summary>
    public static TypedMove Carry(EventContent before, TypedMove typed, EventContent other)
    {
        var moved = Carry(before, before with { Starts = typed.Starts, Ends = typed.Ends, Place = typed.Place, Address = typed.Address, MapLink = typed.MapLink }, other);
        return typed with { Starts = moved.Starts, Ends = moved.Ends, Place = moved.Place, Address = moved.Address, MapLink = moved.MapLink };
    }

    private static T Changed<T>(T before, T now, T other) => EqualityComparer<T>.Default.Equals(before, now) ? other : now;
}
