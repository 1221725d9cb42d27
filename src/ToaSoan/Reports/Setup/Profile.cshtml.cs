using Microsoft.AspNetCore.Mvc;
using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Setup;

/// <summary>The newsroom's own values over a profile of official documents, with a sample of what they make; chief and owner.</summary>
public sealed class ProfileModel(PortalDb db, ProfileDesk desk, ReportDesk reports) : SetupPage(db)
{
    /// <summary>The profile's key; null for the first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Profile { get; set; }

    /// <summary>The fields.</summary>
    [BindProperty]
    public ProfileForm Form { get; set; } = new();

    /// <summary>What is set.</summary>
    public OwnProfile Own { get; private set; } = null!;

    /// <summary>The head as it is without the newsroom's words: from the portal's identity.</summary>
    public ReportHead Usual { get; private set; } = null!;

    /// <summary>The sample with what was typed, or null.</summary>
    public ReportPage? Sample { get; private set; }

    /// <inheritdoc />
    protected override Role Least => Role.Chief;

    /// <inheritdoc />
    protected override string Kind => ProfileDesk.Kind;

    /// <inheritdoc />
    protected override string Here => $"/ban/cai-dat/the-thuc/{Standard?.Key}";

    private DocumentProfile? Standard => DocumentProfiles.All.FirstOrDefault(one => one.Key == (Profile ?? DocumentProfiles.State.Key));

    /// <summary>Shows what is set.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Saves, leads back to the standard, or shows a sample of what was typed without saving it.</summary>
    public async Task<IActionResult> OnPostAsync(string? act)
    {
        if (Standard is not { } standard)
        {
            return NotFound();
        }

        if (act is not ("preview" or "word"))
        {
            return await (act == "standard" ? ActAsync(ProfileText.StandardAgain, stop => desk.SaveAsync(Permissions, standard.Key, "", new ReportHead(), stop))
                : ActAsync(StaffText.Saved, stop => Form.Read(standard) is var own ? desk.SaveAsync(Permissions, standard.Key, own.Values, own.Head, stop) : Task.CompletedTask));
        }

        byte[]? word = null;
        var page = await ShowAsync();
        if (Permissions.May(Least) && await TryAsync(() => Task.FromResult(word = Draw(standard))) && act == "word")
        {
            return File(word!, WordExport.MediaType, $"the-thuc-{standard.Key}.docx");
        }

        return page;
    }

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        if (Standard is not { } standard)
        {
            return NotFound();
        }

        Own = await OwnProfile.ReadAsync(Db, standard.Key, stop);
        Usual = await reports.UsualHeadAsync(stop);
        Form = HttpMethods.IsPost(Request.Method) ? Form : ProfileForm.Of(Own);
        return Page();
    }

    private byte[] Draw(DocumentProfile standard)
    {
        var typed = Form.Read(standard);
        var (document, profile) = (ProfileSample.Of(standard.Key, typed.Head.Or(Usual)), typed.Profile);
        var word = WordExport.Write(document, profile);
        Sample = new ReportPage(document, profile);
        return word;
    }
}
