using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.FactCheck;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>The small city's checks: one corrected and with evidence that changed, one withdrawn, one in review, one in work; claims to sort, declined, answered.</summary>
internal static class CheckCity
{
    private static readonly Permissions Writer = new(-1, [new StaffRole { Role = Role.Chief }], "Người viết");

    private static readonly string[] Texts = ["Nghe nói chợ Bến Sen dời sang bên kia sông", "Quảng trường mới xấu quá đi thôi, gọi 0912345678", "Cầu Minh 1 đóng cửa thật không vậy mọi người", "Nghe bảo chợ Bến Sen dời sang bên kia sông rồi"];

    /// <summary>Fills it in; gives the readers' pages with their status, and the desk's.</summary>
    public static Task<(IReadOnlyList<(string Path, int Status)> Readers, IReadOnlyList<string> Desk)> FillAsync(TestPortal portal) => portal.DoAsync<IServiceProvider, (IReadOnlyList<(string, int)>, IReadOnlyList<string>)>(async services =>
    {
        var (desk, publication, evidence, db, stop) = (services.GetRequiredService<CheckDesk>(), services.GetRequiredService<CheckPublication>(), services.GetRequiredService<EvidenceDesk>(), services.GetRequiredService<PortalDb>(), TestContext.Current.CancellationToken);
        var plan = new TypedEvidence("Kế hoạch thay khe co giãn cầu Minh 1", "Sở Xây dựng", new DateOnly(2026, 6, 1), "Thi công trong ba đêm, từ 22 giờ đến 5 giờ.", "Kế hoạch số 214/KH-SXD, trang 2", "https://xay-dung.example/ke-hoach");
        async Task<long> BeginAsync(string claim, Verdict verdict)
        {
            var id = await desk.BeginAsync(Writer, new TypedCheck(Content(claim, verdict)), null, stop);
            await evidence.CiteAsync(Writer, id, plan, stop);
            await evidence.AddFileAsync(Writer, id, plan with { Title = "Lịch trực", Citation = "" }, "a,b"u8.ToArray(), "text/csv", stop);
            return id;
        }

        async Task<long> ShowAsync(string claim, Verdict verdict)
        {
            var id = await BeginAsync(claim, verdict);
            await desk.HandInAsync(Writer, id, false, null, stop);
            await publication.ApproveAsync(Permissions.Command, id, stop);
            return id;
        }

        var shown = await ShowAsync("Cầu Minh 1 đóng cửa ba tháng từ thứ Hai", Verdict.False);
        db.EvidenceItems.Add(new EvidenceItem { CheckId = shown, Number = 3, Kind = EvidenceKind.Page, Title = "Thông báo trên trang của Sở", Source = "Sở Xây dựng", Excerpt = "ba đêm", Address = "https://xay-dung.example/thong-bao", FinalAddress = "https://xay-dung.example/thong-bao", Hash = new string('a', 64), ContentType = "text/html", Bytes = 3, TakenAt = portal.Clock.Now(), LookDueAt = portal.Clock.Now().AddYears(1) }); // nobody outside is asked
        await db.SaveChangesAsync(stop);
        await desk.ReopenAsync(Writer, shown, stop);
        await desk.SaveAsync(Writer, shown, (await db.Checks.AsNoTracking().SingleAsync(c => c.Id == shown, stop)).Version, new TypedCheck(Content("Cầu Minh 1 đóng cửa ba tháng từ thứ Hai", Verdict.MostlyFalse)), stop);
        await desk.HandInAsync(Writer, shown, true, "Có một đêm cấm cả ô tô con.", stop);
        await publication.ApproveAsync(Permissions.Command, shown, stop);
        await db.EvidenceItems.Where(e => e.CheckId == shown && e.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(static e => e.Standing, EvidenceStanding.Changed).SetProperty(static e => e.StandingSince, portal.Clock.Now()), stop);
        var gone = await ShowAsync("Một tin kiểm chứng nhầm nguồn", Verdict.True);
        await publication.WithdrawAsync(Permissions.Command, gone, StatementGround.Error, StatementSource.Own, "Nguồn bị làm giả.", stop);
        await ShowAsync("Người từ 60 tuổi đi xe buýt không mất tiền", Verdict.MostlyTrue);
        var review = await BeginAsync("Phí gửi xe tăng gấp ba", Verdict.MissingContext);
        await desk.HandInAsync(Writer, review, false, null, stop);
        var work = await BeginAsync("Chợ Bến Sen dời sang bên kia sông", Verdict.Undetermined);

        var (intake, claims) = (services.GetRequiredService<ClaimIntake>(), services.GetRequiredService<ClaimDesk>());
        var secrets = new List<string>();
        foreach (var text in Texts)
        {
            secrets.Add(await intake.SendAsync(new TypedClaim(text, "https://dien-dan.example/tin", "", "vi"), stop));
        }

        await claims.DeclineAsync(Writer, 2, StatementGround.OpinionNotFact, "Đây là ý kiến về cảnh quan.", stop);
        await claims.AttachAsync(Writer, 3, shown, stop);
        return
        (
            [
                ("/kiem-chung", 200), ("/kiem-chung/ket-luan/phan-lon-sai", 200), ("/kiem-chung/cach-lam", 200), ("/kiem-chung/gui", 200), ((await db.Checks.FindAsync([shown], stop))!.Path, 200), ((await db.Checks.FindAsync([gone], stop))!.Path, 410), ("/en/kiem-chung", 200),
                .. secrets.Take(3).Select(static secret => ($"{ClaimLetters.SlipPath}#{secret}", 200)), (ClaimLetters.SlipPath, 200),
            ],
            ["/ban/kiem-chung", "/ban/kiem-chung/moi", "/ban/kiem-chung/tin/1", "/ban/kiem-chung/tin/2", $"/ban/kiem-chung/{shown}", $"/ban/kiem-chung/{shown}/chung-cu", $"/ban/kiem-chung/{gone}", $"/ban/kiem-chung/{review}", $"/ban/kiem-chung/{work}", $"/ban/kiem-chung/{work}/chung-cu"]
        );
    });

    private static CheckContent Content(string claim, Verdict verdict) => new()
    {
        Claim = claim, Places = [new CheckPlace("https://dien-dan.example/cau-minh-1", ""), new CheckPlace("", "Tin nhắn chuyển tay")], Verdict = verdict, Finding = "Cầu không đóng cửa; chỉ cấm xe tải trong ba đêm.",
        Body = BlockJson.Write(new Document([.. BlockMarkup.Parse("Kế hoạch ghi ba đêm [1](#chung-cu-1).\n\n## Đã tra cứu\n\n- Kế hoạch\n- Lịch trực")])), Topic = "tiem-chung",
    };
}
