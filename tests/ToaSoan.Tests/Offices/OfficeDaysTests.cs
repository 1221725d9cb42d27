using CsCheck;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Offices.OfficeSteps;

namespace ToaSoan.Tests.Offices;

/// <summary>Whatever happens to offices, in whatever order: no day has two names or two parents of an office, and the shares of a split sum to 1.</summary>
public sealed class OfficeDaysTests
{
    private static readonly Gen<(int What, int Day, int A, int B, int C, int Percent)[]> Acts =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 300], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[-10, 110]).Array[10, 30];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task No_day_has_two_names_or_parents_and_shares_sum_to_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (accepted, refused, number) = (0, 0, 0);
        await Acts.SampleAsync(async acts =>
        {
            foreach (var act in acts)
            {
                try
                {
                    await portal.DoAsync(async (IServiceProvider services) => await TryAsync(services, act, ++number));
                    accepted++;
                }
                catch (Refusal)
                {
                    refused++;
                }
            }

            await portal.DoAsync<PortalDb>(MustHoldAsync);
        }, iter: 12, threads: 1);
        Assert.True(accepted > 20 && refused > 10, $"{accepted} acts were accepted and {refused} refused: the sample says little");
    }

    private static async Task TryAsync(IServiceProvider services, (int What, int Day, int A, int B, int C, int Percent) act, int number)
    {
        var (history, db, stop) = (services.GetRequiredService<OfficeHistory>(), services.GetRequiredService<PortalDb>(), TestContext.Current.CancellationToken);
        var ids = await db.Offices.OrderBy(static office => office.Until != null).ThenByDescending(static office => office.Id).Select(static office => office.Id).ToListAsync(stop);
        var (a, b, c) = (ids[act.A % ids.Count], ids[act.B % ids.Count], ids[act.C % ids.Count]);
        var (by, what) = (Permissions.Command, On(new DateOnly(2025, 1, 1).AddDays(act.Day)));
        var share = act.Percent < 0 ? (decimal?)null : act.Percent / 100m;
        await (act.What switch
        {
            0 => history.CreateAsync(by, what, Ward($"Phường {number}", $"M{number}"), act.Percent % 2 == 0 ? a : null, stop),
            1 => history.RenameAsync(by, what, a, $"Phường đổi {number}", "", $"M{number % 7}", stop),
            2 => history.MergeAsync(by, what, [a, b], act.Percent % 2 == 0 ? new Heir(c) : new Heir(null, Ward($"Phường gộp {number}", $"M{number % 5}")), stop),
            3 => history.SplitAsync(by, what, a, [new Heir(b, Share: share), new Heir(null, Ward($"Phường tách {number}", $"M{number}"), 1 - share)], ShareBasis.Area, stop),
            4 => history.TransferAsync(by, what, a, act.Percent % 3 == 0 ? null : b, stop),
            _ => history.DissolveAsync(by, what, a, stop),
        });
    }

    private static async Task MustHoldAsync(PortalDb db)
    {
        var stop = TestContext.Current.CancellationToken;
        var all = await db.Offices.AsNoTracking().Include(static office => office.Names).Include(static office => office.Parents).ToDictionaryAsync(static office => office.Id, stop);
        foreach (var office in all.Values)
        {
            Assert.All(office.Parents.Where(static parent => parent.ParentId is not null), parent => MustHaveExisted(all[parent.ParentId!.Value], parent.From, parent.Until));
            MustFollow(office.Names.Select(static name => (name.From, name.Until)));
            MustFollow(office.Parents.Select(static parent => (parent.From, parent.Until)));
            Assert.True(office.From is null || office.Until is null || office.From <= office.Until, $"{office.Name} ended before it began");
            Assert.All(office.Names.Where(static name => name.Until is null), name => Assert.Equal((office.Name, office.ShortName, office.Code, null), (name.Name, name.ShortName, name.Code, office.Until)));
            Assert.All(office.Parents, parent => Assert.True(office.Until is null || parent.Until <= office.Until));
        }

        Assert.DoesNotContain(await db.Offices.Living().GroupBy(static office => office.Code).Select(static same => same.Count()).ToListAsync(stop), static count => count > 1);
        foreach (var split in await db.OfficeEvents.AsNoTracking().Include(static happened => happened.Links).Where(static happened => happened.Change == OfficeChange.Split).ToListAsync(stop))
        {
            Assert.True(split.Links.TrueForAll(static link => link.Share is null) || split.Links.Sum(static link => link.Share) == 1, $"the shares of split {split.Id} sum to {split.Links.Sum(static link => link.Share)}");
        }
    }

    private static void MustHaveExisted(Office office, DateOnly? from, DateOnly? until)
    {
        Assert.True(office.From is null || from >= office.From, $"something belonged to {office.Name} from {from}, before it began");
        Assert.True(office.Until is null || until <= office.Until, $"something belonged to {office.Name} until {until}, after it ended");
    }

    private static void MustFollow(IEnumerable<(DateOnly? From, DateOnly? Until)> rows)
    {
        var (last, first) = (DateOnly.MinValue, true);
        foreach (var (from, until) in rows.OrderBy(static row => row.From ?? DateOnly.MinValue))
        {
            Assert.True(first || from > last, $"a row begins on {from}, the one before ends on {last}");
            Assert.True(until is null || from is null || from <= until, $"a row runs from {from} to {until}");
            (last, first) = (until ?? DateOnly.MaxValue, false);
        }
    }
}
