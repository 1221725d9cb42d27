using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Offices;

/// <summary>What must hold before something happens to an office; each broken rule is a <see cref="Refusal"/> of one sentence.</summary>
internal static class OfficeRules
{
    private const int LongestLine = 300;

    /// <summary>The name that holds today.</summary>
    public static OfficeName? Open(this Office office) => office.Names.Find(static name => name.Until is null);

    /// <summary>The parent that holds today.</summary>
    public static OfficeParent? OpenParent(this Office office) => office.Parents.Find(static parent => parent.Until is null);

    /// <summary>The office, which must exist today.</summary>
    public static Office Living(this List<Office> all, long id)
    {
        var office = all.Find(office => office.Id == id) ?? throw new Refusal(OfficesText.NoSuchOffice);
        return office.Until is null ? office : throw new Refusal(OfficesText.EndedAlready, office.Name, CityTime.Day(office.Until.Value));
    }

    /// <summary>The office, which must exist today and have existed on a day.</summary>
    public static Office LivingOn(this List<Office> all, long id, DateOnly day)
    {
        var office = all.Living(id);
        return office.From is null || office.From <= day ? office : throw new Refusal(OfficesText.NotYetThere, office.Name, CityTime.Day(office.From.Value));
    }

    /// <summary>A change comes after the office's beginning and after the last changes of the same kind.</summary>
    public static void MustChangeAfter(this Office office, DateOnly day, params ReadOnlySpan<DateOnly?> last)
    {
        if (office.From >= day)
        {
            throw new Refusal(OfficesText.BeforeBeginning, office.Name, CityTime.Day(office.From.Value));
        }

        foreach (var before in last)
        {
            if (before >= day)
            {
                throw new Refusal(OfficesText.BeforeLastChange, office.Name, CityTime.Day(before.Value));
            }
        }
    }

    /// <summary>An office that was put into the database by other means gets the row of its name.</summary>
    public static void MustHaveName(Office office)
    {
        if (office.Names.Count == 0)
        {
            office.Names.Add(new OfficeName { Name = office.Name, ShortName = office.ShortName, Code = office.Code, From = office.From, Until = office.Until });
        }
    }

    /// <summary>Every act has a legal basis and a day that has come.</summary>
    public static void MustBeDecided(Decision what, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(what.LegalBasis))
        {
            throw new Refusal(OfficesText.NoLegalBasis);
        }

        if (what.LegalBasis.Length > LongestLine || what.Note.Length > LongestLine)
        {
            throw new Refusal(OfficesText.LineTooLong, LongestLine);
        }

        if (what.Day > today)
        {
            throw new Refusal(OfficesText.DayInFuture);
        }

        if (what.Day.Year < 1900)
        {
            throw new Refusal(OfficesText.DayTooEarly);
        }
    }

    /// <summary>Cleans the words of an office; its code must be free among those that exist.</summary>
    public static (string Name, string ShortName, string Code) Words(List<Office> all, Office? office, string name, string shortName, string code)
    {
        (name, shortName, code) = (Orthography.CleanLine(name ?? ""), Orthography.CleanLine(shortName ?? ""), Orthography.CleanLine(code ?? ""));
        shortName = shortName.Length == 0 ? name : shortName;
        if (name.Length == 0 || code.Length == 0)
        {
            throw new Refusal(OfficesText.NameAndCode);
        }

        if (name.Length > LongestLine || shortName.Length > 100 || code.Length > 30)
        {
            throw new Refusal(OfficesText.WordsTooLong, name[..Math.Min(40, name.Length)]);
        }

        return all.Find(other => other != office && other.Until is null && other.Code == code) is { } holder ? throw new Refusal(OfficesText.CodeTaken, code, holder.Name) : (name, shortName, code);
    }

    /// <summary>A split has two parts or more, each once; its shares sum to 1 and have a basis, or none is given.</summary>
    public static void MustBeShares(IReadOnlyCollection<Heir> parts, ShareBasis? basis)
    {
        if (parts.Count < 2)
        {
            throw new Refusal(OfficesText.SplitNeedsTwo);
        }

        if (parts.Where(static part => part.OfficeId is not null).GroupBy(static part => part.OfficeId).Any(static same => same.Count() > 1))
        {
            throw new Refusal(OfficesText.SameTwice);
        }

        if (parts.All(static part => part.Share is null))
        {
            return;
        }

        if (parts.Any(static part => part.Share is null or <= 0 or > 1) || parts.Sum(static part => part.Share) != 1)
        {
            throw new Refusal(OfficesText.SharesSum);
        }

        if (parts.Any(static part => decimal.Round(part.Share!.Value, 6) != part.Share))
        {
            throw new Refusal(OfficesText.SharesFine);
        }

        if (basis is null || !Enum.IsDefined(basis.Value))
        {
            throw new Refusal(OfficesText.SharesBasis);
        }
    }

    /// <summary>An office to which others belong ends only by a merge, which takes them along.</summary>
    public static void MustHaveNoChildren(List<Office> all, Office office)
    {
        if (all.Find(child => child.Until is null && child.OpenParent()?.ParentId == office.Id) is { } child)
        {
            throw new Refusal(OfficesText.HasChildren, office.Name, child.Name);
        }
    }

    /// <summary>What once belonged to an office did so while it existed.</summary>
    public static void MustOutliveChildren(List<Office> all, Office office, DateOnly day)
    {
        foreach (var child in all)
        {
            if (child.Parents.Find(parent => parent.ParentId == office.Id && parent.Until >= day) is { } late)
            {
                throw new Refusal(OfficesText.HadChild, child.Name, office.Name, CityTime.Day(late.Until!.Value));
            }
        }
    }

    /// <summary>No office belongs to itself, however far round.</summary>
    public static void MustBeTree(List<Office> all)
    {
        foreach (var office in all)
        {
            var above = office;
            for (var steps = 0; above?.OpenParent() is { } parent; steps++)
            {
                above = parent.Parent ?? all.Find(other => other.Id == parent.ParentId);
                if (above == office || steps > all.Count)
                {
                    throw new Refusal(OfficesText.ParentRound, office.Name);
                }
            }
        }
    }
}
