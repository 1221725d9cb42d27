using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Events;

/// <summary>An event as structured data by schema.org.</summary>
public static class EventSchema
{
    /// <summary>The data of a shown event; seats left are said when they are known.</summary>
    public static IHtmlContent Of(ShownEvent one, SiteIdentity site, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(site);
        var (edition, content, address) = (one.Edition, one.Content, settings.Absolute(one.Edition.Path));
        var place = new JsonObject { ["@type"] = "Place", ["name"] = content.Place };
        if (content.Address.Length > 0)
        {
            place["address"] = content.Address;
        }

        if (content.MapLink.Length > 0)
        {
            place["hasMap"] = content.MapLink;
        }

        var moved = content.Moves.LastOrDefault(static move => move.FromStarts != move.ToStarts);
        var data = new JsonObject
        {
            ["@type"] = content.Kind == EventKind.Course ? "EducationEvent" : "Event", ["@id"] = address, ["name"] = content.Name, ["description"] = content.Summary, ["url"] = address, ["inLanguage"] = "vi",
            ["startDate"] = CityTime.Machine(content.Starts), ["endDate"] = CityTime.Machine(content.Ends), ["location"] = place, ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
            ["eventStatus"] = "https://schema.org/" + (one.Cancelled ? "EventCancelled" : moved is null ? "EventScheduled" : "EventRescheduled"), ["isAccessibleForFree"] = true,
            ["organizer"] = JsonLd.Named("GovernmentOrganization", edition.OfficeName, settings.Absolute($"/don-vi/{edition.Office}")),
        };
        if (moved is not null)
        {
            data["previousStartDate"] = CityTime.Machine(moved.FromStarts);
        }

        if (content.Capacity is { } seats)
        {
            data["maximumAttendeeCapacity"] = seats;
        }

        if (content.Audience.Length > 0)
        {
            data["audience"] = new JsonObject { ["@type"] = "Audience", ["audienceType"] = content.Audience };
        }

        return JsonLd.Graph(data, JsonLd.Crumbs((site.Name, settings.Absolute("/")), (EventsText.Calendar, settings.Absolute("/lich")), (content.Name, address)));
    }
}
