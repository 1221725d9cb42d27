using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Loudspeaker;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.English;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Programme.Tasks;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Returns;
using ToaSoan.Reports.Royalties;
using ToaSoan.Staff;
using ToaSoan.Tests.Reports;
using ToaSoan.Transparency;

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

    /// <summary>The addresses of events: one to come, moved and full; one called off; one that was held.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];

    /// <summary>The address of a registration's own page; and of one that was held, where the feedback form is open.</summary>
    public IReadOnlyList<string> Slips { get; private set; } = [];

    /// <summary>The addresses of questions: one that waits, one answered twice; their lists; and the pages of who asked.</summary>
    public IReadOnlyList<string> Questions { get; private set; } = [];

    /// <summary>The address of a question out of sight.</summary>
    public string QuestionGone { get; private set; } = "";

    /// <summary>Every page the owner sees on the desk.</summary>
    public IReadOnlyList<string> Desk =>
    [
        "/ban", "/ban?state=Withdrawn", "/ban/viec", "/ban/bang", "/ban/bai/moi", $"/ban/bai/{Draft}", $"/ban/bai/{Published}", $"/ban/bai/{Draft}/xem", $"/ban/bai/{Published}/lich-su", $"/ban/bai/{Published}/tieng-anh", $"/ban/bai/{Draft}/tieng-anh", $"/ban/bai/{Draft}/y-kien", "/ban/nhap", "/ban/thong-bao",
        "/ban/anh", "/ban/anh?Lacks=Any&Q=khong+co", $"/ban/anh/{Photo}", "/ban/nhan-su", "/ban/nhan-su/1", "/ban/toi", "/ban/hai-lop", "/ban/nhat-ky", "/ban/don-vi", "/ban/don-vi/2",
        "/ban/cai-dat", "/ban/cai-dat/chuyen-muc", "/ban/cai-dat/chu-de", "/ban/cai-dat/chu-de/1", "/ban/cai-dat/tien-ich", "/ban/cai-dat/trang", "/ban/cai-dat/van-phong",
        "/ban/du-an", "/ban/du-an/moi", "/ban/du-an/1", "/ban/du-an/2", "/ban/trang-nhat",
        "/ban/lich", "/ban/lich/moi", "/ban/lich/1", "/ban/lich/1/dang-ky", "/ban/lich/1/ky", "/ban/lich/1/bai", "/ban/lich/2", "/ban/lich/3/dang-ky", "/ban/lich/1/gop-y", "/ban/lich/4",
        "/ban/cong-viec", "/ban/cong-viec?xep=don-vi", "/ban/cong-viec/moi?hop=1&ket-luan=1", "/ban/cong-viec/1", "/ban/cong-viec/2", "/ban/hop", "/ban/hop/moi", "/ban/hop/1", "/ban/hop/1/sua",
        "/ban/yeu-cau", "/ban/yeu-cau/moi", "/ban/yeu-cau/1", "/ban/yeu-cau/2",
        "/ban/nhuan-but?thang=2026-06", "/ban/nhuan-but/muc", "/ban/nhuan-but/2026-06/so-y-te",
        "/ban/loa", "/ban/loa/cai-dat", "/ban/loa/1", "/ban/loa/1?q=khong-co-dau", "/ban/loa/1/in", "/ban/nguoi-doc", "/ban/nguoi-doc/so-lieu",
        "/ban/bao-cao", "/ban/bao-cao/so-lieu?ky=2026-h1", "/ban/bao-cao/so-lieu/items?ky=2026-h1", "/ban/bao-cao/so-lieu/items.so-sanh?ky=2026-h1", "/ban/cai-dat/the-thuc/state", "/ban/bao-cao/1", "/ban/bao-cao/1/xem", "/ban/bao-cao/2",
        "/ban/hoi-dap", "/ban/hoi-dap/1", "/ban/hoi-dap/2", "/ban/hoi-dap/3", "/ban/hoi-dap/4", "/ban/cai-dat/hoi-dap",
        "/ban/so-lieu", "/ban/so-lieu/2026-04/so-y-te", "/ban/so-lieu/2026-05/so-y-te", "/ban/so-lieu/chi-tieu", "/ban/so-lieu/chi-tieu/1", "/ban/so-lieu/noi-khac", "/ban/so-lieu/noi-khac?giong=true",
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
            Đoạn mở đầu có **chữ đậm**, *chữ nghiêng* và [một liên kết](https://example.org/).^[Theo số liệu của mười trạm y tế phường.]

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

            ## Tiêm ở đâu

            ### Trạm của phường
            """).Concat(Enumerable.Range(1, 12).SelectMany(static day => BlockMarkup.Parse($"Ngày thứ {day}: " + string.Join(' ', Enumerable.Repeat("các trạm mở cửa từ sáng, ai đến trước tiêm trước, ngồi lại nửa giờ rồi về.", 5)))));
        var document = new Document([photos[0], .. words, new Gallery(photos, "Ngày hội trên bến")]);
        var edition = await Portal.PublishAsync("Lịch tiêm chủng tháng bảy của mười phường ven sông", "", "Mười phường tiêm vào thứ bảy; ai lỡ lịch tiêm bù tại trạm.", "y-te", "so-y-te", ["Thu Hằng"], ["tiem-chung"], document, "Sức khỏe", photos[0].Photo);
        await Portal.PublishAsync("Đường ven sông thông xe", "Xe máy đi được từ sáng nay.\n\nXe tải đi từ tuần sau.", "Đoạn qua bến Gốm đã xong.", authors: ["Thu Hằng"], photo: photos[1].Photo);
        var gone = await Portal.PublishAsync("Tin nhầm", "Bài có sai sót.");
        (Article, Published, Photo) = (edition.Path, edition.ObjectId, photos[0].Photo);
        await Portal.DoAsync<BulletinDesk>(desk => ReadOutAsync(desk, [edition.ObjectId, gone.ObjectId], stop));
        await Portal.DoAsync<IServiceProvider>(async services =>
        {
            var (desk, publication) = (services.GetRequiredService<ArticleDesk>(), services.GetRequiredService<Publication>());
            await publication.WithdrawAsync(gone.ObjectId, Permissions.Command, "Tin chưa được kiểm chứng.", stop);
            var content = ArticleForm.Of(await desk.FindAsync(edition.ObjectId, stop)).Content() with { Title = edition.Title + " năm nay" };
            await desk.SaveAsync(edition.ObjectId, (await desk.FindAsync(edition.ObjectId, stop)).Version, content, Permissions.Command, stop);
            await services.GetRequiredService<EnglishDesk>().SaveAsync(edition.ObjectId, new EnglishForm { Kicker = "Health", Title = "Vaccination days in July", Lead = "Ten wards.", Blocks = [new BlockForm { Text = "Words of the article." }] }, Permissions.Command, stop);
            await publication.ApproveEnglishAsync(edition.ObjectId, Permissions.Command, stop);
            await publication.CorrectAsync(edition.ObjectId, Permissions.Command, "Tít thiếu năm.", stop);
        });
        Withdrawn = gone.Path;
        await Portal.DoAsync<IServiceProvider>(services => ShowProjectsAsync(services, photos[0].Photo, stop));
        (Events, Slips) = await EventCity.FillAsync(Portal);
        var (questions, outOfSight, slips) = await QuestionCity.FillAsync(Portal);
        (Questions, QuestionGone) = ([.. questions, "/hoi-dap", "/hoi-dap/qua-han", "/hoi-dap/don-vi/so-y-te", "/hoi-dap/gui", "/hoi-dap/phieu", "/en" + questions[1], .. slips], outOfSight);
        await Portal.DoAsync<IServiceProvider>(services => GiveTasksAsync(services, stop));
        await Portal.DoAsync<IServiceProvider>(services => AskAsync(services, stop));
        await Portal.DoAsync<RoyaltyDesk>(desk => desk.SetAsync(Permissions.Command, Portal.Clock.Today().AddDays(-60), new RoyaltyTerms { Base = 100_000, Genres = new Dictionary<string, decimal> { ["tin"] = 1, ["bai"] = 2.5m }, Photo = 0.2m, OfficeCap = 2_000_000 }, "Quyết định số 12", stop));
        await Portal.DoAsync((PortalDb db) => new Commands.DemoAlmanac(db, Portal.Clock).FillAsync(stop));
        await Portal.DoAsync<IServiceProvider>(services => ReturnFiguresAsync(services, stop));
        var report = await Portal.WrittenReportAsync("2026-05");
        await Portal.DoAsync<ReportDesk>(desk => desk.FreezeAsync(Permissions.Command, report, "", stop));
        await Portal.DoAsync<ReportDesk>(desk => desk.ReleaseAsync(Permissions.Command, report, stop));
        await Portal.WrittenReportAsync("2026-h1");
        await WordFile.PhotosReadyAsync(Portal, PhotoFormats.Jpeg);
    }

    // A bulletin of which one article will be corrected after its words were edited, and one withdrawn.
    private async Task ReadOutAsync(BulletinDesk desk, long[] articles, CancellationToken stop)
    {
        var bulletin = await desk.BeginAsync(Permissions.Command, new TypedBulletin("", Portal.Clock.Today(), BulletinSlot.Morning), stop);
        foreach (var article in articles)
        {
            await desk.PickAsync(Permissions.Command, bulletin, article, stop);
        }

        await desk.EditAsync(Permissions.Command, bulletin, 1, 1, "Tiêm từ 20/6 tại trạm của phường.", spell: false, stop);
    }

    // A question that was declined, a request that was refused, and one that is open.
    private async Task AskAsync(IServiceProvider services, CancellationToken stop)
    {
        var (desk, today) = (services.GetRequiredService<RequestDesk>(), Portal.Clock.Today());
        await services.GetRequiredService<DeskActs>().DoAsync(Permissions.Command, async () =>
        {
            var statement = await services.GetRequiredService<Statements>().WriteAsync(new StatementOf("question", 1, null, "", StatementDecision.Declined, StatementGround.Advertising, "Lời rao bán, không phải câu hỏi.", StatementSource.Own, "desk/trung-tam"), stop);
            return new DeskAct("question.decline", "question", () => "1", statement.Facts, Statements.Tag);
        }, stop);
        var refused = await desk.RecordAsync(Permissions.Command, new TypedRequest(StatementSource.Authority, "Ban Quản lý Bến Sen", today, RequestAsk.Withdraw, "Công văn 12", Article, ""), stop);
        await desk.DecideAsync(Permissions.Command, refused, 0, RequestOutcome.Refused, StatementGround.Other, "Số liệu đúng; không có căn cứ để gỡ.", stop);
        await desk.RecordAsync(Permissions.Command, new TypedRequest(StatementSource.Reader, "", today, RequestAsk.Correct, "", Article, "Bạn đọc gọi điện."), stop);
    }

    // One late and moved, with map and topic, and one that was stopped, then withdrawn.
    private static async Task ShowProjectsAsync(IServiceProvider services, string photo, CancellationToken stop)
    {
        var (desk, db, today) = (services.GetRequiredService<ProjectDesk>(), services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().Today());
        var offices = await db.Set<Office>().ToDictionaryAsync(static o => o.Code, static o => o.Id, stop);
        var clinic = new ProjectContent { Name = "Trạm y tế Bến Sen", Summary = "Trạm hai tầng bên bến sông.", State = ProjectState.UnderWay, Budget = 4_500_000_000, Funds = "Ngân sách thành phố", Topic = "tiem-chung", Picture = new ProjectPicture(photo, "Vị trí trạm.", "Đồ họa: Tòa soạn", "Bản đồ khu bến") };
        TypedMilestone[] steps = [new(0, "Khởi công", today.AddDays(-90), today.AddDays(-90)), new(0, "Xong móng", today.AddDays(-4)), new(0, "Mở cửa", today.AddDays(60))];
        var first = await desk.AddAsync(Permissions.Command, new TypedProject(offices["SYT"], clinic, steps), stop);
        await desk.ShowAsync(Permissions.Command, first, stop);
        await desk.SaveAsync(Permissions.Command, first, 2, new TypedProject(offices["SYT"], clinic, [new(3, "Mở cửa", today.AddDays(90), null, "mưa lũ")]), stop);
        var second = await desk.AddAsync(Permissions.Command, new TypedProject(offices["P01"], clinic with { Name = "Kè bờ sông", Picture = null, State = ProjectState.Stopped, StopReason = "Hết vốn." }, steps), stop);
        await desk.ShowAsync(Permissions.Command, second, stop);
        var third = await desk.AddAsync(Permissions.Command, new TypedProject(offices["P01"], clinic with { Name = "Dự án nhầm", Picture = null }, []), stop);
        await desk.ShowAsync(Permissions.Command, third, stop);
        await desk.WithdrawAsync(Permissions.Command, third, "Công bố nhầm.", stop);
    }

    // A meeting of which one conclusion became a public task, put off and with evidence; an internal one; and one taken from readers.
    private static async Task GiveTasksAsync(IServiceProvider services, CancellationToken stop)
    {
        var (meetings, desk, work, db) = (services.GetRequiredService<MeetingDesk>(), services.GetRequiredService<TaskDesk>(), services.GetRequiredService<TaskWork>(), services.GetRequiredService<PortalDb>());
        var (office, today) = (await db.Set<Office>().Where(static o => o.Code == "SYT").Select(static o => o.Id).SingleAsync(stop), services.GetRequiredService<TimeProvider>().Today());
        var meeting = await meetings.AddAsync(Permissions.Command, office, new MeetingContent { Title = "Giao ban tháng sáu", Series = "Giao ban tháng", Day = today, Place = "Phòng họp 2", Agenda = ["Tình hình dịch", "#1 Sửa mái trạm y tế"], Minutes = "Đã bàn.\nĐã thống nhất.", Conclusions = [new Conclusion(0, "Sửa mái trạm y tế trước mùa mưa.")] }, stop);
        var first = await desk.AddAsync(Permissions.Command, new TypedTask(office, "Sửa mái trạm y tế", "Trưởng phòng Hành chính", "Mái không dột sau trận mưa lớn.", today.AddDays(4), true, meeting, 1), stop);
        await work.AskAsync(Permissions.Command, first, today.AddDays(9), "Chờ tôn.", stop);
        await desk.ExtendAsync(Permissions.Command, first, today.AddDays(9), "Chờ tôn.", stop);
        await work.HandInAsync(Permissions.Command, first, "Ảnh mái mới", "/y-te", null, stop);
        var second = await desk.AddAsync(Permissions.Command, new TypedTask(office, "Rà soát thuốc dự trữ", "", "Có bảng kiểm.", today.AddDays(2)), stop);
        await work.AskAsync(Permissions.Command, second, today.AddDays(12), "Kho đang kiểm kê.", stop);
        var third = await desk.AddAsync(Permissions.Command, new TypedTask(office, "Việc công khai nhầm", "", "Có báo cáo.", today.AddDays(2), true), stop);
        await desk.WithdrawAsync(Permissions.Command, third, "Công khai nhầm.", stop);
    }

    // Figures for April, accepted and then changed; May's sent back; two items elsewhere that may be one.
    private static async Task ReturnFiguresAsync(IServiceProvider services, CancellationToken stop)
    {
        var (db, desk, outside) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<ReturnDesk>(), services.GetRequiredService<OutsideDesk>());
        await services.GetRequiredService<IndicatorDesk>().AddAsync(Permissions.Command, new TypedIndicator("Lượt tiêm chủng", "Mũi tiêm tại trạm.", "lượt", new DateOnly(2026, 4, 1), FigureDirection.Up), stop);
        var office = await db.Set<Office>().SingleAsync(static o => o.Code == "SYT", stop);
        foreach (var (key, acts) in new[] { (new ReturnKey(new DateOnly(2026, 4, 1), office.Id), 3), (new ReturnKey(new DateOnly(2026, 5, 1), office.Id), 1) })
        {
            var version = (await Catalogue.ReadAsync(db, stop)).AskedOf(office, key.Month)[0];
            await desk.SaveAsync(Permissions.Command, key, 0, [new TypedLine(version, 5080, FigurePrecision.AtLeast, "Chưa có trạm Bến Gốm.", "Đếm theo sổ.", ["https://y-te.example/so"])], stop);
            await desk.SubmitAsync(Permissions.Command, key, stop);
            if (acts == 1)
            {
                await desk.AskCorrectionAsync(Permissions.Command, key, "Thiếu trạm Bến Gốm.", stop);
                continue;
            }

            await desk.ApproveAsync(Permissions.Command, key, stop);
            await desk.AcceptAsync(Permissions.Command, key, stop);
            await desk.ReviseAsync(Permissions.Command, key, "Trạm Bến Gốm nộp muộn.", stop);
            await desk.SaveAsync(Permissions.Command, key, 1, [new TypedLine(version, 5120, FigurePrecision.Exact, "", "Đếm theo sổ.")], stop);
            await desk.SubmitAsync(Permissions.Command, key, stop);
        }

        await outside.AddAsync(Permissions.Command, await outside.LookAsync(Permissions.Command, office.Id, [new TypedItem("", new DateOnly(2026, 5, 3), "Khai trương trạm y tế Bến Sen", "https://bao.example/1"), new TypedItem("", new DateOnly(2026, 5, 4), "Khai trương trạm y tế Bến Sen", "https://khac.example/1")], stop), stop);
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
