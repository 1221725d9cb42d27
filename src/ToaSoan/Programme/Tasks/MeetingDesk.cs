using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;
using static ToaSoan.Programme.Tasks.TaskKeeping;

namespace ToaSoan.Programme.Tasks;

/// <summary>What the desk does to review meetings. Every save is a version; a conclusion from which a task was given is not taken out.</summary>
public sealed class MeetingDesk(PortalDb db, DeskActs acts, TimeProvider clock)
{
    /// <summary>The trail's word for meetings.</summary>
    public const string Kind = "meeting";

    /// <summary>Items of an agenda, conclusions and documents a meeting may have.</summary>
    public const int Most = 100;

    /// <summary>Characters of the minutes.</summary>
    public const int LongestMinutes = 60_000;

    /// <summary>Calls a meeting; gives its number.</summary>
    public async Task<long> AddAsync(Permissions by, long officeId, MeetingContent content, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        Meeting? added = null;
        await acts.DoAsync(by, async () =>
        {
            await CheckAsync(by, officeId, content, null, stop);
            added = new Meeting { OfficeId = officeId };
            added.Keep(Numbered(content), by.Name, clock.Now());
            db.Meetings.Add(added);
            return new DeskAct("meeting.add", Kind, () => $"{added.Id}", content.Title);
        }, stop);
        return added!.Id;
    }

    /// <summary>Saves a meeting. Throws <see cref="Refusal"/> when somebody saved it since.</summary>
    public Task SaveAsync(Permissions by, long id, int version, long officeId, MeetingContent content, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == id, stop) ?? throw new Refusal(TasksText.NoSuchMeeting);
        Must(meeting.Version == version, PlatformText.ChangedMeanwhile);
        await CheckAsync(by, officeId, content, meeting, stop);
        var whole = Numbered(content);
        if (whole.Write() == meeting.Content && officeId == meeting.OfficeId)
        {
            return null;
        }

        meeting.OfficeId = officeId;
        meeting.Keep(whole, by.Name, clock.Now());
        return new DeskAct("meeting.change", Kind, () => $"{id}", whole.Title);
    }, stop);

    /// <summary>
    /// The next meeting of a series as its form begins: title, series, place and hour of the last one, and an agenda of what is open of the series, the most urgent first. Of a meeting without a series, what is open of itself.
    /// </summary>
    public static async Task<MeetingContent> NextAsync(PortalDb db, Meeting last, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(last);
        var (content, series, id) = (last.Read(), last.Series, last.Id);
        var open = await db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && t.MeetingId != null && db.Set<Meeting>().Any(m => m.Id == t.MeetingId && (m.Id == id || (series != "" && m.Series == series))))
            .OrderBy(static t => t.Due).ThenBy(static t => t.Id).ToListAsync(stop);
        return new MeetingContent { Title = content.Title, Series = content.Series, Day = today, Time = content.Time, Place = content.Place, Agenda = [.. open.Select(static task => $"#{task.Id} {task.Read().What}")] };
    }

    /// <summary>The meetings somebody may read: all for the desk, for an editor those of the office and those that gave it a task.</summary>
    public static IQueryable<Meeting> Readable(PortalDb db, Permissions by)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(by);
        var (all, offices) = (by.WholeCity, by.Offices.Where(office => by.May(Role.Editor, office)).ToArray());
        return db.Meetings.AsNoTracking().Where(m => all || offices.Contains(m.OfficeId) || db.Set<CityTask>().Any(t => t.MeetingId == m.Id && offices.Contains(t.OfficeId)));
    }

    private static MeetingContent Numbered(MeetingContent content)
    {
        var number = content.Conclusions.Select(static one => one.Number).DefaultIfEmpty(0).Max();
        return content with { Conclusions = [.. content.Conclusions.Select(one => one.Number > 0 ? one : one with { Number = ++number }).OrderBy(static one => one.Number)] };
    }

    private async Task CheckAsync(Permissions by, long officeId, MeetingContent content, Meeting? saved, CancellationToken stop)
    {
        Must(by.May(Role.Desk), TasksText.DeskOnly);
        Must(content.Title.Any(char.IsLetterOrDigit) && content.Title.Length <= LongestName, TasksText.TitleMissing, LongestName);
        Must(content.Series.Length <= LongestName && content.Place.Length <= LongestName && content.Agenda.All(static item => item.Length <= LongestWords) && content.Conclusions.All(static one => one.Text.Length <= LongestWords), TasksText.WordsTooLong, LongestWords);
        Must(content.Minutes.Length <= LongestMinutes, TasksText.WordsTooLong, LongestMinutes);
        Must(content.Agenda.Count <= Most && content.Conclusions.Count <= Most && content.Documents.Count <= Most, TasksText.TooMany, Most);
        Must(officeId == saved?.OfficeId || await db.Offices.Living().AnyAsync(office => office.Id == officeId, stop), TasksText.OfficeMissing);
        Must(content.Documents.All(static document => document.Name.Length is > 0 and <= LongestName), TasksText.DocumentNameMissing, LongestName);
        string[] files = [.. content.Documents.Select(static document => document.File).Distinct()];
        Must(files.Length == content.Documents.Count && files.Length == await db.Files.CountAsync(file => files.Contains(file.Hash), stop), TasksText.NotAccepted);
        var old = saved?.Read().Conclusions.Select(static one => one.Number).ToArray() ?? [];
        var kept = content.Conclusions.Where(static one => one.Number > 0).Select(static one => one.Number).ToArray();
        Must(kept.Distinct().Count() == kept.Length && kept.All(old.Contains), TasksText.NotAccepted);
        var gone = old.Except(kept).ToArray();
        var id = saved?.Id;
        var held = await db.Tasks.Where(t => t.MeetingId == id && gone.Contains(t.Conclusion)).Select(static t => (int?)t.Conclusion).FirstOrDefaultAsync(stop);
        Must(gone.Length == 0 || held is null, TasksText.ConclusionHeld, held);
    }
}
