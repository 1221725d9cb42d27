using ToaSoan.Staff;

namespace ToaSoan.Audience;

/// <summary>The live parts of the dashboard alone, for one that is open.</summary>
public sealed class PartsModel(Live live) : DeskPage
{
    /// <summary>What is seen.</summary>
    public LiveView View { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync() => View = await live.ReadAsync(HttpContext.RequestAborted);
}
