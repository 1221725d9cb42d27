using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Tasks;

/// <summary>An office by which the list is narrowed: its slug, its name today, how many tasks it has, and how many of them are open.</summary>
public sealed record PublicTaskOffice(string Slug, string Name, int Count, int Open);

/// <summary>Tasks of one office and state, in a row.</summary>
public sealed record PublicTaskGroup(TaskState State, string Office, IReadOnlyList<PublicTaskReading> Tasks);

/// <summary>The city's public tasks, or an office's: what was decided, by whom, when it is due, what became of it.</summary>
[AllowAnonymous]
public sealed class PublicTasksModel(PortalDb db, OfficesToday today, TimeProvider clock) : ReaderPage
{
    /// <summary>Tasks on a page.</summary>
    public const int PageSize = 40;

    /// <summary>The page's tasks: the open ones by office and due day, then what was done, then what was given up.</summary>
    public IReadOnlyList<PublicTaskGroup> Groups { get; private set; } = [];

    /// <summary>The offices that have tasks.</summary>
    public IReadOnlyList<PublicTaskOffice> Offices { get; private set; } = [];

    /// <summary>The office chosen, or null.</summary>
    public PublicTaskOffice? Office { get; private set; }

    /// <summary>How many there are: open, overdue, done.</summary>
    public (int Open, int Overdue, int Done) Counts { get; private set; }

    /// <summary>The list's address without its page.</summary>
    public string Address => Office is null ? "/nhiem-vu" : AddressOf(Office.Slug);

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The address of an office's list.</summary>
    public static string AddressOf(string office) => $"/nhiem-vu/don-vi/{office}";

    /// <summary>Shows a page of the list; 404 for an office without tasks.</summary>
    public async Task<IActionResult> OnGetAsync(string? office = null, int number = 1, CancellationToken stop = default)
    {
        var all = await PublicTaskReading.AllAsync(db, null, stop);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var slug in all.Select(static task => task.Edition.Office).Distinct(StringComparer.Ordinal))
        {
            names[slug] = (await today.OfAsync(slug, stop))?.Name ?? slug;
        }

        Offices = [.. all.GroupBy(static task => task.Edition.Office, StringComparer.Ordinal).Select(group => new PublicTaskOffice(group.Key, names[group.Key], group.Count(), group.Count(static task => task.Content.State == TaskState.Open)))
            .OrderBy(static one => one.Name, VietnameseText.VietnameseSort.Comparer)];
        Office = Offices.FirstOrDefault(one => one.Slug == office);
        var chosen = all.FindAll(task => office is null || task.Edition.Office == office);
        (Number, Pages) = (number, Math.Max(1, (chosen.Count + PageSize - 1) / PageSize));
        if ((office is not null && Office is null) || number > Pages)
        {
            return NotFound();
        }

        var path = Addresses.Page(Address, number);
        if (Elsewhere(path) is { } other)
        {
            return other;
        }

        Counts = (chosen.Count(static task => task.Content.State == TaskState.Open), chosen.Count(task => task.Content.State == TaskState.Open && task.Content.IsLate(Today)), chosen.Count(static task => task.Content.State == TaskState.Done));
        // The open ones stand by office; what is over by day, whosever it was. Sorting is stable: days stay in order.
        var ordered = chosen.OrderBy(static task => task.Content.State).ThenBy(task => task.Content.State == TaskState.Open ? names[task.Edition.Office] : "", VietnameseText.VietnameseSort.Comparer);
        Groups = [.. ordered.Skip((number - 1) * PageSize).Take(PageSize).GroupBy(static task => (task.Content.State, Office: task.Content.State == TaskState.Open ? task.Edition.Office : "")).Select(group => new PublicTaskGroup(group.Key.State, group.Key.Office.Length == 0 ? "" : names[group.Key.Office], [.. group]))];
        var title = Office is null ? TasksText.PublicTasks : string.Format(TasksText.PublicTasksOf, Office.Name);
        Head = new Head(number == 1 ? title : string.Format(ReaderText.TitleOfPage, title, number), TasksText.PublicLead, path);
        Store([], PublicTaskTag.List);
        return Page();
    }
}
