using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToaSoan.Blocks;
using ToaSoan.Commands;
using ToaSoan.Durability;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Bench.Counting;

/// <summary>A city with something to read.</summary>
/// <param name="City">Its data folder.</param>
/// <param name="Pages">Addresses of its pages and the keys they are counted by: the front page, the section, then the articles.</param>
public sealed record Town(PreparedCity City, IReadOnlyList<(string Path, string Key)> Pages)
{
    /// <summary>The pages every prepared city has.</summary>
    public static readonly IReadOnlyList<(string Path, string Key)> Bare = [("/", "front"), ($"/{PreparedCity.Section}", $"section:{PreparedCity.Section}")];

    /// <summary>Makes it by the product's own acts.</summary>
    public static async Task<Town> MakeAsync(string data, int articles)
    {
        var city = await PreparedCity.MakeAsync(data);
        await using (var workplace = await Workplace.OpenAsync(new Settings { Data = data }, CancellationToken.None, static builder => builder.Logging.ClearProviders()))
        {
            var (writer, approver) = (await StaffAsync(workplace, PreparedCity.UserName), await StaffAsync(workplace, PreparedCity.Approver));
            List<(string Path, string Key)> pages = [.. Bare];
            for (var number = 1; number <= articles; number++)
            {
                var edition = await PublishAsync(workplace, number, writer, approver);
                pages.Add((edition.Path, edition.CountedAs));
            }

            return new Town(city, pages);
        }
    }

    private static async Task<Permissions> StaffAsync(Workplace workplace, string name)
    {
        var member = await workplace.Db.Users.Include(static user => user.Roles).SingleAsync(user => user.UserName == name);
        return member.PermissionsOn(TimeProvider.System.Today());
    }

    private static async Task<Edition> PublishAsync(Workplace workplace, int number, Permissions writer, Permissions approver)
    {
        await using var scope = workplace.App.Services.CreateAsyncScope();
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<ArticleDesk>());
        var (office, section) = (await db.Set<Offices.Office>().Select(static o => o.Id).FirstAsync(), await db.Sections.Select(static s => s.Id).FirstAsync());
        var body = new Document([.. Enumerable.Range(1, 14).Select(paragraph => new Paragraph([new Inline($"Đoạn {paragraph}: công trình số {number} của thành phố được kiểm tra lần thứ {paragraph * number}, người dân hai bên đường được báo trước ba ngày, và mọi thắc mắc được trả lời tại bộ phận một cửa của phường.")]))]);
        var content = new ArticleContent("Hạ tầng", $"Công trình số {number} hoàn thành đúng hẹn", "Sapô của bài.", body, section, ["Hà Vy"], [], null, "");
        var article = await desk.BeginAsync(office, content, writer, CancellationToken.None);
        await desk.SubmitAsync(article.Id, writer, CancellationToken.None);
        await desk.ApproveAsync(article.Id, approver, CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<Publication>().PublishAsync(article.Id, writer, CancellationToken.None);
    }

    /// <summary>Seconds of processor a process has used, and the most memory it has held, in bytes.</summary>
    public static async Task<(double Processor, long Memory)> UseAsync(int process)
    {
        var fields = (await File.ReadAllTextAsync($"/proc/{process}/stat")).Split(')')[^1].Split(' ');
        var held = (await File.ReadAllLinesAsync($"/proc/{process}/status")).Single(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return ((long.Parse(fields[12], CultureInfo.InvariantCulture) + long.Parse(fields[13], CultureInfo.InvariantCulture)) / 100.0, 1024 * long.Parse(held.Split(' ')[^2], CultureInfo.InvariantCulture));
    }
}
