using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>What can be set at the desk, for whom, and who changed it last.</summary>
public sealed class IndexModel(PortalDb db) : DeskPage
{
    /// <summary>A page of settings.</summary>
    public sealed record Setting(string Address, string Name, string Help, Role Least, string Kind, AuditEntry? Last = null);

    /// <summary>The settings one may change.</summary>
    public IReadOnlyList<Setting> Open { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        Setting[] all =
        [
            new("/ban/cai-dat/chu-de", SetupText.Topics, SetupText.TopicsAbout, Role.Desk, TopicDesk.Kind),
            new("/ban/cai-dat/tien-ich", AlmanacText.Settings, AlmanacText.SettingsAbout, Role.Desk, "almanac"),
            new("/ban/cai-dat/chuyen-muc", SetupText.Sections, SetupText.SectionsAbout, Role.Chief, SectionDesk.Kind),
            new("/ban/cai-dat/van-phong", SetupText.Style, SetupText.StyleAbout, Role.Chief, MarkDesk.StyleKind),
            new("/ban/cai-dat/hoi-dap", QuestionsText.ClockSetup, QuestionsText.ClockHelp, Role.Chief, "questions-clock"),
            new("/ban/cai-dat/the-thuc", ProfileText.Profiles, ProfileText.ProfilesAbout, Role.Chief, "profile"),
            new("/ban/cai-dat/trang", SetupText.Site, SetupText.SiteAbout, Role.Owner, MarkDesk.SiteKind),
        ];
        var open = new List<Setting>();
        foreach (var setting in all.Where(setting => Permissions.May(setting.Least)))
        {
            open.Add(setting with { Last = await SetupPage.LastOfAsync(db, setting.Kind, HttpContext.RequestAborted) });
        }

        Open = open;
        return Page();
    }
}
