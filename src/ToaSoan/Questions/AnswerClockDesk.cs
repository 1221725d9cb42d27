using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Questions;

/// <summary>Sets by what due days are reckoned. Days that were reckoned before stay as they are.</summary>
public sealed class AnswerClockDesk(PortalDb db, DeskActs acts)
{
    /// <summary>The kind under which the trail knows these settings.</summary>
    public const string Kind = "questions-clock";

    /// <summary>Saves it. Throws <see cref="Refusal"/>.</summary>
    public Task SaveAsync(Permissions by, AnswerClock set, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(set);
        Must(by.May(Role.Chief), QuestionsText.ChiefsOnly);
        Must(Enum.IsDefined(set.Counting) && IsDays(set.Days) && IsDays(set.SeveralDays) && set.OfOffices.Values.All(IsDays), QuestionsText.DaysWrong, DueDay.MostDays);
        long[] offices = [.. set.OfOffices.Keys];
        Must(await db.Offices.CountAsync(office => offices.Contains(office.Id), stop) == offices.Length, QuestionsText.OfficeMissing);
        await set.WriteAsync(db, stop);
        return new DeskAct("questions.clock", Kind, static () => "", $"{set.Days}/{set.SeveralDays} {set.Counting}, {set.Holidays.Count} off, {set.OfOffices.Count} offices");
    }, stop);

    private static bool IsDays(int days) => days is >= 1 and <= DueDay.MostDays;
}
