using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Platform;

/// <summary>Only a clash with somebody else's change is told as one.</summary>
public sealed class DeskActsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Failures => new()
    {
        { "DbUpdateConcurrencyException", true },
        { "postgres 40001", true }, { "postgres 40P01", true }, { "postgres 23505", true }, { "postgres 53100", false }, { "postgres 23503", false },
        { "sqlite 5", true }, { "sqlite 517", true }, { "sqlite 6", true }, { "sqlite 2067", true }, { "sqlite 13", false }, { "sqlite 787", false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_clash_is_refused_and_any_other_failure_goes_on_as_what_it_is(string failure, bool clash)
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var error in new[] { Of(failure), new DbUpdateException("saving", Of(failure)), new InvalidOperationException("transient", new DbUpdateException("saving", Of(failure))) })
        {
            var thrown = await Xunit.Record.ExceptionAsync(() => portal.DoAsync((DeskActs acts) => acts.DoAsync(Permissions.Command, () => throw error, Stop)));
            Assert.Equal(clash, thrown is Refusal);
            Assert.Same(error, clash ? thrown!.InnerException : thrown);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Acts_together_are_all_kept_or_all_taken_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        foreach (var keep in new[] { false, true })
        {
            await portal.DoAsync((DeskActs acts) => acts.TogetherAsync(async () =>
            {
                await acts.DoAsync(Permissions.Command, () => Act("one"), Stop);
                await acts.DoAsync(Permissions.Command, () => Act("two"), Stop);
                return keep ? [PageTag.Offices] : null;
            }, Stop));
            Assert.Equal(keep ? 2 : 0, await portal.DoAsync((PortalDb db) => db.AuditEntries.CountAsync(static entry => entry.Kind == "trial", Stop)));
        }

        static Task<DeskAct?> Act(string name) => Task.FromResult<DeskAct?>(new DeskAct($"trial.{name}", "trial", static () => "1", "", PageTag.Offices));
    }

    private static Exception Of(string failure) => failure.Split(' ') switch
    {
        ["postgres", var state] => new PostgresException("x", "ERROR", "ERROR", state),
        ["sqlite", var code] when int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) is var number => new SqliteException("x", number & 0xFF, number),
        _ => new DbUpdateConcurrencyException("x"),
    };
}
