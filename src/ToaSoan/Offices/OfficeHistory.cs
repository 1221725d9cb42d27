using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Offices;

/// <summary>When something happens to offices and by what right; <paramref name="Day"/> is the first day of the new state.</summary>
public sealed record Decision(DateOnly Day, string LegalBasis, string Note = "");

/// <summary>The words of a new office.</summary>
public sealed record NewOffice(string Name, string ShortName, string Code, OfficeKind Kind);

/// <summary>Where an office, or a share of it (above 0 to 1), goes: to an office that exists, or to a new one.</summary>
public sealed record Heir(long? OfficeId, NewOffice? New = null, decimal? Share = null);

/// <summary>
/// What happens to offices. Owns the invariant that on any day an office has at most one name and at most one parent: a new row
/// begins on the day after the old one's last, and no act may come before the last change. Each act, its event and its entry in
/// the trail are saved in one transaction; it throws <see cref="Refusal"/> with nothing written.
/// </summary>
public sealed class OfficeHistory(PortalDb db, DeskActs acts, TimeProvider clock)
{
    private Organisation? organisation;

    /// <summary>Founds an office.</summary>
    public async Task<Office> CreateAsync(Permissions by, Decision what, NewOffice words, long? parentId, CancellationToken stop)
    {
        Office founded = null!;
        await ActAsync(by, what, OfficeChange.Create, known =>
        {
            var all = known.Offices;
            founded = Found(all, words, what.Day);
            Place(all, founded, parentId, what.Day);
            return [new OfficeEventLink { To = founded }];
        }, stop);
        return founded;
    }

    /// <summary>
    /// Gives an office another name, short name or code. From the very day of the present ones, while those are of today's recording, it
    /// corrects a typing mistake: the words are put right where they stand, and the trail alone tells of it.
    /// </summary>
    public Task RenameAsync(Permissions by, Decision what, long id, string name, string shortName, string code, CancellationToken stop) => DoAsync(by, what, known =>
    {
        var (office, all) = (known.Offices.Living(id), known.Offices);
        (name, shortName, code) = OfficeRules.Words(all, office, name, shortName, code);
        if ((name, shortName, code) == (office.Name, office.ShortName, office.Code))
        {
            throw new Refusal(OfficesText.NothingRenamed);
        }

        var (before, open) = (office.Name, office.Open());
        if (open is not null && open.From == what.Day && known.NamedToday(office, what.Day, clock.Today()))
        {
            if (office.Names.Exists(last => (last.Until, last.Name, last.ShortName, last.Code) == (what.Day.AddDays(-1), name, shortName, code)))
            {
                throw new Refusal(OfficesText.NothingRenamed);
            }

            (open.Name, open.ShortName, open.Code) = (office.Name, office.ShortName, office.Code) = (name, shortName, code);
            return Told("correct", office, before == name ? name : $"{before} → {name}", what);
        }

        office.MustChangeAfter(what.Day, open?.From);
        Close(open, what.Day);
        office.Names.Add(new OfficeName { Name = name, ShortName = shortName, Code = code, From = what.Day });
        (office.Name, office.ShortName, office.Code) = (name, shortName, code);
        return Happened(by, what, OfficeChange.Rename, [new OfficeEventLink { From = office, To = office, Share = 1 }], known);
    }, stop);

    /// <summary>Merges offices into a new one or into one that exists; what belonged to them belongs to it. Gives the one they became.</summary>
    public async Task<Office> MergeAsync(Permissions by, Decision what, IReadOnlyCollection<long> ids, Heir into, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(into);
        Office heir = null!;
        await ActAsync(by, what, OfficeChange.Merge, known =>
        {
            var all = known.Offices;
            var ending = ids.Distinct().Where(id => id != into.OfficeId).Select(all.Living).ToList();
            if (ending.Count + (into.OfficeId is null ? 0 : 1) < 2)
            {
                throw new Refusal(OfficesText.MergeNeedsTwo);
            }

            var above = ending.Select(static office => office.OpenParent()?.ParentId).Distinct().ToList();
            ending.ForEach(office => End(known, office, what.Day));
            heir = HeirOf(all, into, above is [{ } one] && ending.TrueForAll(office => office.Id != one) ? one : null, what.Day);
            foreach (var child in all.Where(child => child.Until is null && child.OpenParent()?.ParentId is { } parent && ending.Exists(office => office.Id == parent)).ToList())
            {
                Move(child, heir == child ? null : heir, what.Day);
            }

            OfficeRules.MustBeTree(all);
            return [.. ending.Select(office => new OfficeEventLink { From = office, To = heir, Share = 1 })];
        }, stop);
        return heir;
    }

    /// <summary>Divides an office among others; it ends, unless it is one of them. Shares sum to 1 and have a basis, or none is given.</summary>
    public Task SplitAsync(Permissions by, Decision what, long id, IReadOnlyCollection<Heir> parts, ShareBasis? basis, CancellationToken stop) => ActAsync(by, what, OfficeChange.Split, known =>
    {
        OfficeRules.MustBeShares(parts, basis);
        var (office, all) = (known.Offices.Living(id), known.Offices);
        var above = office.OpenParent()?.ParentId;
        if (parts.All(part => part.OfficeId != id))
        {
            OfficeRules.MustHaveNoChildren(all, office);
            End(known, office, what.Day);
        }
        else
        {
            office.MustChangeAfter(what.Day);
        }

        return [.. parts.Select(part => new OfficeEventLink { From = office, To = HeirOf(all, part, above, what.Day), Share = part.Share, Basis = part.Share is null ? null : basis })];
    }, stop);

    /// <summary>Puts an office under another, or under none.</summary>
    public Task TransferAsync(Permissions by, Decision what, long id, long? parentId, CancellationToken stop) => ActAsync(by, what, OfficeChange.Transfer, known =>
    {
        var (office, all) = (known.Offices.Living(id), known.Offices);
        if (office.OpenParent()?.ParentId == parentId)
        {
            throw new Refusal(OfficesText.SameParent);
        }

        office.MustChangeAfter(what.Day);
        Move(office, parentId is { } parent ? all.LivingOn(parent, what.Day) : null, what.Day);
        OfficeRules.MustBeTree(all);
        return [new OfficeEventLink { From = office, To = office, Share = 1 }];
    }, stop);

    /// <summary>Ends an office without a successor.</summary>
    public Task DissolveAsync(Permissions by, Decision what, long id, CancellationToken stop) => ActAsync(by, what, OfficeChange.Dissolve, known =>
    {
        var office = known.Offices.Living(id);
        OfficeRules.MustHaveNoChildren(known.Offices, office);
        End(known, office, what.Day);
        return [new OfficeEventLink { From = office }];
    }, stop);

    private static void Close(OfficeName? name, DateOnly day)
    {
        if (name is not null)
        {
            name.Until = day.AddDays(-1);
        }
    }

    private static void End(Organisation known, Office office, DateOnly day)
    {
        office.MustChangeAfter(day, [office.Open()?.From, office.OpenParent()?.From, .. known.Arrivals(office)]);
        OfficeRules.MustOutliveChildren(known.Offices, office, day);
        Close(office.Open(), day);
        if (office.OpenParent() is { } parent)
        {
            parent.Until = day.AddDays(-1);
        }

        office.Until = day.AddDays(-1);
    }

    private static void Move(Office office, Office? parent, DateOnly day)
    {
        if (office.OpenParent() is { } last)
        {
            office.MustChangeAfter(day, last.From);
            last.Until = day.AddDays(-1);
        }

        office.Parents.Add(new OfficeParent { ParentId = parent?.Id is > 0 and var id ? id : null, Parent = parent, From = day });
    }

    private static void Place(List<Office> all, Office office, long? parentId, DateOnly day)
    {
        if (parentId is { } parent)
        {
            office.Parents.Add(new OfficeParent { ParentId = parent, Parent = all.LivingOn(parent, day), From = day });
        }
    }

    private Office Found(List<Office> all, NewOffice words, DateOnly day)
    {
        var (name, shortName, code) = OfficeRules.Words(all, null, words.Name, words.ShortName, words.Code);
        var office = Office.Standing(code, Slugs.Free(Slug.From(name, "don-vi"), all.ConvertAll(static office => office.Slug)), name, shortName, Enum.IsDefined(words.Kind) ? words.Kind : throw new Refusal(OfficesText.UnknownKind), day);
        all.Add(office);
        db.Offices.Add(office);
        return office;
    }

    // A new heir belongs where those belonged from which it came.
    private Office HeirOf(List<Office> all, Heir heir, long? above, DateOnly day)
    {
        if (heir.OfficeId is { } id)
        {
            return all.LivingOn(id, day);
        }

        var founded = Found(all, heir.New ?? throw new Refusal(OfficesText.NoSuchOffice), day);
        Place(all, founded, above, day);
        return founded;
    }

    private Task ActAsync(Permissions by, Decision what, OfficeChange change, Func<Organisation, List<OfficeEventLink>> act, CancellationToken stop) =>
        DoAsync(by, what, known => Happened(by, what, change, act(known), known), stop);

    private Task DoAsync(Permissions by, Decision what, Func<Organisation, DeskAct> act, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(what);
        if (!by.May(Role.Chief))
        {
            throw new Refusal(OfficesText.ChiefsOnly);
        }

        OfficeRules.MustBeDecided(what, clock.Today());
        return acts.DoAsync(by, async () =>
        {
            // Read once for all acts of an import, which are one transaction; anew after a refused one, which may leave it half changed.
            var transaction = db.Database.CurrentTransaction!.TransactionId;
            organisation = organisation?.ReadIn == transaction ? organisation : await Organisation.ReadAsync(db, transaction, stop);
            try
            {
                return act(organisation);
            }
            catch (Refusal)
            {
                db.ChangeTracker.Clear();
                organisation = null;
                throw;
            }
        }, stop);
    }

    private DeskAct Happened(Permissions by, Decision what, OfficeChange change, List<OfficeEventLink> links, Organisation known)
    {
        var happened = new OfficeEvent { Day = what.Day, Change = change, LegalBasis = Orthography.CleanLine(what.LegalBasis), Note = Orthography.CleanLine(what.Note), RecordedBy = by.StaffId, RecordedAt = clock.Now(), Links = links };
        db.OfficeEvents.Add(happened);
        known.Events.Add(happened);
        var names = links.Select(static link => link.From == link.To ? link.To!.Name : string.Join(" → ", new[] { link.From?.Name, link.To?.Name }.OfType<string>()));
        return Told(change.ToString().ToLowerInvariant(), links[0].From ?? links[0].To!, string.Join("; ", names), what);
    }

    private static DeskAct Told(string act, Office office, string words, Decision what) =>
        new($"office.{act}", "office", () => $"{office.Id}", $"{words}, {what.Day:yyyy-MM-dd}, {Orthography.CleanLine(what.LegalBasis)}", PageTag.Offices);
}
