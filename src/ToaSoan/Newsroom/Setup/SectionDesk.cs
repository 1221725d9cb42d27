using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>
/// Changes the sections; chief and owner. Owns the rule that a section's address never changes and that one with articles is
/// retired, never deleted.
/// </summary>
public sealed class SectionDesk(PortalDb db, SetupActs acts, TimeProvider clock)
{
    /// <summary>The trail's word for a section.</summary>
    public const string Kind = "section";

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Adds a section at the end of the menu; its address is made of its Vietnamese name.</summary>
    public Task AddAsync(Permissions by, string? name, string? nameEn, CancellationToken stop) => DoAsync(by, "section.add", sections =>
    {
        var (vietnamese, english) = Names(name, nameEn, sections);
        var taken = sections.ConvertAll(static section => section.Slug);
        var slug = SetupActs.FreeSlug(vietnamese, taken, static slug => FixedAddresses.First.Contains(slug) ? "muc-" + slug : slug);
        var added = new Section { Slug = slug, Name = vietnamese, NameEn = english, Position = 0 };
        db.Sections.Add(added);
        sections.Add(added);
        return Task.FromResult<(Section, string)?>((added, $"{vietnamese} ({english}), /{slug}"));
    }, stop);

    /// <summary>Gives a section other names.</summary>
    public Task RenameAsync(Permissions by, long id, string? name, string? nameEn, CancellationToken stop) => DoAsync(by, "section.rename", sections =>
    {
        var section = Find(sections, id);
        var before = $"{section.Name} ({section.NameEn})";
        (section.Name, section.NameEn) = Names(name, nameEn, sections.Where(other => other != section));
        var after = $"{section.Name} ({section.NameEn})";
        return Task.FromResult<(Section, string)?>(before == after ? null : (section, $"{before} → {after}"));
    }, stop);

    /// <summary>Moves a section one place up (-1) or down (1) in the menu.</summary>
    public Task MoveAsync(Permissions by, long id, int places, CancellationToken stop) => DoAsync(by, "section.move", sections =>
    {
        var section = Find(sections, id);
        var menu = sections.FindAll(static other => other.RetiredAt is null);
        var (from, to) = (menu.IndexOf(section), menu.IndexOf(section) + Math.Sign(places));
        if (from < 0 || to < 0 || to >= menu.Count)
        {
            return Task.FromResult<(Section, string)?>(null);
        }

        var neighbour = sections.IndexOf(menu[to]);
        (sections[sections.IndexOf(section)], sections[neighbour]) = (menu[to], section);
        return Task.FromResult<(Section, string)?>((section, $"{section.Name}: {from + 1} → {to + 1}"));
    }, stop);

    /// <summary>Takes a section out of the menu and from what is offered for new articles, or puts it back at the end.</summary>
    public Task RetireAsync(Permissions by, long id, bool retired, CancellationToken stop) => DoAsync(by, retired ? "section.retire" : "section.revive", sections =>
    {
        var section = Find(sections, id);
        if (section.RetiredAt is not null == retired)
        {
            return Task.FromResult<(Section, string)?>(null);
        }

        section.RetiredAt = retired ? clock.Now() : null;
        sections.Remove(section);
        sections.Add(section);
        return Task.FromResult<(Section, string)?>((section, section.Name));
    }, stop);

    /// <summary>Deletes a section that no article was ever filed under. Throws <see cref="Refusal"/> for any other.</summary>
    public Task DeleteAsync(Permissions by, long id, CancellationToken stop) => DoAsync(by, "section.delete", async sections =>
    {
        var section = Find(sections, id);
        if (await db.Articles.AnyAsync(article => article.SectionId == id, stop) || await db.Editions.AnyAsync(edition => edition.Section == section.Slug, stop))
        {
            throw new Refusal(SetupText.SectionUsed, section.Name);
        }

        db.Sections.Remove(section);
        sections.Remove(section);
        return (section, $"{section.Name} ({section.NameEn}), /{section.Slug}");
    }, stop);

    private static Section Find(List<Section> sections, long id) => sections.Find(section => section.Id == id) ?? throw new Refusal(SetupText.SectionUnknown);

    private static (string Name, string NameEn) Names(string? name, string? nameEn, IEnumerable<Section> others)
    {
        var names = (Name: SetupActs.Name(name, LongestName), NameEn: SetupActs.Name(nameEn, LongestName));
        SetupActs.MustBeNew(names.Name, others.Select(static other => other.Name));
        return names;
    }

    // Every page shows the menu and every feed a section's name, so all of them are forgotten.
    private Task DoAsync(Permissions by, string done, Func<List<Section>, Task<(Section Section, string Detail)?>> act, CancellationToken stop) => acts.DoAsync(by, Role.Chief, async () =>
    {
        var sections = await db.Sections.OrderBy(static section => section.Position).ThenBy(static section => section.Id).ToListAsync(stop);
        if (await act(sections) is not { } change)
        {
            return null;
        }

        foreach (var (section, index) in sections.OrderBy(static section => section.RetiredAt is not null).Select(static (section, index) => (section, index)))
        {
            section.Position = index + 1;
        }

        return new DeskAct(done, Kind, () => $"{change.Section.Id}", change.Detail, PageTag.Layout, PageTag.Feeds);
    }, stop);
}
