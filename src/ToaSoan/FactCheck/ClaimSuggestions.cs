using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Search;

namespace ToaSoan.FactCheck;

/// <summary>A check that may be about the same as a claim.</summary>
public sealed record SuggestedCheck(long Id, string Claim, CheckState State, bool SamePlace, double Likeness);

/// <summary>A claim that may be the same as another.</summary>
public sealed record SuggestedClaim(long Id, string Text, DateTime ReceivedAt, bool SamePlace, double Likeness);

/// <summary>What may be the same as a claim, for the desk to confirm: checks in work and published, and other claims. The very address comes first; nothing is attached by itself.</summary>
public sealed class ClaimSuggestions(PortalDb db, AlikeTexts alike)
{
    private const int Most = 5;
    private const int Read = 300;

    /// <summary>The checks that may be about the same.</summary>
    public async Task<IReadOnlyList<SuggestedCheck>> ChecksAsync(Claim claim, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var (found, like) = (new List<SuggestedCheck>(), LikenessOf(claim));
        foreach (var check in await db.Checks.AsNoTracking().Where(static c => c.State == CheckState.Researching || c.State == CheckState.InReview).OrderByDescending(static c => c.SavedAt).Take(Read).ToListAsync(stop))
        {
            var content = check.Read();
            var same = claim.SeenKey.Length > 0 && content.Places.Any(place => SeenAddress.Read(place.Address)?.Key == claim.SeenKey);
            found.Add(new SuggestedCheck(check.Id, content.Claim, check.State, same, like.To(IndexWords.Key(content.Claim), "")));
        }

        var published = (await alike.FindAsync(claim.Text, [CheckContent.EditionKind], Most, stop)).ToDictionary(static one => one.ObjectId, static one => one.Likeness);
        var tags = db.Tags(CheckTag.Seen, CheckTag.MarkOf(claim.SeenKey), CheckContent.EditionKind);
        var places = claim.SeenKey.Length == 0 ? [] : await db.Editions.Where(e => tags.Any(tag => tag.EditionId == e.Id)).Select(static e => e.ObjectId).Take(Most).ToListAsync(stop);
        long[] ids = [.. published.Keys.Concat(places).Distinct()];
        found.AddRange((await db.Checks.AsNoTracking().Where(c => ids.Contains(c.Id) && c.State == CheckState.Published).ToListAsync(stop)).Select(check => new SuggestedCheck(check.Id, check.Read().Claim, check.State, places.Contains(check.Id), published.GetValueOrDefault(check.Id))));
        return [.. found.Where(static one => one.SamePlace || one.Likeness >= AlikeTexts.Least).OrderByDescending(static one => one.SamePlace).ThenByDescending(static one => one.Likeness).Take(Most)];
    }

    /// <summary>The other claims in hand that may be the same.</summary>
    public async Task<IReadOnlyList<SuggestedClaim>> ClaimsAsync(Claim claim, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var others = await db.Claims.AsNoTracking().Where(c => c.Id != claim.Id && c.State == ClaimState.Received).OrderByDescending(static c => c.Id).Take(Read).ToListAsync(stop);
        var like = LikenessOf(claim);
        return [.. others.Select(one => new SuggestedClaim(one.Id, one.Text, one.ReceivedAt, claim.SeenKey.Length > 0 && one.SeenKey == claim.SeenKey, like.To(IndexWords.Key(one.Text), "")))
            .Where(static one => one.SamePlace || one.Likeness >= AlikeTexts.Least).OrderByDescending(static one => one.SamePlace).ThenByDescending(static one => one.Likeness).Take(Most)];
    }

    private static Likeness LikenessOf(Claim claim) => new(Likeness.WordsOf(IndexWords.Key(claim.Text)));
}
