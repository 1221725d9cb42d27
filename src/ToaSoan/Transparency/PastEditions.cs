using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Transparency;

/// <summary>One edition of an article in its history, without its words.</summary>
/// <param name="Number">1, 2, 3 … in order of publication.</param>
/// <param name="Change">Why it was made.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">The public reason, or "".</param>
/// <param name="OfficeName">The office's name at publication.</param>
/// <param name="Record">The record saved with it.</param>
public sealed record PastEdition(int Number, EditionChange Change, DateTime At, string Reason, string OfficeName, Record Record)
{
    /// <summary>What was done, in the reader's language.</summary>
    public string Act => TransparencyText.ResourceManager.GetString($"Change{Change}", CultureInfo.CurrentUICulture)!;

    /// <summary>Who decided: the role of the record's actor, in the reader's language, never a person.</summary>
    public string Actor => NameOf(Record.Actor);

    /// <summary>The role of a record's actor in words.</summary>
    internal static string NameOf(string actor) => Enum.TryParse<Role>(actor.Split('/')[0], ignoreCase: true, out var role) ? PeopleModel.NameOf(role) : actor;
}

/// <summary>Reads an article's editions with their records.</summary>
internal static class PastEditions
{
    /// <summary>The editions of an article, newest first; one of them when <paramref name="number"/> is given.</summary>
    public static async Task<IReadOnlyList<PastEdition>> PastEditionsAsync(this PortalDb db, Edition current, int? number, CancellationToken stop)
    {
        var name = $"{current.Kind}/{current.ObjectId.ToString(CultureInfo.InvariantCulture)}";
        return await (from edition in db.Editions.AsNoTracking()
                      join record in db.Records.AsNoTracking() on edition.Number equals record.Seq
                      where edition.Kind == current.Kind && edition.ObjectId == current.ObjectId && record.Object == name && (number == null || edition.Number == number)
                      orderby edition.Number descending
                      select new PastEdition(edition.Number, edition.Change, edition.PublishedAt, edition.Reason, edition.OfficeName, record)).ToListAsync(stop);
    }
}
