using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Staff;
using ToaSoan.Transparency;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>The small city's questions: one that waits, one answered with promises after it was contested, one out of sight, one to screen; and the slips of who asked.</summary>
internal static class QuestionCity
{
    public static Task<(IReadOnlyList<string> Questions, string Gone, IReadOnlyList<string> Slips)> FillAsync(TestPortal portal) => portal.DoAsync<IServiceProvider, (IReadOnlyList<string>, string, IReadOnlyList<string>)>(async services =>
    {
        var (db, asking, screening, course, answers, by, stop) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<Asking>(), services.GetRequiredService<QuestionScreening>(), services.GetRequiredService<QuestionCourse>(), services.GetRequiredService<QuestionAnswers>(), Permissions.Command, TestContext.Current.CancellationToken);
        var slips = new List<string>();
        async Task<long> AskAsync(string subject)
        {
            var secret = await asking.AskAsync(new TypedQuestion(subject, "Người đi làm cả tuần chỉ đưa con đi khám được ngày thứ Bảy. Trạm mở từ mấy giờ?\nHẻm nhỏ xe không vào được.", 2, "", "vi"), stop);
            slips.Add($"/hoi-dap/phieu#{secret}");
            var hash = SecretLink.Hash(secret);
            return await db.Set<Sender>().Where(s => s.Secret == hash).Select(static s => s.ObjectId).SingleAsync(stop);
        }

        async Task<long> ShowAsync(string subject)
        {
            var id = await AskAsync(subject);
            await screening.PublishAsync(by, id, subject, "Người đi làm cả tuần chỉ đưa con đi khám được ngày thứ Bảy. Trạm mở từ mấy giờ?", stop);
            await course.AssignAsync(by, id, 2, [3], stop);
            return id;
        }

        async Task AnswerAsync(long id)
        {
            await answers.WriteAsync(by, id, (await db.Questions.FindAsync([id], stop))!.Version, "Trạm mở **sáng thứ Bảy**.\n\n## Giờ mở cửa\n\n- từ 7 giờ 30\n- đến [11 giờ 30](/lich)\n\n| Phường | Giờ |\n| Bến Sen | 7.30 |", handIn: true, stop);
            await answers.ApproveAsync(by, id, (await db.Questions.FindAsync([id], stop))!.Version, stop);
        }

        var (waits, answered, gone) = (await ShowAsync("Trạm y tế Bến Sen mở cửa thứ Bảy không"), await ShowAsync("Đèn ngõ số 7 tắt mười ngày"), await ShowAsync("Câu nhầm"));
        await course.ExtendAsync(by, waits, services.GetRequiredService<TimeProvider>().Today().AddDays(20), "Chờ ý kiến của sở.", stop);
        await course.AttachAsync(by, waits, 1, stop);
        await AnswerAsync(answered);
        await asking.ContestAsync(answered, "Chưa nói tháng Bảy có mở không.", stop);
        await course.ContestAsync(by, answered, "Chưa nói tháng Bảy có mở không.", stop);
        await AnswerAsync(answered);
        await course.PromiseAsync(by, answered, services.GetRequiredService<TimeProvider>().Today().AddDays(9), "Dán lịch ở cổng trạm.", stop);
        await screening.RestrictAsync(by, gone, new TypedReasons(StatementGround.PrivatePerson, "Có thể nhận ra một gia đình."), stop);
        await AskAsync("Đèn ngõ số bảy tắt mười ngày rồi");
        await answers.WriteAsync(by, waits, (await db.Questions.FindAsync([waits], stop))!.Version, "Trạm mở sáng thứ Bảy.", handIn: true, stop);
        string[] paths = [.. (await db.Questions.Where(q => q.Id == waits || q.Id == answered).OrderBy(static q => q.Id).ToListAsync(stop)).Select(static q => q.Path)];
        return (paths, (await db.Questions.FindAsync([gone], stop))!.Path, slips);
    });
}
