using ToaSoan.Platform;

namespace ToaSoan.Commands;

/// <summary>The command line.</summary>
public static class CommandLine
{
    /// <summary>Runs a command; 0 done, 1 refused or failed with one clear line on stderr, 2 wrong usage.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = Settings.From(new ConfigurationManager());
        Directory.CreateDirectory(settings.Data);
        await using var app = Portal.Build(settings);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await Database.PrepareAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), CancellationToken.None);
        }

        await app.RunAsync(args.Length > 0 ? args[0] : "http://127.0.0.1:5080");
        return 0;
    }
}
