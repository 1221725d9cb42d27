using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Newsroom;

/// <summary>The people of the small city at work, past the pages.</summary>
internal static class Desks
{
    /// <summary>What a member of staff may do.</summary>
    public static Task<Permissions> MayAsync(this TestPortal portal, string name) => portal.DoAsync<PortalDb, Permissions>(async db =>
    {
        var member = await db.Users.Include(static user => user.Roles).SingleAsync(user => user.UserName == name, TestContext.Current.CancellationToken);
        return member.PermissionsOn(portal.Clock.Today());
    });

    /// <summary>The reporter of the health office begins an article.</summary>
    public static async Task<Article> BeginAsync(this TestPortal portal, string title, string body = "Nội dung.", string office = "so-y-te", string by = "phongvien", string? photo = null)
    {
        var staff = await portal.MayAsync(by);
        return await portal.DoAsync<IServiceProvider, Article>(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var (section, officeId) = (await db.Sections.SingleAsync(static s => s.Slug == "y-te", Stop), await db.Offices.Where(o => o.Slug == office).Select(static o => o.Id).SingleAsync(Stop));
            var topic = await db.Topics.SingleAsync(static t => t.Slug == "tiem-chung", Stop);
            (await db.Photos.FindAsync([photo ?? ""], Stop))?.Describe("Ảnh thử", "Ảnh: Bộ kiểm thử", "Ảnh thử");
            return await services.GetRequiredService<ArticleDesk>().BeginAsync(officeId, new ArticleContent("", title, "", Text(body), section.Id, ["Bút Danh Thử"], [topic.Id], photo, photo is null ? "" : "Ảnh thử"), staff, Stop);
        });
    }

    /// <summary>Saves other words.</summary>
    public static async Task SaveAsync(this TestPortal portal, long id, string body, string by)
    {
        var staff = await portal.MayAsync(by);
        await portal.DoAsync<ArticleDesk>(async desk =>
        {
            var article = await desk.FindAsync(id, Stop);
            await desk.SaveAsync(id, article.Version, VersionContent.Of(article).ToSave([article.SectionId!.Value]) with { Body = Text(body) }, staff, Stop);
        });
    }

    /// <summary>Takes an article through the office's editor and the desk to "approved".</summary>
    public static async Task<Article> ApprovedAsync(this TestPortal portal, string title, string body = "Nội dung.", string? photo = null)
    {
        var article = await portal.BeginAsync(title, body, photo: photo);
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        await portal.DeskAsync("bientap", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        await portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        return article;
    }

    /// <summary>Makes a preview link to an article that is good for a day; gives its number.</summary>
    public static Task<long> ShareAsync(this TestPortal portal, long article) => portal.DoAsync<IServiceProvider, long>(async services =>
    {
        var (db, previews) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<Previews>());
        previews.Share(Article.Kind, article, 1, TimeSpan.FromDays(1));
        await db.SaveChangesAsync(Stop);
        return await previews.Open(Article.Kind, article).Select(static link => link.Id).FirstAsync(Stop);
    });

    /// <summary>Somebody does something at the desk.</summary>
    public static async Task DeskAsync(this TestPortal portal, string by, Func<ArticleDesk, Permissions, Task> act)
    {
        var staff = await portal.MayAsync(by);
        await portal.DoAsync<ArticleDesk>(desk => act(desk, staff));
    }

    /// <summary>Promises a publication.</summary>
    public static async Task PromiseAsync(this TestPortal portal, long id, DateTime due)
    {
        var staff = await portal.MayAsync("thuky");
        await portal.DoAsync<Schedule>(schedule => schedule.PromiseAsync(id, due, staff, Stop));
    }

    /// <summary>Waits, at most thirty seconds, until something is so.</summary>
    public static async Task UntilAsync(this TestPortal portal, Func<PortalDb, Task<bool>> so)
    {
        for (var wait = 0; wait < 600; wait++)
        {
            if (await portal.DoAsync(so))
            {
                return;
            }

            await Task.Delay(50, Stop);
        }

        Assert.Fail("It did not come to be within thirty seconds.");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Document Text(string body) => new([new Paragraph([new Inline(body)])]);
}
