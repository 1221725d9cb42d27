using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>A claim as somebody typed it.</summary>
/// <param name="Text">What was said.</param>
/// <param name="Seen">The address where it was seen, or "" when it was heard.</param>
/// <param name="Email">An address for the answer, or "".</param>
/// <param name="Language">"vi" or "en".</param>
public sealed record TypedClaim(string Text, string Seen, string Email, string Language);

/// <summary>A published check that may answer a claim before it is sent: a suggestion. <paramref name="SamePlace"/> when the claim was seen at the very address.</summary>
public sealed record KnownCheck(long Id, string Path, string Title, Verdict Verdict, bool SamePlace);

/// <summary>Takes claims in, without an account: finds what was checked already, keeps what is sent, lets its sender take it back, and erases words some time after the desk has decided.</summary>
public sealed class ClaimIntake(PortalDb db, Senders senders, AlikeTexts alike, TimeProvider clock)
{
    /// <summary>Fewest and most characters of a claim.</summary>
    public const int Shortest = 10, Longest = 2_000;

    /// <summary>Published checks suggested at most.</summary>
    public const int MostKnown = 3;

    /// <summary>How long the words of a claim are kept after the desk decided, or after the check that answers it was published.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>What was typed, cleaned; throws <see cref="Refusal"/> for what cannot be taken.</summary>
    public static TypedClaim Clean(TypedClaim typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (text, seen) = (Orthography.Clean(typed.Text), Orthography.CleanLine(typed.Seen));
        Must(text.Length is >= Shortest and <= Longest && text.Any(char.IsLetter), FactCheckText.ClaimLength, Shortest, Longest);
        Must(seen.Length == 0 || SeenAddress.Read(seen) is not null, FactCheckText.SeenWrong);
        return typed with { Text = text, Seen = SeenAddress.Read(seen)?.Address ?? "" };
    }

    /// <summary>The published checks that may answer a claim: those of the same address first, then those whose words are alike.</summary>
    public async Task<IReadOnlyList<KnownCheck>> KnownAsync(TypedClaim typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var same = new List<long>();
        if (SeenAddress.Read(typed.Seen) is { Address.Length: > 0 } seen && typed.Seen.Length > 0)
        {
            var editions = db.Tags(CheckTag.Seen, CheckTag.MarkOf(seen.Key), CheckContent.EditionKind).Select(static tag => tag.EditionId);
            same = await db.Editions.Where(e => editions.Contains(e.Id)).OrderByDescending(static e => e.Id).Select(static e => e.ObjectId).Take(MostKnown).ToListAsync(stop);
        }

        var found = (await alike.FindAsync(typed.Text, [CheckContent.EditionKind], MostKnown, stop)).Select(static one => one.ObjectId);
        long[] ids = [.. same.Concat(found).Distinct().Take(MostKnown)];
        var checks = await db.Shown(CheckContent.EditionKind).Where(e => ids.Contains(e.ObjectId)).Select(static e => new { e.ObjectId, e.Path, e.Title, e.Kicker }).ToListAsync(stop);
        return [.. checks.OrderBy(one => Array.IndexOf(ids, one.ObjectId)).Select(one => new KnownCheck(one.ObjectId, one.Path, one.Title, Enum.Parse<Verdict>(one.Kicker), same.Contains(one.ObjectId)))];
    }

    /// <summary>Takes a claim; gives the secret of its own page. Throws <see cref="Refusal"/>.</summary>
    public Task<string> SendAsync(TypedClaim typed, CancellationToken stop) => SendAsOfAsync(typed, clock.Now(), stop);

    /// <summary>Takes it as of an earlier instant; only the demo city does so.</summary>
    public async Task<string> SendAsOfAsync(TypedClaim typed, DateTime now, CancellationToken stop)
    {
        var clean = Clean(typed);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var claim = new Claim { Text = clean.Text, Seen = clean.Seen, SeenKey = clean.Seen.Length == 0 ? "" : SeenAddress.Read(clean.Seen)!.Key, Language = clean.Language == "en" ? "en" : "vi", ReceivedAt = now };
        db.Claims.Add(claim);
        await db.SaveChangesAsync(stop);
        var secret = senders.Add(Claim.Kind, claim.Id, clean.Email, claim.Language, now);
        await db.SaveChangesAsync(stop);
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
            JobRunner.Wake();
        }

        return secret;
    }

    /// <summary>Takes a claim back before the desk has looked at it: its words, and its sender's address, are erased.</summary>
    public async Task TakeBackAsync(Sender sender, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sender);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var claim = await db.Claims.SingleAsync(c => c.Id == sender.ObjectId, stop);
        claim.TakeBack(clock.Now());
        await db.SaveChangesAsync(stop);
        await senders.ForgetAsync(sender, stop);
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
        }
    }

    /// <summary>Erases the words of claims that were decided, or answered, long enough ago; gives how many.</summary>
    public Task<int> ForgetAsync(DateTime now, CancellationToken stop)
    {
        var (before, checks) = (now - Kept, db.Checks);
        return db.Claims.Where(c => c.Text != "" && ((c.DecidedAt <= before && c.State != ClaimState.Accepted && (c.DuplicateOf == null || c.CheckId != null || c.StatementId != null)) || checks.Any(check => check.Id == c.CheckId && check.ShownAt <= before)))
            .ExecuteUpdateAsync(static set => set.SetProperty(static c => c.Text, "").SetProperty(static c => c.Seen, "").SetProperty(static c => c.SeenKey, ""), stop);
    }
}
