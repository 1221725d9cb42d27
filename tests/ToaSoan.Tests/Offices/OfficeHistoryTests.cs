using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Offices.OfficeSteps;

namespace ToaSoan.Tests.Offices;

public sealed class OfficeHistoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_wards_become_one_that_takes_over_the_code_of_the_first(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var city = await portal.OfficeAsync("trung-tam");
        var (reed, pomelo) = (await portal.FoundAsync("Phường Cồn Sậy", "P03", parent: city), await portal.FoundAsync("Phường Đồng Bưởi", "P11", parent: city));
        var below = await portal.FoundAsync("Trạm y tế Cồn Sậy", "T03", parent: reed);
        var one = await portal.HappenAsync((history, by) => history.MergeAsync(by, On(July), [reed, pomelo], new Heir(null, Ward("Phường Cồn Sậy", "P03")), Stop));

        Assert.Equal(("phuong-con-say-2", July), (one.Slug, one.From));
        var (old, made) = (await portal.PastAsync(reed), await portal.PastAsync(one.Id));
        Assert.Equal((new DateOnly(2025, 6, 30), new DateOnly(2025, 6, 30), new DateOnly(2025, 6, 30)), (old.Office.Until, old.Names.Single().Until, old.Parents.Single().Until));
        Assert.Equal([reed, pomelo], made.CameFrom.Select(static pair => pair.Link.FromId!.Value));
        Assert.All(made.CameFrom, static pair => Assert.Equal((1m, false, Resolution), (pair.Link.Share, pair.Link.Estimated, pair.Event.LegalBasis)));
        Assert.Equal([city], made.Parents.Select(static parent => parent.ParentId!.Value));
        Assert.Equal([one.Id, reed], (await portal.PastAsync(below)).Parents.Select(static parent => parent.ParentId!.Value));
        Assert.Contains($"office.merge: Phường Cồn Sậy → Phường Cồn Sậy; Phường Đồng Bưởi → Phường Cồn Sậy, 2025-07-01, {Resolution}", await portal.TrailAsync());
        Assert.Equal(["Phường Cồn Sậy"], (await portal.DoAsync((OfficesToday offices) => offices.OfAsync("phuong-dong-buoi", Stop)))!.Heirs.Select(static heir => heir.Name));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_split_ward_goes_to_its_heirs_with_shares_and_later_to_theirs(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (white, cloud) = (await portal.FoundAsync("Phường Bàu Trang", "P12"), await portal.FoundAsync("Phường Gò Mây", "P05"));
        await portal.HappenAsync((history, by) => history.SplitAsync(by, On(July), white, [new Heir(cloud, Share: 0.45m), new Heir(null, Ward("Phường Đồng Sậy", "P03"), 0.55m)], ShareBasis.Population, Stop));
        var past = await portal.PastAsync(white);
        Assert.Equal([0.45m, 0.55m], past.WentTo.Select(static pair => pair.Link.Share!.Value).Order());
        Assert.All(past.WentTo, static pair => Assert.True(pair.Link.Estimated));

        var far = await portal.FoundAsync("Phường Phù Sa", "P08");
        await portal.HappenAsync((history, by) => history.MergeAsync(by, On(July.AddDays(40)), [cloud], new Heir(far), Stop));
        var today = (await portal.DoAsync((OfficesToday offices) => offices.OfAsync("phuong-bau-trang", Stop)))!;
        Assert.Equal(["Phường Đồng Sậy", "Phường Phù Sa"], today.Heirs.Select(static heir => heir.Name));
        Assert.Equal("Phường Bàu Trang (nay thuộc phường Đồng Sậy và phường Phù Sa)", OfficeWords.WithToday("Phường Bàu Trang", today));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_renamed_office_keeps_its_address_and_knows_its_name_of_every_day(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var health = await portal.OfficeAsync("so-y-te");
        await portal.HappenAsync((history, by) => history.RenameAsync(by, On(July), health, "Sở Y tế và Dân số", "Y tế", "SYTDS", Stop));
        var office = (await portal.PastAsync(health)).Office;
        Assert.Equal(("Sở Y tế và Dân số", "SYTDS", "so-y-te"), (office.Name, office.Code, office.Slug));
        Assert.Equal("Sở Y tế thành phố", office.NameOn(July.AddDays(-1)));
        Assert.Equal("Sở Y tế và Dân số", office.NameOn(July));
        Assert.Equal("Sở Y tế thành phố", office.NameOn(new DateOnly(1950, 1, 1)));
    }

    [Fact]
    public async Task Acts_that_cannot_be_are_refused_in_one_sentence_and_leave_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var (a, b, c) = (await portal.FoundAsync("Phường A", "A"), await portal.FoundAsync("Phường B", "B"), await portal.FoundAsync("Phường C", "C", July));
        var child = await portal.FoundAsync("Trạm A", "TA", parent: a);
        var gone = await portal.FoundAsync("Phường Đã Hết", "H");
        await portal.HappenAsync((history, by) => history.DissolveAsync(by, On(July), gone, Stop));
        var reporter = await portal.MayAsync("bientap");
        var tomorrow = portal.Clock.Today().AddDays(1);
        var cases = new (string Sentence, Func<OfficeHistory, Permissions, Task> Act)[]
        {
            ("Chỉ trưởng ban", (h, _) => h.DissolveAsync(reporter, On(July), b, Stop)),
            ("căn cứ pháp lý", (h, by) => h.DissolveAsync(by, new Decision(July, "  "), b, Stop)),
            ("ngày sau hôm nay", (h, by) => h.DissolveAsync(by, On(tomorrow), b, Stop)),
            ("kiểm tra lại năm", (h, by) => h.DissolveAsync(by, On(new DateOnly(205, 7, 1)), b, Stop)),
            ("phải sau ngày Phường C thành lập (1/7/2025)", (h, by) => h.DissolveAsync(by, On(July), c, Stop)),
            ("đã kết thúc hoạt động từ hết ngày 30/6/2025", (h, by) => h.DissolveAsync(by, On(July), gone, Stop)),
            ("đã kết thúc", (h, by) => h.RenameAsync(by, On(July), gone, "Tên", "T", "T", Stop)),
            ("đã kết thúc", (h, by) => h.MergeAsync(by, On(July), [a, gone], new Heir(b), Stop)),
            ("vẫn như cũ", (h, by) => h.RenameAsync(by, On(July), b, "Phường B", "B", "B", Stop)),
            ("đang là của Phường A", (h, by) => h.RenameAsync(by, On(July), b, "Phường B mới", "B", "A", Stop)),
            ("phải có tên và mã", (h, by) => h.CreateAsync(by, On(July), Ward(" ", "X"), null, Stop)),
            ("ít nhất hai đơn vị", (h, by) => h.MergeAsync(by, On(July), [a, a], new Heir(null, Ward("Phường AA", "AA")), Stop)),
            ("ít nhất hai đơn vị", (h, by) => h.MergeAsync(by, On(July), [a], new Heir(a), Stop)),
            ("mới thành lập", (h, by) => h.MergeAsync(by, On(July.AddDays(-9)), [a, b], new Heir(c), Stop)),
            ("ít nhất hai phần", (h, by) => h.SplitAsync(by, On(July), b, [new Heir(a)], null, Stop)),
            ("ghi hai lần", (h, by) => h.SplitAsync(by, On(July), b, [new Heir(a), new Heir(a)], null, Stop)),
            ("đúng 100%", (h, by) => h.SplitAsync(by, On(July), b, [new Heir(a, Share: 0.5m), new Heir(c, Share: 0.4m)], ShareBasis.Area, Stop)),
            ("đúng 100%", (h, by) => h.SplitAsync(by, On(July), b, [new Heir(a, Share: 1m), new Heir(c)], ShareBasis.Area, Stop)),
            ("bốn chữ số", (h, by) => h.SplitAsync(by, On(July), b, [new Heir(a, Share: 0.1234567m), new Heir(c, Share: 0.8765433m)], ShareBasis.Area, Stop)),
            ("căn cứ tính tỷ lệ", (h, by) => h.SplitAsync(by, On(July), b, [new Heir(a, Share: 0.5m), new Heir(c, Share: 0.5m)], null, Stop)),
            ("còn đơn vị trực thuộc (Trạm A)", (h, by) => h.DissolveAsync(by, On(July), a, Stop)),
            ("trực thuộc nơi đó rồi", (h, by) => h.TransferAsync(by, On(July), child, a, Stop)),
            ("trực thuộc chính mình", (h, by) => h.TransferAsync(by, On(July), a, child, Stop)),
            ("trực thuộc chính mình", (h, by) => h.TransferAsync(by, On(July), a, a, Stop)),
            ("Không có đơn vị", (h, by) => h.TransferAsync(by, On(July), a, 9999, Stop)),
        };
        foreach (var (sentence, act) in cases)
        {
            Assert.Contains(sentence, await portal.RefusedAsync(act), StringComparison.Ordinal);
        }

        await portal.HappenAsync((history, by) => history.RenameAsync(by, On(July), b, "Phường B mới", "B", "B", Stop));
        Assert.Contains("gần nhất", await portal.RefusedAsync((h, by) => h.RenameAsync(by, On(July.AddDays(-1)), b, "Phường B nữa", "B", "B", Stop)), StringComparison.Ordinal);
        await portal.HappenAsync((history, by) => history.MergeAsync(by, On(July.AddDays(9)), [c], new Heir(b), Stop));
        Assert.Contains("gần nhất", await portal.RefusedAsync((h, by) => h.DissolveAsync(by, On(July.AddDays(5)), b, Stop)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_office_does_not_end_on_a_day_on_which_another_still_belonged_to_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var above = await portal.FoundAsync("Phường A", "A");
        var child = await portal.FoundAsync("Trạm A", "TA", parent: above);
        await portal.HappenAsync((history, by) => history.TransferAsync(by, On(July), child, null, Stop));
        Assert.Contains("Trạm A còn trực thuộc Phường A đến hết ngày 30/6/2025", await portal.RefusedAsync((h, by) => h.DissolveAsync(by, On(July.AddDays(-1)), above, Stop)), StringComparison.Ordinal);
        await portal.HappenAsync((history, by) => history.DissolveAsync(by, On(July), above, Stop)); // both by one decision
        Assert.Equal(July.AddDays(-1), (await portal.PastAsync(above)).Office.Until);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_typing_mistake_in_a_name_is_corrected_on_the_day_it_was_recorded_and_only_then(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var health = await portal.OfficeAsync("so-y-te");
        await RenameAsync("Sở Y tế và Dân sồ");
        await RenameAsync("Sở Y tế và Dân số");
        var past = await portal.PastAsync(health);
        Assert.Equal(["Sở Y tế và Dân số", "Sở Y tế thành phố"], past.Names.Select(static name => name.Name));
        Assert.Equal(("Sở Y tế và Dân số", OfficeChange.Rename), (past.Office.Name, Assert.Single(past.Events).Change));
        Assert.Contains($"office.correct: Sở Y tế và Dân sồ → Sở Y tế và Dân số, 2025-07-01, {Resolution}", await portal.TrailAsync());
        Assert.Contains("vẫn như cũ", await portal.RefusedAsync((h, by) => h.RenameAsync(by, On(July), health, "Sở Y tế thành phố", "Sở Y tế", "SYT", Stop)), StringComparison.Ordinal); // back is no correction

        var ward = await portal.FoundAsync("Phường Sen Hòng", "P02", July);
        await portal.HappenAsync((history, by) => history.RenameAsync(by, On(July), ward, "Phường Sen Hồng", "Sen Hồng", "P02", Stop));
        Assert.Equal(("Phường Sen Hồng", OfficeChange.Create), ((await portal.PastAsync(ward)).Names.Single().Name, (await portal.PastAsync(ward)).Events.Single().Change));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("gần nhất", await portal.RefusedAsync((h, by) => h.RenameAsync(by, On(July), health, "Sở Khác", "Khác", "SYT", Stop)), StringComparison.Ordinal);
        Assert.Contains("thành lập", await portal.RefusedAsync((h, by) => h.RenameAsync(by, On(July), ward, "Phường Khác", "Khác", "P02", Stop)), StringComparison.Ordinal);

        Task RenameAsync(string name) => portal.HappenAsync((history, by) => history.RenameAsync(by, On(July), health, name, "Y tế", "SYT", Stop));
    }

    [Fact]
    public async Task An_ended_office_begins_no_article_but_its_old_ones_stay_the_desks()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Bài dở dang của Sở");
        var (health, ward) = (await portal.OfficeAsync("so-y-te"), await portal.OfficeAsync("phuong-ben-sen"));
        await portal.HappenAsync((history, by) => history.MergeAsync(by, On(July), [health], new Heir(ward), Stop));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => portal.BeginAsync("Bài mới"));
        Assert.Contains("đã kết thúc hoạt động", refusal.Message, StringComparison.Ordinal);
        await portal.SaveAsync(article.Id, "Thư ký sửa tiếp.", "thuky");
        await portal.DeskAsync("thuky", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        Assert.True((await portal.MayAsync("phongvien")).May(Role.Reporter, health));
    }
}
