using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.FactCheck;

/// <summary>A check as structured data: ClaimReview of schema.org. The rating has a number only where the scale gives one, and always the word.</summary>
public static class CheckSchema
{
    /// <summary>The data of a check's page with its breadcrumb.</summary>
    public static IHtmlContent Page(Edition edition, CheckContent said, SiteIdentity site, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(site);
        return JsonLd.Graph(Review(edition, said, site, settings), JsonLd.Crumbs((site.Name, settings.Absolute("/")), (FactCheckText.Checks, settings.Absolute("/kiem-chung")), (said.Claim, settings.Absolute(edition.Path))));
    }

    /// <summary>The ClaimReview alone, as the page and the data feed hold it.</summary>
    internal static JsonObject Review(Edition edition, CheckContent said, SiteIdentity site, Settings settings)
    {
        var (verdict, address) = (said.Verdict!.Value, settings.Absolute(edition.Path));
        var rating = new JsonObject { ["@type"] = "Rating", ["alternateName"] = CheckWords.Of(verdict), ["ratingExplanation"] = said.Finding };
        if (verdict != Verdict.Undetermined)
        {
            (rating["ratingValue"], rating["bestRating"], rating["worstRating"]) = ((int)verdict, (int)Verdict.True, (int)Verdict.False);
        }

        var claim = new JsonObject { ["@type"] = "Claim", ["name"] = said.Claim };
        if (said.SaidOn is { } day)
        {
            claim["datePublished"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        if (said.Speaker.Length > 0)
        {
            claim["author"] = JsonLd.Named("Organization", said.Speaker, said.SpeakerSource);
        }

        JsonNode[] places = [.. said.Places.Select(static place => Work(place.Words.Length > 0 ? place.Words : place.Address, place.Address))];
        if (places.Length > 0)
        {
            (claim["firstAppearance"], claim["appearance"]) = (places[0].DeepClone(), new JsonArray(places));
        }

        var review = new JsonObject
        {
            ["@type"] = "ClaimReview", ["@id"] = address, ["url"] = address, ["claimReviewed"] = said.Claim, ["itemReviewed"] = claim, ["reviewRating"] = rating, ["reviewBody"] = said.Finding, ["inLanguage"] = "vi",
            ["datePublished"] = CityTime.Machine(edition.FirstPublishedAt), ["dateModified"] = CityTime.Machine(edition.PublishedAt),
            ["author"] = JsonLd.Named("Organization", edition.OfficeName, settings.Absolute($"/don-vi/{edition.Office}")), ["publisher"] = JsonLd.Named("NewsMediaOrganization", site.Name, settings.Absolute("/")),
            ["citation"] = new JsonArray([.. said.Evidence.Select(static piece => Work(piece.Title, piece.Address, piece.Source, piece.Day))]),
            ["sdLicense"] = CheckFeeds.Licence,
        };
        if (edition.Change == EditionChange.Correct)
        {
            review["correction"] = new JsonObject { ["@type"] = "CorrectionComment", ["text"] = edition.Reason, ["datePublished"] = CityTime.Machine(edition.PublishedAt) };
        }

        return review;
    }

    private static JsonObject Work(string name, string address, string source = "", DateOnly? day = null)
    {
        var work = new JsonObject { ["@type"] = "CreativeWork", ["name"] = name };
        if (address.Length > 0)
        {
            work["url"] = address;
        }

        if (source.Length > 0)
        {
            work["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = source };
        }

        if (day is { } of)
        {
            work["datePublished"] = of.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        return work;
    }
}
