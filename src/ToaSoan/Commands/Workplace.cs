using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>A data folder opened for a command: its folder made, its database brought up to date, its services ready.</summary>
public sealed class Workplace : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;

    private Workplace(WebApplication app) => (App, scope) = (app, app.Services.CreateAsyncScope());

    /// <summary>The program over this folder, not started.</summary>
    public WebApplication App { get; }

    /// <summary>The command's services.</summary>
    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>The command's database.</summary>
    public PortalDb Db => Services.GetRequiredService<PortalDb>();

    /// <summary>Opens a data folder. Throws <see cref="Refusal"/> when it cannot be used.</summary>
    public static async Task<Workplace> OpenAsync(Settings settings, CancellationToken stop, Action<WebApplicationBuilder>? adjust = null)
    {
        Directory.CreateDirectory(settings.Data);
        var workplace = new Workplace(Portal.Build(settings, adjust));
        await Database.PrepareAsync(workplace.Db, stop);
        return workplace;
    }

    /// <summary>Whether the folder holds the demo city.</summary>
    public Task<bool> IsDemoAsync(CancellationToken stop) => Db.DataMarks.AnyAsync(static mark => mark.Name == "demo", stop);

    /// <summary>What the member of staff with a sign-in name may do today. Throws <see cref="Refusal"/> when nobody of that name works here.</summary>
    public async Task<Permissions> MemberAsync(string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = Services.GetRequiredService<UserManager<StaffMember>>().NormalizeName(name.Trim());
        var member = await Db.Users.AsNoTracking().Include(static user => user.Roles).SingleOrDefaultAsync(user => user.NormalizedUserName == key, stop);
        return member?.PermissionsOn(Services.GetRequiredService<TimeProvider>().Today()) is { Highest: not null } may ? may : throw new Refusal(CommandsText.NoSuchMember, name);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await App.DisposeAsync();
    }
}
