using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>The house style at which the editor hints; chief and owner.</summary>
public sealed class StyleModel(PortalDb db, MarkDesk desk) : SetupPage(db)
{
    /// <summary>The longest title, in words, as typed or stored.</summary>
    [BindProperty]
    public int TitleWords { get; set; }

    /// <summary>"old", "new" or "".</summary>
    [BindProperty]
    public string? Tones { get; set; }

    /// <summary>Abbreviations, a line "this = that" each.</summary>
    [BindProperty]
    public string? Abbreviations { get; set; }

    /// <summary>Words, a line "this = that" each.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <inheritdoc />
    protected override Role Least => Role.Chief;

    /// <inheritdoc />
    protected override string Kind => MarkDesk.StyleKind;

    /// <inheritdoc />
    protected override string Here => "/ban/cai-dat/van-phong";

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Saves it.</summary>
    public Task<IActionResult> OnPostAsync() => ActAsync(StaffText.Saved, stop => desk.SaveAsync(Permissions, new HouseStyle(TitleWords, Tones ?? "", HouseStyle.Pairs(Abbreviations), HouseStyle.Pairs(Words)), stop));

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        ModelState.Clear();
        if (Refused is null)
        {
            var style = await HouseStyle.ReadAsync(Db, stop);
            (TitleWords, Tones, Abbreviations, Words) = (style.TitleWords, style.Tones, string.Join('\n', style.Abbreviations), string.Join('\n', style.Words));
        }

        return Page();
    }
}
