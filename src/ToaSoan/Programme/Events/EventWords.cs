using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Search;

namespace ToaSoan.Programme.Events;

/// <summary>Events in words, in the current language.</summary>
public static class EventWords
{
    private const string Machine = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Events among what search finds: what the page says now.</summary>
    public static SearchedKind Searched { get; } = new(EventContent.EditionKind, "su-kien", static () => EventsText.OneEvent, static () => EventsText.AllEvents, static edition => EventContent.Read(edition.Body) is var content
        ? [[content.Summary], [content.Audience], [content.Place, content.Address], [.. content.Programme], [.. content.Speakers], [.. content.Materials.Select(static one => one.Name)], [edition.OfficeName]]
        : []);

    /// <summary>The name of a kind.</summary>
    public static string Of(EventKind kind) => Text($"Kind{kind}");

    /// <summary>The name of a state; a shown event that is over was held.</summary>
    public static string Of(EventState state, bool over) => Text(state == EventState.Shown && over ? "StateHeld" : $"State{state}");

    /// <summary>When it is: "Thứ Bảy, 20/6/2026, 8:00–11:30".</summary>
    public static string When(EventContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return When(content.Starts, content.Ends);
    }

    /// <summary>From one instant to another (UTC), by the city's clock.</summary>
    public static string When(DateTime starts, DateTime ends)
    {
        var (from, until) = (CityTime.Local(starts), CityTime.Local(ends));
        return from.Date == until.Date ? $"{CityDay.Long(from)}, {Hour(from)}–{Hour(until)}" : $"{CityDay.Long(from)}, {Hour(from)} – {CityDay.Long(until)}, {Hour(until)}";
    }

    /// <summary>The hour alone: "8:00–11:30".</summary>
    public static string Hours(EventContent content) => $"{Hour(CityTime.Local(content.Starts))}–{Hour(CityTime.Local(content.Ends))}";

    /// <summary>Place and address in one line.</summary>
    public static string Where(EventContent content) => string.Join(", ", new[] { content.Place, content.Address }.Where(static part => part.Length > 0));

    /// <summary>From when to when as data: two instants in UTC.</summary>
    internal static string Span(EventContent content) => $"{content.Starts.ToString(Machine, CultureInfo.InvariantCulture)}/{content.Ends.ToString(Machine, CultureInfo.InvariantCulture)}";

    /// <summary>A move in one sentence.</summary>
    public static string Of(EventMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        var parts = new List<string>();
        if ((move.FromStarts, move.FromEnds) != (move.ToStarts, move.ToEnds))
        {
            parts.Add(Format(EventsText.ChangeMoved, "", When(move.FromStarts, move.FromEnds), When(move.ToStarts, move.ToEnds)));
        }

        if (move.FromPlace != move.ToPlace)
        {
            parts.Add(Format(EventsText.ChangePlace, "", move.FromPlace, move.ToPlace));
        }

        return Format(EventsText.WithReason, parts.Count == 0 ? EventsText.MapChanged : string.Join(". ", parts), move.Reason);
    }

    /// <summary>A change in one sentence.</summary>
    public static string Of(EventChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var name = change.Kind == EventChangeKind.Registration && change.To.Length == 0 ? "ChangeRegistrationEnded" : $"Change{change.Kind}";
        var sentence = Format(Text(name), change.What, Value(change.Kind, change.From), Value(change.Kind, change.To));
        return change.Reason.Length == 0 ? sentence : Format(EventsText.WithReason, sentence, change.Reason);
    }

    /// <summary>A change in no language, for the trail.</summary>
    public static string Bare(EventChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (change.What.Length > 0 ? $"{change.Kind} {change.What}" : $"{change.Kind}") + (change.From.Length + change.To.Length > 0 ? $": {change.From} → {change.To}" : "") + (change.Reason.Length > 0 ? $" ({change.Reason})" : "");
    }

    /// <summary>How many seats: "1 chỗ".</summary>
    public static string Seats(int count) => count == 1 ? EventsText.OneSeat : Format(EventsText.Seats, count);

    /// <summary>How many people: "trên 120 người".</summary>
    public static string People(int count, FigurePrecision precision) => Format(Text($"People{precision}"), count);

    /// <summary>A text of a kind by its name, in the current language.</summary>
    internal static string Text(string name) => EventsText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;

    private static string Value(EventChangeKind kind, string value) => kind switch
    {
        EventChangeKind.Moved when value.Split('/') is [var from, var until] => When(Instant(from), Instant(until)),
        EventChangeKind.Capacity => value.Length == 0 ? EventsText.NoLimit : Seats(int.Parse(value, CultureInfo.InvariantCulture)),
        EventChangeKind.Place when value.Length == 0 => EventsText.NotKnown,
        _ => value,
    };

    private static DateTime Instant(string text) => DateTime.ParseExact(text, Machine, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string Hour(DateTime local) => local.ToString("H:mm", CultureInfo.InvariantCulture);

    private static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
