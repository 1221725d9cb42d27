using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>
/// A page behind sign-in. Owns the rule that nobody gets past it without a role and, where demanded, a second factor; reads
/// both from the database on every request, so that a role taken away is gone at once.
/// </summary>
[Authorize]
public abstract class DeskPage : PageModel, IResultFilter
{
    /// <summary>What the signed-in member of staff may do.</summary>
    public Permissions Permissions { get; private set; } = null!;

    /// <summary>The signed-in member of staff.</summary>
    public StaffMember Me { get; private set; } = null!;

    /// <summary>The refusal to show at the top of the page, or null.</summary>
    public string? Refused { get; protected set; }

    /// <summary>A short message after a successful act, carried over one redirect.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Whether the page may be used before a second factor is set up.</summary>
    protected virtual bool OpenWithoutSecondFactor => false;

    /// <inheritdoc />
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        Response.Headers.CacheControl = "no-store";
        var db = HttpContext.RequestServices.GetRequiredService<PortalDb>();
        var id = long.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var member = await db.Users.Include(static user => user.Roles).ThenInclude(static role => role.Office).AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, HttpContext.RequestAborted);
        var permissions = member?.PermissionsOn(HttpContext.RequestServices.GetRequiredService<TimeProvider>().Today());
        if (member is null || permissions!.Highest is null)
        {
            context.Result = new ForbidResult();
            return;
        }

        if (context.HandlerMethod is null)
        {
            context.Result = StatusCode(StatusCodes.Status405MethodNotAllowed); // Else the page would be shown without what its handler loads and checks.
            return;
        }

        (Me, Permissions) = (member, permissions);
        LanguageMiddleware.Speak(member.Language);
        if (!OpenWithoutSecondFactor && await HttpContext.RequestServices.GetRequiredService<SecondFactorRule>().IsMissingAsync(member, HttpContext.RequestAborted))
        {
            context.Result = RedirectToPage("/Staff/Authenticator");
            return;
        }

        await next();
    }

    /// <summary>The language set in the handler's asynchronous method ends with it; the page is rendered after that.</summary>
    [NonHandler]
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (Me is not null)
        {
            LanguageMiddleware.Speak(Me.Language);
        }
    }

    /// <inheritdoc />
    [NonHandler]
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>Runs an act; a refusal is kept for the page to show and gives false.</summary>
    protected async Task<bool> TryAsync(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            await act();
            return true;
        }
        catch (Refusal refusal)
        {
            Refused = refusal.Message;
            return false;
        }
    }
}
