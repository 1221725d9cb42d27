using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Questions;

/// <summary>A question in a list of the desk; of one that was not published the words as sent.</summary>
public sealed record QuestionLine(Question Question, QuestionContent? Content, DateOnly Today);

/// <summary>A part of the board.</summary>
public sealed record QuestionColumn(string Key, string Name, IReadOnlyList<QuestionLine> Lines);

/// <summary>What waits at the desk: to be screened, for an office, for the desk's approval, overdue, what an asker finds wanting, promises whose day is over. An office's editor sees what is that office's.</summary>
public sealed class QuestionBoardModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int Most = 200;
    private const int LatelyDays = 30;

    /// <summary>The office looked at, or null.</summary>
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public long? OfficeId { get; set; }

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<QuestionColumn> Columns { get; private set; } = [];

    /// <summary>The offices that have questions one may see.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>Whether one acts for the desk.</summary>
    public bool IsDesk => Permissions.May(Role.Desk);

    /// <summary>The questions one may see: all for the desk, those of one's offices for an editor.</summary>
    public static IQueryable<Question> Seen(PortalDb db, Permissions by)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(by);
        var (all, offices) = (by.WholeCity, by.Offices.Where(office => by.May(Role.Editor, office)).ToArray());
        return db.Questions.AsNoTracking().Where(q => all || (q.OfficeId != null && offices.Contains(q.OfficeId.Value)));
    }

    /// <summary>How many questions wait for this person: for the desk those to screen, to give to an office, to approve and to look at again; for an office's editor those to answer.</summary>
    public static Task<int> WaitingAsync(PortalDb db, Permissions by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.WholeCity
            ? Seen(db, by).CountAsync(static q => !q.Restricted && (q.State == QuestionState.Submitted || q.State == QuestionState.Published || q.Drafted || q.SentContest != null), stop)
            : Seen(db, by).CountAsync(static q => !q.Restricted && !q.Drafted && (q.State == QuestionState.Assigned || q.State == QuestionState.Contested), stop);
    }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today());
        var seen = Seen(db, Permissions).Include(static q => q.Office);
        var known = await Seen(db, Permissions).Where(static q => q.OfficeId != null).Select(static q => q.OfficeId!.Value).Distinct().ToListAsync(stop);
        Offices = await db.Offices.Where(office => known.Contains(office.Id)).InOrderAsync(stop);
        var mine = seen.Where(q => OfficeId == null || q.OfficeId == OfficeId);
        var open = mine.Where(static q => !q.Restricted && (q.State == QuestionState.Assigned || q.State == QuestionState.Contested)).OrderBy(static q => q.Promised).ThenBy(static q => q.Id);
        var since = clock.Now().AddDays(-LatelyDays);
        var columns = new List<QuestionColumn>();
        if (IsDesk)
        {
            columns.Add(await ColumnAsync("sang-loc", QuestionsText.ColumnScreen, mine.Where(static q => q.State == QuestionState.Submitted).OrderBy(static q => q.Id)));
            columns.Add(await ColumnAsync("giao", QuestionsText.ColumnAssign, mine.Where(static q => q.State == QuestionState.Published && !q.Restricted).OrderBy(static q => q.Id)));
            columns.Add(await ColumnAsync("duyet", QuestionsText.ColumnApprove, open.Where(static q => q.Drafted)));
            columns.Add(await ColumnAsync("con-thieu", QuestionsText.ColumnContest, mine.Where(static q => q.SentContest != null && q.State == QuestionState.Answered).OrderBy(static q => q.Id)));
        }

        columns.Add(await ColumnAsync("qua-han", QuestionsText.ColumnOverdue, open.Where(q => !q.Drafted && q.Promised < today)));
        columns.Add(await ColumnAsync("cho", QuestionsText.ColumnWaiting, open.Where(q => !q.Drafted && q.Promised >= today)));
        if (!IsDesk)
        {
            columns.Add(await ColumnAsync("duyet", QuestionsText.ColumnApprove, open.Where(static q => q.Drafted)));
        }

        var notes = db.QuestionNotes.AsNoTracking();
        var promised = notes.Where(note => note.Kind == QuestionNoteKind.Promised && note.To < today
            && !notes.Any(other => other.QuestionId == note.QuestionId && other.Mark == note.Mark && (other.Kind == QuestionNoteKind.Kept || other.Kind == QuestionNoteKind.Broken))).Select(static note => note.QuestionId);
        columns.Add(await ColumnAsync("loi-hua", QuestionsText.ColumnPromises, mine.Where(q => !q.Restricted && promised.Contains(q.Id)).OrderBy(static q => q.Id)));
        columns.Add(await ColumnAsync("han-che", QuestionsText.ColumnRestricted, mine.Where(static q => q.Restricted).OrderByDescending(static q => q.SavedAt)));
        columns.Add(await ColumnAsync("gan-day", QuestionsText.ColumnLately, mine.Where(q => q.SavedAt >= since && !q.Restricted && q.SentContest == null
            && (q.State == QuestionState.Answered || (q.ScreenedAt != null && q.State < QuestionState.Published && q.State != QuestionState.Submitted))).OrderByDescending(static q => q.SavedAt)));
        Columns = columns;

        async Task<QuestionColumn> ColumnAsync(string key, string name, IQueryable<Question> questions) => new(key, name, [.. (await questions.Take(Most).ToListAsync(stop)).Select(question => new QuestionLine(question, question.Content.Length == 0 ? null : question.Read(), today))]);
    }
}
