using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Programme.Events;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Intake;

/// <summary>What people told us of themselves, sealed and erased.</summary>
public sealed class VaultTests
{
    private static readonly DateTime Later = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Neither_before_nor_after_the_sweep_do_name_and_address_lie_in_the_database_in_the_open()
    {
        using var server = new MailServer();
        await using var portal = await EventSteps.WithMailAsync(server);
        var id = await portal.ShowEventAsync();
        var secret = await portal.RegisterAsync(id, "Chim Sao Canary", 1, "canary-7716@minhgiang.example");
        await portal.DoJobsAsync();
        Assert.Single(server.Mails);
        var keys = await portal.DoAsync<PortalDb, List<byte[]>>(static db => db.Set<Contact>().Select(static c => c.Key).ToListAsync(Stop));
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.True(AtRest(portal).AsSpan().IndexOf(key) >= 0)); // the search finds what is there
        string[] canaries = ["Chim Sao Canary", "canary-7716", secret];
        Assert.All(canaries, canary => Assert.Equal(-1, AtRest(portal).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary))));

        portal.Clock.Advance(TimeSpan.FromDays(4 + 14));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal(2, await CountAsync(portal)); // 14 days after the end, not a morning earlier
        portal.Clock.Advance(TimeSpan.FromHours(5));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal(0, await CountAsync(portal));
        Assert.All(canaries, canary => Assert.Equal(-1, AtRest(portal).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary))));
        Assert.All(keys, key => Assert.Equal(-1, AtRest(portal).AsSpan().IndexOf(key)));
        using var reader = portal.NewClient();
        await reader.SlipAsync(secret);
    }

    [Fact]
    public async Task Nor_do_the_address_that_was_never_confirmed_its_token_and_the_codes_of_feedback_cards()
    {
        using var server = new MailServer();
        await using var portal = await EventSteps.WithMailAsync(server);
        var id = await portal.ShowEventAsync();
        var secret = await portal.RegisterAsync(id, "Chim Sao Canary", 1, "canary-7716@minhgiang.example", confirmed: false);
        await portal.DoJobsAsync();
        var token = SlipSecret.Token(secret);
        Assert.Contains(token, Assert.Single(server.Mails).TextBody, StringComparison.Ordinal);
        string[] canaries = ["Chim Sao Canary", "canary-7716", secret, token, .. await portal.CardsAsync(id, 3)];
        var keys = await portal.DoAsync<PortalDb, List<byte[]>>(static db => db.Set<Contact>().Select(static c => c.Key).ToListAsync(Stop));
        Assert.True(AtRest(portal).AsSpan().IndexOf(SecretLink.Hash(token)) >= 0); // the search finds what is there
        Assert.All(canaries, canary => Assert.Equal(-1, AtRest(portal).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary))));
        portal.Clock.Advance(TimeSpan.FromHours(72));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal(0, await CountAsync(portal));
        Assert.All(canaries, canary => Assert.Equal(-1, AtRest(portal).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary))));
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Equal(-1, AtRest(portal).AsSpan().IndexOf(key)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_row_opens_for_its_purpose_alone_and_not_when_it_was_changed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (one, two) = await portal.DoAsync<IServiceProvider, (string, string)>(async services =>
        {
            var vault = services.GetRequiredService<Vault>();
            var sealedRows = (vault.Seal("a", "Một", Later), vault.Seal("a", "Hai", Later));
            await services.GetRequiredService<PortalDb>().SaveChangesAsync(Stop);
            return sealedRows;
        });
        Assert.Equal("Một", await OpenAsync(portal, one, "a"));
        Assert.Null(await OpenAsync(portal, one, "b"));
        await ChangeAsync(portal, one, static (row, _) => row.DeleteAfter = row.DeleteAfter.AddDays(1));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(portal, one, "a"));
        await ChangeAsync(portal, one, static (row, _) => row.DeleteAfter = row.DeleteAfter.AddDays(-1));
        Assert.Equal("Một", await OpenAsync(portal, one, "a"));
        await ChangeAsync(portal, one, (row, db) => (row.Words, row.Key) = db.Set<Contact>().Where(c => c.Id == two).Select(static c => new { c.Words, c.Key }).AsEnumerable().Select(static c => (c.Words, c.Key)).Single());
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(portal, one, "a"));

        await portal.DoAsync<IServiceProvider>(async services =>
        {
            await services.GetRequiredService<Vault>().KeepUntilAsync("a", [two], Later.AddDays(30), Stop);
            await services.GetRequiredService<PortalDb>().SaveChangesAsync(Stop);
        });
        Assert.Equal("Hai", await OpenAsync(portal, two, "a"));
        await portal.DoAsync<Vault>(vault => vault.EraseAsync([two], Stop));
        Assert.Null(await OpenAsync(portal, two, "a"));
    }

    [Fact]
    public async Task The_key_is_a_file_of_the_owner_alone_or_a_setting_and_a_broken_one_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        var path = portal.Settings.PathOf(VaultKey.FileName);
        Assert.Equal(VaultKey.Length, new VaultKey(portal.Settings).Read().Length);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(File.ReadAllBytes(path), new VaultKey(portal.Settings).Read().ToArray());
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Contains(VaultKey.FileName, Assert.Throws<Refusal>(() => { _ = new VaultKey(portal.Settings).Read(); }).Message, StringComparison.Ordinal);
        portal.Settings.VaultKey = Convert.ToBase64String(new byte[32]);
        Assert.Equal(new byte[32], new VaultKey(portal.Settings).Read().ToArray());
    }

    // The database file and its log as they lie on the disk.
    internal static byte[] AtRest(TestPortal portal) => [.. Directory.EnumerateFiles(portal.Settings.Data, "toasoan.db*").SelectMany(static path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    })];

    private static Task<int> CountAsync(TestPortal portal) => portal.DoAsync<PortalDb, int>(static db => db.Set<Contact>().CountAsync(Stop));

    private static Task<string?> OpenAsync(TestPortal portal, string id, string purpose) => portal.DoAsync<Vault, string?>(async vault => (await vault.OpenAsync(purpose, [id], Stop)).GetValueOrDefault(id));

    private static Task ChangeAsync(TestPortal portal, string id, Action<Contact, PortalDb> change) => portal.DoAsync<PortalDb>(async db =>
    {
        change(await db.Set<Contact>().SingleAsync(c => c.Id == id, Stop), db);
        await db.SaveChangesAsync(Stop);
    });
}
