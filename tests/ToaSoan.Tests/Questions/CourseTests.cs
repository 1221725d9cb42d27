using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Questions.QuestionSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>A question's course from the office's first day to its last promise; the clock of the tests stands at Tuesday, 16 June 2026.</summary>
public sealed class CourseTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Who_wrote_an_answer_never_publishes_it_and_only_the_office_and_the_desk_write(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AssignedAsync();
        Assert.Equal((new DateOnly(2026, 6, 26), QuestionState.Assigned), ((await portal.QuestionAsync(id)).Promised, (await portal.QuestionAsync(id)).State));
        Assert.Equal(QuestionsText.OfficesOwnOnly, await RefusedAsync(() => portal.HandInAsync(id, who: "phongvien")));
        await portal.HandInAsync(id, who: "thuky");
        var version = (await portal.QuestionAsync(id)).Version;
        Assert.Equal(QuestionsText.OwnAnswer, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Answers.ApproveAsync(desks.By, id, version, Stop))));
        Assert.Equal(PlatformText.ChangedMeanwhile, await RefusedAsync(() => portal.WorkAsync("chu", desks => desks.Answers.ApproveAsync(desks.By, id, version - 1, Stop))));
        await portal.WorkAsync("chu", desks => desks.Answers.ReturnAsync(desks.By, id, "Thiếu giờ mở cửa.", Stop));
        Assert.Equal(QuestionsText.NothingHandedIn, await RefusedAsync(() => portal.WorkAsync("chu", desks => desks.Answers.ApproveAsync(desks.By, id, version + 1, Stop))));
        portal.Clock.Advance(TimeSpan.FromDays(10)); // the last day, and still in time
        await portal.AnswerAsync(id);
        var content = (await portal.QuestionAsync(id)).Read();
        Assert.Equal((QuestionState.Answered, false, (DateOnly?)null), (content.State, content.Steps[^1].Late, content.Promised));
        Assert.Equal(QuestionsText.NotAssigned, await RefusedAsync(() => portal.HandInAsync(id)));
        var kinds = await portal.DoAsync<PortalDb, List<QuestionNoteKind>>(db => db.QuestionNotes.Where(n => n.QuestionId == id && n.Kind != QuestionNoteKind.Reminded).OrderBy(static n => n.Id).Select(static n => n.Kind).ToListAsync(Stop));
        Assert.Equal([QuestionNoteKind.Submitted, QuestionNoteKind.Published, QuestionNoteKind.Assigned, QuestionNoteKind.Drafted, QuestionNoteKind.Returned, QuestionNoteKind.Drafted, QuestionNoteKind.Answered], kinds);
    }

    [Fact]
    public async Task With_several_offices_there_is_more_time_and_an_office_may_have_days_of_its_own()
    {
        await using var portal = await TestPortal.StartAsync();
        var several = (await portal.QuestionAsync(await portal.AssignedAsync(with: "phuong-ben-sen"))).Read();
        Assert.Equal((new DateOnly(2026, 7, 1), "Phường Bến Sen"), (several.DueOn!.Value, Assert.Single(several.With)));
        var (ward, chief) = (await portal.OfficeIdAsync("phuong-ben-sen"), await portal.PermissionsAsync("chu"));
        await portal.DoAsync<AnswerClockDesk>(desk => desk.SaveAsync(chief, new AnswerClock(5, 8, DayCounting.Working, [new Holiday(new DateOnly(2026, 6, 17), "Ngày nghỉ thử")], new Dictionary<long, int> { [ward] = 2 }), Stop));
        Assert.Equal(new DateOnly(2026, 6, 24), (await portal.QuestionAsync(await portal.AssignedAsync("Câu khác"))).Promised);
        Assert.Equal(new DateOnly(2026, 6, 19), (await portal.QuestionAsync(await portal.AssignedAsync("Câu nữa", "phuong-ben-sen"))).Promised);
        Assert.Equal(several.Due, (await portal.QuestionAsync(1)).Read().Due); // what readers were told stays
        var desk = await portal.PermissionsAsync("thuky");
        Assert.Equal(QuestionsText.ChiefsOnly, await RefusedAsync(() => portal.DoAsync<AnswerClockDesk>(clock => clock.SaveAsync(desk, new AnswerClock(5, 8, DayCounting.Working, [], new Dictionary<long, int>()), Stop))));
    }

    [Fact]
    public async Task The_clock_begins_anew_for_another_office_once_and_then_goes_on()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.AssignedAsync();
        var (ward, health, centre) = (await portal.OfficeIdAsync("phuong-ben-sen"), await portal.OfficeIdAsync("so-y-te"), await portal.OfficeIdAsync("trung-tam"));
        portal.Clock.Advance(TimeSpan.FromDays(12)); // overdue since the 26th
        await portal.WorkAsync("thuky", desks => desks.Course.ReassignAsync(desks.By, id, ward, [], "Việc của phường.", Stop));
        var moved = (await portal.QuestionAsync(id)).Read();
        Assert.Equal((new DateOnly(2026, 7, 8), true, true), (moved.Promised!.Value, moved.Restarted, moved.Steps[^1].Late));
        Assert.Equal(QuestionsText.SameOffice, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.ReassignAsync(desks.By, id, ward, [], "Lại.", Stop))));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.WorkAsync("thuky", desks => desks.Course.ReassignAsync(desks.By, id, centre, [health], "Vẫn không đúng nơi.", Stop));
        var again = (await portal.QuestionAsync(id)).Read();
        Assert.Equal((moved.Promised, moved.Due), (again.Promised, again.Due));
        Assert.Null(again.Steps[^1].Due);
    }

    [Fact]
    public async Task A_due_day_is_put_off_once_and_too_late_is_too_late()
    {
        await using var portal = await TestPortal.StartAsync();
        var (inTime, late) = (await portal.AssignedAsync(), await portal.AssignedAsync("Câu khác"));
        var due = new DateOnly(2026, 6, 26);
        Assert.NotEmpty(await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.ExtendAsync(desks.By, inTime, due, "Chờ ý kiến.", Stop))));
        Assert.NotEmpty(await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.ExtendAsync(desks.By, inTime, due.AddDays(31), "Chờ ý kiến.", Stop))));
        Assert.Equal(QuestionsText.ReasonMissing, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.ExtendAsync(desks.By, inTime, due.AddDays(5), "", Stop))));
        await portal.WorkAsync("thuky", desks => desks.Course.ExtendAsync(desks.By, inTime, due.AddDays(5), "Chờ ý kiến.", Stop));
        Assert.Equal(QuestionsText.ExtendedAlready, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.ExtendAsync(desks.By, inTime, due.AddDays(9), "Chờ nữa.", Stop))));
        portal.Clock.Advance(TimeSpan.FromDays(11));
        await portal.WorkAsync("thuky", desks => desks.Course.ExtendAsync(desks.By, late, due.AddDays(9), "Chờ ý kiến.", Stop));
        var (first, second) = ((await portal.QuestionAsync(inTime)).Read(), (await portal.QuestionAsync(late)).Read());
        Assert.Equal((due.AddDays(5), due.AddDays(5), false), (first.DueOn!.Value, first.Promised!.Value, first.IsLate(portal.Clock.Today())));
        Assert.Equal((due.AddDays(9), due, true), (second.DueOn!.Value, second.Promised!.Value, second.IsLate(portal.Clock.Today())));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_the_asker_finds_wanting_is_answered_once_more(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AssignedAsync();
        await portal.AnswerAsync(id);
        var asking = (Func<Asking, Task> act) => portal.DoAsync(act);
        await asking(one => one.ContestAsync(id, "Chưa nói tháng Bảy có mở không. Gọi 0912345678.", Stop));
        Assert.Equal(QuestionsText.TooLateToContest, await RefusedAsync(() => asking(one => one.ContestAsync(id, "Lần nữa.", Stop))));
        Assert.Empty((await portal.QuestionAsync(id)).Read().Contest); // nothing is public before the desk published it
        Assert.NotEmpty(await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.ContestAsync(desks.By, id, "Gọi 0912345678.", Stop))));
        await portal.WorkAsync("thuky", desks => desks.Course.ContestAsync(desks.By, id, "Chưa nói tháng Bảy có mở không.", Stop));
        Assert.Equal((QuestionState.Contested, new DateOnly(2026, 6, 26)), ((await portal.QuestionAsync(id)).State, (await portal.QuestionAsync(id)).Promised));
        await portal.AnswerAsync(id, "Tháng Bảy cũng mở.");
        var content = (await portal.QuestionAsync(id)).Read();
        Assert.Equal((2, "Chưa nói tháng Bảy có mở không.", true), (content.Answers.Count, content.Answers[1].Contest, content.IsClosed(portal.Clock.Today())));
    }

    [Fact]
    public async Task What_is_not_taken_up_leaves_a_statement_and_after_two_weeks_nothing_can_be_said()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, other) = (await portal.AssignedAsync(), await portal.AssignedAsync("Câu khác"));
        await portal.AnswerAsync(id);
        await portal.AnswerAsync(other);
        portal.Clock.Advance(TimeSpan.FromDays(14));
        await portal.DoAsync<Asking>(asking => asking.ContestAsync(id, "Cán bộ trả lời dở quá.", Stop));
        await portal.WorkAsync("thuky", desks => desks.Course.LeaveAsync(desks.By, id, Reasons("Nêu ý kiến về người trả lời, không nêu điều còn thiếu.", StatementGround.OpinionNotFact), Stop));
        Assert.Equal(StatementDecision.Declined, Assert.Single(await portal.StatementsAsync()).Decision);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(QuestionsText.TooLateToContest, await RefusedAsync(() => portal.DoAsync<Asking>(asking => asking.ContestAsync(other, "Còn thiếu.", Stop))));
        Assert.True((await portal.QuestionAsync(other)).Read().IsClosed(portal.Clock.Today()));
    }

    [Fact]
    public async Task A_promise_is_kept_or_broken_and_not_broken_before_its_day_is_over()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.AssignedAsync();
        var day = portal.Clock.Today().AddDays(20);
        Assert.Equal(QuestionsText.NotAnswered, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.PromiseAsync(desks.By, id, day, "Dán lịch ở cổng trạm.", Stop))));
        await portal.AnswerAsync(id);
        await portal.WorkAsync("thuky", async desks =>
        {
            await desks.Course.PromiseAsync(desks.By, id, day, "Dán lịch ở cổng trạm.", Stop);
            await desks.Course.PromiseAsync(desks.By, id, day, "Mở thêm một bàn tiêm.", Stop);
        });
        await portal.WorkAsync("thuky", desks => desks.Course.OutcomeAsync(desks.By, id, 1, kept: true, "Đã dán.", Stop));
        Assert.Contains(CityTime.Day(day), await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.OutcomeAsync(desks.By, id, 2, kept: false, "Chưa mở.", Stop))), StringComparison.Ordinal);
        Assert.Equal(QuestionsText.PromiseSettled, await RefusedAsync(() => portal.WorkAsync("thuky", desks => desks.Course.OutcomeAsync(desks.By, id, 1, kept: false, "Đã gỡ.", Stop))));
        portal.Clock.Advance(TimeSpan.FromDays(21));
        using var desk = await portal.SignedInAsync("thuky");
        Assert.Equal($"/ban/hoi-dap/{id}", (await desk.ReadAsync("/ban/hoi-dap")).QuerySelector("section[aria-labelledby='cot-loi-hua'] a")?.GetAttribute("href"));
        await portal.WorkAsync("thuky", desks => desks.Course.OutcomeAsync(desks.By, id, 2, kept: false, "Chưa mở.", Stop));
        Assert.Null((await desk.ReadAsync("/ban/hoi-dap")).QuerySelector("section[aria-labelledby='cot-loi-hua'] a"));
        Assert.Equal([PromiseState.Kept, PromiseState.Broken], (await portal.QuestionAsync(id)).Read().Promises.Select(static one => one.State));
    }
}
