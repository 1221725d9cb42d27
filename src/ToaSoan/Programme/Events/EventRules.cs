using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>An event as typed; its content has no moves and no changes.</summary>
public sealed record TypedEvent(long OfficeId, EventContent Content);

/// <summary>Another time or place as typed, with the reason readers get.</summary>
public sealed record TypedMove(DateTime Starts, DateTime Ends, string Place, string Address, string MapLink, string Reason);

/// <summary>What an event must keep before it is saved, and what a save changes in what readers see.</summary>
internal sealed class EventRules(PortalDb db, Permissions by)
{
    /// <summary>Characters of a summary or a reason.</summary>
    public const int LongestWords = 2_000;

    /// <summary>Characters of a name or a line.</summary>
    public const int LongestName = 200;

    /// <summary>Lines of the programme, speakers, documents.</summary>
    public const int MostLines = 60;

    /// <summary>Seats an event may have.</summary>
    public const int MostSeats = 100_000;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>Throws <see cref="Refusal"/> for what cannot be saved.</summary>
    public async Task CheckAsync(EventContent content, EventContent? saved, CancellationToken stop)
    {
        Must(content.Name.Any(char.IsLetterOrDigit) && content.Name.Length <= LongestName, EventsText.NameMissing, LongestName);
        Must(content.Summary.Length <= LongestWords && content.Audience.Length <= LongestWords, EventsText.WordsTooLong, LongestWords);
        Must(Enum.IsDefined(content.Kind), EventsText.NotAccepted);
        Must(content.Capacity is null or (>= 1 and <= MostSeats), EventsText.CapacityWrong, MostSeats);
        Must(content.Programme.Count <= MostLines && content.Speakers.Count <= MostLines && content.Materials.Count <= MostLines, EventsText.TooManyLines, MostLines);
        Must(content.Programme.Concat(content.Speakers).All(static line => line.Length <= LongestName), EventsText.LineTooLong, LongestName);
        Must(content.Materials.All(static material => material.Name.Length is > 0 and <= LongestName), EventsText.MaterialNameMissing, LongestName);
        CheckWhenAndWhere(content);
        var files = content.Materials.Select(static material => material.File).Except(saved?.Materials.Select(static material => material.File) ?? []).ToArray();
        Must(files.Length == await db.Files.CountAsync(file => files.Contains(file.Hash) && (file.Public || by.WholeCity || file.UploadedBy == by.StaffId), stop), EventsText.NotAccepted);
    }

    /// <summary>Throws <see cref="Refusal"/> for a time or a place that cannot be.</summary>
    public static void CheckWhenAndWhere(EventContent content)
    {
        Must(content.Ends > content.Starts && content.Ends - content.Starts <= Longest, EventsText.TimesWrong, Longest.TotalDays);
        Must(content.Place.Length <= LongestName && content.Address.Length <= LongestName, EventsText.LineTooLong, LongestName);
        Must(content.MapLink.Length == 0 || (content.MapLink.Length <= 500 && Uri.TryCreate(content.MapLink, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps), EventsText.MapLinkWrong);
    }

    /// <summary>Throws <see cref="Refusal"/> for what readers may not be shown.</summary>
    public static void MustBeShowable(EventContent content)
    {
        Must(content.Summary.Length > 0, EventsText.SummaryMissing);
        Must(content.Place.Length > 0, EventsText.PlaceMissing);
    }

    /// <summary>What a save changes in what readers see, beside time and place, which have an act of their own.</summary>
    public static List<EventChange> Changes(EventContent old, EventContent now)
    {
        var changes = new List<EventChange>();
        if (old.Capacity != now.Capacity)
        {
            changes.Add(new EventChange(EventChangeKind.Capacity, From: Number(old.Capacity), To: Number(now.Capacity)));
        }

        if (old.Registers != now.Registers)
        {
            changes.Add(new EventChange(EventChangeKind.Registration, To: now.Registers ? "open" : ""));
        }

        changes.AddRange(now.Materials.ExceptBy(old.Materials.Select(static one => one.File), static one => one.File).Select(static one => new EventChange(EventChangeKind.MaterialAdded, one.Name)));
        changes.AddRange(old.Materials.ExceptBy(now.Materials.Select(static one => one.File), static one => one.File).Select(static one => new EventChange(EventChangeKind.MaterialDropped, one.Name)));
        if (!old.Programme.SequenceEqual(now.Programme) || !old.Speakers.SequenceEqual(now.Speakers))
        {
            changes.Add(new EventChange(EventChangeKind.Programme));
        }

        if ((old.Name, old.Summary, old.Audience, old.Kind) != (now.Name, now.Summary, now.Audience, now.Kind))
        {
            changes.Add(new EventChange(EventChangeKind.Words));
        }

        return changes;
    }

    private static string Number(int? seats) => seats?.ToString(CultureInfo.InvariantCulture) ?? "";
}
