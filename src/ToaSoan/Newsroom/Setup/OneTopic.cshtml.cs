using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>One topic: its words, whether it is in use, and into which other it is merged.</summary>
public sealed class OneTopicModel(PortalDb db, TopicDesk desk) : SetupPage(db)
{
    private const int MostChoices = 20;
    private (string Name, string Summary)? typed;

    /// <summary>The topic's number.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The words by which the other topic is searched.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    /// <summary>The topic.</summary>
    public Topic Topic { get; private set; } = null!;

    /// <summary>Its name and summary, as saved or as typed.</summary>
    public (string Name, string Summary) Words => typed ?? (Topic.Name, Topic.Summary);

    /// <summary>How many articles readers see under it.</summary>
    public int Shown { get; private set; }

    /// <summary>Names of the topics merged into it.</summary>
    public IReadOnlyList<string> Merged { get; private set; } = [];

    /// <summary>Topics found to merge it into, at most 20; null when none was searched.</summary>
    public IReadOnlyList<Topic>? Choices { get; private set; }

    /// <inheritdoc />
    protected override Role Least => Role.Desk;

    /// <inheritdoc />
    protected override string Kind => TopicDesk.Kind;

    /// <inheritdoc />
    protected override string Here => $"/ban/cai-dat/chu-de/{Id}";

    /// <summary>Shows the topic; one that was merged leads to the other.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Saves name and summary.</summary>
    public Task<IActionResult> OnPostChangeAsync(string? name, string? summary)
    {
        typed = (name ?? "", summary ?? "");
        return ActAsync(StaffText.Saved, stop => desk.ChangeAsync(Permissions, Id, name, summary, stop));
    }

    /// <summary>Retires the topic.</summary>
    public Task<IActionResult> OnPostRetireAsync() => ActAsync(SetupText.TopicRetired, stop => desk.RetireAsync(Permissions, Id, retired: true, stop));

    /// <summary>Puts the topic back.</summary>
    public Task<IActionResult> OnPostReviveAsync() => ActAsync(SetupText.TopicRevived, stop => desk.RetireAsync(Permissions, Id, retired: false, stop));

    /// <summary>Merges the topic into another.</summary>
    public Task<IActionResult> OnPostMergeAsync(long into) => ActAsync(SetupText.TopicMerged, stop => desk.MergeAsync(Permissions, Id, into, stop));

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        if (await Db.Topics.AsNoTracking().SingleOrDefaultAsync(topic => topic.Id == Id, stop) is not { } topic)
        {
            return NotFound();
        }

        if (topic.MergedIntoId is { } other)
        {
            return LocalRedirect($"/ban/cai-dat/chu-de/{other}");
        }

        Topic = topic;
        Shown = (await TopicsModel.CountAsync(Db, [Id], stop)).GetValueOrDefault(topic.Slug);
        Merged = [.. (await Db.Topics.Where(earlier => earlier.MergedIntoId == Id).Select(static earlier => earlier.Name).ToListAsync(stop)).Order(VietnameseText.VietnameseSort.Comparer)];
        Choices = string.IsNullOrWhiteSpace(Tim) ? null : [.. (await desk.FindAsync(Tim, stop)).Where(choice => choice.Id != Id).Take(MostChoices)];
        return Page();
    }
}
