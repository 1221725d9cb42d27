using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.FactCheck;

/// <summary>Begins a check, of a claim somebody sent in (<c>?tin=12</c>) or of one the desk found itself.</summary>
public sealed class NewCheckModel(PortalDb db, CheckDesk desk) : CheckFormPage(db)
{
    /// <summary>The claim somebody sent in, or null.</summary>
    public Claim? Source { get; private set; }

    /// <inheritdoc />
    public override long? FromClaim => Source?.Id;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "tin")] long? claim)
    {
        if (Closed is { } closed)
        {
            return closed;
        }

        await ReadAsync(claim);
        if (Source is { } source)
        {
            Form = new CheckForm { Claim = VietnameseText.Orthography.Cut(VietnameseText.Orthography.CleanLine(source.Text), FactCheckRules.LongestClaim), Places = source.Seen };
        }

        return await ShowAsync();
    }

    /// <summary>Begins it.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "tin")] long? claim)
    {
        if (Closed is { } closed)
        {
            return closed;
        }

        var id = 0L;
        if (!await SendAsync(async (typed, stop) => id = await desk.BeginAsync(Permissions, typed, claim, stop)))
        {
            await ReadAsync(claim);
            return await ShowAsync();
        }

        Done = FactCheckDeskText.Begun;
        return LocalRedirect($"/ban/kiem-chung/{id}");
    }

    private async Task ReadAsync(long? id) => Source = id is null ? null : await Db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.State == ClaimState.Received, HttpContext.RequestAborted);
}
