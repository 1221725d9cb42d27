using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Setup;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Questions;

/// <summary>By what the days of questions are reckoned; chief and owner.</summary>
public sealed class ClockSetupModel(PortalDb db, AnswerClockDesk desk, TimeProvider clock) : SetupPage(db)
{
    /// <summary>Days an office has.</summary>
    [BindProperty]
    public int Days { get; set; }

    /// <summary>Days it has with others.</summary>
    [BindProperty]
    public int SeveralDays { get; set; }

    /// <summary>Which days count.</summary>
    [BindProperty]
    public DayCounting Counting { get; set; }

    /// <summary>Holidays, a line each.</summary>
    [BindProperty]
    public string? Holidays { get; set; }

    /// <summary>The days of offices by their number; null or nothing for those that have the rest's.</summary>
    [BindProperty]
    public Dictionary<long, int?> OfOffices { get; set; } = [];

    /// <summary>The offices.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>What a question of today would be due, by what is set.</summary>
    public DueDay? Example { get; private set; }

    /// <inheritdoc />
    protected override Role Least => Role.Chief;

    /// <inheritdoc />
    protected override string Kind => AnswerClockDesk.Kind;

    /// <inheritdoc />
    protected override string Here => "/ban/cai-dat/hoi-dap";

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Saves it.</summary>
    public Task<IActionResult> OnPostAsync() => ActAsync(StaffText.Saved, stop => desk.SaveAsync(Permissions, new AnswerClock(Days, SeveralDays, Counting, AnswerClock.ReadHolidays(Holidays),
        OfOffices.Where(static pair => pair.Value is not null).ToDictionary(static pair => pair.Key, static pair => pair.Value!.Value)), stop));

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        ModelState.Clear();
        Offices = await Db.Offices.Living().InOrderAsync(stop);
        var set = await AnswerClock.ReadAsync(Db, stop);
        Example = set.For(0, several: false, clock.Today());
        if (Refused is null)
        {
            (Days, SeveralDays, Counting, OfOffices) = (set.Days, set.SeveralDays, set.Counting, set.OfOffices.ToDictionary(static pair => pair.Key, static pair => (int?)pair.Value));
            Holidays = string.Join('\n', set.Holidays.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{CityTime.Day(one.Day)} {one.Name}").TrimEnd()));
        }

        return Page();
    }
}
