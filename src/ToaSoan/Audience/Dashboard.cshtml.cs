using ToaSoan.Staff;

namespace ToaSoan.Audience;

/// <summary>Who reads now and what: live, for all staff. It knows pages and hosts, never a reader.</summary>
public sealed class DashboardModel(Live live) : DeskPage
{
    /// <summary>What is seen.</summary>
    public LiveView View { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync() => View = await live.ReadAsync(HttpContext.RequestAborted);
}
