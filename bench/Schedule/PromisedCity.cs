using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ToaSoan.Blocks;
using ToaSoan.Commands;
using ToaSoan.Durability;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Bench.Schedule;

/// <summary>
/// A city whose articles are all approved, in a PostgreSQL database copied for every round. Its editions also say which connection
/// made them, and the server keeps the instant of each commit: what readers could see when, whatever the program notes.
/// </summary>
/// <param name="Prepared">The data folder to copy.</param>
/// <param name="Articles">The numbers of the approved articles.</param>
internal sealed record PromisedCity(PreparedCity Prepared, IReadOnlyList<long> Articles)
{
    /// <summary>The database to copy.</summary>
    public const string Template = "promised";

    private static readonly string[] Sentences =
    [
        "Ủy ban nhân dân thành phố Minh Giang cho biết công trình sẽ hoàn thành đúng tiến độ trong quý này.",
        "Người dân trong khu vực được thông báo trước ba ngày về việc phân luồng giao thông trên các tuyến đường ven sông Minh.",
        "Theo kế hoạch, các trạm y tế mở cửa thêm ngày thứ bảy để trẻ em được tiêm chủng đầy đủ.",
        "Đơn vị thi công cam kết hoàn trả mặt đường, thu gom vật liệu và tưới nước giảm bụi hằng ngày.",
        "Mọi thắc mắc xin gửi về bộ phận một cửa của phường, nơi hồ sơ được trả lời trong năm ngày làm việc.",
    ];

    /// <summary>Makes it by the product's own acts.</summary>
    public static async Task<PromisedCity> MakeAsync(PostgresCluster cluster, string data, int articles)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        await using (var connection = new NpgsqlConnection(cluster.To("postgres") + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("ALTER SYSTEM SET track_commit_timestamp = on", connection);
            await command.ExecuteNonQueryAsync();
        }

        await cluster.KillAndRestartAsync();
        var prepared = await PreparedCity.MakeAsync(data, cluster.To(Template));
        await using var workplace = await OpenAsync(data, cluster.To(Template));
        await workplace.Db.Database.ExecuteSqlAsync($"""ALTER TABLE "Editions" ADD COLUMN "MadeBy" text DEFAULT current_setting('application_name')""");
        workplace.Db.Topics.Add(new Topic { Slug = "ha-tang", Name = "Hạ tầng", Summary = "Đường, cầu và bờ kè." });
        await workplace.Db.SaveChangesAsync();
        var (writer, approver) = (await StaffAsync(workplace, PreparedCity.UserName), await StaffAsync(workplace, PreparedCity.Approver));
        var numbers = new List<long>();
        for (var number = 1; number <= articles; number++)
        {
            numbers.Add(await ApprovedAsync(workplace, number, writer, approver));
        }

        return new PromisedCity(prepared, numbers);
    }

    /// <summary>Opens the city for a command of this process.</summary>
    public static Task<Workplace> OpenAsync(string data, string database) =>
        Workplace.OpenAsync(new Settings { Data = data, Database = database }, CancellationToken.None, static builder => builder.Logging.ClearProviders());

    /// <summary>What somebody of the city may do.</summary>
    public static async Task<Permissions> StaffAsync(Workplace workplace, string name)
    {
        ArgumentNullException.ThrowIfNull(workplace);
        var member = await workplace.Db.Users.Include(static user => user.Roles).SingleAsync(user => user.UserName == name);
        return member.PermissionsOn(TimeProvider.System.Today());
    }

    private static async Task<long> ApprovedAsync(Workplace workplace, int number, Permissions writer, Permissions approver)
    {
        await using var scope = workplace.App.Services.CreateAsyncScope();
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<ArticleDesk>());
        var (office, section, topic) = (await db.Set<Offices.Office>().Select(static o => o.Id).FirstAsync(), await db.Sections.Select(static s => s.Id).FirstAsync(), await db.Topics.Select(static t => t.Id).FirstAsync());
        var body = new Document([.. Enumerable.Range(0, 12).Select(paragraph => new Paragraph([new Inline(Text(number + paragraph))]))]);
        var content = new ArticleContent("Hạ tầng", $"Công trình số {number} hoàn thành đúng hẹn", Sentences[number % Sentences.Length], body, section, ["Hà Vy"], [topic], null, "");
        var article = await desk.BeginAsync(office, content, writer, CancellationToken.None);
        await desk.SubmitAsync(article.Id, writer, CancellationToken.None);
        await desk.ApproveAsync(article.Id, approver, CancellationToken.None);
        return article.Id;
    }

    private static string Text(int from) => string.Join(' ', Enumerable.Range(from, 3).Select(static index => Sentences[index % Sentences.Length]));
}
