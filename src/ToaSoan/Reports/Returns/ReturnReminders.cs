using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Returns;

/// <summary>
/// Reminds the people of offices of a month's return: some days before it is due, and on the day after when it is missing, at seven by the city's clock. Owns the rule that each of them is reminded once, by whatever node: a mark
/// that only goes forward says how far it is, and moves with the mails' jobs in one transaction.
/// </summary>
public sealed class ReturnReminders(PortalDb db, Mailer mailer, Settings settings, TimeProvider clock)
{
    private const string Mark = "returns.reminded";

    // When the program stood still: a week later nobody needs to be told that a return is missing since a day.
    private const int LongestLate = 7;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(7);

    /// <summary>Plans the mails that are due now; gives how many.</summary>
    public async Task<int> PlanAsync(CancellationToken stop)
    {
        var (now, today) = (clock.Now(), clock.Today());
        if (!mailer.IsSetUp || settings.ReturnReminderDays == 0 || CityTime.Local(now).TimeOfDay < Hour)
        {
            return 0;
        }

        var due = await DueDays.ReadAsync(db, stop);
        foreach (var month in new[] { ReturnMonth.Of(today).AddMonths(-1), ReturnMonth.Of(today) })
        {
            var left = due.Of(month).DayNumber - today.DayNumber;
            if (left <= settings.ReturnReminderDays && left >= -LongestLate)
            {
                return await PlanAsync(new ReturnReminder(month, left < 0), now, stop);
            }
        }

        return 0;
    }

    /// <summary>What is not handed in of a month, of these offices.</summary>
    internal static async Task<IReadOnlyList<ReturnCell>> MissingAsync(PortalDb db, DateOnly month, IQueryable<StaffRole> roles, DateOnly today, CancellationToken stop)
    {
        var offices = await db.Offices.Include(static office => office.Names).Where(office => roles.Any(role => role.OfficeId == office.Id)).InOrderAsync(stop);
        return [.. (await ReturnTable.ReadAsync(db, offices, month, month, today, stop)).SelectMany(static row => row).Where(static cell => cell.Asked && cell.HandedInAt is null)];
    }

    private async Task<int> PlanAsync(ReturnReminder reminder, DateTime now, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.AdvanceMarkAsync(Mark, reminder.Key, stop))
        {
            return 0;
        }

        var roles = db.RolesOn(clock.Today());
        long[] missing = [.. (await MissingAsync(db, reminder.Month, roles, clock.Today(), stop)).Select(static cell => cell.Office.Id)];
        var members = await db.MailedWith(roles.Where(role => missing.Contains(role.OfficeId))).Select(static user => user.Id).ToListAsync(stop);
        db.Jobs.AddRange(members.Select(member => new Job { Kind = ReturnMail.JobKind, Key = string.Create(CultureInfo.InvariantCulture, $"{reminder.Key}/{member}"), DueAt = now }));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return members.Count;
    }
}

/// <summary>A reminder of a month's return, before it is due or after. Keys sort in the order of time.</summary>
internal sealed record ReturnReminder(DateOnly Month, bool After)
{
    public string Key => $"{ReturnMonth.Key(Month)}/{(After ? 1 : 0)}";

    public static ReturnReminder Read(string key) => key.Split('/') is [var month, var after, ..] ? new ReturnReminder(ReturnMonth.Read(month)!.Value, after == "1") : throw new FormatException($"{key} is no reminder.");
}

/// <summary>Sends one member one reminder of what their offices have not handed in by now, if anything. When the program dies between the server's answer and the job's end, it comes once more.</summary>
internal sealed class ReturnMail(PortalDb db, Mailer mailer, Settings settings, TimeProvider clock) : JobWorker
{
    public const string JobKind = "return.mail";

    /// <inheritdoc />
    public override string Kind => JobKind;

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        var (reminder, staff, today) = (ReturnReminder.Read(key), long.Parse(key[(key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture), clock.Today());
        var due = (await DueDays.ReadAsync(db, stop)).Of(reminder.Month);
        var roles = db.RolesOn(today).Where(role => role.StaffMemberId == staff);
        if (!mailer.IsSetUp || today > due != reminder.After || await db.MailedWith(roles).AsNoTracking().SingleOrDefaultAsync(stop) is not { } member
            || await ReturnReminders.MissingAsync(db, reminder.Month, roles, today, stop) is not { Count: > 0 } missing)
        {
            return;
        }

        LanguageMiddleware.Speak(member.Language);
        var subject = string.Format(CultureInfo.CurrentCulture, reminder.After ? ReturnsText.MailSubjectMissing : ReturnsText.MailSubjectDue, ReturnMonth.Words(reminder.Month), CityTime.Day(due));
        await mailer.SendAsync(StaffMail.Write(member, settings, subject, [.. missing.SelectMany(cell => new[] { $"{cell.Office.NameOn(ReturnMonth.LastDay(cell.Month))}: {ReturnWords.Of(cell.State, cell.ToCorrect)}", settings.BaseUrl + cell.Address })]), stop);
    }
}

/// <summary>Looks every ten minutes whether offices are to be reminded.</summary>
internal sealed class ReturnClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReturnClock> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ReturnReminders>().PlanAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "Offices could not be reminded of their returns; another look in ten minutes");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
