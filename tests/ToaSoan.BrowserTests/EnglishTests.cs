using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Loudspeaker;
using ToaSoan.Platform;
using ToaSoan.Programme.Tasks;
using ToaSoan.Programme;
using ToaSoan.Staff;

namespace ToaSoan.BrowserTests;

/// <summary>The English desk and the English frame hold no Vietnamese words of the interface.</summary>
public sealed partial class EnglishTests(Chromium chromium)
{
    /// <summary>Names of the small city that have no English form.</summary>
    private static readonly string[] Names =
    [
        "Trung tâm Truyền thông thành phố", "Trung tâm Truyền thông", "Sở Y tế thành phố", "Sở Y tế", "Phường Bến Sen", "Bến Sen", "Tiêm chủng", "Lịch tiêm và kết quả.",
        "Chủ Trang", "Thư Ký", "Biên Tập", "Phóng Viên", "Tiếng Việt",
    ];

    [Fact]
    public async Task The_English_desk_shows_no_Vietnamese_words()
    {
        await using var portal = await TestPortal.StartAsync();
        var path = (await PublishAsync(portal)).Split('-')[^1];
        await using var owner = await Visitor.ComeAsync(chromium, portal);
        await owner.SignInAsync("chu");
        await GiveTaskAsync(portal);
        await owner.Button("English").ClickAsync();
        await Assertions.Expect(owner.Button("Sign out")).ToBeVisibleAsync();
        foreach (var page in new[] { "/ban", "/ban?state=Published", $"/ban/bai/{path}", $"/ban/bai/{path}/xem", $"/ban/bai/{path}/tieng-anh", "/ban/bai/moi", "/ban/nhap", "/ban/anh", "/ban/nhan-su", "/ban/nhan-su/2", "/ban/toi", "/ban/nhat-ky", "/ban/hai-lop", "/ban/thong-bao", $"/ban/bai/{path}/y-kien", "/ban/toi/xac-nhan", "/ban/cai-dat", "/ban/cai-dat/chuyen-muc", "/ban/cai-dat/chu-de", "/ban/cai-dat/chu-de/1", "/ban/cai-dat/tien-ich", "/ban/cai-dat/trang", "/ban/cai-dat/van-phong", "/ban/bao-cao", "/ban/bao-cao/so-lieu?ky=2026-h1", "/ban/bao-cao/so-lieu/items.so-sanh?ky=2026-h1", "/ban/trang-nhat", "/ban/viec", "/ban/bang", "/ban/don-vi", "/ban/don-vi/2", "/ban/du-an", "/ban/du-an/moi", "/ban/du-an/1", "/ban/cong-viec", "/ban/cong-viec/1", "/ban/cong-viec/moi", "/ban/hop", "/ban/hop/1", "/ban/hop/1/sua", "/ban/nhuan-but", "/ban/nhuan-but/muc", "/ban/nhuan-but/2026-06/so-y-te" })
        {
            await owner.GoAsync(page);
            Assert.Equal("en", await owner.Page.Locator("html").GetAttributeAsync("lang"));
            await NoVietnameseAsync(owner);
        }

        await portal.DoAsync<BulletinDesk>(async desk => await desk.PickAsync(Permissions.Command, await desk.BeginAsync(Permissions.Command, new TypedBulletin("River news", portal.Clock.Today(), BulletinSlot.Morning), TestContext.Current.CancellationToken), long.Parse(path, CultureInfo.InvariantCulture), TestContext.Current.CancellationToken));
        await portal.DoAsync<Reports.Returns.IndicatorDesk>(desk => desk.AddAsync(Permissions.Command, new Reports.Returns.TypedIndicator("Meetings", "Held in wards.", "meetings", new DateOnly(2026, 4, 1)), TestContext.Current.CancellationToken));
        foreach (var page in new[] { "/ban/loa", "/ban/loa/cai-dat", "/ban/loa/1", "/ban/loa/1/in", "/ban/nguoi-doc", "/ban/nguoi-doc/so-lieu", "/ban/so-lieu", "/ban/so-lieu/2026-05/so-y-te", "/ban/so-lieu/chi-tieu", "/ban/so-lieu/chi-tieu/1", "/ban/so-lieu/noi-khac" })
        {
            await owner.GoAsync(page);
            await owner.Page.EvaluateAsync("document.querySelectorAll('main [lang=vi]').forEach(words => words.remove())"); // a script is read out in Vietnamese, whatever the desk's language
            await NoVietnameseAsync(owner);
        }

        await EventCity.FillAsync(portal, "River day", "Words on the river", office: 1);
        foreach (var page in new[] { "/ban/lich", "/ban/lich/moi", "/ban/lich/1", "/ban/lich/1/dang-ky", "/ban/lich/1/ky", "/ban/lich/1/bai", "/ban/lich/2", "/ban/lich/3/dang-ky", "/ban/lich/1/gop-y", "/ban/lich/4", "/ban/nhat-ky" })
        {
            await owner.GoAsync(page);
            await NoVietnameseAsync(owner);
        }

        await owner.GoAsync("/ban/bai/moi");
        await owner.Field("Title").FillAsync("Nothing inside");
        await owner.Button("Save").ClickAsync();
        await owner.SeesAsync("Saved.");
        await owner.Button("Submit").ClickAsync();
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The article has no section. Choose one and save.");
        await NoVietnameseAsync(owner);

        await owner.Button("Tiếng Việt").ClickAsync();
        await Assertions.Expect(owner.Button("Đăng xuất")).ToBeVisibleAsync();
        owner.HadNoTrouble();
    }

    [Fact]
    public async Task The_English_frame_shows_no_Vietnamese_words()
    {
        await using var portal = await TestPortal.StartAsync();
        var path = await PublishAsync(portal);
        await using var reader = await Visitor.ComeAsync(chromium, portal);
        await reader.GoAsync("/");
        await reader.Page.EvaluateAsync("document.fonts.ready.then(() => null)"); // a font that comes late moves the link from under the pointer
        await reader.Link("English").ClickAsync();
        await reader.ArrivesAsync("/en");
        foreach (var (page, status) in new[] { ("/en", 200), ("/en/thoi-su", 200), ("/en" + path, 200), ("/en" + path + "/lich-su", 200), ("/en" + path + "/lich-su/1", 200), ("/en/tim-kiem", 200), ("/en/thoi-tiet", 200), ("/en/thong-ke", 200), ("/en/ty-gia", 200), ("/en/tiep-can", 200), ("/en/dinh-chinh", 200), ("/en/so-kiem-duyet", 200), ("/en/tim-kiem?q=river", 200), ("/en/tim-kiem?q=river&loai=du-an", 200), ("/en/tac-gia/minh-ha", 200), ("/en/don-vi/trung-tam", 200), ("/en/don-vi/trung-tam/lich-su", 200), ("/en/chu-de/tiem-chung", 200), ("/en/nothing-here", 404), ("/en/du-an", 200), ("/en/du-an/river-school", 200), ("/en/nhiem-vu", 200), ("/en/luu-tru", 200), ("/en/luu-tru/2026/6", 200), ("/en/luu-tru/2026/6/16", 200) })
        {
            await reader.GoAsync(page, status);
            await NoVietnameseAsync(reader);
        }

        var (events, slips) = await EventCity.FillAsync(portal, "River day", "Words on the river", office: 1);
        foreach (var page in events.Concat(slips).Concat(["/lich", "/lich/2026/6", events[0] + "/dang-ky", "/tim-kiem?q=river&loai=su-kien"]))
        {
            await reader.GoAsync("/en" + page, 200);
            await NoVietnameseAsync(reader);
        }

        reader.HadNoTrouble();
    }

    private static async Task<string> PublishAsync(TestPortal portal)
    {
        await portal.DoAsync<IServiceProvider>(static async services =>
        {
            var (desk, stop, today) = (services.GetRequiredService<ProjectDesk>(), TestContext.Current.CancellationToken, services.GetRequiredService<TimeProvider>().Today());
            var content = new ProjectContent { Name = "River school", Summary = "A school by the river.", State = ProjectState.UnderWay, Budget = 4_500_000_000, Funds = "City budget" };
            TypedMilestone[] steps = [new(0, "Ground broken", today.AddDays(-90), today.AddDays(-80)), new(0, "Roof", today.AddDays(-4)), new(0, "Opening", today.AddDays(60))];
            var id = await desk.AddAsync(Permissions.Command, new TypedProject(1, content, steps), stop);
            await desk.ShowAsync(Permissions.Command, id, stop);
            await desk.SaveAsync(Permissions.Command, id, 2, new TypedProject(1, content with { Budget = 5_000_000_000, State = ProjectState.Stopped, StopReason = "No money" }, [new(3, "Opening", today.AddDays(90), null, "floods")], "a larger hall"), stop);
        });
        return (await portal.PublishAsync("River festival", "First words.\n\nSecond words.", "A short lead.", authors: ["Minh Ha"], topics: ["tiem-chung"])).Path;
    }

    private static async Task NoVietnameseAsync(Visitor visitor)
    {
        var text = await visitor.Page.EvaluateAsync<string>("""
            () => [document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label], [alt], [placeholder], [title]')].flatMap(e => [e.ariaLabel, e.alt, e.placeholder, e.title]),
              ...[...document.querySelectorAll('details')].map(e => e.textContent), ...[...document.querySelectorAll('option')].map(e => e.textContent)].join('\n')
            """);
        text = Names.Aggregate(text.Normalize(), static (left, name) => left.Replace(name, "", StringComparison.OrdinalIgnoreCase)).Replace("“duong ven song” finds “đường ven sông”", "", StringComparison.Ordinal);
        var where = new Uri(visitor.Page.Url).PathAndQuery;
        Assert.Empty(VietnameseTexts.Where(words => text.Contains(words, StringComparison.Ordinal)).Select(words => $"{where}: {words}"));
        Assert.Empty(MarkedLine().Matches(text).Select(line => $"{where}: {line.Value}"));
    }

    // A meeting with one task, put off and with evidence, in words without marks.
    private static async Task GiveTaskAsync(TestPortal portal)
    {
        var stop = TestContext.Current.CancellationToken;
        await portal.DoAsync<IServiceProvider>(async services =>
        {
            var (desk, today) = (services.GetRequiredService<TaskDesk>(), portal.Clock.Today());
            var meeting = await services.GetRequiredService<MeetingDesk>().AddAsync(Permissions.Command, 2, new MeetingContent { Title = "Monthly review", Day = today, Agenda = ["River"], Conclusions = [new Conclusion(0, "Mend the roof.")] }, stop);
            var task = await desk.AddAsync(Permissions.Command, new TypedTask(2, "Mend the roof", "Head of works", "No leak.", today.AddDays(3), false, meeting, 1), stop);
            await desk.ExtendAsync(Permissions.Command, task, today.AddDays(9), "No tiles.", stop);
            await services.GetRequiredService<TaskWork>().HandInAsync(Permissions.Command, task, "Photo", "/y-te", null, stop);
        });
    }

    private static readonly string[] VietnameseTexts = [.. new[] { "StaffText", "NewsroomText", "CommentsText", "NoticesText", "EditorText", "SetupText", "WorkflowText", "PhotosText", "OfficesText", "ProjectText", "EventsText", "ArchiveText", "AccessibilityText", "FrontText", "LoudspeakerText", "TasksText", "RoyaltiesText", "ReportsText", "ReaderText", "StoryText", "BlocksText", "PlatformText" }
        .SelectMany(static name => new ResourceManager("ToaSoan." + name, typeof(Portal).Assembly).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>())
        .Select(static entry => (string)entry.Value!).Where(static words => words.Length > 3 && MarkedLine().IsMatch(words))];

    [GeneratedRegex(".*[à-ãè-êì-íò-õù-úýăđĩũơưẠ-ỹ].*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MarkedLine();
}
