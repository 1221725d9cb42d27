using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>A counted page by name: its title and its address, which is null where nothing stands any more.</summary>
public sealed record PageName(string Title, string? Path);

/// <summary>Names what was counted: readers' pages by their titles of today.</summary>
public sealed class PageNames(PortalDb db)
{
    /// <summary>The names of subjects ("article:12", "section:y-te", "front"); one that is gone goes by its key.</summary>
    public async Task<IReadOnlyDictionary<string, PageName>> OfAsync(IEnumerable<string> subjects, CancellationToken stop)
    {
        var names = subjects.Distinct(StringComparer.Ordinal).ToDictionary(static subject => subject, static subject => Plain(subject), StringComparer.Ordinal);
        var parted = names.Keys.Where(static subject => subject.Contains(':', StringComparison.Ordinal)).Select(static subject => subject.Split(':')).ToLookup(static parts => parts[0], static parts => parts[1]);
        foreach (var kind in parted.Where(static kind => kind.Any(static name => long.TryParse(name, out _))))
        {
            long[] numbers = [.. kind.Select(static name => long.TryParse(name, out var number) ? number : 0)];
            foreach (var edition in await db.Editions.AsNoTracking().Where(e => e.Kind == kind.Key && e.Current && numbers.Contains(e.ObjectId)).Select(static e => new { e.ObjectId, e.Title, e.Path, e.Shown, e.Kind }).ToListAsync(stop))
            {
                names[FormattableString.Invariant($"{edition.Kind}:{edition.ObjectId}")] = edition.Shown ? new PageName(edition.Title, edition.Kind == Edition.EnglishArticle ? "/en" + edition.Path : edition.Path) : new PageName(AudienceText.WithdrawnPage, null);
            }
        }

        foreach (var section in await db.Sections.AsNoTracking().Where(s => parted["section"].Contains(s.Slug)).ToListAsync(stop))
        {
            names["section:" + section.Slug] = new PageName(section.Spoken, "/" + section.Slug);
        }

        foreach (var office in await db.Offices.AsNoTracking().Where(o => parted["office"].Contains(o.Slug)).Select(static o => new { o.Slug, o.Name }).ToListAsync(stop))
        {
            names["office:" + office.Slug] = new PageName(office.Name, "/don-vi/" + office.Slug);
        }

        foreach (var topic in await db.Topics.AsNoTracking().Where(t => parted["topic"].Contains(t.Slug)).Select(static t => new { t.Slug, t.Name }).ToListAsync(stop))
        {
            names["topic:" + topic.Slug] = new PageName(topic.Name, "/chu-de/" + topic.Slug);
        }

        return names;
    }

    private static PageName Plain(string subject) => subject == "front" ? new PageName(AudienceText.FrontPage, "/")
        : subject.StartsWith("page:", StringComparison.Ordinal) ? new PageName("/" + subject[5..], "/" + subject[5..])
        : new PageName(subject, null);
}
