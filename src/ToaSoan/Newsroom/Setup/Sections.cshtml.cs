using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>The sections: names, order in the menu, retiring; chief and owner.</summary>
public sealed class SectionsModel(PortalDb db, SectionDesk desk) : SetupPage(db)
{
    /// <summary>The sections in the menu, in its order.</summary>
    public IReadOnlyList<Section> Menu { get; private set; } = [];

    /// <summary>The retired sections, by name.</summary>
    public IReadOnlyList<Section> Retired { get; private set; } = [];

    /// <summary>How many articles readers see in each section, by slug.</summary>
    public IReadOnlyDictionary<string, int> Shown { get; private set; } = new Dictionary<string, int>();

    /// <summary>The sections that may be deleted: no article was ever filed under them.</summary>
    public IReadOnlySet<long> Unused { get; private set; } = new HashSet<long>();

    /// <summary>The names typed for a new section, shown again after a refusal.</summary>
    public (string Name, string NameEn) Typed { get; private set; } = ("", "");

    /// <inheritdoc />
    protected override Role Least => Role.Chief;

    /// <inheritdoc />
    protected override string Kind => SectionDesk.Kind;

    /// <inheritdoc />
    protected override string Here => "/ban/cai-dat/chuyen-muc";

    /// <summary>Shows the sections.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Adds a section.</summary>
    public Task<IActionResult> OnPostAddAsync(string? name, string? nameEn)
    {
        Typed = (name ?? "", nameEn ?? "");
        return ActAsync(SetupText.SectionAdded, stop => desk.AddAsync(Permissions, name, nameEn, stop));
    }

    /// <summary>Renames a section.</summary>
    public Task<IActionResult> OnPostRenameAsync(long id, string? name, string? nameEn) => ActAsync(StaffText.Saved, stop => desk.RenameAsync(Permissions, id, name, nameEn, stop));

    /// <summary>Moves a section up.</summary>
    public Task<IActionResult> OnPostUpAsync(long id) => ActAsync(StaffText.Saved, stop => desk.MoveAsync(Permissions, id, -1, stop));

    /// <summary>Moves a section down.</summary>
    public Task<IActionResult> OnPostDownAsync(long id) => ActAsync(StaffText.Saved, stop => desk.MoveAsync(Permissions, id, 1, stop));

    /// <summary>Retires a section.</summary>
    public Task<IActionResult> OnPostRetireAsync(long id) => ActAsync(SetupText.SectionRetired, stop => desk.RetireAsync(Permissions, id, retired: true, stop));

    /// <summary>Puts a section back.</summary>
    public Task<IActionResult> OnPostReviveAsync(long id) => ActAsync(SetupText.SectionRevived, stop => desk.RetireAsync(Permissions, id, retired: false, stop));

    /// <summary>Deletes an unused section.</summary>
    public Task<IActionResult> OnPostDeleteAsync(long id) => ActAsync(SetupText.SectionDeleted, stop => desk.DeleteAsync(Permissions, id, stop));

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        var all = await Db.Sections.AsNoTracking().OrderBy(static section => section.Position).ThenBy(static section => section.Id).ToListAsync(stop);
        Menu = all.FindAll(static section => section.RetiredAt is null);
        Retired = all.FindAll(static section => section.RetiredAt is not null);
        Shown = await Db.Editions.Where(static edition => edition.Shown && edition.Kind == Article.Kind).GroupBy(static edition => edition.Section).ToDictionaryAsync(static group => group.Key, static group => group.Count(), stop);
        var (articles, editions) = (Db.Articles.AsNoTracking(), Db.Editions.AsNoTracking());
        Unused = (await Db.Sections.Where(section => !articles.Any(article => article.SectionId == section.Id) && !editions.Any(edition => edition.Section == section.Slug))
            .Select(static section => section.Id).ToListAsync(stop)).ToHashSet();
        return Page();
    }
}
