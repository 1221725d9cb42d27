using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Questions.QuestionSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>What reports say of questions; each figure opens to its rows.</summary>
public sealed class QuestionFiguresTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Figures_count_what_happened_in_the_period_and_what_is_overdue_at_its_end(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (answered, overdue, late) = (await portal.AssignedAsync("Câu xong"), await portal.AssignedAsync("Câu quá hạn"), await portal.AssignedAsync("Câu trễ", "phuong-ben-sen"));
        var (declined, _) = await portal.AskAsync();
        await portal.WorkAsync("thuky", desks => desks.Screening.DeclineAsync(desks.By, declined, Reasons(), Stop));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.AnswerAsync(answered);
        await portal.WorkAsync("thuky", desks => desks.Course.PromiseAsync(desks.By, answered, portal.Clock.Today().AddDays(3), "Dán lịch.", Stop));
        portal.Clock.Advance(TimeSpan.FromDays(9));
        await portal.AnswerAsync(late, who: "chu");
        await portal.WorkAsync("thuky", desks => desks.Course.OutcomeAsync(desks.By, answered, 1, kept: false, "Chưa dán.", Stop));
        Assert.Equal(
        [
            "questions-received: 4", "questions-published: 3", "questions-declined: 1 outsidethecity", "questions-answered: 2 phuong-ben-sen so-y-te in-time late", "questions-in-time: 1 so-y-te", "questions-days: 17 phuong-ben-sen so-y-te in-time late",
            "questions-overdue: 1 so-y-te", "promises-kept: 0", "promises-broken: 1 so-y-te",
        ], await LinesAsync(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30)));

        // As of the 27th two were overdue; what happened later changes nothing of it.
        Assert.Contains("questions-overdue: 2 phuong-ben-sen so-y-te", await LinesAsync(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 27)));
        var row = Assert.Single(await RowsAsync("questions-overdue", new DateOnly(2026, 6, 30)));
        Assert.Equal(((await portal.QuestionAsync(overdue)).Path, true, "Câu quá hạn"), (row.Address, row.Public, row.Title));
        row = Assert.Single(await RowsAsync("questions-declined", new DateOnly(2026, 6, 30)));
        Assert.Equal(($"/ban/hoi-dap/{declined}", false), (row.Address, row.Public));

        Task<IReadOnlyList<FigureRow>> RowsAsync(string kind, DateOnly until) => portal.DoAsync<IEnumerable<IFigures>, IReadOnlyList<FigureRow>>(async figures => (await (await OneAsync(figures)).RowsAsync([kind], new DateOnly(2026, 6, 1), until, Stop))[kind]);

        Task<List<string>> LinesAsync(DateOnly from, DateOnly until) => portal.DoAsync<IEnumerable<IFigures>, List<string>>(async figures =>
        {
            var one = await OneAsync(figures);
            string[] kinds = [.. (await one.KindsAsync(Stop)).Select(static kind => kind.Key)];
            var rows = await one.RowsAsync(kinds, from, until, Stop);
            return [.. kinds.Select(kind => string.Join(' ', rows[kind].Select(static r => r.Office).Where(static office => office.Length > 0).Distinct().Order(StringComparer.Ordinal).Concat(rows[kind].SelectMany(static r => r.Marks).Select(static mark => mark.Key).Distinct().Order(StringComparer.Ordinal))
                .Prepend($"{kind}: {rows[kind].Sum(static r => r.Amount):0}")))];
        });
    }

    private static async Task<IFigures> OneAsync(IEnumerable<IFigures> all)
    {
        foreach (var figures in all)
        {
            if ((await figures.KindsAsync(Stop)).Any(static kind => kind.Key == "questions-received"))
            {
                return figures;
            }
        }

        throw new InvalidOperationException("Nobody offers figures of questions.");
    }
}
