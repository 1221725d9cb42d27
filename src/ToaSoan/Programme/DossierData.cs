using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme;

/// <summary>A dossier as structured data by schema.org: a page about a project of a public body.</summary>
public static class DossierData
{
    /// <summary>The data of an edition; <paramref name="image"/> is the map's absolute address, or null.</summary>
    public static IHtmlContent Of(Edition edition, string? image, SiteIdentity site, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(site);
        var address = settings.Absolute(edition.Path);
        var project = JsonLd.Named("Project", edition.Title, address);
        project["description"] = edition.Lead;
        project["parentOrganization"] = JsonLd.Named("GovernmentOrganization", edition.OfficeName, settings.Absolute($"/don-vi/{edition.Office}"));
        var page = new JsonObject
        {
            ["@type"] = "WebPage", ["name"] = edition.Title, ["url"] = address, ["inLanguage"] = "vi",
            ["datePublished"] = CityTime.Machine(edition.FirstPublishedAt), ["dateModified"] = CityTime.Machine(edition.PublishedAt),
            ["publisher"] = JsonLd.Named("Organization", site.Name, settings.Absolute("/")), ["about"] = project,
        };
        if (image is not null)
        {
            page["primaryImageOfPage"] = image;
        }

        return JsonLd.Graph(page, JsonLd.Crumbs((site.Name, settings.Absolute("/")), (ProjectText.Projects, settings.Absolute("/du-an")), (edition.Title, address)));
    }
}
