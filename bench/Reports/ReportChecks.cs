using Microsoft.EntityFrameworkCore;
using ToaSoan.FactCheck;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Transparency;

namespace ToaSoan.Bench.Reports;

/// <summary>Claims over eighteen months, a third of them declined on four grounds, and checks of every verdict by two offices, some corrected, some withdrawn; the days to a verdict are even and odd in number, whole or not in the middle.</summary>
public sealed class ReportChecks(PortalDb db)
{
    private static readonly StatementGround[] Grounds = [StatementGround.OpinionNotFact, StatementGround.PrivatePerson, StatementGround.OutsideTheCity, StatementGround.TooLittleDetail];

    /// <summary>Fills it in, beside <see cref="ReportTasks"/>.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var offices = await db.Set<Office>().OrderBy(static office => office.Id).Take(2).ToListAsync(stop);
        foreach (var n in Enumerable.Range(0, 90))
        {
            var at = Hour(new DateOnly(2025, 1, 4).AddDays(n * 6), n % 24);
            var claim = new Claim { Text = "", Language = "vi", ReceivedAt = at };
            db.Add(claim);
            if (n % 3 == 0)
            {
                Set(claim, nameof(Claim.State), ClaimState.Declined);
                Set(claim, nameof(Claim.DecidedAt), at.AddDays(n % 5));
                Set(claim, nameof(Claim.Ground), Grounds[n / 3 % Grounds.Length]);
                Set(claim, nameof(Claim.StatementId), (long)n + 1);
            }
        }

        foreach (var n in Enumerable.Range(0, 41))
        {
            await FillCheckAsync(n, offices[n % offices.Count], stop);
        }

        await db.SaveChangesAsync(stop);
    }

    private async Task FillCheckAsync(int n, Office office, CancellationToken stop)
    {
        var (shown, verdict) = (Hour(new DateOnly(2025, 1, 20).AddDays(n * 12), 16), (Verdict)(n % 6));
        var content = new CheckContent { Claim = $"Tin số {n}", Verdict = verdict, Finding = "Vì thế." };
        var check = new Check { Slug = $"tin-so-{n}", OfficeId = office.Id, Content = content.Write(), BegunAt = shown, AskedAt = shown.AddDays(-(n * 7 % 16)), SavedAt = shown };
        db.Add(check);
        Set(check, nameof(Check.ShownAt), shown);
        Set(check, nameof(Check.State), CheckState.Published);
        await db.SaveChangesAsync(stop);
        EditionChange[] changes = [EditionChange.Publish, .. n % 5 == 0 ? [EditionChange.Correct] : Array.Empty<EditionChange>(), .. n % 7 == 0 ? [EditionChange.Withdraw] : Array.Empty<EditionChange>()];
        db.AddRange(changes.Select((change, index) => new Edition
        {
            Kind = CheckContent.EditionKind, ObjectId = check.Id, Number = index + 1, Change = change, Current = index == changes.Length - 1, Shown = index == changes.Length - 1 && change != EditionChange.Withdraw, Path = check.Path, Section = "", SectionName = "",
            Office = office.Slug, OfficeName = office.Name, Kicker = change == EditionChange.Withdraw ? "" : $"{verdict}", Title = content.Claim, Lead = "", Body = content.Write(), FirstPublishedAt = shown, PublishedAt = shown.AddDays(index * 9), Reason = index == 0 ? "" : "Sửa", Salt = new byte[32],
        }));
    }

    private void Set(object entity, string name, object value) => db.Entry(entity).Property(name).CurrentValue = value;

    private static DateTime Hour(DateOnly day, int hour) => CityTime.Utc(day.ToDateTime(new TimeOnly(hour, 0)));
}
