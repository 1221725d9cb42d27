using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Platform;

public sealed class DatabaseTests
{
    [Fact]
    public async Task A_connection_out_of_the_pool_still_waits_for_the_disk_and_checks_what_belongs_together()
    {
        await using var portal = await TestPortal.StartAsync(configure: static settings => settings.SqliteSynchronous = "FULL");
        for (var turn = 0; turn < 3; turn++)
        {
            await portal.DoAsync<PortalDb>(static async db => Assert.Equal("2 1 -65536", await db.Database
                .SqlQuery<string>($"SELECT synchronous || ' ' || foreign_keys || ' ' || cache_size AS \"Value\" FROM pragma_synchronous, pragma_foreign_keys, pragma_cache_size").SingleAsync(TestContext.Current.CancellationToken)));
        }
    }
}
