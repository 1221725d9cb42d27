using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>The audit trail: acts at the desk, searched and exported by chief and owner. It counts and ranks nobody.</summary>
public sealed partial class TrailModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int PageSize = 50;
    private const int MostExported = 100_000;
    private static readonly string[] Kinds = ["staff", "article", "photo", "office", "section", "topic", "front", "site", "style", "profile", "almanac", "loudspeaker", "request", "audit"];

    /// <summary>Only acts of this member.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Who { get; set; }

    /// <summary>Only this act.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    /// <summary>Only from this day of the city on.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Only to this day of the city, included.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>Only things whose kind, number or detail holds this.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Object { get; set; }

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    /// <summary>The entries of the page, newest first.</summary>
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>How many match.</summary>
    public int Total { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>The members to choose from.</summary>
    public IReadOnlyList<StaffMember> Everybody { get; private set; } = [];

    /// <summary>The acts that occur.</summary>
    public IReadOnlyList<string> Acts { get; private set; } = [];

    /// <summary>An act in the current language; the act's own word when there is no text for it.</summary>
    public static string NameOf(string act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return StaffText.ResourceManager.GetString("Act_" + act.Replace('.', '_').Replace('-', '_'), CultureInfo.CurrentUICulture) ?? act;
    }

    /// <summary>A kind of object in the current language: "nhân sự"; its own word when there is no text for it.</summary>
    public static string NameOfKind(string kind) => StaffText.ResourceManager.GetString("Kind_" + kind, CultureInfo.CurrentUICulture) ?? kind;

    /// <summary>A detail with the screen texts it names: "{RoleEditor}" becomes "Biên tập viên".</summary>
    public static string Words(string detail) =>
        Named().Replace(detail, static match => StaffText.ResourceManager.GetString(match.Value[1..^1], CultureInfo.CurrentUICulture) ?? match.Value);

    /// <summary>The address of this search on another page, or of its export.</summary>
    public string Address(string path, int page) => path + QueryString.Create(new Dictionary<string, string?>
    {
        ["Who"] = Who?.ToString(CultureInfo.InvariantCulture), ["Act"] = Act, ["From"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["Until"] = Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["Object"] = Object, ["Trang"] = page > 1 ? $"{page}" : null,
    }.Where(static part => !string.IsNullOrEmpty(part.Value)));

    /// <summary>Shows a page of the trail.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!Permissions.May(Role.Chief))
        {
            return Forbid();
        }

        Everybody = await db.Users.AsNoTracking().OrderBy(static user => user.UserName).ToListAsync(stop);
        Acts = await db.AuditEntries.Select(static entry => entry.Act).Distinct().OrderBy(static act => act).ToListAsync(stop);
        Total = await Matching().CountAsync(stop);
        Trang = Math.Clamp(Trang, 1, Pages);
        Entries = await Matching().OrderByDescending(static entry => entry.At).ThenByDescending(static entry => entry.Id).Skip((Trang - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        return Page();
    }

    /// <summary>The search as CSV for Excel; the export is itself an entry.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!Permissions.May(Role.Chief))
        {
            return Forbid();
        }

        var entries = await Matching().OrderByDescending(static entry => entry.At).ThenByDescending(static entry => entry.Id).Take(MostExported).ToListAsync(stop);
        Audit.Write(db, Permissions, clock.Now(), AuditAct.Export, "audit", "", $"{entries.Count}");
        await db.SaveChangesAsync(stop);
        var text = new StringBuilder("\uFEFF").AppendLine(Row(StaffText.At, StaffText.WhoDid, StaffText.What, StaffText.Thing, StaffText.Detail));
        foreach (var entry in entries)
        {
            text.AppendLine(Row(CityTime.Local(entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.Who, NameOf(entry.Act), $"{NameOfKind(entry.Kind)} {entry.ObjectId}".Trim(), Words(entry.Detail)));
        }

        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"nhat-ky-{clock.Today():yyyy-MM-dd}.csv");
    }

    /// <summary>One row of CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static string Row(params IEnumerable<string> cells) => string.Join(',', cells.Select(static cell =>
        '"' + (cell.TrimStart() is ['=' or '+' or '-' or '@', ..] || cell is ['\t' or '\r' or '\n', ..] ? "'" : "") + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'));

    private IQueryable<AuditEntry> Matching()
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (Who is { } who)
        {
            entries = entries.Where(entry => entry.StaffMemberId == who);
        }

        if (!string.IsNullOrEmpty(Act))
        {
            entries = entries.Where(entry => entry.Act == Act);
        }

        if (From is { } from && CityTime.Utc(from.ToDateTime(TimeOnly.MinValue)) is var first)
        {
            entries = entries.Where(entry => entry.At >= first);
        }

        if (Until is { } until && until < DateOnly.MaxValue && CityTime.Utc(until.AddDays(1).ToDateTime(TimeOnly.MinValue)) is var end)
        {
            entries = entries.Where(entry => entry.At < end);
        }

        if (Object?.Trim() is { Length: > 0 } thing)
        {
            var coded = Kinds.Aggregate(thing, static (text, kind) => text.Replace(NameOfKind(kind), kind, StringComparison.OrdinalIgnoreCase));
            entries = entries.Where(entry => (entry.Kind + " " + entry.ObjectId).Contains(coded) || entry.Detail.Contains(thing));
        }

        return entries;
    }

    [GeneratedRegex(@"\{\w{1,40}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
