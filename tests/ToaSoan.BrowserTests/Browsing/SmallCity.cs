using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>A portal with one of everything a reader or the desk can see: an article of every kind of block, photos, a correction, a withdrawal, a draft.</summary>
public sealed class SmallCity : IAsyncLifetime
{
    /// <summary>The portal.</summary>
    public TestPortal Portal { get; private set; } = null!;

    /// <summary>The address of the article with everything in it, corrected once.</summary>
    public string Article { get; private set; } = "";

    /// <summary>The address of a withdrawn article.</summary>
    public string Withdrawn { get; private set; } = "";

    /// <summary>The number of a draft with two photos and an import report.</summary>
    public long Draft { get; private set; }

    /// <summary>The number of the published article.</summary>
    public long Published { get; private set; }

    /// <summary>The hash of a photo that readers see.</summary>
    public string Photo { get; private set; } = "";

    /// <summary>Every page the owner sees on the desk.</summary>
    public IReadOnlyList<string> Desk =>
    [
        "/ban", "/ban?state=Withdrawn", "/ban/viec", "/ban/bang", "/ban/bai/moi", $"/ban/bai/{Draft}", $"/ban/bai/{Published}", $"/ban/bai/{Draft}/xem", $"/ban/bai/{Published}/lich-su", $"/ban/bai/{Draft}/y-kien", "/ban/nhap", "/ban/thong-bao",
        "/ban/anh", "/ban/anh?Lacks=Any&Q=khong+co", $"/ban/anh/{Photo}", "/ban/nhan-su", "/ban/nhan-su/1", "/ban/toi", "/ban/hai-lop", "/ban/nhat-ky", "/ban/don-vi", "/ban/don-vi/2",
        "/ban/cai-dat", "/ban/cai-dat/chuyen-muc", "/ban/cai-dat/chu-de", "/ban/cai-dat/chu-de/1", "/ban/cai-dat/tien-ich", "/ban/cai-dat/trang", "/ban/cai-dat/van-phong",
    ];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        Portal = await TestPortal.StartAsync();
        var draft = await WordFile.ImportAsync(Portal, "so-y-te");
        Draft = draft.Id;
        var photos = BlockJson.Read(draft.Body).Figures().Select(static figure => figure with { Credit = "Ảnh: Thu Hằng", Alt = "Học sinh bên bến sông" }).ToList();
        var words = BlockMarkup.Parse("""
            Đoạn mở đầu có **chữ đậm**, *chữ nghiêng* và [một liên kết](https://example.org/).

            ## Tiêu đề

            - mục thứ nhất
            - mục thứ hai

            1. bước một
            2. bước hai

            > Sông là con đường đầu tiên của thành phố.
            > — Sách địa chí

            ! Đường dây nóng trực cả ngày lẫn đêm.

            | Phường | Số trẻ | Đã tiêm |
            | Bến Sen | 1.240 | 1.198 |
            | Bến Gốm | 980 | 955 |
            """);
        var document = new Document([photos[0], .. words, new Gallery(photos, "Ngày hội trên bến")]);
        var edition = await Portal.PublishAsync("Lịch tiêm chủng tháng bảy của mười phường ven sông", "", "Mười phường tiêm vào thứ bảy; ai lỡ lịch tiêm bù tại trạm.", "y-te", "so-y-te", ["Thu Hằng"], ["tiem-chung"], document, "Sức khỏe", photos[0].Photo);
        await Portal.PublishAsync("Đường ven sông thông xe", "Xe máy đi được từ sáng nay.\n\nXe tải đi từ tuần sau.", "Đoạn qua bến Gốm đã xong.", authors: ["Thu Hằng"], photo: photos[1].Photo);
        var gone = await Portal.PublishAsync("Tin nhầm", "Bài có sai sót.");
        (Article, Published, Photo) = (edition.Path, edition.ObjectId, photos[0].Photo);
        await Portal.DoAsync<IServiceProvider>(async services =>
        {
            var (desk, publication) = (services.GetRequiredService<ArticleDesk>(), services.GetRequiredService<Publication>());
            await publication.WithdrawAsync(gone.ObjectId, Permissions.Command, "Tin chưa được kiểm chứng.", stop);
            var content = ArticleForm.Of(await desk.FindAsync(edition.ObjectId, stop)).Content() with { Title = edition.Title + " năm nay" };
            await desk.SaveAsync(edition.ObjectId, (await desk.FindAsync(edition.ObjectId, stop)).Version, content, Permissions.Command, stop);
            await publication.CorrectAsync(edition.ObjectId, Permissions.Command, "Tít thiếu năm.", stop);
        });
        Withdrawn = gone.Path;
        await Portal.DoAsync((PortalDb db) => new Commands.DemoAlmanac(db, Portal.Clock).FillAsync(stop));
        await WordFile.PhotosReadyAsync(Portal, PhotoFormats.Jpeg);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>Adds a member of staff who has to set a password; gives the path of the one-time link.</summary>
    public static async Task<string> InviteAsync(TestPortal portal, string userName, string displayName, Role role) =>
        new Uri(await portal.DoAsync<IServiceProvider, string>(async services =>
        {
            var stop = TestContext.Current.CancellationToken;
            var office = await services.GetRequiredService<PortalDb>().Set<Office>().SingleAsync(static o => o.Code == "SYT", stop);
            return await services.GetRequiredService<OneTimeLinks>().InviteAsync(Permissions.Command, userName, displayName, office.Id, role, stop);
        })).AbsolutePath;
}
