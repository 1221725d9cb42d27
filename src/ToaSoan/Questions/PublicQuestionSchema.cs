using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Questions;

/// <summary>A question and its answers as structured data by schema.org. Who asked is not told, so the question has no author.</summary>
public static class PublicQuestionSchema
{
    /// <summary>The data of a question's page.</summary>
    public static IHtmlContent Of(Edition edition, QuestionContent content, SiteIdentity site, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(site);
        var address = settings.Absolute(edition.Path);
        var question = new JsonObject
        {
            ["@type"] = "Question", ["@id"] = address + "#cau-hoi", ["name"] = content.Subject, ["text"] = content.Text, ["url"] = address, ["inLanguage"] = "vi", ["dateCreated"] = QuestionTag.Word(content.AskedOn),
            ["datePublished"] = CityTime.Machine(edition.FirstPublishedAt), ["answerCount"] = content.Answers.Count,
        };
        for (var at = 0; at < content.Answers.Count; at++)
        {
            var answer = content.Answers[at];
            question[at == 0 ? "acceptedAnswer" : "suggestedAnswer"] = new JsonObject
            {
                ["@type"] = "Answer", ["@id"] = $"{address}#tra-loi-{answer.Number}", ["text"] = BlockWords.Of(BlockJson.Read(answer.Body)), ["url"] = $"{address}#tra-loi-{answer.Number}", ["inLanguage"] = "vi", ["datePublished"] = QuestionTag.Word(answer.On),
                ["author"] = JsonLd.Named("GovernmentOrganization", answer.OfficeName, settings.Absolute($"/don-vi/{answer.Office}")),
            };
        }

        var page = new JsonObject
        {
            ["@type"] = "QAPage", ["@id"] = address, ["name"] = content.Subject, ["url"] = address, ["inLanguage"] = "vi", ["datePublished"] = CityTime.Machine(edition.FirstPublishedAt), ["dateModified"] = CityTime.Machine(edition.PublishedAt),
            ["publisher"] = JsonLd.Named("Organization", site.Name, settings.Absolute("/")), ["mainEntity"] = question,
        };
        return JsonLd.Graph(page, JsonLd.Crumbs((site.Name, settings.Absolute("/")), (QuestionsText.Questions, settings.Absolute("/hoi-dap")), (content.Subject, address)));
    }
}
