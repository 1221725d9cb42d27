using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Loudspeaker;

/// <summary>The script as a Word file; in Vietnamese, the language it is read in, whatever the desk's.</summary>
public sealed class TakeModel(PortalDb db, SiteIdentities identities) : ScriptPage(db, identities)
{
    /// <inheritdoc />
    protected override IActionResult Show()
    {
        LanguageMiddleware.Speak("vi");
        return File(ScriptFile.Of(Script), ScriptFile.MediaType, $"{Slug.From(Script.Bulletin.Title)}.docx");
    }
}
