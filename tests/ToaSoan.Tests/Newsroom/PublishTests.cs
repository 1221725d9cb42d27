using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using Record = ToaSoan.Platform.Record;

namespace ToaSoan.Tests.Newsroom;

public sealed class PublishTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Publishing_saves_the_edition_and_its_record_together(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Hội nghị sơ kết", "Đoạn một.\n\nĐoạn hai.", authors: ["Minh Hà"]);
        await portal.DoAsync<PortalDb>(async db =>
        {
            var saved = await db.Editions.Include(static e => e.Tags).SingleAsync(TestContext.Current.CancellationToken);
            var record = await db.Records.SingleAsync(TestContext.Current.CancellationToken);
            Assert.Equal($"/thoi-su/hoi-nghi-so-ket-{edition.ObjectId}", saved.Path);
            Assert.Equal("article.publish", record.Type);
            Assert.Equal(record.Content, Record.Commit(saved.Salt, Record.Canonical(saved)));
            Assert.Equal("Minh Hà", saved.Authors.Single().Name);
        });
    }
}
