using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Questions;

/// <summary>An office by which the list is narrowed: its slug, its name today, how many questions it has.</summary>
public sealed record PublicQuestionOffice(string Slug, string Name, int Count);

/// <summary>The questions readers see, all or an office's: those that wait, those that are overdue, those that are answered.</summary>
[AllowAnonymous]
public sealed class PublicQuestionsModel(PortalDb db, OfficesToday today, TimeProvider clock) : ReaderPage
{
    /// <summary>Questions on a page.</summary>
    public const int PageSize = 30;

    /// <summary>The page's questions.</summary>
    public IReadOnlyList<PublicQuestionReading> Questions { get; private set; } = [];

    /// <summary>The offices that have questions.</summary>
    public IReadOnlyList<PublicQuestionOffice> Offices { get; private set; } = [];

    /// <summary>The office chosen, or null.</summary>
    public PublicQuestionOffice? Office { get; private set; }

    /// <summary>The list chosen.</summary>
    public QuestionShelf Shelf { get; private set; }

    /// <summary>How many there are, of the office or in all.</summary>
    public PublicQuestionCounts Counts { get; private set; } = new(0, 0, 0);

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The list's address without its page.</summary>
    public string Address => AddressOf(Shelf, Office?.Slug);

    /// <summary>The address of a list.</summary>
    public static string AddressOf(QuestionShelf shelf, string? office) => (office is null ? "/hoi-dap" : $"/hoi-dap/don-vi/{office}") + (shelf == QuestionShelf.All ? "" : "/" + QuestionTag.Word(shelf));

    /// <summary>How many questions a list has.</summary>
    public int Of(QuestionShelf shelf) => shelf switch { QuestionShelf.Open => Counts.Open, QuestionShelf.Overdue => Counts.Overdue, QuestionShelf.Answered => Counts.Answered, _ => Counts.Open + Counts.Answered };

    /// <summary>Shows a page of a list; 404 for an office without questions, and beyond the last page.</summary>
    public async Task<IActionResult> OnGetAsync(string? office = null, string? shelf = null, int number = 1, CancellationToken stop = default)
    {
        var offices = new List<PublicQuestionOffice>();
        foreach (var (slug, count) in await PublicQuestionReading.OfficesAsync(db, stop))
        {
            offices.Add(new PublicQuestionOffice(slug, (await today.OfAsync(slug, stop))?.Name ?? slug, count));
        }

        Offices = [.. offices.OrderBy(static one => one.Name, VietnameseText.VietnameseSort.Comparer)];
        Office = Offices.FirstOrDefault(one => one.Slug == office);
        Shelf = Enum.GetValues<QuestionShelf>().FirstOrDefault(one => one != QuestionShelf.All && QuestionTag.Word(one) == shelf);
        Counts = await PublicQuestionReading.CountAsync(db, office, Today, stop);
        (Number, Pages) = (number, Math.Max(1, (Of(Shelf) + PageSize - 1) / PageSize));
        if ((office is not null && Office is null) || number > Pages)
        {
            return NotFound();
        }

        var path = Addresses.Page(Address, number);
        if (Elsewhere(path) is { } other)
        {
            return other;
        }

        Questions = await PublicQuestionReading.PageAsync(db, Shelf, office, Today, (number - 1) * PageSize, PageSize, stop);
        var title = Office is null ? QuestionsText.Questions : QuestionWords.Format(QuestionsText.QuestionsOf, Office.Name);
        title = Shelf == QuestionShelf.All ? title : $"{title}: {QuestionWords.Of(Shelf)}";
        Head = new Head(number == 1 ? title : QuestionWords.Format(ReaderText.TitleOfPage, title, number), QuestionsText.Lead, path, Feed: PublicQuestionFeed.AddressOf(office));
        Store([], QuestionTag.List);
        return Page();
    }
}
