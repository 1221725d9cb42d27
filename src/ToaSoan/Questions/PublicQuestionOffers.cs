using ToaSoan.Platform;

namespace ToaSoan.Questions;

/// <summary>What the front page's block of questions shows.</summary>
public sealed record PublicQuestionBlock(IReadOnlyList<PublicQuestionReading> Answered, PublicQuestionCounts Counts);

/// <summary>What questions offer to other pages: a block of the front page, and a part of project dossiers.</summary>
public static class PublicQuestionOffers
{
    private const int MostOfDossier = 30;

    /// <summary>The newest answers, how many questions wait and how many are overdue.</summary>
    public static FrontOffer Front { get; } = new("questions", static () => QuestionsText.Questions, "/hoi-dap", static async (services, count, stop) =>
    {
        var (db, today) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().Today());
        var block = new PublicQuestionBlock(await PublicQuestionReading.PageAsync(db, QuestionShelf.Answered, null, today, 0, count, stop), await PublicQuestionReading.CountAsync(db, null, today, stop));
        return block.Answered.Count + block.Counts.Open == 0 ? new FrontOffering([QuestionTag.List]) : new FrontOffering([QuestionTag.List], "/Questions/_FrontQuestions.cshtml", block);
    });

    /// <summary>The questions that were asked about a project.</summary>
    public static DossierOffer Dossier { get; } = new(static async (services, dossier, stop) =>
    {
        var questions = await PublicQuestionReading.OfDossierAsync(services.GetRequiredService<PortalDb>(), dossier, MostOfDossier, stop);
        return questions.Count == 0 ? new DossierOffering([QuestionTag.OfDossier(dossier)]) : new DossierOffering([QuestionTag.OfDossier(dossier)], "/Questions/_DossierQuestions.cshtml", questions);
    });
}
