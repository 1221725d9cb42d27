using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.FactCheck;

/// <summary>A check as the desk's form sends it.</summary>
public sealed class CheckForm
{
    /// <summary>The version the form was made of.</summary>
    public int Version { get; set; }

    /// <summary>The claim.</summary>
    public string? Claim { get; set; }

    /// <summary>Where it was seen, a line each: an address, words, or an address with words behind it.</summary>
    public string? Places { get; set; }

    /// <summary>Who said it, when that is a public body or officer.</summary>
    public string? Speaker { get; set; }

    /// <summary>The public source that shows it.</summary>
    public string? SpeakerSource { get; set; }

    /// <summary>The day it was said or first seen.</summary>
    public DateOnly? SaidOn { get; set; }

    /// <summary>The verdict.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>Why, in short.</summary>
    public string? Finding { get; set; }

    /// <summary>The whole account, as typed text (Blocks/BlockMarkup).</summary>
    public string? Body { get; set; }

    /// <summary>The slug of a topic, or "".</summary>
    public string? Topic { get; set; }

    /// <summary>The form of a check.</summary>
    internal static CheckForm Of(Check check)
    {
        var content = check.Read();
        return new CheckForm
        {
            Version = check.Version, Claim = content.Claim, Places = string.Join('\n', content.Places.Select(static place => $"{place.Address} {place.Words}".Trim())), Speaker = content.Speaker, SpeakerSource = content.SpeakerSource, SaidOn = content.SaidOn,
            Verdict = content.Verdict, Finding = content.Finding, Body = string.Join("\n\n", BlockJson.Read(content.Body).Blocks.Select(BlockMarkup.Write)), Topic = content.Topic,
        };
    }

    /// <summary>What was typed, cleaned. Throws <see cref="Refusal"/> for a body that cannot be read.</summary>
    internal TypedCheck Typed() => new(new CheckContent
    {
        Claim = Orthography.CleanLine(Claim ?? ""), Places = [.. Orthography.Clean(Places ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(PlaceOf)], Speaker = Orthography.CleanLine(Speaker ?? ""),
        SpeakerSource = SeenAddress.Read(SpeakerSource)?.Address ?? Orthography.CleanLine(SpeakerSource ?? ""), SaidOn = SaidOn, Verdict = Verdict, Finding = Orthography.Clean(Finding ?? ""),
        Body = BlockJson.Write(new Document([.. BlockMarkup.Parse(Orthography.Clean(Body ?? ""))])), Topic = Topic is { Length: > 0 } topic ? topic : null,
    });

    /// <summary>A line that says where: an address before words, or words alone.</summary>
    internal static CheckPlace PlaceOf(string line)
    {
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        return parts[0].Contains("://", StringComparison.Ordinal) && SeenAddress.Read(parts[0]) is { } seen ? new CheckPlace(seen.Address, parts.Length > 1 ? parts[1] : "") : new CheckPlace("", line);
    }
}

/// <summary>A page with the form of a check.</summary>
public abstract class CheckFormPage(PortalDb db) : FactCheckPage(db)
{
    /// <summary>The fields.</summary>
    [BindProperty]
    public CheckForm Form { get; set; } = new();

    /// <summary>The topics there are.</summary>
    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>The check's number; 0 for a new one.</summary>
    public virtual long Id => 0;

    /// <summary>The claim somebody sent in of which a new one is made, or null.</summary>
    public virtual long? FromClaim => null;

    /// <summary>Shows the form with what it offers; what was typed stays in it.</summary>
    protected async Task<IActionResult> ShowAsync()
    {
        Db.ChangeTracker.Clear();
        ModelState.Clear();
        Topics = await Db.Topics.AsNoTracking().Where(static t => t.MergedIntoId == null && t.RetiredAt == null).OrderBy(static t => t.Name).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Does an act with what was typed; false when refused.</summary>
    protected Task<bool> SendAsync(Func<TypedCheck, CancellationToken, Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return TryAsync(() =>
        {
            Refusal.Must(ModelState.IsValid, FactCheckDeskText.NotAccepted);
            return act(Form.Typed(), HttpContext.RequestAborted);
        });
    }

    /// <summary>A day as a date field holds it.</summary>
    public static string? Field(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
